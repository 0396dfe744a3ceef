"""Where a buyer stands: what every rule and every judgement is given. Pure.

A case makes one of itself, the calculator one of what was typed into it, a page of the guide one that knows only the
problem. What is not known rules out nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices
from cases.process.problems import REFUSED_PROBLEM, Problem
from cases.process.states import REFUSED, Status


class Zone(TextChoices):
    """The time zones in which an order page shows its countdown."""

    SEOUL = "Asia/Seoul", _("한국 시간")
    PACIFIC = "America/Los_Angeles", _("미국 태평양 시간 (PST)")


@dataclass(frozen=True)
class OrderPage:
    """The countdown that the buyer read on the order page: the moment (aware), and the zone it was shown in."""

    at: dt.datetime
    zone: str = Zone.SEOUL.value


@dataclass(frozen=True)
class Situation:
    """What is known of an order that went wrong.

    `status` is None where there is no case, `payment` a value of `Payment` or empty; `dates` are the known days in
    Seoul by anchor name.
    """

    status: Status | None = None
    problem: Problem | None = None
    payment: str = ""
    dates: Mapping[str, dt.date] = field(default_factory=dict)
    order_page: OrderPage | None = None

    @property
    def is_closed(self) -> bool:
        return self.status == Status.CLOSED

    @property
    def is_refused(self) -> bool:
        """Whether the platform has said no: from here outside help competes on equal terms."""
        return self.status in REFUSED or (self.problem is not None and self.problem.slug == REFUSED_PROBLEM)

    def may_be_paid_by(self, payment: str) -> bool:
        """Say whether the order may have been paid like this; an empty `payment` means any."""
        return not (payment and self.payment and payment != self.payment)
