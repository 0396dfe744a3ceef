"""The shared counter: so often per window, each actor for itself."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.core.models import Attempts

pytestmark = pytest.mark.django_db

WINDOW = dt.timedelta(minutes=5)
NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)


def tries(key: str, times: int, *, now: dt.datetime = NOW) -> list[bool]:
    return [Attempts.allow(key, limit=3, window=WINDOW, now=now) for _ in range(times)]


def test_tries_within_the_limit_are_allowed_and_the_next_ones_are_not() -> None:
    assert tries("a", 5) == [True, True, True, False, False]


def test_actors_are_counted_apart() -> None:
    tries("a", 4)
    assert tries("b", 1) == [True]


def test_the_next_window_starts_from_nothing() -> None:
    tries("a", 4)
    assert tries("a", 1, now=NOW + WINDOW - dt.timedelta(seconds=1)) == [False]
    assert tries("a", 1, now=NOW + WINDOW) == [True]


def test_windows_of_other_days_are_forgotten() -> None:
    tries("a", 1)
    tries("b", 1, now=NOW + dt.timedelta(days=3))
    assert list(Attempts.objects.values_list("key", flat=True)) == ["b"]


def test_a_refused_try_is_counted_too() -> None:
    tries("a", 5)
    assert Attempts.objects.get(key="a").count == 5


def test_whoever_only_asks_is_told_the_same_and_counted_nowhere(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def asked() -> bool:
        with django_assert_num_queries(1):
            return Attempts.allow("a", limit=3, window=WINDOW, now=NOW, amount=0)

    assert asked()
    assert not Attempts.objects.exists()
    tries("a", 3)
    assert asked()
    tries("a", 1)
    assert not asked()
