"""The box that takes whatever was copied: what it saw, and what of it is written down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.fields import MASKED
from cases.core.http import Request
from cases.paste.forms import PasteForm, TakeForm
from cases.paste.models import Pasted
from cases.paste.proposals import Proposed, proposed
from cases.paste.taking import take
from cases.process.quotas import CaseFull
from cases.process.states import CaseChanged

SHOWN = 5000


@require_http_methods(["GET", "POST"])
@access.case_owner
def paste(request: Request, case: Case) -> HttpResponse:
    """Ask for something copied, keep it as it is, and say what was seen in it; nothing else is written yet."""
    if request.method == "GET":
        return _page(request, case, PasteForm().at_hand(), status=200)
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form, status=422)
    text = form.cleaned_data["text"]
    if not limits.may_store(request, len(text.encode("utf-8", "surrogatepass"))):
        form.add_error("text", str(limits.TOO_MUCH))
        return _page(request, case, form, status=422)
    try:
        row = Pasted.keep(case, text, now=request.now)
    except CaseFull as full:
        form.add_error("text", str(full.sentence))
        return _page(request, case, form, status=422)
    return _seen(request, case, row, is_masked=row.original != text)


def _page(request: Request, case: Case, form: PasteForm, *, status: int) -> HttpResponse:
    rows = Pasted.objects.filter(case=case).only("pk", "received_at")
    return render(request, "paste/paste.html", {"case": case, "form": form, "rows": rows}, status=status)


@require_http_methods(["GET", "POST"])
@access.case_owner
def pasted(request: Request, case: Case, pk: int) -> HttpResponse:
    """Show what was seen in a kept text, and write down what was ticked of it."""
    row = get_object_or_404(Pasted, case=case, pk=pk)
    if request.method == "GET":
        return _seen(request, case, row)
    found = _found(request, case, row)
    form = TakeForm(request.POST, found=found, case=case, text=row.original, today=timezone.localdate(request.now))
    if not form.is_valid():
        return _seen(request, case, row, form=form)
    try:
        reply = take(case, row, found, form.cleaned_data, now=request.now)
    except CaseFull as full:
        form.add_error(None, str(full.sentence))
    except CaseChanged:
        form.add_error(None, _("그사이에 사건이 바뀌었어요. 다시 눌러 주세요."))
    else:
        messages.success(request, _("고른 것을 적어 두었어요."))
        if reply:
            return redirect("replies:reply", case.reference, reply.pk)
        if "address" in form.cleaned_data["take"]:
            return redirect("returns:return", case.reference)
        if any(name.startswith("station-") for name in form.cleaned_data["take"]):
            return redirect("returns:shipment", case.reference)
        return redirect(case)
    return _seen(request, case, row, form=form)


def _found(request: Request, case: Case, row: Pasted) -> Proposed:
    return proposed(row.original, case, pasted_at=row.received_at, today=timezone.localdate(request.now))


def _seen(
    request: Request, case: Case, row: Pasted, *, form: TakeForm | None = None, is_masked: bool = False
) -> HttpResponse:
    found = form.found if form else _found(request, case, row)
    today = timezone.localdate(request.now)
    form = form or TakeForm(found=found, case=case, text=row.original, today=today)
    ticked = form.data.getlist("take") if form.is_bound and hasattr(form.data, "getlist") else None
    context = {
        "case": case,
        "row": row,
        "form": form,
        "found": found,
        "lines": [
            (name, one, one.is_ticked and not one.present if ticked is None else name in ticked)
            for name, one in found.kinds.items()
        ],
        "others": [one for one in found.proposals if not one.can_be_taken],
        "is_masked": is_masked,
        "masked": MASKED,
        "shown": row.original[:SHOWN],
        "more": max(0, len(row.original) - SHOWN),
    }
    return render(request, "paste/pasted.html", context, status=422 if form.errors else 200)


@require_GET
@access.case_owner
def original(request: Request, case: Case, pk: int) -> HttpResponse:
    """Send a kept text as a file, byte for byte as it is kept."""
    row = get_object_or_404(Pasted, case=case, pk=pk)
    headers = {"Content-Disposition": f'attachment; filename="{case.reference}-pasted-{row.pk}.txt"'}
    data = row.original.encode("utf-8", "surrogatepass")
    return HttpResponse(data, content_type="text/plain; charset=utf-8", headers=headers)


@require_POST
@access.case_owner
def remove(request: Request, case: Case, pk: int) -> HttpResponse:
    """Delete a kept text; what was written down of it stays."""
    get_object_or_404(Pasted, case=case, pk=pk).remove(now=request.now)
    messages.success(request, _("붙여 넣은 글을 지웠어요."))
    return redirect("paste:paste", case.reference)
