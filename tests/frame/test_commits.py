"""How often a page waits for the disk: once for each of its transactions, and for every statement that writes outside of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.casefile.models import Case
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case
from tests.support.intake import ANSWERS, answer_all

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now", "reference_data")]


@contextmanager
def waits() -> Iterator[list[str]]:
    """Yield what the disk was waited for, once the block is over."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    is_inside = False
    for query in captured.captured_queries:
        sql = str(query["sql"])
        if sql.startswith("BEGIN"):
            is_inside = True
        elif sql.startswith(("COMMIT", "ROLLBACK")) and " TO " not in sql:
            is_inside = False
            found.append(sql)
        elif not is_inside and re.match("INSERT|UPDATE|DELETE", sql):
            found.append(sql)


def test_an_answer_waits_once_and_the_first_one_for_its_new_session_too(client: Client) -> None:
    with waits() as first:
        assert client.post("/cases/new/problem/", ANSWERS["problem"]).status_code == 302
    with waits() as second:
        assert client.post("/cases/new/order/", ANSWERS["order"]).status_code == 302
    assert (first, second) == (["COMMIT"] * 2, ["COMMIT"])


def test_a_case_is_counted_made_and_held_at_once(client: Client) -> None:
    answer_all(client)
    with waits() as found:
        assert client.post("/cases/new/check/").status_code == 302
    assert found == ["COMMIT"] * 2, "what the session forgets is written with the answer"
    assert Case.objects.count() == 1


def test_a_photo_comes_with_the_time_that_it_took() -> None:
    case = make_case()
    client = holding(case)
    upload = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    with waits() as found:
        client.post(f"/cases/{case.reference}/evidence/", {"photos": upload, "kind": "damage"})
    assert case.photos.count() == 1
    assert found == ["COMMIT"] * 3, "for the form, for the megabytes, for the photo"


def test_a_note_waits_once_for_itself(case: Case, owner: Client) -> None:
    with waits() as found:
        assert owner.post(f"/cases/{case.reference}/note/", {"note": "x"}).status_code == 302
    assert found == ["COMMIT"] * 2, "for the form, for the note"


def test_whoever_opens_a_case_is_counted_at_once(client: Client) -> None:
    case, key = Case.open(now=make_case().created_at, intake_id="0" * 32, problem="damaged")
    with waits() as found:
        assert client.post("/cases/open/", {"reference": case.reference, "key": key}).status_code == 302
    assert found == ["COMMIT"] * 3, "for the three counts, for the new session, for what it holds"


def test_pages_wait_for_nothing(case: Case, owner: Client) -> None:
    for path in ("/", "/cases/new/problem/", f"/cases/{case.reference}/", f"/cases/{case.reference}/evidence/"):
        with waits() as found:
            assert owner.get(path).status_code == 200
        assert found == [], path
