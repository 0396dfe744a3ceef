"""The privacy page and the table of retention say the same: each kind of thing that is stored, each time."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cases.core import retention
from cases.core.retention import NOT_PERSONAL, RETENTION, STAFF, VALID

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# What the page says of the rows of a model. A new model with data of somebody needs its words there, and a line here.
NAMED = {
    "Case": "주문번호, 산 물건, 금액, 결제수단의 종류, 날짜",
    "CaseEvent": "직접 적은 설명과 메모",
    "EvidencePhoto": "증거 사진, 원본 파일, 파일 이름과 촬영 시각",
    "WaivedShot": "증거 사진",
    "ReturnAddress": "반품 주소, 받는 사람, 전화번호",
    "Shipment": "운송장 번호",
    "Station": "운송장 번호",
    "Part": "반품을 보내고 확인해요",
    "Entry": "제안받고 돌려받은 금액",
    "OrderTerms": "국내 판매자·국내 결제·할부 여부",
    "Filing": "도움을 신청한 곳과 접수 번호",
    "OutcomeConsent": "통계에 보태도 된다는 동의",
    "Conversation": "통화와 채팅에서 들은 말과 약속",
    "Reply": "붙여 넣은 답장과 글의 원문",
    "Pasted": "붙여 넣은 답장과 글의 원문",
    "CalendarFeed": "달력 주소의 해시값",
    "MailAddress": "이메일 주소, 동의하고 확인한 때",
    "ChosenDay": "다시 확인할 날",
    "ReminderMail": "보낸 알림과 그 답",
    "Reminder": "보낸 알림과 그 답",
    "Attempts": "접속한 IP 주소",
    "StaffRead": "누가 언제 봤는지",
    "Making": "받으려고 만든 증거 모음",
    "Session": "이 브라우저의 임시 기록",
    # Of rows that are named above, by number only; gone within days.
    "DBTaskResult": "",
    "Dispatch": "",
}
# What the page says of each span of `core.retention`.
SPANS = {
    "UNTOUCHED_CASE": "마지막으로 바뀐 날부터 {}일이 지나면 지워요",
    "UNFINISHED_CASE": "마지막으로 적은 날부터 {}일이 지나면 지워요",
    "UNCONFIRMED_ADDRESS": "확인하지 않은 주소는 {}일이 지나면 지우고",
    "COUNTED_TRY": "이틀이 지난 기록은 지워요",
    "KEPT_READ": "누가 언제 봤는지는 {}일 동안 남겨요",
    "BACKUP": "백업에는 남아 있다가 {}일 안에 없어져요",
    "MADE_PAPERS": "만들어 달라고 한 때부터 {}시간이 지나면 지워요",
    # Not of anybody's data: what a task carries is the number of a row.
    "DONE_TASK": "",
    "FAILED_TASK": "",
    "DISPATCH": "",
}


@pytest.fixture
def page() -> str:
    return re.sub(r"\s+", " ", Client().get("/privacy/").text)


def test_the_page_names_each_kind_and_its_time(page: str) -> None:
    of_somebody = {name for name, terms in RETENTION.items() if {*terms} - {VALID, NOT_PERSONAL, STAFF}}
    assert of_somebody == NAMED.keys()
    for name, words in NAMED.items():
        assert words in page, name
    spans = {name: value for name, value in vars(retention).items() if isinstance(value, retention.dt.timedelta)}
    assert spans.keys() == SPANS.keys()
    assert spans["COUNTED_TRY"].days == 2
    for name, words in SPANS.items():
        assert words.format(spans[name].days or int(spans[name].total_seconds() // 3600)) in page, name


def test_no_term_runs_longer_than_the_page_says() -> None:
    spans = {value for value in vars(retention).values() if isinstance(value, retention.dt.timedelta)}
    assert {term.period for terms in RETENTION.values() for term in terms} - {None} <= spans


def test_who_sees_a_case_is_read_without_opening_anything(page: str) -> None:
    _closed, opened = page.split('<details class="fact fact--folded" open>')
    assert "증거를 보는 이 사이트의 검토자만 봐요" in opened.partition("</details>")[0]
