"""The pages behind the links in our mails: one button each, without a session, a cookie or a script.

Mail programs and their scanners open every link they see, so that GET changes nothing. POST needs no CSRF token: the
secret is in the address itself and no cookie stands behind it, so that nobody can make a browser send it who could
not send it alone. One-click unsubscribing (RFC 8058) even asks for it: the mailbox sends the form, not a browser.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cases.casefile import access
from cases.core.http import Request
from cases.core.retention import UNCONFIRMED_ADDRESS
from cases.reminders.forms import ExtendForm
from cases.reminders.models import MailAddress, Reminder, ReminderMail

UNDO = "undo"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@access.token_reader(MailAddress.with_token)
def confirm(request: Request, address: MailAddress) -> HttpResponse:
    """Let an address be reminded, by a button."""
    if not address.confirmed_at:
        if address.lapsed(request.now) or address.case.closed_at:
            return _ended(request, address.case.reference)
        if request.method == "POST":
            address.confirm(now=request.now)
    context = {
        "reference": address.case.reference,
        "confirmed": bool(address.confirmed_at),
        "confirm_days": UNCONFIRMED_ADDRESS.days,
    }
    return render(request, "reminders/confirm.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@access.token_reader(ReminderMail.with_token)
def stop(request: Request, mail: ReminderMail) -> HttpResponse:
    """End the reminders, by a button here or by the one in the mailbox."""
    if request.method == "POST":
        mail.stop(now=request.now)
        mail.to = None
    return render(request, "reminders/stop.html", {"reference": mail.case.reference, "stopped": mail.to is None})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@access.token_reader(Reminder.with_token)
def reminder(request: Request, reminder: Reminder) -> HttpResponse:
    """Take the answer to one reminder: done, or the later day that the platform gave."""
    if not reminder.answer and reminder.lapsed(request.now):
        return _ended(request, reminder.case.reference)
    action = request.POST.get("answer", "") if request.method == "POST" else ""
    extends = action == Reminder.Answer.EXTENDED and reminder.may_extend
    form = ExtendForm(
        request.POST if extends else None, today=timezone.localdate(request.now), after=reminder.deadline_on
    )
    if action == Reminder.Answer.DONE:
        reminder.done(now=request.now)
    elif action == UNDO:
        reminder.undo(now=request.now)
    elif extends and form.is_valid():
        reminder.extend(form.cleaned_data["on"], now=request.now)
    context = {"reminder": reminder, "reference": reminder.case.reference, "form": form}
    return render(
        request, "reminders/reminder.html", context, status=422 if form.errors and not reminder.answer else 200
    )


def _ended(request: Request, reference: str) -> HttpResponse:
    return render(request, "reminders/ended.html", {"reference": reference}, status=410)
