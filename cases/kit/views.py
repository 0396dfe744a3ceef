"""The return kit: what goes into the parcel and before the camera, its label, and whether sending it is worth it."""

from __future__ import annotations

import datetime as dt
import io
import logging
from contextlib import ExitStack
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.bundle.typeset import NOT_MADE
from cases.casefile import access
from cases.casefile.models import Case
from cases.core import errors, limits, places
from cases.core.http import Request, client_network
from cases.core.sending import Sending, pieces_of
from cases.deadlines.deadline import Deadline
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.facts.models import PolicyFact
from cases.kit.forms import PartsForm, SenderForm, WorthForm
from cases.kit.label import label_pdf
from cases.kit.models import MOST_PARTS, Part
from cases.kit.worth import SENT_BY, Way, ways
from cases.money.ledger import Sum
from cases.money.on_case import money_of
from cases.photos.slots import waived
from cases.process.shots import PACKING_SHOTS, POSTING_SHOTS
from cases.returns.models import ReturnAddress, Shipment
from cases.returns.not_yet import not_yet

logger = logging.getLogger(__name__)


@require_GET
@access.case_owner
def kit(request: Request, case: Case) -> HttpResponse:
    """Show what is ready of the return and what is missing still."""
    return render(request, "kit/kit.html", _kit(case, PartsForm(), request.now))


def _kit(case: Case, form: PartsForm, now: dt.datetime) -> dict[str, Any]:
    parts = list(case.return_parts.all())
    there = {*case.photos.values_list("kind", flat=True), *waived(case)}
    packing, posting = ([(one, one.slug in there) for one in shots] for shots in (PACKING_SHOTS, POSTING_SHOTS))
    shots = [*packing, *posting]
    address = ReturnAddress.objects.filter(case=case).first()
    ready = [all(part.packed_at for part in parts) and bool(parts), bool(address and address.checked_at)]
    return {
        "case": case,
        "not_yet": not_yet(case.situation, is_sent=Shipment.objects.filter(case=case).exists()),
        "form": form,
        "parts": parts,
        "is_packed": ready[0],
        "shots": shots,
        "shot_parts": [packing, posting],
        "address": address,
        "done": sum(ready) + sum(has for _shot, has in shots),
        "all": len(ready) + len(shots),
        "send_by": _send_by(case, now),
        "one_return": PolicyFact.objects.filter(slug="one-return").first(),
    }


def _send_by(case: Case, now: dt.datetime) -> Deadline | None:
    """Return the last day to send the return, while the case knows it and even its earliest reading lies ahead."""
    found, _missing = deadlines_of(case.situation, now)
    return next((one for one in found if one.slug == SENT_BY and not (one.passed or one.in_doubt)), None)


@require_POST
@access.case_owner
def add_parts(request: Request, case: Case) -> HttpResponse:
    """Write down what goes back, a line each; without any, the goods of the case."""
    form = PartsForm(request.POST)
    if form.is_valid():
        names = form.cleaned_data["names"]
        if case.return_parts.count() + len(names) > MOST_PARTS:
            form.add_error("names", _("보낼 것은 %(most)s개까지 적을 수 있어요.") % {"most": MOST_PARTS})
        else:
            Part.objects.bulk_create(Part(case=case, name=name) for name in names)
            return redirect("kit:return-kit", case.reference)
    return render(request, "kit/kit.html", _kit(case, form, request.now), status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@access.case_owner
def change_part(request: Request, case: Case, pk: int) -> HttpResponse:
    """Put one thing into the parcel, take it out again, or off the list."""
    part = get_object_or_404(case.return_parts.all(), pk=pk)
    if "remove" in request.POST:
        part.delete()
    else:
        part.pack("packed" in request.POST, now=request.now)
    return redirect("kit:return-kit", case.reference)


@require_http_methods(["GET", "POST"])
@access.case_owner
def label(request: Request, case: Case) -> HttpResponseBase:
    """Ask who sends the parcel, and send its label and note as a PDF. What is asked for here is not stored."""
    address = ReturnAddress.objects.filter(case=case).first()
    if address is None:
        messages.info(request, _("라벨에 넣을 반품 주소를 먼저 적어 주세요."))
        return redirect("returns:return", case.reference)
    form = SenderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _label_file(request, case, address, form)
    return _label_page(request, case, address, form, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK)


def _label_page(
    request: Request, case: Case, address: ReturnAddress, form: SenderForm, status: HTTPStatus
) -> HttpResponse:
    failed = status == HTTPStatus.SERVICE_UNAVAILABLE
    context = {"case": case, "address": address, "form": form, "failed": failed}
    response = render(request, "kit/label.html", context, status=status)
    if failed:
        response.headers["Retry-After"] = "60"
    return response


def _label_file(request: Request, case: Case, address: ReturnAddress, form: SenderForm) -> HttpResponseBase:
    sender = {name: form.cleaned_data[name] for name in ("name", "phone", "postcode", "address")}
    with ExitStack() as held:
        who = client_network(request)
        if not held.enter_context(places.SENDING.take(who)):
            return errors.busy(request)
        with places.PAPERS.take(who) as free:
            if not free:
                return errors.busy(request)
            if not limits.BUNDLING.allows(request):
                return errors.too_often(request, after=limits.BUNDLING.window)
            try:
                parts = list(case.return_parts.all())
                made = held.enter_context(
                    label_pdf(case, address, parts, sender, form.cleaned_data["size"], request.now)
                )
            except NOT_MADE:
                logger.exception("The label of a return could not be made")
                return _label_page(request, case, address, form, HTTPStatus.SERVICE_UNAVAILABLE)
        length = made.seek(0, io.SEEK_END)
        made.seek(0)
        headers = {
            "Content-Type": "application/pdf",
            "Content-Length": str(length),
            "Content-Disposition": f'attachment; filename="return-label-{case.reference}.pdf"',
        }
        return StreamingHttpResponse(Sending(pieces_of(made), held.pop_all()), headers=headers)


@require_GET
@access.case_owner
def worth(request: Request, case: Case) -> HttpResponse:
    """Compare what each way leaves; `?postage=` and `?offered=` are for this page only."""
    asked = request.GET if {"postage", "offered"} & request.GET.keys() else None
    form = WorthForm(asked, currency=case.currency)
    money = money_of(case, request.now)
    paid = money.balance.paid_sum
    offered = Sum(money.offer.amount, money.offer.currency) if money.offer else None
    facts, rules = PolicyFact.objects.by_slug(), DeadlineRule.objects.by_slug()
    values = {slug: fact.value for slug, fact in facts.items()} | {slug: rule.length for slug, rule in rules.items()}
    found = ways(
        case.situation,
        paid,
        postage=form.postage_sum,
        offered=form.offered_sum or offered,
        values=values,
        send_by=_send_by(case, request.now),
    )
    context = {
        "case": case,
        "form": form,
        "ways": found,
        "uncounted": [way for way in found if not way.is_counted],
        # Bars that are all as long tell nothing.
        "bars": len({way.percent for way in found if way.percent}) > 1,
        "sources": _sources(found, facts | rules),
        "paid": paid,
    }
    return render(request, "kit/worth.html", context, status=422 if form.errors else 200)


def _sources(found: list[Way], rows: dict[str, Any]) -> list[Any]:
    """Return the rows that the cells lean on, each once, in the order of the cells."""
    cells = [cell for way in found for cell in (way.money, way.days)]
    slugs = dict.fromkeys(slug for cell in cells for slug in (*cell.facts, *cell.rules))
    return [rows[slug] for slug in slugs if slug in rows]
