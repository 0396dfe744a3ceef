"""Conversations of a case: written down, put right, and what became of what was promised."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.contact.plan import contact_now
from cases.contact.ranking import some_unsure
from cases.conversations.call_words import three_sentences
from cases.conversations.forms import ConversationForm
from cases.conversations.models import Conversation
from cases.conversations.never_give import SECRETS
from cases.core.days import SEOUL, near_day
from cases.core.formats.numbers import row_number
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.deadlines.rulebook import standing_now
from cases.facts.models import PolicyFact
from cases.process.anchors import ANCHORS
from cases.process.contacts import Kept
from cases.process.quotas import CaseFull

# What a link may fill in: a reply that was read knows some of it.
PREFILLED = ("channel", "person", "number", "said", "promised_until")


@require_GET
@access.case_owner
def contacts(request: Request, case: Case) -> HttpResponse:
    """Show all conversations, the newest first, and how many answers the timeline holds besides."""
    rows = case.conversations.order_by("-happened_at", "-pk")
    context = {"case": case, "rows": rows, "answers": case.events.answers().count()}
    return render(request, "conversations/contacts.html", context)


@require_http_methods(["GET", "POST"])
@access.case_owner
def new(request: Request, case: Case) -> HttpResponse:
    """Write a conversation down; `?instead_of=` names the one whose promise it puts off."""
    earlier = _put_off(request, case)
    form = ConversationForm(
        request.POST if request.method == "POST" else None,
        initial={name: request.GET[name] for name in PREFILLED if name in request.GET},
        now=request.now,
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = Conversation.write(case, form.row_fields(), instead_of=earlier, now=request.now)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            messages.success(request, _saved(row, request.now))
            say_understood(request, form)
            return redirect(case)
    return _form(request, case, form, earlier=earlier)


def _put_off(request: Request, case: Case) -> Conversation | None:
    number = row_number(request.GET.get("instead_of", ""))
    return case.conversations.filter(pk=number).first() if number is not None else None


def _saved(row: Conversation, now: dt.datetime) -> str:
    if row.is_open and row.until_on:
        return _("적어 두었어요. %(day)s까지 하겠다는 약속을 기한에 넣었어요.") % {
            "day": near_day(row.until_on, now.astimezone(SEOUL).date())
        }
    return _("적어 두었어요.")


@require_http_methods(["GET", "POST"])
@access.case_owner
def edit(request: Request, case: Case, pk: int) -> HttpResponse:
    """Put a conversation right."""
    row = get_object_or_404(Conversation, case=case, pk=pk)
    form = ConversationForm(
        request.POST if request.method == "POST" else None, initial=ConversationForm.initial_of(row), now=request.now
    )
    if request.method == "POST" and form.is_valid():
        try:
            changed = row.correct(form.row_fields(), now=request.now)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            if changed:
                messages.success(request, _("고쳤어요."))
            say_understood(request, form)
            return redirect("conversations:contacts", case.reference)
    return _form(request, case, form, row=row)


def _form(
    request: Request,
    case: Case,
    form: ConversationForm,
    *,
    row: Conversation | None = None,
    earlier: Conversation | None = None,
) -> HttpResponse:
    context = {"case": case, "form": form, "row": row, "earlier": earlier}
    return render(request, "conversations/contact.html", context, status=422 if form.errors else 200)


@require_POST
@access.case_owner
def answer(request: Request, case: Case, pk: int) -> HttpResponse:
    """Take what became of a promise, and lead on: to the words that remind of it, or to the new day."""
    row = get_object_or_404(Conversation, case=case, pk=pk)
    said = request.POST.get("answer", "")
    if said == Kept.PUT_OFF:
        address = reverse("conversations:new", args=[case.reference])
        return redirect(f"{address}?instead_of={row.pk}&channel={row.channel}")
    if said not in Kept:
        return redirect(case)
    try:
        row.settle(Kept(said), now=request.now)
    except CaseFull as full:
        messages.error(request, str(full.sentence))
        return redirect(case)
    if said == Kept.BROKEN:
        messages.success(request, _("안 지켰다고 적어 두었어요. 이렇게 물어보세요."))
        return redirect("messages:message", case.reference, "promise-kept")
    messages.success(request, _("약속을 지켰다고 적어 두었어요."))
    return redirect(case)


@require_POST
@access.case_owner
def remove(request: Request, case: Case, pk: int) -> HttpResponse:
    """Delete a conversation."""
    get_object_or_404(Conversation, case=case, pk=pk).remove(now=request.now)
    messages.success(request, _("지웠어요. 기록에는 지웠다고만 남아요."))
    return redirect("conversations:contacts", case.reference)


@require_GET
@access.case_owner
def call(request: Request, case: Case) -> HttpResponse:
    """Show what to have at hand before a call or a chat: the number, three sentences, what never to give, whom to call."""
    situation = case.situation
    standing = standing_now(situation, request.now)
    today = request.now.astimezone(SEOUL).date()
    passed = [one for one in situation.promises.values() if one.until < today]
    facts = PolicyFact.objects.in_bulk([one.fact for one in SECRETS if one.fact], field_name="slug")
    channels = [] if situation.is_closed else contact_now(request.now, situation)
    spoken_to = [one for one in channels if one.brief and one.row.medium in {"phone", "chat"}]
    others = [one for one in channels if one.brief and one not in spoken_to] or spoken_to
    context = {
        "case": case,
        "order_number": case.order_number_text,
        "sentences": three_sentences(
            situation,
            item=case.item,
            story=case.story,
            kinds=set(case.photos.values_list("kind", flat=True)),
            say=standing.say,
            broken=min(passed, key=lambda one: one.until, default=None),
            has_address=hasattr(case, "return_address"),
        ),
        "secrets": [(one, facts.get(one.fact)) for one in SECRETS],
        "channels": others,
        "some_unsure": some_unsure(others),
        "spoken_to": spoken_to,
        "is_unsure": some_unsure(spoken_to),
        "is_answered": any(one.row.tel and one.is_answered for one in spoken_to),
        "told": [(name, value) for name, value in _told(case, today) if value],
    }
    return render(request, "conversations/call.html", context)


def _told(case: Case, today: dt.date) -> list[tuple[str, str]]:
    """Return what an agent asks for beside the number of the order, by its name."""
    days = [(name, getattr(case, name)) for name in ("paid_on", "received_on", "requested_on")]
    return [
        (_("물건"), case.item),
        (_("결제한 금액"), case.money),
        *[(str(ANCHORS[name]), near_day(on, today) if on else "") for name, on in days],
    ]
