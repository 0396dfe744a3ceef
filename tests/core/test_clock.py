"""Hours that clocks leave out or show twice, in every zone that the forms offer."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.core.days import clock_at, comes_twice
from cases.process.situation import Zone

PACIFIC, SEOUL = "America/Los_Angeles", "Asia/Seoul"


@pytest.mark.parametrize(
    ("shown", "zone", "expected"),
    [
        ("2027-03-14T02:00", PACIFIC, None),
        ("2027-03-14T02:30", PACIFIC, None),
        ("2027-03-14T02:59", PACIFIC, None),
        ("2026-03-08T02:30", PACIFIC, None),
        ("1988-05-08T02:30", SEOUL, None),
        ("2027-03-28T02:30", "Europe/Berlin", None),
        ("2027-03-14T01:59", PACIFIC, "2027-03-14T09:59"),
        ("2027-03-14T03:00", PACIFIC, "2027-03-14T10:00"),
        ("2027-03-14T02:30", SEOUL, "2027-03-13T17:30"),
        ("2026-11-01T00:30", PACIFIC, "2026-11-01T07:30"),
        ("2026-11-01T01:30", PACIFIC, "2026-11-01T08:30"),
        ("2026-11-01T02:30", PACIFIC, "2026-11-01T10:30"),
        ("2027-03-15T02:30", PACIFIC, "2027-03-15T09:30"),
    ],
)
def test_a_moment_is_the_first_when_clocks_show_it(shown: str, zone: str, expected: str | None) -> None:
    naive = dt.datetime.fromisoformat(shown)
    moment = clock_at(naive.date(), naive.time(), ZoneInfo(zone))
    found = moment and moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="minutes")
    assert found == expected


@pytest.mark.parametrize(
    ("shown", "zone", "twice"),
    [
        ("2026-11-01T01:00", PACIFIC, True),
        ("2026-11-01T01:59", PACIFIC, True),
        ("2027-11-07T01:30", PACIFIC, True),
        ("2026-11-01T00:59", PACIFIC, False),
        ("2026-11-01T02:00", PACIFIC, False),
        ("2026-11-01T01:30", SEOUL, False),
    ],
)
def test_an_hour_comes_twice_when_summer_time_ends(shown: str, zone: str, twice: bool) -> None:
    moment = dt.datetime.fromisoformat(shown).replace(tzinfo=ZoneInfo(zone))
    assert comes_twice(moment) is comes_twice(moment.replace(fold=1)) is twice


FIRST, LAST = (dt.datetime.fromisoformat(day) for day in ("2012-01-01", "2099-12-30"))


@given(st.datetimes(FIRST, LAST), st.sampled_from(Zone.values))
def test_every_moment_is_shown_by_some_clock(moment: dt.datetime, zone: str) -> None:
    shown = moment.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone))
    found = clock_at(shown.date(), shown.time(), ZoneInfo(zone))
    assert found is not None
    assert found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == shown.replace(tzinfo=None)
