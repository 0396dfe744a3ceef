"""What a pasted text proposes for a case: each thing with what stands there now, and what would be written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.casefile.models import Case
from cases.core.days import near_day, when
from cases.core.formats.amounts import Amount
from cases.core.formats.carriers import CARRIERS
from cases.core.formats.orders import order_number_text
from cases.core.formats.stations import Station as Told
from cases.deadlines.models import DeadlineRule
from cases.paste.seeing import Seen, see
from cases.process.payment import money_text
from cases.process.situation import DISPUTE_CLOSES
from cases.process.states import Status
from cases.replies.asks import Ask
from cases.replies.reading import read
from cases.returns.models import ReturnAddress, Shipment, Station
from cases.returns.models.station import new_among

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

    @property
    def present_text(self) -> str:
        """What stands there now, as pages show it."""
        return order_number_text(self.present) if self.kind == "order-number" else self.present


@dataclass(frozen=True)
class Proposed:
    """All that a text proposes; `asks` are the marks of a reply in it, `ends_at` is when its countdown ends."""

    seen: Seen
    asks: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    ends_at: dt.datetime | None = None
    saved: ReturnAddress | None = None
    parcel: Shipment | None = None

    @property
    def kinds(self) -> dict[str, Proposal]:
        """Those that can be taken, by kind; of several amounts or stations each by its value."""
        return {_name(one): one for one in self.proposals if one.can_be_taken}


def _name(proposal: Proposal) -> str:
    if proposal.kind == "amount":
        return f"amount-{proposal.value}-{proposal.currency}"
    return f"station-{proposal.value}" if proposal.kind == "station" else proposal.kind


def proposed(text: str, case: Case, *, pasted_at: dt.datetime, today: dt.date) -> Proposed:
    """Return what `text` proposes for `case`; a countdown counts from the moment at which it was pasted."""
    seen = see(text)
    asks = tuple(one.rule.ask for one in read(_spoken(text, seen), case, today=today))
    saved = ReturnAddress.objects.filter(case=case).first()
    ends_at = pasted_at + seen.countdown if seen.countdown else None
    parcel = Shipment.objects.filter(case=case).first()
    found = [
        *_of_the_address(seen, saved),
        *_of_the_order(seen, case, bool(asks)),
        *_of_the_parcel(seen, parcel, case),
        *_of_stations(seen, parcel, case, today),
        *_of_the_clock(seen, case, ends_at, pasted_at),
        *_of_a_reply(asks, is_ticked=not seen.stations),
    ]
    return Proposed(seen, asks, tuple(found), ends_at, saved, parcel)


def _spoken(text: str, seen: Seen) -> str:
    """Return a text without the telephone of an address in it: that of a depot asks nobody to call off the platform."""
    return text.replace(seen.address.phone, " ") if seen.address and seen.address.phone else text


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
            Proposal(
                "order-number",
                number,
                _("주문번호"),
                order_number_text(number),
                case.order_number,
                is_ticked=not case.order_number,
            )
        )
    alone = len(seen.amounts) == 1 and case.amount is None and not is_reply
    return [*found, *(_amount(amount, case, alone) for amount in seen.amounts)]


def _amount(amount: Amount, case: Case, is_ticked: bool) -> Proposal:
    text = money_text(amount.value, amount.currency)
    value = f"{amount.value.normalize():f}"
    if amount.is_refund:
        note = _("돌려받을 돈이나 돌려받은 돈은 ‘환불 금액’에 적어요.")
        return Proposal("amount", value, _("금액"), text, note=note, can_be_taken=False, currency=amount.currency)
    is_ticked = is_ticked and amount.is_refund is False
    return Proposal("amount", value, _("결제 금액"), text, case.money, is_ticked=is_ticked, currency=amount.currency)


def _of_the_parcel(seen: Seen, saved: Shipment | None, case: Case) -> list[Proposal]:
    if not seen.tracking_number:
        return []
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


def _of_stations(seen: Seen, saved: Shipment | None, case: Case, today: dt.date) -> list[Proposal]:
    """Return each line of a tracking page that does not stand there yet; a line of a day to come is none."""
    told = [one for one in seen.stations if one.on <= today + dt.timedelta(days=1)]
    number = saved.tracking_number if saved else ""
    known = [row for row in Station.of(case) if row.tracking_number == number] if saved and told else []
    fresh = new_among(told, known)
    may_be_taken = bool(saved or seen.tracking_number)
    found = [
        _station(one, saved, today, may_be_taken=may_be_taken, is_ticked=_is_of(saved, seen, one)) for one in fresh
    ]
    if len(fresh) < len(told):
        count = len(told) - len(fresh)
        text = _("%(count)s줄") % {"count": count}
        found.append(Proposal("stations-known", str(count), _("이미 적혀 있는 배송 기록"), text, can_be_taken=False))
    return found


def _is_of(saved: Shipment | None, seen: Seen, one: Told) -> bool:
    """Say whether a line may be of the parcel that was sent back: of no other number, and not from before it was sent."""
    if saved is None or (seen.tracking_number and seen.tracking_number != saved.tracking_number):
        return False
    return one.on >= saved.shipped_on


def _station(one: Told, saved: Shipment | None, today: dt.date, *, may_be_taken: bool, is_ticked: bool) -> Proposal:
    clock = f" {one.time:%H:%M}" if one.time else ""
    note = ""
    if not may_be_taken:
        note = _("보낸 운송장을 먼저 적으면 여기에 이어서 적을 수 있어요.")
    elif saved and one.on < saved.shipped_on:
        note = _("반품을 보낸 날보다 앞선 기록이에요. 다른 택배가 아닌지 확인하세요.")
    return Proposal(
        "station",
        station_value(one),
        _("배송 기록 %(day)s%(clock)s") % {"day": near_day(one.on, today), "clock": clock},
        one.said,
        note=note,
        is_ticked=is_ticked,
        can_be_taken=may_be_taken,
    )


def station_value(one: Told) -> str:
    """Return a line as scripts read it, day and time in ISO 8601 first; it tells the lines of a page apart."""
    return f"{one.on:%Y-%m-%d}{f'T{one.time:%H:%M}' if one.time else ''} {one.said}"


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


def _of_a_reply(asks: tuple[str, ...], *, is_ticked: bool) -> list[Proposal]:
    if not asks:
        return []
    said = ", ".join(str(Ask(ask).label) for ask in asks)
    return [Proposal("reply", " ".join(asks), _("받은 답장"), said, is_ticked=is_ticked)]


def clocks_of(case: Case, text: str) -> list[tuple[str, str]]:
    """Return the deadlines that a countdown may be of, as choices, the likeliest first."""
    rules = [rule for rule in DeadlineRule.objects.filter(has_countdown=True) if rule.runs_for(case.situation)]
    of_seller = any(word in text.lower() for word in ("판매자", "seller", "卖家"))
    likely = "seller-answers" if of_seller else DISPUTE_CLOSES
    rules.sort(key=lambda rule: rule.slug != likely)
    if not rules:
        rules = list(DeadlineRule.objects.filter(slug=DISPUTE_CLOSES))
    return [(rule.slug, rule.title) for rule in rules]
