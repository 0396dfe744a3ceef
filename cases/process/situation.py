"""Where a buyer stands: what every rule and every judgement is given. Pure.

A case makes one of itself, the calculator one of what was typed into it, a page of the guide one that knows only the
problem. What is not known rules out nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices
from cases.process.contacts import Promised
from cases.process.problems import REFUSED_PROBLEM, Problem
from cases.process.states import REFUSED, Status

# The deadline that the page of every order shows, by the slug of its rule.
DISPUTE_CLOSES = "dispute-closes"
# The rules about goods that leave the country again.
SENT_ABROAD = frozenset({"duty-refund-6m"})


class Zone(TextChoices):
    """The time zones in which an order page shows its countdown."""

    SEOUL = "Asia/Seoul", _("한국 시간")
    PACIFIC = "America/Los_Angeles", _("미국 태평양 시간 (PST)")


class ReadOn(TextChoices):
    """Where a buyer reads until when something may be done."""

    ORDER_PAGE = "order-page", _("주문 화면")
    DISPUTE_PAGE = "dispute-page", _("환불·반품 화면")
    MESSAGE = "message", _("알리익스프레스가 보낸 메일이나 알림")
    AGENT = "agent", _("상담원의 답변")


@dataclass(frozen=True)
class Countdown:
    """What the platform itself shows as the end: the moment (aware), the zone it was shown in, and where it was read."""

    at: dt.datetime
    zone: str = Zone.SEOUL.value
    read_on: str = ReadOn.ORDER_PAGE.value

    @property
    def zone_label(self) -> str:
        return str(Zone(self.zone).label)

    @property
    def read_on_label(self) -> str:
        return str(ReadOn(self.read_on).label)

    def as_stored(self) -> dict[str, str]:
        """Return it as JSON has it."""
        return {"at": self.at.astimezone(dt.UTC).isoformat(), "zone": self.zone, "read_on": self.read_on}

    @classmethod
    def from_stored(cls, stored: Mapping[str, str]) -> Self:
        """Return it; a zone or a place that nobody knows any more costs no page."""
        zone, read_on = stored.get("zone", ""), stored.get("read_on", "")
        return cls(
            dt.datetime.fromisoformat(stored["at"]),
            zone if zone in Zone.values else Zone.SEOUL.value,
            read_on if read_on in ReadOn.values else ReadOn.ORDER_PAGE.value,
        )


@dataclass(frozen=True)
class Situation:
    """What is known of an order that went wrong.

    `status` is None where there is no case, `payment` a value of `Payment` or empty; `dates` are the known days in
    Seoul by anchor name, `countdowns` what the platform shows, by the slug of the rule that it overrides,
    `won` what was paid where that is known in won, `promises` what others said they would do, by the slug of its deadline,
    `stays_in_korea` whether the goods go back to an address that is surely in Korea.
    """

    status: Status | None = None
    problem: Problem | None = None
    payment: str = ""
    dates: Mapping[str, dt.date] = field(default_factory=dict)
    countdowns: Mapping[str, Countdown] = field(default_factory=dict)
    won: Decimal | None = None
    promises: Mapping[str, Promised] = field(default_factory=dict)
    stays_in_korea: bool = False

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
