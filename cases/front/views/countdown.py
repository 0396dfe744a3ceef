"""Taking over what the platform itself shows as the end of a deadline: it wins over our count."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.deadlines.models import DeadlineRule
from cases.front.forms.countdown import CountdownForm
from cases.process.quotas import CaseFull

FORGET = "forget"


@require_http_methods(["GET", "POST"])
@access.case_owner
def countdown(request: Request, case: Case, slug: str) -> HttpResponse:
    """Ask for the day as the platform shows it, or let go of one that was taken over."""
    rule = DeadlineRule.objects.filter(slug=slug, has_countdown=True).first()
    shown = case.situation.countdowns.get(slug)
    if case.description.is_closed or (rule is None and shown is None):
        raise Http404
    today = timezone.localdate(request.now)
    form = CountdownForm(request.POST or None, initial=CountdownForm.initial_of(shown), today=today, case=case)
    context = {"case": case, "title": rule.title if rule else slug, "shown": shown, "form": form}
    if request.method == "GET":
        return render(request, "front/countdown.html", context)
    try:
        if FORGET in request.POST:
            changed = case.read_countdown(slug, None, now=request.now)
        elif form.is_valid():
            changed = case.read_countdown(slug, form.countdown, note=form.cleaned_data["note"], now=request.now)
        else:
            return render(request, "front/countdown.html", context, status=422)
    except CaseFull as full:
        form.add_error(None, str(full.sentence))
        return render(request, "front/countdown.html", context, status=422)
    if changed:
        messages.success(request, _("기한을 고쳤어요."))
        say_understood(request, form)
    return redirect("front:case-deadlines", case.reference)
