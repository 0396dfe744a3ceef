"""Whether the goods had better stay where they are: as long as nobody has agreed to take them back. Pure."""

from __future__ import annotations

from cases.process.choices import TextChoices
from cases.process.situation import Situation
from cases.process.standings import BEFORE_FILING
from cases.process.states import REFUSED, Status


class NotYet(TextChoices):
    """What has to come before a return is sent."""

    ASK = "ask"
    WAIT = "wait"
    HELP = "help"


_WAITING = frozenset({Status.FILED, Status.NEGOTIATING, Status.PLATFORM_REVIEW})


def not_yet(situation: Situation, *, is_sent: bool = False) -> NotYet | None:
    """Return what has to come first; nothing once a return is agreed on, or was sent all the same (`is_sent`)."""
    known = {"approved_on", "shipped_back_on", "arrived_on"} & set(situation.dates)
    if is_sent or known or situation.status is None or (situation.problem and situation.problem.already_happened):
        return None
    if situation.status in BEFORE_FILING:
        return NotYet.ASK
    if situation.status in _WAITING:
        return NotYet.WAIT
    return NotYet.HELP if situation.status in REFUSED else None
