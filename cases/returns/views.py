"""The return of goods: its address and its parcel."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request
from cases.core.incoming import Form, say_understood
from cases.facts.models import PolicyFact
from cases.imaging.sanitise import ImageRejected
from cases.photos.models import EvidencePhoto
from cases.photos.receiving import receive
from cases.photos.uploads import decoding_for, may_upload
from cases.process.quotas import CaseFull
from cases.process.shots import PACKING_SHOTS, POSTING_SHOTS
from cases.process.states import CaseChanged, Role
from cases.returns.forms import AddressForm, CheckForm, ExpectedForm, ShipmentForm, StationForm, TrackingForm
from cases.returns.models import ReturnAddress, Shipment, Station, TrackingPage
from cases.returns.models.station import delivery_among
from cases.returns.not_yet import not_yet


@require_http_methods(["GET", "POST"])
@access.case_owner
def address(request: Request, case: Case) -> HttpResponse:
    """Show the return address with what looks odd about it, and write it."""
    saved = ReturnAddress.objects.filter(case=case).first()
    form = AddressForm(request.POST if request.method == "POST" else None, initial=_values(saved, AddressForm))
    if request.method == "POST" and form.is_valid():
        try:
            ReturnAddress.write(case, form.cleaned_data, now=request.now)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            messages.success(request, _("반품 주소를 적어 두었어요."))
            say_understood(request, form)
            return redirect("returns:return", case.reference)
    return _address_page(request, case, form, saved)


def _address_page(
    request: Request, case: Case, form: AddressForm, saved: ReturnAddress | None, check_form: CheckForm | None = None
) -> HttpResponse:
    check_form = check_form or CheckForm()
    is_sent = Shipment.objects.filter(case=case).exists()
    context = {
        "case": case,
        "form": form,
        "saved": saved,
        "check_form": check_form,
        "not_yet": not_yet(case.situation, is_sent=is_sent),
    }
    status = 422 if form.errors or check_form.errors else 200
    return render(request, "returns/address.html", context, status=status)


@require_POST
@access.case_owner
def check(request: Request, case: Case) -> HttpResponse:
    """Write down that the owner compared the return address, letter by letter, with where it came from."""
    saved = get_object_or_404(ReturnAddress, case=case)
    form = CheckForm(request.POST)
    if form.is_valid():
        try:
            saved.check_against(form.cleaned_data["against"], role=Role.OWNER, now=request.now)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            messages.success(request, _("주소를 비교한 것을 적어 두었어요."))
            return redirect("returns:return", case.reference)
    return _address_page(request, case, AddressForm(initial=_values(saved, AddressForm)), saved, form)


@require_http_methods(["GET", "POST"])
@access.case_owner
def shipment(request: Request, case: Case) -> HttpResponse:
    """Show the parcel with what looks odd about it, and write it; a receipt photo joins the evidence."""
    saved = Shipment.objects.filter(case=case).first()
    form = ShipmentForm(
        *([request.POST, request.FILES] if request.method == "POST" else []),
        initial=_values(saved, ShipmentForm),
        case=case,
        today=timezone.localdate(request.now),
    )
    if request.method == "POST":
        try:
            # The photo is kept even where a number beside it is wrong: a mistake never costs a file.
            _keep_receipt(request, case, form)
            if form.is_valid():
                _write_shipment(request, case, form)
                messages.success(request, _("반품 운송장을 적어 두었어요."))
                say_understood(request, form)
                return redirect("returns:shipment", case.reference)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
    return _shipment_page(request, case, saved, form=form)


def _shipment_page(request: Request, case: Case, saved: Shipment | None, **refused: Form) -> HttpResponse:
    """Show the parcel and where it was; `refused` are forms that were sent and could not be taken, by their names."""
    today = timezone.localdate(request.now)
    rows = Station.of(case) if saved else []
    delivered = delivery_among(rows, saved)
    context: dict[str, Any] = {
        "case": case,
        "saved": saved,
        "not_yet": not_yet(case.situation, is_sent=saved is not None),
        "receipt": _receipt(case),
        "return_shots": (PACKING_SHOTS, POSTING_SHOTS),
        "tracking": _tracking(saved),
        "stations": rows[::-1],
        "delivered": delivered,
        "days": PolicyFact.objects.filter(slug="ems-days").first() if saved and saved.carrier == "ems" else None,
        "is_late": _is_late(saved, delivered, today),
        "form": ShipmentForm(initial=_values(saved, ShipmentForm), case=case, today=today),
        "station_form": StationForm(initial={"happened_on": today}, today=today),
        "tracking_form": TrackingForm(),
        **refused,
    }
    if saved and "expected_form" not in refused:
        initial = {"expected_on": saved.expected_on}
        context["expected_form"] = ExpectedForm(initial=initial, shipped_on=saved.shipped_on)
    status = 422 if any(form.errors for form in refused.values()) else 200
    return render(request, "returns/shipment.html", context, status=status)


def _is_late(saved: Shipment | None, delivered: Station | None, today: dt.date) -> bool:
    """Say whether the parcel should have arrived by now, and no line says that it did."""
    return bool(saved and saved.expected_on and saved.expected_on < today and not delivered)


@require_POST
@access.case_owner
def add_station(request: Request, case: Case) -> HttpResponse:
    """Write down by hand where the parcel was."""
    saved = get_object_or_404(Shipment, case=case)
    form = StationForm(request.POST, today=timezone.localdate(request.now))
    if form.is_valid():
        try:
            added = Station.add(saved, [form.station], now=request.now)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            messages.success(request, _("배송 기록을 적어 두었어요.") if added else _("이미 적혀 있는 기록이에요."))
            say_understood(request, form)
            return redirect("returns:shipment", case.reference)
    return _shipment_page(request, case, saved, station_form=form)


@require_POST
@access.case_owner
def strike_station(request: Request, case: Case, pk: int) -> HttpResponse:
    """Leave a line out that was written by mistake."""
    if get_object_or_404(Station, case=case, pk=pk).strike(now=request.now):
        messages.success(request, _("배송 기록을 지웠어요."))
    return redirect("returns:shipment", case.reference)


@require_POST
@access.case_owner
def expect(request: Request, case: Case) -> HttpResponse:
    """Write down on which day the parcel should arrive, as somebody told."""
    saved = get_object_or_404(Shipment, case=case)
    form = ExpectedForm(request.POST, shipped_on=saved.shipped_on)
    if form.is_valid():
        try:
            if saved.expect(form.cleaned_data["expected_on"], now=request.now):
                said = _("도착 예정일을 적어 두었어요.") if saved.expected_on else _("도착 예정일을 지웠어요.")
                messages.success(request, said)
            return redirect("returns:shipment", case.reference)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
    return _shipment_page(request, case, saved, expected_form=form)


def _keep_receipt(request: Request, case: Case, form: ShipmentForm) -> None:
    upload = request.FILES.get("receipt")
    if upload is None:
        return
    if not may_upload(request, upload.size or 0):
        form.add_error("receipt", limits.TOO_MUCH)
        return
    try:
        with decoding_for(request) as caller:
            receive(case, upload, kind="receipt", now=request.now, role=Role.OWNER, caller=caller)
    except ImageRejected as rejected:
        if rejected.reason != "duplicate":
            form.add_error("receipt", str(rejected.sentence))


def _receipt(case: Case) -> EvidencePhoto | None:
    return case.photos.filter(kind="receipt").last()


def _tracking(saved: Shipment | None) -> str:
    """Return where the carrier shows the parcel; "" where nobody knows."""
    page = TrackingPage.objects.filter(carrier=saved.carrier).first() if saved else None
    return page.of(saved.tracking_number) if page and saved else ""


def _write_shipment(request: Request, case: Case, form: ShipmentForm) -> None:
    fields = {**form.cleaned_data, "receipt": _receipt(case)}
    try:
        Shipment.write(case, fields, now=request.now)
    except CaseChanged:
        # Another tab moved the case first; the parcel is as true as before.
        case.refresh_from_db()
        Shipment.write(case, fields, now=request.now)


def _values(saved: models.Model | None, form: type[AddressForm] | type[ShipmentForm]) -> dict[str, object] | None:
    return {name: getattr(saved, name) for name in form.base_fields} if saved else None
