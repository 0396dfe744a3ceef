"""How near it is that a channel opens or closes: near enough for a badge, or for the order. Pure."""

from __future__ import annotations

import datetime as dt

from cases.contact.hours import State

# From here on the badge counts the minutes until somebody closes, or opens in the morning.
SOON = dt.timedelta(hours=1)
# From here on the minutes before a change weigh more than what is true this moment. Ten minutes are about what it takes
# to find the number in the app, copy the order number and lay the photos ready: whoever begins that with a line that
# opens in less is not kept waiting, and with one that closes in less is still in the queue when it ends. Half an hour
# would be too much on both sides: it makes people wait while the chat answers, and keeps them from a phone on which
# there is time for the whole call.
NEAR = dt.timedelta(minutes=10)
MINUTE = dt.timedelta(minutes=1)


def opens_soon(state: State, at: dt.datetime) -> bool:
    """Whether it opens in so few minutes that it counts as open."""
    return state.next_open is not None and state.next_open - at <= NEAR


def opens_within_hour(state: State, at: dt.datetime) -> bool:
    """Whether it is closed and opens within the hour; one at lunch says so instead."""
    return state.reason == "closed" and state.next_open is not None and state.next_open - at <= SOON


def closes_soon(state: State, at: dt.datetime) -> bool:
    """Whether it closes in so few minutes that whoever waits for it may wait in vain."""
    return state.until is not None and state.until - at <= NEAR


def minutes_left(state: State, at: dt.datetime) -> int | None:
    """Return the minutes until it closes or opens, the running one counted, where they are few enough for a badge."""
    change = state.changes_at
    if change is None or change - at > (SOON if state.open or opens_within_hour(state, at) else NEAR):
        return None
    return -(-(change - at) // MINUTE)
