"""How much one case takes, what is said where it is full, and that a case with far more still opens."""

from __future__ import annotations

import dataclasses
import datetime as dt
from urllib.parse import urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.casefile.models import Case
from cases.core import limits
from cases.front.views.record import EVENTS_SHOWN
from cases.process import quotas
from cases.process.events import Kind
from cases.process.quotas import MOST_LINES, MOST_OF_A_KIND, CaseFull
from cases.process.states import Role, Status
from tests.support.factories import jpeg, receive_photo
from tests.support.long_case import fill
from tests.support.moments import NOW

pytestmark = pytest.mark.usefixtures("reference_data")
FULL = "가득"


def test_so_many_notes_and_no_more(owner: Client, case: Case, now: dt.datetime) -> None:
    fill(case, MOST_OF_A_KIND - 1)
    address = f"/cases/{case.reference}/note/"
    assert owner.post(address, {"note": "마지막"}).status_code == 302
    for headers in ({}, {"HX-Request": "true"}):
        response = owner.post(address, {"note": "하나 더 적은 글"}, headers=headers)
        assert response.status_code == 422
        assert "200개까지" in response.text and "하나 더 적은 글" in response.text
        assert 'class="error-summary"' in response.text
    assert case.events.filter(kind=Kind.NOTED).count() == MOST_OF_A_KIND


POSTS = {
    "note/": {"note": "적은 글"},
    "details/order/": {"order_number": "8190000000000002", "item": "적은 글"},
    "move/filed/": {"on": "2026-11-24", "note": "적은 글"},
    "return/": {"country": "CN", "recipient": "적은 글", "address": "深圳", "postcode": "518000"},
    "shipment/": {"carrier": "epost", "tracking_number": "1234567890123", "shipped_on": "2026-11-24"},
}


@pytest.mark.parametrize("path", POSTS)
def test_a_full_case_gives_back_what_was_typed(owner: Client, case: Case, now: dt.datetime, path: str) -> None:
    fill(case, MOST_LINES, kind=Kind.KEY_RENEWED, note="")
    response = owner.post(f"/cases/{case.reference}/{path}", POSTS[path])
    assert response.status_code == 422
    assert "보관해 주세요" in response.text
    typed = list(POSTS[path].values())[-1] if path == "shipment/" else "적은 글"
    assert typed in response.text
    before = case.chain_length
    case.refresh_from_db()
    assert case.chain_length == before and case.status == "preparing"
    assert not hasattr(case, "return_address") and not hasattr(case, "shipment")


@pytest.mark.parametrize("path", ["key/"])
def test_a_full_case_says_so_where_there_is_no_form_to_come_back_to(
    owner: Client, case: Case, now: dt.datetime, path: str
) -> None:
    fill(case, MOST_LINES)
    response = owner.post(f"/cases/{case.reference}/{path}")
    assert response.status_code == 422
    assert "기록이 가득 찼어요" in response.text


def test_a_full_case_takes_no_photo_and_says_so_in_the_form(owner: Client, case: Case, now: dt.datetime) -> None:
    fill(case, MOST_LINES)
    photo = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    data = {"kind": "damage", "photos": photo}
    response = owner.post(f"/cases/{case.reference}/evidence/", data, headers={"HX-Request": "true"})
    assert response.status_code == 422 and FULL in response.text
    assert not case.photos.exists()


def test_what_takes_out_or_ends_is_always_taken(owner: Client, case: Case, now: dt.datetime) -> None:
    photo = receive_photo(case)
    fill(case, MOST_LINES)
    assert owner.post(f"/cases/{case.reference}/evidence/{photo.pk}/remove/").status_code == 302
    data = {"outcome": "withdrawn", "understood": "on"}
    assert owner.post(f"/cases/{case.reference}/move/closed/", data).status_code == 302
    case.refresh_from_db()
    assert case.status == Status.CLOSED
    assert owner.post(f"/cases/{case.reference}/forget/", {"understood": "on"}).status_code == 302
    assert not Case.objects.filter(pk=case.pk).exists()


