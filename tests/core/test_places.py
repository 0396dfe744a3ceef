"""Places that are shared: how many, how many for one, and given back whatever happens."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from cases.core.places import HOLDERS, SPARE, Places
from refundguide import server


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


class Crowd:
    """Threads that take a place each and keep it until they are told to leave."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.answers: queue.Queue[tuple[str, bool]] = queue.Queue()
        self.leaving = {name: threading.Event() for name in "abcdef"}

    def come(self, name: str, who: str) -> None:
        threading.Thread(target=self._take, args=[name, who], daemon=True).start()

    def come_and_wait(self, name: str, who: str) -> None:
        waiting = len(self.places._queue) + 1
        self.come(name, who)
        while len(self.places._queue) < waiting:
            threading.Event().wait(0.001)

    def answer(self) -> tuple[str, bool]:
        return self.answers.get(timeout=60)

    def leave(self) -> None:
        for event in self.leaving.values():
            event.set()

    def _take(self, name: str, who: str) -> None:
        with self.places.take(who) as free:
            self.answers.put((name, free))
            if free:
                self.leaving[name].wait(60)


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    """Three may wait for the one place, for as long as a test may take."""
    crowd = Crowd(Places(most=1, each=1, waiting=3, wait=60))
    yield crowd
    crowd.leave()


def test_who_finds_no_place_waits_for_the_next_one_in_turn(crowd: Crowd) -> None:
    crowd.come("a", "one")
    assert crowd.answer() == ("a", True)
    crowd.come_and_wait("b", "two")
    crowd.come_and_wait("c", "three")
    crowd.leaving["a"].set()
    assert crowd.answer() == ("b", True)
    crowd.leaving["b"].set()
    assert crowd.answer() == ("c", True)


def test_somebody_else_comes_before_the_next_of_who_has_just_had_the_place(crowd: Crowd) -> None:
    crowd.come("a", "flood")
    assert crowd.answer() == ("a", True)
    crowd.come_and_wait("b", "flood")
    crowd.come_and_wait("c", "buyer")
    crowd.leaving["a"].set()
    assert crowd.answer() == ("c", True)
    crowd.leaving["c"].set()
    assert crowd.answer() == ("b", True)


def test_the_waiting_room_is_small_and_not_for_one_client_alone(crowd: Crowd) -> None:
    crowd.come("a", "flood")
    assert crowd.answer() == ("a", True)
    crowd.come_and_wait("b", "flood")
    crowd.come_and_wait("c", "flood")
    crowd.come("d", "flood")
    assert crowd.answer() == ("d", False)
    crowd.come_and_wait("e", "buyer")
    crowd.come("f", "another")
    assert crowd.answer() == ("f", False)


def test_whoever_may_have_it_comes_before_who_has_had_enough() -> None:
    crowd = Crowd(Places(most=2, each=1, waiting=3, wait=60))
    crowd.come("a", "one")
    assert crowd.answer() == ("a", True)
    crowd.come("b", "two")
    assert crowd.answer() == ("b", True)
    crowd.come_and_wait("c", "two")
    crowd.come_and_wait("d", "three")
    crowd.leaving["a"].set()
    assert crowd.answer() == ("d", True)
    crowd.leaving["b"].set()
    assert crowd.answer() == ("c", True)
    crowd.leave()


def test_a_wait_ends() -> None:
    places = Places(most=1, each=1, waiting=1, wait=0.001)
    with places.take("a"), places.take("b") as free:
        assert not free
    with places.take("b") as free:
        assert free


def test_the_server_has_threads_beyond_all_places() -> None:
    assert sum(place.threads for place in HOLDERS) + SPARE == server.THREADS
    assert SPARE >= 4


def test_who_waits_when_the_process_ends_is_sent_away(crowd: Crowd) -> None:
    crowd.come("a", "one")
    assert crowd.answer() == ("a", True)
    for name, who in (("b", "two"), ("c", "three")):
        crowd.come_and_wait(name, who)
    crowd.places.send_away()
    assert {crowd.answer(), crowd.answer()} == {("b", False), ("c", False)}
    crowd.come("d", "four")
    assert crowd.answer() == ("d", False)
