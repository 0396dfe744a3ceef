"""What a pasted text proposes for a case: each thing with what stands there now, and what would be written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.casefile.models import Case
from cases.core.days import when
from cases.core.formats.amounts import Amount
from cases.core.formats.carriers import CARRIERS
from cases.deadlines.models import DeadlineRule
from cases.paste.seeing import Seen, see
from cases.process.payment import money_text
from cases.process.situation import DISPUTE_CLOSES
from cases.process.states import Status
from cases.replies.asks import Ask
from cases.replies.reading import read
from cases.returns.models import ReturnAddress, Shipment

COUNTRIES = dict(ReturnAddress.Country.choices)


@dataclass(frozen=True)
class Proposal:
    """One thing that was seen: its kind and value as scripts read them, and in words; `present` is what stands there now.

    `note` says what to mind. What only belongs to something else that was seen cannot be ticked by itself.
    """

    kind: str
    value: str
    label: str
    text: str
    present: str = ""
    note: str = ""
    is_ticked: bool = False
    can_be_taken: bool = True
    currency: str = ""


@dataclass(frozen=True)
class Proposed:
    """All that a text proposes; `asks` are the marks of a reply in it, `ends_at` is when its countdown ends."""

    seen: Seen
    asks: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    ends_at: dt.datetime | None = None
    saved: ReturnAddress | None = None

    @property
    def kinds(self) -> dict[str, Proposal]:
        """Those that can be taken, by kind; of several amounts each by its value."""
        return {_name(one): one for one in self.proposals if one.can_be_taken}


def _name(proposal: Proposal) -> str:
    return f"amount-{proposal.value}-{proposal.currency}" if proposal.kind == "amount" else proposal.kind


def proposed(text: str, case: Case, *, pasted_at: dt.datetime, today: dt.date) -> Proposed:
    """Return what `text` proposes for `case`; a countdown counts from the moment at which it was pasted."""
    seen = see(text)
    asks = tuple(one.rule.ask for one in read(text, case, today=today))
    saved = ReturnAddress.objects.filter(case=case).first()
    ends_at = pasted_at + seen.countdown if seen.countdown else None
    found = [
        *_of_the_address(seen, saved),
        *_of_the_order(seen, case, bool(asks)),
        *_of_the_parcel(seen, case),
        *_of_the_clock(seen, case, ends_at, pasted_at),
        *_of_a_reply(asks),
    ]
    return Proposed(seen, asks, tuple(found), ends_at, saved)


def _of_the_address(seen: Seen, saved: ReturnAddress | None) -> list[Proposal]:
    where = seen.address
    found = []
    if where:
        country = str(COUNTRIES[where.country])
        text = f"{country} · {where.address}" + (f" / {where.other_script}" if where.other_script else "")
        present = saved.address if saved else ""
        found.append(Proposal("address", where.address, _("반품 주소"), text, present, is_ticked=True))
        if where.postcode:
            note = _("예전 6자리 우편번호예요. 지금 쓰는 5자리를 찾아 적어 주세요.") if where.is_old_postcode else ""
            present = saved.postcode if saved else ""
            found.append(
                Proposal(
                    "postcode", where.postcode, _("우편번호"), where.postcode, present, note,
                    is_ticked=not note, can_be_taken=not note,
                )
            )  # fmt: skip
        if where.recipient:
            present = saved.recipient if saved else ""
            found.append(
                Proposal("recipient", where.recipient, _("받는 사람"), where.recipient, present, is_ticked=True)
            )
    if seen.phone:
        belongs = bool(where or saved)
        note = "" if belongs else _("반품 주소를 적을 때 함께 쓸 수 있어요.")
        present = saved.phone if saved else ""
        found.append(
            Proposal(
                "phone", seen.phone, _("받는 사람 전화번호"), seen.phone, present, note,
                is_ticked=bool(where), can_be_taken=belongs,
            )
        )  # fmt: skip
    return found


def _of_the_order(seen: Seen, case: Case, is_reply: bool) -> list[Proposal]:
    found = []
    if number := seen.order_number:
        found.append(
            Proposal("order-number", number, _("주문번호"), number, case.order_number, is_ticked=not case.order_number)
        )
    alone = len(seen.amounts) == 1 and case.amount is None and not is_reply
    return [*found, *(_amount(amount, case, alone) for amount in seen.amounts)]


def _amount(amount: Amount, case: Case, is_ticked: bool) -> Proposal:
    text = money_text(amount.value, amount.currency)
    value = f"{amount.value.normalize():f}"
    return Proposal("amount", value, _("결제 금액"), text, case.money, is_ticked=is_ticked, currency=amount.currency)


def _of_the_parcel(seen: Seen, case: Case) -> list[Proposal]:
    if not seen.tracking_number:
        return []
    saved = Shipment.objects.filter(case=case).first()
    is_due = case.status in {Status.RETURN_DUE, Status.RETURNING}
    label = _("내가 반품으로 보낸 운송장 번호")
    present = saved.tracking_number if saved else ""
    found = [
        Proposal("tracking-number", seen.tracking_number, label, seen.tracking_number, present, is_ticked=is_due)
    ]  # fmt: skip
    if seen.carrier:
        name = str(CARRIERS[seen.carrier])
        present = str(saved.get_carrier_display()) if saved else ""
        found.append(Proposal("carrier", seen.carrier, _("택배사"), name, present, can_be_taken=False))
    return found


def _of_the_clock(seen: Seen, case: Case, ends_at: dt.datetime | None, now: dt.datetime) -> list[Proposal]:
    if ends_at is None or seen.countdown is None or case.description.is_closed:
        return []
    text = _("%(when)s까지") % {"when": when(ends_at, now)}
    shown = case.order_page
    present = when(shown.at, now) if shown else ""
    note = _("붙여 넣은 때부터 세었어요.")
    return [
        Proposal("countdown", _duration(seen.countdown), _("화면에 나온 기한"), text, present, note, is_ticked=True)
    ]


def _duration(left: dt.timedelta) -> str:
    """Return a duration as ISO 8601 has it: P4DT3H12M."""
    hours, rest = divmod(left.seconds, 3600)
    clock = "".join(f"{value}{unit}" for value, unit in zip((hours, *divmod(rest, 60)), "HMS", strict=True) if value)
    return "P" + (f"{left.days}D" if left.days else "") + (f"T{clock}" if clock else "")


def _of_a_reply(asks: tuple[str, ...]) -> list[Proposal]:
    if not asks:
        return []
    said = ", ".join(str(Ask(ask).label) for ask in asks)
    return [Proposal("reply", " ".join(asks), _("받은 답장"), said, is_ticked=True)]


def clocks_of(case: Case, text: str) -> list[tuple[str, str]]:
    """Return the deadlines that a countdown may be of, as choices, the likeliest first."""
    rules = [rule for rule in DeadlineRule.objects.filter(has_countdown=True) if rule.runs_for(case.situation)]
    of_seller = any(word in text.lower() for word in ("판매자", "seller", "卖家"))
    likely = "seller-answers" if of_seller else DISPUTE_CLOSES
    rules.sort(key=lambda rule: rule.slug != likely)
    if not rules:
        rules = list(DeadlineRule.objects.filter(slug=DISPUTE_CLOSES))
    return [(rule.slug, rule.title) for rule in rules]
