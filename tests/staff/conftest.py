"""Staff with the permissions that the seed gives."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from cases.casefile.tasks import REVIEWERS
from cases.seed.groups import KEEPERS
from tests.support.clients import staff


# A staff session is short, so that it must begin by the stopped time.
@pytest.fixture
def reviewer(db: None, now: dt.datetime) -> Client:
    """Without the reference data: these tests make their own rows."""
    return staff("reviewer", REVIEWERS)


@pytest.fixture
def keeper(db: None, now: dt.datetime) -> Client:
    return staff("keeper", KEEPERS)
