"""The rows of the seed as the tables hold them: each with the day of its check, in the order of the seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.process.receivers import Receiver
from cases.seed import channels, facts, rules, rungs, tracking
from cases.seed.facts.fact import RECHECKED_ON
from cases.seed.messages import MESSAGES
from cases.seed.replies import RULES
from cases.seed.sources import UNFOUND

type Row = dict[str, Any]


def fact_rows() -> Iterator[Row]:
    yield from facts.FACTS


def rule_rows() -> Iterator[Row]:
    """Yield the deadline rules; one that was checked on another day than the rest says so itself."""
    for at, row in enumerate(rules.RULES):
        yield {"checked_on": rules.CHECKED_ON, **row, "position": at}


def channel_rows() -> Iterator[Row]:
    """Yield the contact channels without their opening periods, which are rows of their own."""
    for at, row in enumerate(channels.CHANNELS):
        fields = {name: value for name, value in row.items() if name != "periods"}
        yield {"checked_on": channels.CHECKED_ON, **fields, "position": at}


def tracking_rows() -> Iterator[Row]:
    yield from tracking.PAGES


def box_rows() -> Iterator[Row]:
    """Yield whose boxes take messages. Nobody has published how many characters any of them takes."""
    for receiver in Receiver:
        yield {"receiver": receiver.value, "checked_on": RECHECKED_ON, **UNFOUND.fields()}


def message_rows() -> Iterator[Row]:
    for at, message in enumerate(MESSAGES):
        yield {**message.fields(), "position": at}


def rung_rows() -> Iterator[Row]:
    """Yield the rungs of the ladder, the lowest first."""
    for at, row in enumerate(rungs.RUNGS):
        yield {"checked_on": rungs.CHECKED_ON, **row, "position": at}


def reply_rows() -> Iterator[Row]:
    """Yield the rules of the decoder of replies, in the order in which a page warns."""
    for at, rule in enumerate(RULES):
        yield {**rule.fields(), "position": at}
