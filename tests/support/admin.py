"""Addresses of the admin."""

from __future__ import annotations

from django.urls import reverse

from cases.casefile.models import Case

QUEUE = "/admin/casefile/case/"


def change_url(case: Case) -> str:
    """Return where staff look at `case`."""
    return reverse("admin:casefile_case_change", args=[case.pk])
