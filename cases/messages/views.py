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
from cases.messages.choosing import AFTER_POSTING, FIRST, IF_NEEDED, is_too_early
from cases.messages.forms import SentForm
from cases.messages.heads import under_heads
from cases.messages.models import MessageTemplate
from cases.messages.ready import ReadyMessage, filled, has_shipped, templates_for
from cases.process.events import Kind
from cases.process.quotas import CaseFull
from cases.process.receivers import Receiver
from cases.process.standings import BEFORE_FILING
from cases.process.states import Role, Status

# As much of a text as a line of the timeline holds.
MOST_NOTED = 2000


@require_GET
@access.case_owner
def ready(request: Request, case: Case) -> HttpResponse:
    """Show the message for this moment whole, and what else fits by who gets it."""
    found = templates_for(case, request.now)
    first = filled(found[0], case, request.now) if found else None
    is_unsent = case.status == Status.RETURN_DUE and first is not None and first.slug != AFTER_POSTING
    later = [row for row in found[1:] if is_unsent and row.slug == AFTER_POSTING]
    others = [row for row in found[1:] if row not in later]
    groups = [(receiver, [row for row in others if row.receiver == receiver]) for receiver in Receiver]
    context: dict[str, Any] = {
        "case": case,
        "first": first,
        "is_if_needed": is_unsent and first is not None and first.slug in IF_NEEDED,
        "later": later,
        "leaves_story": first is not None and _leaves_story(case, first),
        "form": _form_for(first) if first else None,
        "groups": [
            (receiver.addressed, under_heads((row.slug, row) for row in rows)) for receiver, rows in groups if rows
        ],
    }
    return render(request, "messages/list.html", context)


def _leaves_story(case: Case, message: ReadyMessage) -> bool:
    """Say whether the buyer told what happened in own words, and the message that asks first goes without them."""
    return (
        case.status in BEFORE_FILING
        and message.slug == FIRST
        and bool(case.story)
        and not any(case.story in one.text for one in message.texts)
    )


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
    is_unsent = message.slug == AFTER_POSTING and not has_shipped(case)
    context = {
        "case": case,
        "message": message,
        "leaves_story": _leaves_story(case, message),
        "form": form,
        "is_early": is_early,
        "is_unsent": is_unsent,
    }
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
