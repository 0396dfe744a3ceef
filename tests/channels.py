"""Holidays and channels for the tests of hours, ranking and the week."""

import datetime as dt

from cases.days import SEOUL
from cases.hours import Channel, Period

# From the Korean calendar (월력요항 2027, 공휴일에 관한 법률): not taken from the package that seeds the table.
HOLIDAYS = {
    dt.date(2026, 12, 25): "성탄절",
    dt.date(2027, 1, 1): "신정",
    dt.date(2027, 2, 6): "설날 전날",
    dt.date(2027, 2, 7): "설날",
    dt.date(2027, 2, 8): "설날 다음날",
    dt.date(2027, 2, 9): "설날 대체공휴일",
    dt.date(2027, 5, 1): "노동절",
    dt.date(2027, 5, 3): "노동절 대체공휴일",
    dt.date(2027, 5, 5): "어린이날",
    dt.date(2027, 6, 6): "현충일",
    dt.date(2027, 7, 17): "제헌절",
    dt.date(2027, 7, 19): "제헌절 대체공휴일",
    dt.date(2028, 10, 2): "추석 전날",
    dt.date(2028, 10, 3): "개천절 · 추석",
    dt.date(2028, 10, 4): "추석 다음날",
    dt.date(2028, 10, 5): "추석 대체공휴일",
}


def weekdays(*stretches):
    return tuple(Period(day, dt.time(a), dt.time(b)) for day in range(5) for a, b in stretches)


PHONE = Channel(
    "phone", periods=weekdays((9, 18)), confirmed=False, scores={"speed": 3, "record": 0, "explain": 2}, position=0
)
CHAT = Channel("chat", always_open=True, confirmed=False, scores={"speed": 2, "record": 2, "explain": 3}, position=1)
EMAIL = Channel(
    "email", always_open=True, confirmed=False, reachable=False, scores={"speed": 0, "record": 3, "explain": 1},
    position=2,
)  # fmt: skip
CENTRE = Channel(
    "1372", periods=weekdays((9, 12), (13, 18)), outside=True, scores={"speed": 2, "record": 1, "explain": 2},
    position=3,
)  # fmt: skip
PORTAL = Channel(
    "crossborder", always_open=True, outside=True, scores={"speed": 0, "record": 3, "explain": 1}, position=4
)
ALL = (PHONE, CHAT, EMAIL, CENTRE, PORTAL)


def seoul(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)
