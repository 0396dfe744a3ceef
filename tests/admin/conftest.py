"""Staff with the permissions that the seed gives, and photos that exist as rows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from cases.seed.groups import KEEPERS, seed_groups
from cases.tasks import REVIEWERS
from tests.conftest import logged_in


def staff(name: str, group: str | None = None) -> Client:
    """Return a browser with a member of staff, in `group` where one is given."""
    user = User.objects.create_user(name, password="x", is_staff=True)
    if group:
        seed_groups()
        user.groups.add(Group.objects.get(name=group))
    return logged_in(user)


# A staff session is short, so that it must begin by the stopped clock.
@pytest.fixture
def reviewer(db: None, now: dt.datetime) -> Client:
    return staff("reviewer", REVIEWERS)


@pytest.fixture
def keeper(db: None, now: dt.datetime) -> Client:
    return staff("keeper", KEEPERS)
