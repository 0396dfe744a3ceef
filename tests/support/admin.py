"""Addresses of the admin."""

from __future__ import annotations

from django.urls import reverse

from cases.models.case import Case

QUEUE = "/admin/cases/case/"


def change_url(case: Case) -> str:
    """Return where staff look at `case`."""
    return reverse("admin:cases_case_change", args=[case.pk])
