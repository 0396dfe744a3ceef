"""What can be done with a case as a whole: put its answers right, leave it, delete it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import policy
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.front.forms.manage import ForgetForm
from cases.intake.forms import QUESTIONS
from cases.process.quotas import CaseFull
from cases.process.situation import DISPUTE_CLOSES


@require_GET
@access.case_owner
def manage(request: Request, case: Case) -> HttpResponse:
    """Show the answers of the case, to be put right, and what can be done with the case as a whole."""
    return render(request, "front/manage.html", {"case": case})


@require_http_methods(["GET", "POST"])
@access.case_owner
def edit(request: Request, case: Case, slug: str) -> HttpResponse:
    """Change the answers to one question of the intake."""
    if slug not in QUESTIONS:
        raise Http404
    if slug == "deadline":
        return redirect("front:case-countdown", case.reference, DISPUTE_CLOSES)
    kwargs: dict[str, Any] = {"today": timezone.localdate(request.now), "about": case.guide_problem, "case": case}
    if request.method == "GET":
        form = QUESTIONS[slug](initial=QUESTIONS[slug].initial_from(case), **kwargs)
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug})
    form = QUESTIONS[slug](request.POST, **kwargs)
    if not form.is_valid():
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug}, status=422)
    try:
        changed = case.change(form.case_fields(), now=request.now)
    except CaseFull as full:
        form.add_error(None, str(full.sentence))
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug}, status=422)
    if changed:
        messages.success(request, _("고쳤어요."))
        say_understood(request, form)
    return redirect(case)


@require_POST
@access.case_owner
def release(request: Request, case: Case) -> HttpResponse:
    """Make this browser forget the case; the reference and key still open it."""
    access.release(request, case)
    messages.success(request, _("이 기기에서 사건을 뺐어요. 사건 번호와 열쇠로 다시 열 수 있어요."))
    return policy.left_behind(redirect("front:case-list"))


@require_http_methods(["GET", "POST"])
@access.case_owner
def forget(request: Request, case: Case) -> HttpResponse:
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        access.release(request, case)
        case.forget()
        messages.success(request, _("사건과 사진을 모두 지웠어요."))
        return policy.left_behind(redirect("front:case-list"))
    status = 422 if form.errors else 200
    return render(request, "front/forget.html", {"case": case, "form": form}, status=status)
