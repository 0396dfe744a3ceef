"""Days and times of day among other words; a year is never guessed."""

import datetime as dt

import pytest

from cases.core.formats.dates import read_day, read_time


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-20", "2026.11.20", "2026. 11. 20.", "2026/11/20", "20261120", "2026년 11월 20일", "２０２６－１１－２０",
        "2026-11-20\u200b", "결제일: 2026.11.20 (금)", "2026-11-20 13:04:05", "2026-11-20T10:00", "Nov 20, 2026",
        "20 Nov 2026", "November 20th, 2026", "2026-11-20 / 2026.11.20",
    ],
)  # fmt: skip
def test_one_day_is_read(typed):
    assert read_day(typed) == dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed",
    ["", "11월 20일", "26.11.20", "2026-11-20 ~ 2026-11-30", "2026-13-01", "2026-02-30", "3074935419642839", "지난주",
     "1.2026.11.20", "2026"],
)  # fmt: skip
def test_what_is_no_day_or_two_is_none(typed):
    assert read_day(typed) is None


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("23:59", dt.time(23, 59)),
        ("２３：５９", dt.time(23, 59)),
        ("23:59:30", dt.time(23, 59, 30)),
        ("15시 20분", dt.time(15, 20)),
        ("15시", dt.time(15)),
        ("오후 3:20", dt.time(15, 20)),
        ("오전 12:30", dt.time(0, 30)),
        ("3:20 PM", dt.time(15, 20)),
        ("3pm", dt.time(15)),
        ("23:59까지", dt.time(23, 59)),
        ("24:00", None),
        ("오후 13:00", None),
        ("7", None),
        ("저녁", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_read(typed, time):
    assert read_time(typed) == time
