"""Letters say what is known, and nothing in place of what is not."""

import datetime as dt
import re

import pytest

from cases.escalation.letters import About, letter

KINDS = [("agency", "ko"), ("card", "ko"), ("platform", "en"), ("platform", "ko")]
BARE = About(problem="물건이 망가졌어요", problem_english="Item damaged or defective")
FULL = About(
    problem="물건이 망가졌어요",
    problem_english="Item damaged or defective",
    order_number="8190000000000001",
    item="유리 티포트",
    paid="32,900원",
    refunded="10,000원",
    left="22,900원",
    story="뚜껑이 깨져서 왔어요.",
    days=[("결제한 날", "Paid on", dt.date(2026, 11, 1))],
    photos=3,
    is_refused=True,
    asked=["소비자24 · 1372 상담"],
)


@pytest.mark.parametrize("about", [BARE, FULL], ids=["bare", "full"])
@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_every_field_says_something_and_no_field_says_none(kind, language, about):
    fields = letter(kind, language, about)
    assert [field.code for field in fields] == ["title", "facts", "demand"]
    for field in fields:
        assert field.length == len(field.text) > 0
        assert not re.search(r"None|: ?$|\bnull\b|  ", field.text, re.MULTILINE)
        if language == "en":
            assert not re.search("[가-힣]", field.text)


def test_an_agency_is_told_everything_and_asked_for_the_rest():
    _title, facts, demand = letter("agency", "ko", FULL)
    for said in (
        "8190000000000001",
        "유리 티포트",
        "2026년 11월 1일(일)",
        "거절되었습니다",
        "먼저 신청한 곳",
        "사진 3장",
    ):
        assert said in facts.text
    assert demand.text.startswith("22,900원 환불을 요청합니다.")


def test_a_card_issuer_is_asked_for_what_is_left():
    assert "금액: 22,900원" in letter("card", "ko", FULL)[2].text
    assert "금액" not in letter("card", "ko", BARE)[2].text


def test_the_platform_is_asked_to_review_a_refusal_again():
    assert letter("platform", "en", FULL)[2].text.startswith("Please review the decision again and refund 22,900 won")
    assert letter("platform", "en", BARE)[2].text.startswith("Please review this order and refund my order")


def test_nobody_knows_another_letter():
    assert letter("court", "ko", FULL) == []
