"""Turns at something that does one thing at a time: bounded, as much time for each client, in order within one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from cases.imaging.turns import Turn, Turns

# Modules are read before the first test runs: later than the end of any run of all tests.
NEVER = time.monotonic() + 86_400


class Rush:
    """Clients that come one after the other while somebody has the turn, and the order in which they got theirs.

    A turn takes as long as `costs` says of its client, one second if it says nothing; no clock is asked.
    """

    def __init__(self, most: int = 99, each: int = 99, costs: dict[str, float] | None = None, places: int = 1) -> None:
        self.now = 0.0
        self.costs = costs or {}
        self.turns = Turns(most, each, places=places, clock=lambda: self.now)
        self.served, self.refused = list[str](), list[str]()
        self._threads: list[threading.Thread] = []

    @contextmanager
    def has(self, who: str) -> Iterator[Turn]:
        """Let somebody have the turn, which is free, for the block."""
        with self.turns.take(who, NEVER) as turn:
            assert turn
            self.turns.begin(turn)
            yield turn

    def spend(self, who: str) -> None:
        self.now += self.costs.get(who, 1.0)

    def comes(self, who: str) -> None:
        """Let one more come, and go on once it waits, was served or was sent away."""
        came = threading.Thread(target=self._take, args=[who])
        before = self._settled()
        came.start()
        self._threads.append(came)
        while self._settled() == before:
            time.sleep(0)

    def ends(self) -> list[str]:
        """Wait until nobody waits."""
        for thread in self._threads:
            thread.join()
        return self.served

    def _settled(self) -> int:
        return sum(map(len, self.turns._waiting.values())) + len(self.served) + len(self.refused)

    def _take(self, who: str) -> None:
        with self.turns.take(who, NEVER) as turn:
            (self.served if turn else self.refused).append(who)
            if turn:
                self.turns.begin(turn)
                self.spend(who)


@pytest.mark.parametrize(
    ("holder", "come", "costs", "served"),
    [
        ("a", "", {}, ""),
        ("a", "b", {}, "b"),
        ("a", "aaaa", {}, "aaaa"),
        # One who comes once is next, however many of another wait already.
        ("a", "aaaab", {}, "baaaa"),
        ("a", "aab", {}, "baa"),
        ("b", "aaab", {}, "abaa"),
        ("a", "bcbcbc", {}, "bcbcbc"),
        ("a", "bbbccc", {}, "bcbcbc"),
        ("x", "aaabbc", {}, "abcaba"),
        ("x", "abcabc", {}, "abcabc"),
        # What takes long counts as much as it takes.
        ("a", "aaabbb", {"a": 3}, "bbbaaa"),
        ("x", "aaabbbb", {"a": 3}, "abbbaba"),
        ("x", "aabbbbc", {"a": 2.5}, "abcbbab"),
        ("a", "aaab", {"a": 0.1}, "baaa"),
    ],
)
def test_clients_have_as_much_time(holder: str, come: str, costs: dict[str, float], served: str) -> None:
    rush = Rush(costs=costs)
    with rush.has(holder):
        for who in come:
            rush.comes(who)
        rush.spend(holder)
    assert "".join(rush.ends()) == served
    assert not rush.turns.is_wanted


@pytest.mark.parametrize(
    ("goes_on", "ends", "come", "served"),
    [
        ("a", "a", "ab", "ba"),
        ("a", "a", "aaabb", "bbaaa"),
        ("a", "b", "aac", "caa"),
        # What `a` has beside goes on to count.
        ("a", "b", "aabb", "abba"),
    ],
)
def test_who_has_several_turns_at_a_time_is_counted_each(goes_on: str, ends: str, come: str, served: str) -> None:
    rush = Rush(places=2)
    with rush.has(goes_on):
        with rush.has(ends):
            for who in come:
                rush.comes(who)
            rush.now += 1
        assert "".join(rush.ends()) == served


def test_what_goes_on_counts_before_it_ends() -> None:
    """A client with a turn that takes long does not get the next one as if it had had nothing."""
    rush = Rush(places=2, costs={"c": 0})
    with rush.has("a"):
        with rush.has("b"):
            for who in "abc":
                rush.comes(who)
            rush.now += 5
        assert "".join(rush.ends())[0] == "c"


def test_a_turn_that_never_begins_costs_nothing() -> None:
    rush = Rush()
    with rush.turns.take("a", NEVER) as turn:
        assert turn
        rush.comes("a")
        rush.comes("b")
        rush.now += 5
    assert "".join(rush.ends()) == "ab"


def test_nobody_saves_up_turns_and_nobody_is_remembered_for_ever() -> None:
    """A client that was away for long is due now, not long ago: it does not push everybody else away."""
    rush = Rush()
    for _ in range(50):
        with rush.has("a"):
            rush.spend("a")
    with rush.has("a"):
        for who in "bbbaaa":
            rush.comes(who)
        rush.spend("a")
    assert "".join(rush.ends()) == "bababa"
    for number in range(50):
        with rush.has(f"once {number}"):
            rush.spend("a")
    assert not rush.turns._due


@pytest.mark.parametrize(
    ("come", "refused"),
    [("aa", ""), ("aaa", "a"), ("aaabbb", "ab"), ("aabbc", "c"), ("abcd", ""), ("abcde", "e")],
)
def test_few_of_one_client_wait_and_few_of_all(come: str, refused: str) -> None:
    rush = Rush(most=4, each=2)
    with rush.turns.take("x", NEVER):
        for who in come:
            rush.comes(who)
        assert "".join(rush.refused) == refused
    assert len(rush.ends()) == len(come) - len(refused)


def test_who_waits_no_longer_leaves_no_gap() -> None:
    rush = Rush(most=2, each=1)
    with rush.turns.take("x", NEVER):
        rush.comes("a")
        with rush.turns.take("b", until=0.0) as has_turn:
            assert not has_turn
        rush.comes("c")
    assert sorted(rush.ends()) == ["a", "c"]
    with rush.turns.take("x", until=0.0) as has_turn:
        assert has_turn


@pytest.mark.parametrize("fails", [False, True])
def test_a_turn_is_given_back_however_it_ends(fails: bool) -> None:
    turns = Turns(most=1, each=1)

    def use(act: Callable[[], object]) -> None:
        with turns.take("a", until=0.0) as has_turn:
            assert has_turn
            act()

    if fails:
        with pytest.raises(ZeroDivisionError):
            use(lambda: 1 / 0)
    use(lambda: None)


@pytest.mark.parametrize("places", [1, 3])
def test_many_at_once_are_never_more_at_a_time_than_there_are_places(places: int) -> None:
    turns = Turns(most=99, each=99, places=places)
    inside, most, served, lock = 0, 0, 0, threading.Lock()

    def take(who: str) -> None:
        nonlocal inside, most, served
        for _ in range(50):
            with turns.take(who, NEVER) as turn:
                with lock:
                    inside += 1
                    most = max(most, inside)
                    served += turn is not None
                time.sleep(0)
                with lock:
                    inside -= 1

    threads = [threading.Thread(target=take, args=[who]) for who in "aabbcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most <= places
    assert served == 400
    assert not turns._taken
