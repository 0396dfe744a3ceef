"""Reminders of a case, for its owner: the address that mails may go to, and days of one's own."""

from __future__ import annotations

from typing import Any, Literal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.core.retention import UNCONFIRMED_ADDRESS
from cases.deadlines.deadline import apart, marks_of
from cases.deadlines.rulebook import deadlines_of
from cases.reminders import limits
from cases.reminders.forms import ChosenDayForm, MailForm
from cases.reminders.models import ChosenDay, MailAddress
from cases.reminders.models.address import DAYS_PER_CASE, chosen_of
from cases.reminders.offered import offered
from cases.reminders.tasks import have_asked
from cases.work.models import Dispatch

# How many of the days to come stand beside the form.
SHOWN = 3


@require_GET
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    # Where no mail goes out, days are all there is to write down.
    return _page(request, case, "reminders" if offered() else "days")


@require_POST
@access.case_owner
def ask(request: Request, case: Case) -> HttpResponse:
    """Note an address with its consent, and send the link that confirms it."""
    form = MailForm(request.POST)
    if not offered() or case.closed_at:
        return redirect("reminders:mail", case.reference)
    if not form.is_valid():
        return _page(request, case, "reminders", mail_form=form, status=422)
    address = form.cleaned_data["address"]
    if not limits.may_mail(request, case, address):
        form.add_error(None, _("오늘은 확인 메일을 더 보낼 수 없어요. 내일 다시 신청해 주세요."))
        return _page(request, case, "reminders", mail_form=form, status=429)
    have_asked(case, address, now=request.now)
    return redirect("reminders:mail", case.reference)


@require_POST
@access.case_owner
def withdraw(request: Request, case: Case) -> HttpResponse:
    """Delete the addresses; no reminder goes out any more."""
    if MailAddress.withdraw(case, now=request.now):
        messages.success(request, _("메일 알림을 끄고 주소를 지웠어요."))
    return redirect("reminders:mail", case.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@access.case_owner
def days(request: Request, case: Case) -> HttpResponse:
    """Show the days of one's own, and take one more."""
    if request.method != "POST":
        return _page(request, case, "days")
    if case.closed_at:
        return redirect("reminders:mail-day", case.reference)
    form = ChosenDayForm(request.POST, today=timezone.localdate(request.now))
    if form.is_valid() and len(chosen_of(case, request.now)) >= DAYS_PER_CASE:
        form.add_error(None, _("%(count)s개까지 적을 수 있어요. 지난 일은 지워 주세요.") % {"count": DAYS_PER_CASE})
    if not form.is_valid():
        return _page(request, case, "days", day_form=form, status=422)
    ChosenDay.add(case, on=form.cleaned_data["on"], note=form.cleaned_data["note"], now=request.now)
    mailed = MailAddress.objects.filter(case=case, confirmed_at__isnull=False).exists()
    by_mail, seen = _("적어 두었어요. 그날 아침 메일로 알려 드려요."), _("적어 두었어요. 사건 화면과 달력에 보여요.")
    messages.success(request, by_mail if mailed else seen)
    say_understood(request, form)
    return redirect("reminders:mail-day", case.reference)


@require_POST
@access.case_owner
def drop_day(request: Request, case: Case, day_id: int) -> HttpResponse:
    get_object_or_404(ChosenDay, case=case, pk=day_id).delete()
    messages.success(request, _("지웠어요."))
    return redirect("reminders:mail-day", case.reference)


def _page(
    request: Request,
    case: Case,
    name: Literal["reminders", "days"],
    *,
    mail_form: MailForm | None = None,
    day_form: ChosenDayForm | None = None,
    status: int = 200,
) -> HttpResponse:
    addresses = list(MailAddress.objects.filter(case=case))
    asking = Dispatch.objects.filter(key__startswith=MailAddress.asking(case.pk)).order_by("-begun_at").first()
    asked = next((row for row in addresses if not row.confirmed_at and not row.lapsed(request.now)), None)
    coming = [day for day in apart(deadlines_of(case.situation, request.now)[0]) if not day.passed][:SHOWN]
    context: dict[str, Any] = {
        "case": case,
        "by_mail": offered(),
        "confirm_days": UNCONFIRMED_ADDRESS.days,
        "confirmed": next((row for row in addresses if row.confirmed_at), None),
        "asked": asked,
        # The last word of the mail server on the mail that asks: about this address, or about one that it refused.
        "asking": asking.outcome if asking and (asked is None or asking.key == asked.dispatch_key) else "",
        "chosen": chosen_of(case, request.now),
        "coming": coming,
        "marks": marks_of(coming),
        "mail_form": mail_form or MailForm(),
        "day_form": day_form or ChosenDayForm(today=timezone.localdate(request.now)),
        "form": mail_form or day_form,
    }
    return render(request, f"reminders/{name}.html", context, status=status)
