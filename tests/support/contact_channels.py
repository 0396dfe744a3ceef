"""Channels for tests without a database."""

import datetime as dt

from cases.contact.hours import Channel, Period


def weekdays(*stretches):
    return tuple(Period(day, dt.time(a), dt.time(b)) for day in range(5) for a, b in stretches)


DISPUTE = Channel("dispute", always_open=True, decides=True, scores={"speed": 1, "record": 3, "explain": 3}, position=0)
PHONE = Channel(
    "phone", periods=weekdays((9, 18)), confirmed=False, scores={"speed": 3, "record": 0, "explain": 2}, position=1
)
CHAT = Channel("chat", always_open=True, confirmed=False, scores={"speed": 2, "record": 2, "explain": 3}, position=2)
EMAIL = Channel(
    "email", always_open=True, confirmed=False, reachable=False, scores={"speed": 0, "record": 3, "explain": 1},
    position=3,
)  # fmt: skip
WEB = Channel("1372-web", always_open=True, outside=True, scores={"speed": 1, "record": 3, "explain": 1}, position=4)
CENTRE = Channel(
    "1372", periods=weekdays((9, 12), (13, 18)), outside=True, scores={"speed": 2, "record": 1, "explain": 2},
    position=5,
)  # fmt: skip
PORTAL = Channel(
    "crossborder", always_open=True, outside=True, scores={"speed": 0, "record": 3, "explain": 1}, position=6
)
CARD = Channel("card-issuer", outside=True, pays_back=True, scores={"speed": 0, "record": 3, "explain": 1}, position=7)
ALL = (DISPUTE, PHONE, CHAT, EMAIL, WEB, CENTRE, PORTAL, CARD)
