"""Ready messages of a case: the one for this moment, the others, and what was sent of them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.deadlines.rulebook import standing_now
from cases.messages.choosing import is_too_early
from cases.messages.forms import SentForm
from cases.messages.heads import under_heads
from cases.messages.models import MessageTemplate
from cases.messages.ready import ReadyMessage, filled, templates_for
from cases.process.events import Kind
from cases.process.quotas import CaseFull
from cases.process.receivers import Receiver
from cases.process.standings import BEFORE_FILING
from cases.process.states import Role, Status

# As much of a text as a line of the timeline holds.
MOST_NOTED = 2000
# What tells that the goods are on their way back: it waits until they are.
AFTER_POSTING = "return-posted"


@require_GET
@access.case_owner
def ready(request: Request, case: Case) -> HttpResponse:
    """Show the message for this moment whole, and what else fits by who gets it."""
    found = templates_for(case, request.now)
    first = filled(found[0], case, request.now) if found else None
    others = found[1:]
    groups = [(receiver, [row for row in others if row.receiver == receiver]) for receiver in Receiver]
    context: dict[str, Any] = {
        "case": case,
        "first": first,
        "is_early": first is not None and case.status == Status.RETURN_DUE and first.slug == AFTER_POSTING,
        "leaves_story": first is not None and case.status in BEFORE_FILING and _leaves_story(case, first),
        "form": _form_for(first) if first else None,
        "groups": [
            (receiver.addressed, under_heads((row.slug, row) for row in rows)) for receiver, rows in groups if rows
        ],
    }
    return render(request, "messages/list.html", context)


def _leaves_story(case: Case, message: ReadyMessage) -> bool:
    """Say whether the buyer told what happened in own words, and the message goes without them."""
    return bool(case.story) and not any(case.story in one.text for one in message.texts)


@require_http_methods(["GET", "POST"])
@access.case_owner
def message(request: Request, case: Case, slug: str) -> HttpResponse:
    """Show one message, filled for the case; a POST writes down that it was sent, and with which words."""
    found = filled(get_object_or_404(MessageTemplate, slug=slug), case, request.now)
    if request.method == "GET":
        return _page(request, case, found, _form_for(found))
    form = SentForm(request.POST)
    if form.is_valid():
        try:
            _record(request, case, found, form)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            messages.success(request, _("보낸 말을 기록에 남겼어요."))
            return redirect("front:case-timeline", case.reference)
    return _page(request, case, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _page(
    request: Request, case: Case, message: ReadyMessage, form: SentForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    is_early = is_too_early(message.slug, case.situation, standing_now(case.situation, request.now).lateness)
    context = {"case": case, "message": message, "form": form, "is_early": is_early}
    return render(request, "messages/message.html", context, status=status)


def _form_for(message: ReadyMessage) -> SentForm:
    return SentForm(initial={"language": message.receiver.language})


def _record(request: Request, case: Case, message: ReadyMessage, form: SentForm) -> None:
    language = form.cleaned_data["language"]
    text = form.cleaned_data["text"] or next(one.text for one in message.texts if one.language == language)
    case.record(
        Kind.MESSAGE_SENT,
        role=Role.OWNER,
        note=text[:MOST_NOTED],
        data={"slug": message.slug, "language": language, "receiver": message.receiver.value},
        now=request.now,
    )
