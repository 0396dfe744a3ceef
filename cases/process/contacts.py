"""How people talk about a case, and what became of what somebody promised. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices

# With this the deadline of a promise begins; what follows tells the promises of a case apart.
PROMISE_SLUG = "promise-"
PROMISE_MARK = "promise"


class Via(TextChoices):
    """The way on which somebody was talked or written to."""

    PHONE = "phone", _("전화")
    CHAT = "chat", _("채팅 상담")
    EMAIL = "email", _("이메일")
    POST = "post", _("우편")
    MESSENGER = "messenger", _("메신저")
    DISPUTE_PAGE = "dispute-page", _("환불·반품 화면")


class Kept(TextChoices):
    """What became of a promise."""

    KEPT = "kept", _("지켰어요")
    BROKEN = "broken", _("안 지켰어요")
    PUT_OFF = "put-off", _("더 미뤘어요")


# What a timeline says where an answer was a slip, and the promise is waited for again.
REOPENED = "reopened"
# How a timeline tells what became of it.
TOLD: dict[str, Promise] = {
    Kept.KEPT: _("%(day)s까지 하겠다던 약속을 지켰어요"),
    Kept.BROKEN: _("%(day)s까지 하겠다던 약속을 안 지켰어요"),
    Kept.PUT_OFF: _("%(day)s까지 하겠다던 약속을 더 미뤘어요"),
    REOPENED: _("%(day)s까지 하겠다던 약속을 다시 기다려요"),
}


@dataclass(frozen=True)
class Promised:
    """What somebody said would be done: until which day, on which day they said so, and how.

    Nobody's name and nobody's words: deadlines lie in calendars and mails too.
    """

    until: dt.date
    said_on: dt.date
    via: str = Via.PHONE.value

    @property
    def via_label(self) -> str:
        return str(Via(self.via).label)

    def as_stored(self) -> dict[str, str]:
        """Return it as JSON has it."""
        return {"until": self.until.isoformat(), "said_on": self.said_on.isoformat(), "via": self.via}

    @classmethod
    def from_stored(cls, stored: Mapping[str, str]) -> Self:
        """Return it; a way that nobody knows any more costs no page."""
        via = stored.get("via", "")
        return cls(
            dt.date.fromisoformat(stored["until"]),
            dt.date.fromisoformat(stored["said_on"]),
            via if via in Via.values else Via.PHONE.value,
        )
