"""Why a deadline moved: each code has its sentence, and one of another version costs no page."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.core import reasons
from cases.process.states import Status

ON = dt.date(2026, 12, 2)
TITLES = {"seller-answers": "판매자 답변 기한"}


SENTENCES: list[tuple[reasons.Reason, str]] = [
    (reasons.moved(Status.NEGOTIATING, Status.PLATFORM_REVIEW), "제안을 거절하고 판정을 기다려요"),
    (reasons.moved(Status.FILED, Status.PLATFORM_REVIEW), "알리익스프레스가 판정을 시작했어요"),
    (reasons.taken_back(Status.FILED, Status.REJECTED), "되돌렸어요: 환불이 거절됐어요"),
    (reasons.details(["item", "received_on", "paid_on"]), "고친 날짜: 받은 날, 결제한 날"),
    (reasons.details(["payment"]), "사건 내용을 고쳤어요"),
    (reasons.holiday_added(ON, "임시공휴일"), "공휴일이에요: 2026년 12월 2일(수) 임시공휴일"),
    (reasons.holiday_removed(ON, "임시공휴일"), "공휴일에서 빠졌어요: 2026년 12월 2일(수) 임시공휴일"),
    (reasons.rule_changed("seller-answers"), "기한 규칙이 바뀌었어요: 판매자 답변 기한"),
    (reasons.rule_changed("gone"), "기한 규칙이 바뀌었어요"),
    (reasons.rule_removed("seller-answers"), "기한 규칙이 없어졌어요: 판매자 답변 기한"),
    (reasons.rule_removed("gone"), "기한 규칙이 없어졌어요"),
    (reasons.reference_updated(), "공휴일과 기한 규칙 자료를 새로 받았어요"),
    (reasons.recounted(), "공휴일이나 기한 규칙이 바뀌었어요"),
    (reasons.stated("관보를 보고"), "관보를 보고"),
    ({}, ""),
    ({"code": "of-a-newer-version"}, ""),
]


@pytest.mark.parametrize(("reason", "sentence"), SENTENCES)
def test_every_reason_has_its_sentence(reason: reasons.Reason, sentence: str) -> None:
    assert reasons.sentence(reason, TITLES) == sentence


def test_no_reason_is_without_its_sentence_here() -> None:
    assert {reason.get("code") for reason, _sentence in SENTENCES} >= set(reasons.SENTENCES)


def test_a_reason_names_the_rule_whose_title_it_needs() -> None:
    assert reasons.slug_of(reasons.rule_changed("seller-answers")) == "seller-answers"
    assert reasons.slug_of(reasons.recounted()) == ""
