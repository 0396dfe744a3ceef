"""The ready messages of a case: which fit now, filled with what is known of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases.casefile.models import Case
from cases.conversations.promises import latest_promise, passed_promises
from cases.core.text import seen_length
from cases.deadlines.rulebook import standing_now
from cases.messages.choosing import fitting
from cases.messages.facts import Facts
from cases.messages.faults import NAMES
from cases.messages.language import LANGUAGES
from cases.messages.models import MessageBox, MessageTemplate
from cases.money.on_case import money_of
from cases.process.events import Kind
from cases.process.receivers import Receiver
from cases.returns.models import ReturnAddress, Shipment


@dataclass(frozen=True)
class ReadyText:
    """One text to copy: its language as a tag and as people call it, and how long it is."""

    language: str
    name: str
    text: str

    @property
    def length(self) -> int:
        return seen_length(self.text)


@dataclass(frozen=True)
class ReadyMessage:
    """A message filled for one case; `most` is how many characters its receiver's box takes, None where nobody knows."""

    template: MessageTemplate
    texts: tuple[ReadyText, ...]
    most: int | None = None

    @property
    def slug(self) -> str:
        return self.template.slug

    @property
    def receiver(self) -> Receiver:
        return Receiver(self.template.receiver)

    @property
    def when(self) -> str:
        """When it fits, or where it goes: what asks for something is a whole sentence and ends as one."""
        return re.sub(r"세요$", "세요.", self.template.when)

    @property
    def korean(self) -> ReadyText:
        return self.texts[0]

    @property
    def to_send(self) -> tuple[ReadyText, ...]:
        """The texts in the order in which they are offered: what the receiver most probably reads comes first."""
        return tuple(sorted(self.texts, key=self._order))

    def _order(self, text: ReadyText) -> tuple[bool, bool]:
        return text.language != self.receiver.language, text is self.korean


def facts_of(case: Case, now: dt.datetime) -> Facts:
    """Return what messages may say of `case`; four queries. Photos are counted as the papers count them."""
    money = money_of(case, now)
    offer, balance = money.offer, money.balance
    promise = latest_promise(case)
    shipment = Shipment.objects.filter(case=case).first()
    return Facts(
        situation=case.situation,
        today=timezone.localdate(now),
        order_number=case.order_number,
        item=case.item,
        story=case.story,
        paid=(case.amount, case.currency) if case.amount else None,
        photos=list(case.photos.values_list("kind", flat=True)),
        carrier=shipment.carrier if shipment else "",
        tracking_number=shipment.tracking_number if shipment else "",
        promise=promise.quote if promise else "",
        promise_until=promise.until_on if promise else None,
        told_on=promise.said_on if promise else None,
        offer=(offer.amount, offer.currency) if offer else None,
        refunded=(balance.refunded, balance.currency) if balance.refunded else None,
        left=(balance.left, balance.currency) if balance.refunded and balance.left else None,
    )


def templates_for(case: Case, now: dt.datetime) -> list[MessageTemplate]:
    """Return the templates that fit now, the one for this moment first; none of a closed case."""
    if case.description.is_closed:
        return []
    situation = case.situation
    slugs = fitting(
        situation,
        standing_now(situation, now).lateness,
        has_promise_passed=bool(passed_promises(case, now)),
        has_address=ReturnAddress.objects.filter(case=case).exists(),
        is_posted=has_shipped(case),
    )
    rows = {row.slug: row for row in MessageTemplate.objects.filter(slug__in=slugs)}
    return [rows[slug] for slug in slugs if slug in rows]


def has_shipped(case: Case) -> bool:
    """Say whether the return of a case was sent: its parcel is written down, or the day of it."""
    return case.shipped_back_on is not None or Shipment.objects.filter(case=case).exists()


def filled(template: MessageTemplate, case: Case, now: dt.datetime) -> ReadyMessage:
    """Return `template` as `case` would say it."""
    box = MessageBox.objects.filter(receiver=template.receiver).first()
    facts = replace(facts_of(case, now), said_on=_said_on(case, template.slug))
    return fill(template, facts, box.most if box else None)


def _said_on(case: Case, slug: str) -> list[dt.date]:
    """Return the days on which the buyer wrote down that they sent this message, since anything came of it last."""
    came = case.events.filter(kind__in=[Kind.MOVED, Kind.PROMISE_ANSWERED]).order_by("-number").values("number")[:1]
    since = Coalesce(Subquery(came), 0)
    sent = case.events.filter(kind=Kind.MESSAGE_SENT, data__slug=slug, number__gt=since).values_list(
        "created_at", flat=True
    )
    return [timezone.localdate(at) for at in sent]


def fill(template: MessageTemplate, facts: Facts, most: int | None = None) -> ReadyMessage:
    texts = tuple(ReadyText(one, str(NAMES[one]), template.filled(facts, one)) for one in LANGUAGES)
    return ReadyMessage(template, texts, most)
