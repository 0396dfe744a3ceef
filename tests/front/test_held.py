"""The first page shows the case of this browser that is nearest to its day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from cases.process.states import Status
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data", "now")]


def held(client: Client) -> list[str]:
    return re.findall(r'data-held="([^"]+)"', client.get("/").text)


def test_a_visitor_without_a_case_sees_none() -> None:
    assert held(Client()) == []


def test_the_case_that_is_nearest_to_its_day_stands_on_the_first_page() -> None:
    later = make_case(paid_on=dt.date(2026, 11, 20))
    sooner = make_case(paid_on=dt.date(2026, 10, 1), received_on=dt.date(2026, 11, 18))
    client = holding(later, sooner)
    page = client.get("/").text
    assert held(client) == [sooner.reference]
    assert "다른 사건 1개 더 보기" in page


def test_a_closed_case_asks_for_nothing_on_the_first_page() -> None:
    client = holding(make_case(status=Status.CLOSED))
    assert held(client) == []
