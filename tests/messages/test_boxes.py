"""The boxes of a receiver's form say what is known, and nothing in place of what is not."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from cases.messages.boxes import boxes
from cases.messages.facts import Facts
from cases.messages.models import MessageTemplate
from cases.process.problems import problem
from cases.process.receivers import Receiver
from cases.process.situation import Situation
from cases.process.states import Status
from cases.seed.messages import MESSAGES
from cases.seed.rungs import RUNGS

TODAY = dt.date(2026, 11, 26)
BARE = Facts(situation=Situation(problem=problem("damaged")), today=TODAY)
FULL = Facts(
    situation=Situation(
        status=Status.REJECTED, problem=problem("damaged"), dates={"paid_on": dt.date(2026, 11, 1)}, payment="card"
    ),
    today=TODAY,
    order_number="8190000000000001",
    item="유리 티포트",
    paid=(Decimal(32_900), "KRW"),
    refunded=(Decimal(10_000), "KRW"),
    left=(Decimal(22_900), "KRW"),
    story="뚜껑이 깨져서 왔어요.",
    photos=("damage", "damage", "outer-box"),
    asked=("counselling",),
)
NAMED = sorted({row[name] for row in RUNGS for name in ("message", "domestic_message") if row.get(name)})


def template(slug: str) -> MessageTemplate:
    return MessageTemplate(**next(message.fields() for message in MESSAGES if message.slug == slug))


def cut(slug: str, facts: Facts, language: str = "") -> dict[str, str]:
    row = template(slug)
    return {box.code: box.text for box in boxes(row, facts, language or Receiver(row.receiver).language)}


@pytest.mark.parametrize("facts", [BARE, FULL], ids=["bare", "full"])
@pytest.mark.parametrize("language", ["ko", "en", "zh-Hans"])
@pytest.mark.parametrize("slug", NAMED)
def test_every_box_says_something_and_no_box_says_none(slug: str, language: str, facts: Facts) -> None:
    found = boxes(template(slug), facts, language)
    assert [box.code for box in found] == ["title", "facts", "demand"]
    for box in found:
        assert box.text
        assert not re.search(r"None|: ?$|\bnull\b|  ", box.text, re.MULTILINE)


@pytest.mark.parametrize("slug", [slug for slug in NAMED if Receiver(template(slug).receiver).language == "en"])
def test_who_reads_english_gets_no_korean_words_of_the_buyer(slug: str) -> None:
    for text in cut(slug, FULL).values():
        assert not re.search("[가-힣]", text.replace("[사진 ", "["))


def test_an_agency_is_told_everything_and_asked_for_the_rest() -> None:
    found = cut("to-agency", FULL)
    for said in (
        "8190 0000 0000 0001",
        "유리 티포트",
        "2026년 11월 1일",
        "거절되었습니다",
        "먼저 신청한 곳",
        "소비자24·1372 상담",
        "뚜껑이 깨져서 왔어요.",
        "(사진 3)",
    ):
        assert said in found["facts"]
    assert found["demand"].startswith("22,900원 환불을 요청합니다.")


def test_a_card_issuer_is_asked_for_what_is_left() -> None:
    assert "돌려받지 못한 22,900원" in cut("to-card-issuer", FULL)["demand"]
    assert "돌려받지 못한" not in cut("to-card-issuer", BARE)["demand"]


@pytest.mark.parametrize(
    ("slug", "words"),
    [("instalment-withdrawal", "할부 계약을 철회합니다"), ("instalment-objection", "남은 할부금의 지급을 거절합니다")],
)
def test_who_pays_in_instalments_uses_the_right_that_the_rung_is_about(slug: str, words: str) -> None:
    demand = cut(slug, FULL)["demand"]
    assert words in demand
    assert "차지백" not in demand


def test_the_platform_is_asked_to_review_a_refusal_again() -> None:
    refused = cut("appeal", FULL)["demand"]
    assert refused.startswith("Please review the decision again and refund KRW 22,900 to my original payment method.")
    assert cut("please-decide", BARE)["demand"].startswith("Please review this order and refund me to my original")


def test_who_has_no_boxes_gets_the_whole_in_one() -> None:
    found = boxes(template("seller-silent"), FULL, "ko")
    assert [box.code for box in found] == ["text"]
    assert found[0].text.startswith("안녕하세요.\n")


def test_the_whole_has_no_title_and_all_that_is_in_the_boxes() -> None:
    whole, found = template("to-agency").filled(FULL, "ko"), cut("to-agency", FULL)
    assert whole == f"{found['facts']}\n{found['demand']}"
    assert found["title"] == "알리익스프레스 환불 문제: 물건 파손"
