"""Staff with the permissions that the seed gives."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.casefile.tasks import REVIEWERS
from cases.seed.groups import KEEPERS, seed_groups
from tests.support.clients import staff


# A staff session is short, so that it must begin by the stopped time.
@pytest.fixture
def reviewer(db: None, now: dt.datetime) -> Client:
    """Without the reference data: these tests make their own rows."""
    return staff("reviewer", REVIEWERS)


@pytest.fixture
def keeper(db: None, now: dt.datetime) -> Client:
    return staff("keeper", KEEPERS)


@pytest.fixture
def code_required(settings, now: object) -> None:
    settings.STAFF_TWO_FACTOR = True


@pytest.fixture
def kim(db: None) -> User:
    seed_groups()
    user = User.objects.create_user("kim", password="right", is_staff=True)
    user.groups.add(Group.objects.get(name=REVIEWERS))
    return user


@pytest.fixture
def device(kim: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=kim)
