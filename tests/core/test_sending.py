"""A file on its way: what it holds is let go whatever becomes of it, and a reader who takes nothing is not waited for."""

from __future__ import annotations

import io
from contextlib import ExitStack

import pytest

from cases.core import sending
from cases.core.places import Places
from cases.core.sending import PIECE, Sending, TooSlow, pieces_of


@pytest.fixture
def places() -> Places:
    return Places(most=1, each=1)


def is_free(places: Places) -> bool:
    with places.take("somebody") as free:
        return free


def answer(places: Places, data: bytes) -> Sending:
    with ExitStack() as held:
        assert held.enter_context(places.take("reader"))
        file = held.enter_context(io.BytesIO(data))
        return Sending(pieces_of(file), held.pop_all())


def test_a_file_holds_its_place_until_the_answer_ends(places: Places) -> None:
    response = answer(places, data := b"x" * (2 * PIECE + 1))
    assert len(next(response)) == PIECE
    assert not is_free(places)
    assert b"".join(response) == data[PIECE:]
    response.close()
    assert is_free(places)


@pytest.mark.parametrize("read", [0, 1])
def test_a_reader_who_goes_away_leaves_nothing_behind(places: Places, read: int) -> None:
    response = answer(places, b"x" * (2 * PIECE))
    for _ in range(read):
        next(response)
    response.close()
    response.close()
    assert is_free(places)


def test_who_reads_too_slowly_is_not_waited_for(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    response = answer(places, b"x" * (2 * PIECE))
    monkeypatch.setattr(sending, "GRACE", -60)
    with pytest.raises(TooSlow):
        next(response)
    response.close()
    assert is_free(places)
