"""The money of a case: what was paid, came back and is left; and the questions about it."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.money.forms import HEADINGS, EntryForm
from cases.money.ledger import SPENT, Balance, Sum, balance_of, sums_of
from cases.money.models import Entry, OutcomeConsent
from cases.money.on_case import Money, money_of
from cases.money.tally import COUNTED
from cases.process.money import Sort
from cases.process.quotas import CaseFull
from cases.process.states import Role, Status
from cases.reminders.models import ChosenDay
from cases.reminders.models.address import DAYS_PER_CASE, chosen_of


class Head(NamedTuple):
    """What the page of the money says in large: what is still to come, or what came; neither where nobody wrote it down."""

    title: str
    is_open: bool
    left: Sum | None
    came: tuple[Sum, ...]


@require_GET
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    """Show the ledger, what to do next about the money, and ways to write more of it down."""
    money = money_of(case, request.now)
    balance = money.balance
    closing = Status.CLOSED in case.moves_for(Role.OWNER) and balance.is_whole
    context = {
        "case": case,
        "money": money,
        "balance": balance,
        "head": _head(balance),
        "burden": () if balance.is_untold else [one for one in balance.burden if one.amount > 0],
        "groups": _groups(money),
        "may_close": closing,
        "is_settled": case.description.is_closed or balance.is_whole,
        # Something else is to be done first.
        "is_asked": bool(money.question or money.chase or closing),
    }
    return render(request, "money/money.html", context)


def _head(balance: Balance) -> Head:
    if balance.is_untold:
        return Head(_("돌려받은 돈"), is_open=False, left=None, came=())
    if balance.is_whole:
        return Head(_("모두 돌려받았어요"), is_open=False, left=None, came=balance.came)
    if left := balance.left_sum:
        return Head(_("아직 못 받은 돈"), is_open=bool(left.amount), left=left, came=())
    return Head(_("돌려받은 돈"), is_open=False, left=None, came=balance.came)


def _groups(money: Money) -> list[tuple[str, list[tuple[Sort, tuple[Sum, ...]]]]]:
    """Return what can be written down: what came or may come back, and what was spent, each with its sums so far.

    Offers replace each other: of these the newest counts.
    """
    sums = {sort: sums_of(money.entries, sort) for sort in HEADINGS}
    sums[Sort.OFFERED] = (Sum(money.offer.amount, money.offer.currency),) if money.offer and money.offer.amount else ()
    came = [(sort, sums[sort]) for sort in HEADINGS if sort not in SPENT]
    return [
        (_("제안받은 금액·쿠폰·그 밖의 돈"), came),
        (_("추가로 쓴 돈"), [(sort, sums[sort]) for sort in HEADINGS if sort in SPENT]),
    ]


@require_http_methods(["GET", "POST"])
@access.case_owner
def new(request: Request, case: Case, sort: str) -> HttpResponse:
    """Write an entry of one sort down."""
    if sort not in {*HEADINGS}:
        raise Http404
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        sort=Sort(sort),
        # A reply that was read says already how much it offers.
        initial={name: request.GET[name] for name in ("amount", "currency", "share") if name in request.GET},
        balance=balance_of(case),
        today=timezone.localdate(request.now),
    )
    if request.method == "POST" and form.is_valid():
        try:
            entry = Entry.write(case, Sort(sort), form.entry_fields(), now=request.now)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        else:
            _remember_answer(case, entry, request.now)
            messages.success(request, _("적어 두었어요."))
            say_understood(request, form)
            return redirect("money:money", case.reference)
    context = {"case": case, "form": form}
    return render(request, "money/entry.html", context, status=422 if form.errors else 200)


def _remember_answer(case: Case, entry: Entry, now: dt.datetime) -> None:
    """Let the case remind of the day by which an offer wants its answer."""
    day = entry.answer_by_on
    if day is None or day <= timezone.localdate(now) or len(chosen_of(case, now)) >= DAYS_PER_CASE:
        return
    note = _("제안에 답하기: %(amount)s") % {"amount": entry.text}
    if not case.chosen_days.filter(on=day, note=note).exists():
        ChosenDay.add(case, on=day, note=note, now=now)


@require_POST
@access.case_owner
def answer(request: Request, case: Case) -> HttpResponse:
    """Take the answer whether the money came in: all of it, or nothing yet. How much of it came is asked on a page."""
    balance = balance_of(case)
    came = request.POST.get("came", "")
    today = timezone.localdate(request.now)
    fields: dict[str, Any] = {"happened_on": today, "currency": balance.currency}
    try:
        if came == "all" and balance.left:
            Entry.write(case, Sort.REFUNDED, {**fields, "amount": balance.left}, now=request.now)
        elif came == "all" and not balance.is_whole:
            return redirect("money:money-new", case.reference, Sort.REFUNDED)
        elif came == "none":
            Entry.write(case, Sort.CHECKED, fields, now=request.now)
            messages.success(request, _("아직 안 들어온 것을 적어 두었어요."))
        elif came != "all":
            return redirect("money:money-new", case.reference, Sort.REFUNDED)
    except CaseFull as full:
        messages.error(request, str(full.sentence))
    if came == "all" and Status.CLOSED in case.moves_for(Role.OWNER):
        messages.success(request, _("다 들어왔다고 적어 두었어요."))
        return redirect("front:case-move", case.reference, Status.CLOSED)
    return redirect(f"{reverse('money:money', args=[case.reference])}#next")


@require_POST
@access.case_owner
def strike(request: Request, case: Case, entry_id: int) -> HttpResponse:
    """Leave an entry out that was written by mistake."""
    entry = get_object_or_404(Entry, case=case, pk=entry_id)
    try:
        if entry.strike(now=request.now):
            messages.success(request, _("지웠어요. 합계에서 빠졌고, 기록에는 지웠다고 남아요."))
    except CaseFull as full:
        messages.error(request, str(full.sentence))
    return redirect("money:money", case.reference)


@require_POST
@access.case_owner
def consent(request: Request, case: Case) -> HttpResponse:
    """Let the end of this case be counted among others, or no longer."""
    given = request.POST.get("given") == "1" and case.outcome in COUNTED
    OutcomeConsent.set_for(case, given, now=request.now)
    said = _("고마워요. 결과만 통계에 보탰어요.") if given else _("통계에서 뺐어요.")
    messages.success(request, said)
    return redirect(case)
