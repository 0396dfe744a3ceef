"""A fresh key of a case, on its way to the one page that shows it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from cases.casefile.models import Case
from cases.core.shown_once import ShownOnce

KEY = ShownOnce("case_key")


def give_key(response: HttpResponse, case: Case, key: str) -> None:
    KEY.hand_over(response, key, page=reverse("front:case-created", args=[case.reference]))
