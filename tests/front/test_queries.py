"""What a case page asks the database: the same few questions wherever the case stands and however much it holds."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from cases.contact.plan import contact_now
from cases.facts.models import Holiday
from cases.facts.sourced import ReferenceVersion
from cases.process.situation import Situation
from cases.process.states import Status
from cases.returns.models import Shipment
from tests.support import reference_rows
from tests.support.clients import holding
from tests.support.factories import SOURCED, make_case, photo_row
from tests.support.moments import NOW

MOST_QUERIES = 8


@pytest.mark.django_db(transaction=True)  # What is kept of the facts is not asked inside of one.
def test_a_case_page_asks_at_most_eight_times(now: dt.datetime) -> None:
    reference_rows.put_in()
    asked = {}
    for status in Status:
        case = make_case(status=status)
        photo_row(case)
        if status == Status.RETURNING:
            shipped = {"carrier": "epost", "tracking_number": "1234567890123", "shipped_on": NOW.date()}
            Shipment.objects.create(case=case, updated_at=NOW, **shipped)
        browser = holding(case)
        browser.get(case.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(case.get_absolute_url()).status_code == 200
        # Once a second a process asks for the number of the facts besides.
        asked[status] = len([one for one in queries if "referenceversion" not in one["sql"]])
    assert max(asked.values()) <= MOST_QUERIES, asked

    _is_read_anew_once_it_changes()
    _channels_are_asked_for_once()


def _is_read_anew_once_it_changes() -> None:
    """Say it of what is kept of the facts, here because emptying all tables once more takes long."""
    reads: list[int] = []

    def read() -> int:
        reads.append(Holiday.objects.count())
        return reads[-1]

    assert ReferenceVersion.kept("days", read) == ReferenceVersion.kept("days", read)
    assert len(reads) == 1
    Holiday.objects.create(on=dt.date(2050, 12, 25), name="성탄절", **SOURCED)
    assert ReferenceVersion.kept("days", read) == reads[0] + 1
    with transaction.atomic():
        ReferenceVersion.kept("days", read)
    assert len(reads) == 3
    for minute, times in ((NOW, 4), (NOW, 4), (NOW + dt.timedelta(minutes=1), 5)):
        ReferenceVersion.kept("days", read, minute=minute)
        assert len(reads) == times
    # Another process has changed it: who caches a page under the new number shows nothing older.
    ReferenceVersion.objects.update(number=F("number") + 1)
    ReferenceVersion.current()
    ReferenceVersion.kept("days", read, minute=NOW + dt.timedelta(minutes=1))
    assert len(reads) == 6


def _channels_are_asked_for_once() -> None:
    """Until one of them changes, or the day does, for which their hours are known."""
    first = contact_now(NOW, Situation())
    with CaptureQueriesContext(connection) as queries:
        assert [one.name for one in contact_now(NOW, Situation())] == [one.name for one in first]
    assert not queries.captured_queries
    row = first[0].row
    row.name = "다른 이름"
    row.save()
    assert "다른 이름" in [one.row.name for one in contact_now(NOW, Situation())]
    with CaptureQueriesContext(connection) as queries:
        contact_now(NOW + dt.timedelta(days=1), Situation())
    assert len(queries) == 4
