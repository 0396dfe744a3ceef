"""What the admin is made of has Korean names, whichever library it comes from."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from cases.casefile.models import StaffRead
from cases.seed.groups import REVIEWERS
from cases.work.models import Dispatch, Task
from tests.support.clients import logged_in
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db

LISTS = {model.__name__: f"admin:{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}
ENGLISH = re.compile(r"[A-Za-z]{2,}")
# The menu, the way here, the years of a list, the heading, heads of columns, and names of filters.
NAMES = re.compile(
    r'<nav class="rg-nav".*?</nav>|<ol class="breadcrumbs">.*?</ol>|<nav class="toplinks".*?</nav>|<h1>.*?</h1>|<th scope="col".*?</th>'
    r"|<details data-filter-title[^>]*>\s*<summary>.*?</summary>",
    re.DOTALL,
)


@pytest.fixture
def chief(reference_data: None, now: dt.datetime) -> Client:
    """A superuser, with a row in each list."""
    user = User.objects.create_superuser("chief")
    case = make_case(status="in_review")
    StaffRead.note(case, StaffRead.What.CASE, by=user, now=now)
    Task.objects.create(args_kwargs={"args": [], "kwargs": {}}, task_path="가", run_after=now)
    Dispatch.objects.create(key="1", outcome="sent", begun_at=now)
    return logged_in(user)


def names_on(page: str) -> list[str]:
    """Return the words that people read of menu, heading, columns and filters."""
    found = [unescape(re.sub(r"<[^>]+>", " ", part)) for part in NAMES.findall(page)]
    assert len(found) > 4
    return [word for text in found for word in text.split()]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_korean_names(chief: Client, name: str) -> None:
    page = chief.get(reverse(f"{LISTS[name]}_changelist")).text
    assert [word for word in names_on(page) if ENGLISH.search(word)] == []


def test_rights_are_named_by_what_they_are_for_and_none_is_offered_that_opens_nothing(chief: Client) -> None:
    group = Group.objects.get(name=REVIEWERS)
    for page in (reverse("admin:auth_user_add"), reverse("admin:auth_group_change", args=[group.pk])):
        assert chief.get(page).status_code == 200
    page = chief.get(reverse("admin:auth_group_change", args=[group.pk])).text
    [select] = re.findall(r'<select name="permissions".*?</select>', page, re.DOTALL)
    offered = dict(re.findall(r'<option value="(\d+)"[^>]*>([^<]+)</option>', select))
    assert {"사건: 보기", "자동으로 하는 일: 보기", "그룹: 변경"} <= {*offered.values()}
    assert [name for name in offered.values() if ENGLISH.search(name)] == []
    held = group.permissions.values_list("pk", flat=True)
    assert {str(pk) for pk in held} <= {*offered}
