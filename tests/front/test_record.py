"""The record of a case, and what its owner notes in it."""

import datetime as dt
import re

import pytest

from cases.core.days import SEOUL
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db


def test_a_closed_case_prepares_no_calls(reference_data, now):
    case = make_case(status="closed", outcome="refunded", closed_at=now)
    for page in ("timeline/", "contacts/", "contacts/new/"):
        shown = holding(case).get(f"/cases/{case.reference}/{page}").text
        assert "/call/" not in shown and "data-channel" not in shown


def test_one_way_to_add_something_stands_before_the_others(owner, case):
    page = owner.get(f"/cases/{case.reference}/timeline/").text.partition("<main")[2]
    before, _fold, after = page.partition("<details")
    assert 'class="button" href="' + f'/cases/{case.reference}/contacts/new/"' in before
    assert "/contacts/new/" not in after and f'/cases/{case.reference}/paste/"' in after
    assert page.index('<ol class="timeline"') < page.index("메모 남기기") < page.index("더 적을 것이 있다면")


def test_a_note_joins_the_timeline(owner, case):
    response = owner.post(f"/cases/{case.reference}/note/", {"note": "상담원이 금요일까지 답한다고 함"})
    assert response.url == f"/cases/{case.reference}/timeline/"
    page = owner.get(response.url).text
    assert "메모를 남겼어요." in page
    assert "상담원이 금요일까지" in page
    assert "메모를 남겼" in owner.get(f"/cases/{case.reference}/").text  # the newest line, in short


def test_what_happened_long_ago_is_folded_and_stays_on_the_page(owner, case, now):
    for number in range(7):
        case.record(Kind.NOTED, role=Role.OWNER, note=f"통화 {number}", now=now)
    shown, fold, folded = owner.get(f"/cases/{case.reference}/timeline/").text.partition("지난 기록 2개 더 보기")
    assert fold and [shown.count(f"통화 {number}") for number in range(7)] == [0, 0, 1, 1, 1, 1, 1]
    assert [folded.count(f"통화 {number}") for number in range(3)] == [1, 1, 0]


def test_htmx_gets_the_timeline_only(owner, case):
    response = owner.post(f"/cases/{case.reference}/note/", {"note": "통화함"}, headers={"HX-Request": "true"})
    page = response.text
    assert "<html" not in page
    assert 'id="timeline"' in page
    assert "통화함" in page
    assert re.search(r"<p[^>]* data-focus>메모를 남겼어요.", page)  # said, and where the focus goes on
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_an_empty_note_is_refused_with_a_sentence(owner, case, headers):
    response = owner.post(f"/cases/{case.reference}/note/", {"note": " "}, headers=headers)
    assert response.status_code == 422
    assert "남길 내용을 적어 주세요" in response.text
    assert case.events.count() == 0


def test_each_day_of_the_record_has_its_head_by_the_clock_of_seoul(owner, case):
    evening = dt.datetime(2026, 11, 26, 23, 44, tzinfo=SEOUL)
    case.record(Kind.NOTED, role=Role.OWNER, note="밤", now=evening)
    case.record(Kind.NOTED, role=Role.OWNER, note="자정 뒤", now=evening + dt.timedelta(hours=1))
    page = owner.get(f"/cases/{case.reference}/timeline/").text
    told = re.findall(
        r'<h3>([^<]+)</h3>|<time datetime="[^"]+">(오[전후] [\d:]+)</time>', page.partition('id="timeline"')[2]
    )
    said = [head or time for head, time in told]
    # The newest first: a head, what was written on that day, the head of the day before.
    assert said[:4] == ["11월 27일(금)", "오전 12:44", "11월 26일(목)", "오후 11:44"]