@pytest.mark.parametrize("role", [Role.STAFF, Role.SYSTEM])
def test_what_others_record_needs_no_room(case: Case, role: Role) -> None:
    fill(case, MOST_LINES)
    case.record(Kind.NOTED, role=role, note="x", now=NOW)


def test_lines_of_others_take_no_room_of_a_kind(case: Case) -> None:
    fill(case, MOST_OF_A_KIND, role=Role.STAFF)
    case.record(Kind.NOTED, role=Role.OWNER, note="x", now=NOW)


def test_one_kind_that_is_full_leaves_room_for_others(case: Case) -> None:
    fill(case, MOST_OF_A_KIND)
    with pytest.raises(CaseFull), transaction.atomic():
        case.record(Kind.NOTED, role=Role.OWNER, note="x", now=NOW)
    case.record(Kind.ADDRESS_SAVED, role=Role.OWNER, now=NOW)


def test_every_kind_that_a_buyer_records_has_an_end() -> None:
    unlimited = {kind for kind in Kind if not quotas.is_counted(kind, Role.OWNER, "")}
    assert unlimited == {
        Kind.PHOTO_REMOVED,
        Kind.MAIL_WITHDRAWN,
        Kind.REPLY_REMOVED,
        Kind.PASTED_REMOVED,
        Kind.CONTACT_REMOVED,
        Kind.MONEY_STRUCK,
        Kind.HELP_STRUCK,
        Kind.STATION_STRUCK,
    }


def test_a_client_sends_so_much_a_day_and_no_more(
    owner: Client, case: Case, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHANGING", dataclasses.replace(limits.CHANGING, most=2))
    address = f"/cases/{case.reference}/note/"
    assert [owner.post(address, {"note": "x"}).status_code for _ in range(3)] == [302, 302, 429]
    assert owner.post(address, {"note": "x"})["Retry-After"] == "86400"
    assert owner.post(address, {"note": "x"}, REMOTE_ADDR="192.0.2.1").status_code == 302
    assert owner.get(f"/cases/{case.reference}/").status_code == 200


PAGES = ["", "timeline/", "bundle/", "evidence/", "calendar/", "mail/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_as_much_of_a_long_case_as_of_a_short_one(
    owner: Client, case: Case, now: dt.datetime, path: str
) -> None:
    def read() -> tuple[int, int]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = owner.get(f"/cases/{case.reference}/{path}")
        assert response.status_code == 200
        assert all("LIMIT" in query["sql"] for query in queries if _reads_lines(query["sql"])), path
        return len(queries), response.text.count("메모 ")

    fill(case, 300)
    short = read()
    fill(case, 1200)
    assert read() == short


def _reads_lines(sql: str) -> bool:
    return 'FROM "casefile_caseevent"' in sql and "COUNT(" not in sql


def test_older_lines_are_read_page_by_page_and_none_is_left_out(owner: Client, case: Case, now: dt.datetime) -> None:
    fill(case, 3 * EVENTS_SHOWN + 7, note="메모-{number}.")
    page = f"/cases/{case.reference}/timeline/"
    seen: list[int] = []
    for _ in range(10):
        text = owner.get(page).text
        seen += [number for number in range(1, 200) if f"메모-{number}." in text]
        if "?before=" not in text:
            break
        page = urljoin(
            page,
            text.partition("?before=")[0].rpartition('"')[2]
            + "?before="
            + text.partition("?before=")[2].partition('"')[0],
        )
    assert sorted(seen) == list(range(1, 3 * EVENTS_SHOWN + 8))


@pytest.mark.parametrize("before", ["", "0", "1", "-1", "x", "1" * 400, "１", "1e3"])
def test_an_odd_place_in_the_timeline_is_no_mistake_of_ours(owner: Client, case: Case, before: str) -> None:
    assert owner.get(f"/cases/{case.reference}/timeline/", {"before": before}).status_code == 200
