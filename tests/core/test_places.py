"""Places that are shared: how many, how many for one, and given back whatever happens."""

import pytest

from cases.core.places import Places


def test_places_are_shared_fairly_and_given_back() -> None:
    places = Places(most=3, each=2)
    with places.take("a") as first, places.take("a") as second, places.take("a") as third:
        assert (first, second, third) == (True, True, False)
        with places.take("b") as fourth, places.take("c") as fifth:
            assert (fourth, fifth) == (True, False)
    with places.take("a") as again, places.take("a") as twice:
        assert again and twice
    with pytest.raises(KeyError), places.take("a"):
        raise KeyError
    with places.take("a") as again, places.take("a") as twice:
        assert again and twice
