"""The lists of the admin under addresses that nobody clicks together: each is answered, none is a 500."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.support.clients import logged_in
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db

LISTS = sorted(
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") for model in admin.site._registry
)
ODD = ["", "x", "9" * 30, "nan", "2026-13-45", "0001-01-01 00:00:00+14:00", "9999-12-31 23:59:59-12:00", "\x01\ufffe😀"]
# What every list of Django reads besides its filters.
READ_BY_ALL = ["q", "o", "p", "all", "pk", "id__in", "id__isnull"]


@pytest.fixture
def chief(reference_data: None, now: dt.datetime) -> Client:
    make_case(status="in_review")
    return logged_in(User.objects.create_superuser("chief"))


@pytest.mark.parametrize("at", LISTS)
def test_a_list_answers_whatever_its_address_says(chief: Client, at: str) -> None:
    links = re.findall(r'href="\?([^"]+)"', chief.get(at).text)
    names = {name for link in links for name, _value in parse_qsl(unescape(link), keep_blank_values=True)}
    dated = {name.partition("__")[0] for name in names if re.search(r"_(on|at|joined|login)__", name)}
    names |= {f"{name}__{lookup}" for name in dated for lookup in ("year", "in")}
    for name in sorted({*names, *READ_BY_ALL}):
        for value in ODD:
            response = chief.get(at, {name: value})
            assert response.status_code in {200, 302, 400}, (name, value)


@pytest.mark.parametrize("at", LISTS)
@pytest.mark.parametrize("key", ["x", "-1", "0", "9" * 30, "%ff", "%F0%9F%98%80", "1_2F", "_"])
def test_a_row_that_is_none_leads_back(chief: Client, at: str, key: str) -> None:
    for page in ("change", "history", "delete"):
        assert chief.get(f"{at}{key}/{page}/").status_code in {302, 403, 404}
