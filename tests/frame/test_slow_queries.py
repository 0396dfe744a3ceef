"""Slow questions to the database are told with their words, without their values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.casefile.models import Case
from refundguide import slow_queries
from tests.support.log_lines import objects, written_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that the site writes to its log."""
    with written_lines() as lines:
        yield lines


def test_a_slow_question_is_told_with_the_view_that_asked(
    owner: Client,
    case: Case,
    settings: Any,
    lines: io.StringIO,
) -> None:
    settings.SLOW_QUERY_SECONDS = 0.0
    answer = owner.post(f"/cases/{case.reference}/note/", {"note": "손잡이가 깨졌어요"})
    found = [line for line in objects(lines) if line.get("event") == "slow-query"]
    assert {(line["request"], line["view"]) for line in found} == {(answer["X-Request-ID"], "front:case-note")}
    assert any('INSERT INTO "casefile_caseevent"' in line["message"] for line in found)
    assert all(line["seconds"] >= 0 for line in found)
    assert "깨졌어요" not in lines.getvalue() and case.reference not in lines.getvalue()


def test_what_is_asked_quickly_is_not_told(owner: Client, case: Case, lines: io.StringIO) -> None:
    assert owner.get(f"/cases/{case.reference}/").status_code == 200
    assert not [line for line in objects(lines) if line.get("event") == "slow-query"]


def test_a_connection_is_watched_once_however_often_it_comes_back() -> None:
    slow_queries.watch(connection)  # type: ignore[arg-type]
    slow_queries.watch(connection)  # type: ignore[arg-type]
    assert connection.execute_wrappers.count(slow_queries.log_slow) == 1
