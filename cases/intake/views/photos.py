"""Photos first: a case that is made of the first photos, and asked about later."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.casefile.models import Case
from cases.core import errors, limits
from cases.core.http import Request
from cases.core.policy import own_session
from cases.core.retention import UNTOUCHED_CASE
from cases.imaging import sanitise
from cases.intake import drafts
from cases.intake.forms import FirstPhotosForm
from cases.intake.key_cookie import give_key_later
from cases.intake.opening import make_held
from cases.photos import uploads
from cases.photos.receiving import Receipt, receive_all
from cases.process.problems import Problem
from cases.process.states import Role


@require_http_methods(["GET", "POST"])
@own_session
def first_photos(request: Request) -> HttpResponse:
    """Ask for the photos alone; the case is made when the first of them are there.

    No case exists before, so that whoever only looks leaves nothing behind.
    """
    sent = request.POST if request.method == "POST" else request.GET
    problem, kept = drafts.known_problem(sent.get("problem", "")), drafts.kept(request)
    if kept:
        context = {"kept": kept, "chosen": problem, "photos": True}
        return render(request, "intake/which.html", context, status=409 if request.method == "POST" else 200)
    if problem is None:
        return redirect("intake:intake-start")
    if request.method == "GET":
        return _ask(request, problem, FirstPhotosForm())
    form = FirstPhotosForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, problem, form, status=422)
    files = form.cleaned_data["photos"]
    if not uploads.may_upload(request, sum(file.size or 0 for file in files)):
        form.add_error("photos", limits.TOO_MUCH)
        return _ask(request, problem, form, status=422)
    # Who does not say which page this was is nobody's second tap.
    made = make_held(request, intake_id=drafts.sent_as(request) or uuid.uuid4(), problem=problem.slug)
    if made is None:
        form.add_error(
            None,
            _("이 인터넷 연결에서 짧은 시간에 사건을 너무 많이 만들었어요. 한 시간 뒤에 사진을 다시 골라 주세요."),
        )
        response = _ask(request, problem, form, status=429)
        response["Retry-After"] = str(int(limits.CREATING.window.total_seconds()))
        return response
    if not made.is_held:
        form.add_error(None, _("오래 열어 둔 화면이라 사진을 담지 못했어요. 사진을 다시 골라 주세요."))
        return _ask(request, problem, form, status=409)
    response = _shown(request, made.case, _received(request, made.case, files))
    give_key_later(request, response, made.case, made.key)
    return response


def _received(request: Request, case: Case, files: list[object]) -> list[Receipt]:
    with uploads.decoding_for(request) as caller:
        return receive_all(case, files, kind="", now=request.now, role=Role.OWNER, caller=caller)  # type: ignore[arg-type]


def _shown(request: Request, case: Case, receipts: list[Receipt]) -> HttpResponse:
    """Go on to the photos where all are there, a second tap's among them; else say first what became of each."""
    refused = [receipt for receipt in receipts if receipt.rejected and receipt.rejected.reason != "duplicate"]
    if refused:
        context = {"case": case, "receipts": receipts, "taken": len(receipts) - len(refused)}
        if context["taken"] or not any(receipt.is_store_away for receipt in receipts):
            return render(request, "intake/photos_sent.html", context, status=200 if context["taken"] else 422)
        response = render(request, "intake/photos_sent.html", context, status=503)
        response.headers["Retry-After"] = str(errors.PHOTOS_SECONDS)
        return response
    count = len(receipts)
    messages.success(
        request, ngettext("사진 %(count)s장을 올렸어요.", "사진 %(count)s장을 올렸어요.", count) % {"count": count}
    )
    response = redirect("photos:evidence", case.reference)
    response["Location"] += "?first=1"
    return response


def _ask(request: Request, problem: Problem, form: FirstPhotosForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "shots": problem.shot_list[:3],
        "sending_id": uuid.uuid4(),
        "keep_days": UNTOUCHED_CASE.days,
        "max_megabytes": sanitise.MAX_BYTES // 1024**2,
        "max_request_megabytes": uploads.MAX_REQUEST_BYTES // 1024**2,
    }
    return render(request, "intake/photos.html", context, status=status)
