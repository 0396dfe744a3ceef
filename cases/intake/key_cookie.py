"""A fresh key of a case, on its way to the one page that shows it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from cases.casefile.models import Case
from cases.core.http import Request
from cases.core.shown_once import ShownOnce

KEY = ShownOnce("case_key")
# The cases of this browser whose key nobody has seen yet; pages of these lead to it (`intake/_key_waits.html`).
WAITING = "waiting_keys"
DAY = 24 * 60 * 60


def give_key(response: HttpResponse, case: Case, key: str) -> None:
    KEY.hand_over(response, key, page=_page(case))


def give_key_later(request: Request, response: HttpResponse, case: Case, key: str) -> None:
    """Let the key wait for a day, while its owner does something else first; where it is gone, a new one is made."""
    request.session[WAITING] = sorted({*request.session.get(WAITING, []), case.pk})
    if key:
        KEY.hand_over(response, key, page=_page(case), seconds=DAY)


def key_was_seen(request: Request, case: Case) -> None:
    waiting = request.session.get(WAITING, [])
    if case.pk in waiting:
        request.session[WAITING] = [pk for pk in waiting if pk != case.pk]


def _page(case: Case) -> str:
    return reverse("front:case-created", args=[case.reference])
