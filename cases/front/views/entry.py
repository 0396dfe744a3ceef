"""The cases that this browser holds, and how to get hold of one made elsewhere."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request
from cases.core.policy import own_session
from cases.core.text import plain
from cases.core.typed import Typed, carried_in
from cases.core.watchful import tell_of_strangers
from cases.deadlines.rulebook import Rulebook, standing_now
from cases.front.forms.entry import OpenForm
from cases.money.ledger import balance_of
from cases.process.money import Sort
from cases.process.route import route_of


@require_GET
@own_session
def case_list(request: Request) -> HttpResponse:
    """Show the cases of this browser, the open ones first."""
    cases = list(access.held_cases(request).newest_first().prefetch_related("photos", "money_entries"))
    rulebook = Rulebook.kept() if cases else None
    rows = [
        (
            case,
            standing_now(case.situation, request.now, rulebook),
            route_of(case.situation, case.outcome, has_photos=bool(case.photos.all())),
            balance_of(case),
            _came_on(case),
        )
        for case in cases
    ]
    rows.sort(key=lambda row: (row[0].description.is_closed, row[1].order))
    return render(request, "front/list.html", {"rows": rows})


def _came_on(case: Case) -> dt.date | None:
    """Return the day on which the last of the money of a closed case came, as far as it is written down."""
    days = [one.happened_on for one in case.money_entries.all() if one.sort == Sort.REFUNDED and not one.is_struck]
    return max(days, default=None) or (timezone.localdate(case.closed_at) if case.closed_at else None)


@require_http_methods(["GET", "POST"])
@own_session
def open_case(request: Request) -> HttpResponse:
    """Open a case by its reference and key; the answer never says which of the two was wrong.

    What was typed for a case that this browser held no longer comes along, and can be sent once the case is open.
    """
    typed = carried_in(request) if request.method == "POST" else None
    if request.method == "GET" or (typed and not {"key", "card_key"} & {*request.POST}):
        reference = _reference_in(typed.address) if typed else plain(request.GET.get("reference", ""))
        return _open_page(request, OpenForm(initial={"reference": reference}), typed)
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _open_page(request, form, typed, status=422)
    if not _may_try(request, form.cleaned_data["reference"]):
        form.add_error(
            None,
            _(
                "너무 여러 번 시도했어요. 15분 뒤에 다시 해 주세요. 그래도 안 되면 한 시간 뒤에 해 주세요. 사건은 그대로 있어요."
            ),
        )
        response = _open_page(request, form, typed, status=429)
        response["Retry-After"] = str(int(limits.OPENING.window.total_seconds()))
        return response
    case = access.open_case(form.cleaned_data["reference"], form.cleaned_data["key"])
    if case is None:
        tell_of_strangers("key-refused", "A case was tried with a key that is not its own")
        form.add_error(None, _("사건 번호와 열쇠가 맞는 사건이 없어요. 둘 다 한 글자씩 확인해 주세요."))
        return _open_page(request, form, typed, status=422)
    access.hold(request, case)
    if typed:
        return render(request, "front/carry_on.html", {"case": case, "typed": typed})
    return redirect(case)


def _open_page(request: Request, form: OpenForm, typed: Typed | None, *, status: int = 200) -> HttpResponse:
    return render(request, "front/open.html", {"form": form, "typed": typed}, status=status)


def _reference_in(address: str) -> str:
    """Return the second part of an address below `/cases/`, where the reference of a case stands."""
    return address.strip("/").partition("/")[2].partition("/")[0]


def _may_try(request: Request, reference: str) -> bool:
    """Count this try for the client, from there for the case it names, and for that case whoever asks."""
    # In this order, and no further than the first that says no: a client that is refused writes no more rows.
    with transaction.atomic():
        return (
            limits.OPENING.allows(request)
            and limits.OPENING_ONE_CASE.allows(request, about=reference)
            and limits.OPENING_ONE_CASE_ANYWHERE.allows_whoever(reference, now=request.now)
        )
