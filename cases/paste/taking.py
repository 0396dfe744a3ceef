"""Writes down what was ticked of a pasted text, each thing by the door that it always comes in by."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from cases.casefile.models import Case
from cases.core.formats.addresses import HONG_KONG, KOREA
from cases.paste.models import Pasted
from cases.paste.proposals import Proposed, station_value
from cases.process.situation import DISPUTE_CLOSES, Countdown
from cases.replies.models import Reply
from cases.returns.models import ReturnAddress, Shipment, Station


def take(case: Case, pasted: Pasted, found: Proposed, values: dict[str, Any], *, now: dt.datetime) -> Reply | None:
    """Write the ticked proposals of `found`, all or none; return the reply where one was among them.

    `values` are those of a valid `TakeForm`. Raises `CaseFull` and `CaseChanged`.
    """
    taken = set(values["take"])
    with transaction.atomic():
        if "address" in taken or taken & {"phone", "recipient", "postcode"}:
            _write_address(case, found, taken, values, now)
        fields = _order_fields(found, taken)
        if fields:
            case.change(fields, now=now)
        if "countdown" in taken and found.ends_at:
            case.read_countdown(values.get("about") or DISPUTE_CLOSES, Countdown(found.ends_at), now=now)
        if "tracking-number" in taken:
            _write_parcel(case, found, values, now)
        if told := [one for one in found.seen.stations if f"station-{station_value(one)}" in taken]:
            Station.add(Shipment.objects.get(case=case), told, now=now)
        return Reply.keep(case, pasted.original, now=now) if "reply" in taken else None


def _write_address(case: Case, found: Proposed, taken: set[str], values: dict[str, Any], now: dt.datetime) -> None:
    """Write the parts that were ticked over what is there; what was not ticked stays as it is."""
    where, saved = found.seen.address, found.saved
    names = ("country", "postcode", "address", "other_script", "recipient", "phone", "note")
    fields: dict[str, Any] = {name: getattr(saved, name) for name in names} if saved else {}
    if "address" in taken and where:
        fields |= {"country": where.country, "address": where.address, "other_script": where.other_script}
        fields["postcode"] = "" if where.country == HONG_KONG else values.get("postcode", "")
        if recipient := values.get("recipient"):
            fields["recipient"] = recipient
    if where and "postcode" in taken and not where.is_old_postcode:
        fields["postcode"] = where.postcode
    if where and "recipient" in taken:
        fields["recipient"] = where.recipient
    fields.setdefault("recipient", where.recipient if where else "")
    if "phone" in taken:
        fields["phone"] = found.seen.phone
    fields.setdefault("country", where.country if where else KOREA)
    ReturnAddress.write(case, fields, now=now)


def _order_fields(found: Proposed, taken: set[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "order-number" in taken:
        fields["order_number"] = found.seen.order_number
    for name, proposal in found.kinds.items():
        if proposal.kind == "amount" and name in taken:
            amount = next(one for one in found.seen.amounts if f"{one.value.normalize():f}" == proposal.value)
            fields |= {"amount": amount.value, "currency": proposal.currency}
    return fields


def _write_parcel(case: Case, found: Proposed, values: dict[str, Any], now: dt.datetime) -> None:
    saved = Shipment.objects.filter(case=case).first()
    fields = {
        "carrier": found.seen.carrier or (saved.carrier if saved else "other"),
        "tracking_number": found.seen.tracking_number,
        "shipped_on": values["shipped_on"],
    }
    Shipment.write(case, fields, now=now)
