"""Days, shares and amounts in replies, worked out by hand from Thursday 2026-11-26."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from cases.core.formats.amounts import find_amounts
from cases.replies.terms import read_share, read_term

TODAY = dt.date(2026, 11, 26)
HOLIDAYS = {dt.date(2026, 12, 25): "성탄절"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5일만 기다려 주세요", "2026-12-01"),
        ("please wait 3-5 days", "2026-12-01"),
        ("wait five more days", "2026-12-01"),
        ("within 48 hours", "2026-11-28"),
        ("within 30 hours", "2026-11-28"),
        ("영업일 기준 3일 안에", "2026-12-01"),
        ("3영업일", "2026-12-01"),
        ("within 3 business days", "2026-12-01"),
        ("3-5个工作日到账", "2026-12-03"),
        ("请再等7天", "2026-12-03"),
        ("两天", "2026-11-28"),
        ("일주일 정도", "2026-12-03"),
        ("이틀만", "2026-11-28"),
        ("2주 안에", "2026-12-10"),
        ("two weeks", "2026-12-10"),
        ("한 달이 아니라 1개월", "2026-12-26"),
        ("12월 1일까지", "2026-12-01"),
        ("1월 5일에", "2027-01-05"),
        ("until December 1st", "2026-12-01"),
        ("2026-12-03까지", "2026-12-03"),
        ("12月1日之前", "2026-12-01"),
        ("내일까지", "2026-11-27"),
        ("낼까지 돈 넣어드릴게여", "2026-11-27"),
        ("by Dec 4 it will arrive", "2026-12-04"),
        ("we refund you today", "2026-11-26"),
        ("pls w8 5 dys", "2026-12-01"),
        ("gimme 1 wk", "2026-12-03"),
        ("i rfnd u 2mrw", "2026-11-27"),
        ("再等幾天，5個工作日", "2026-12-03"),
        ("24일 뒤가 아니라 22 business days", "2026-12-29"),
    ],
)
def test_a_term_ends_on_its_last_day(text: str, day: str) -> None:
    assert read_term(text, TODAY, HOLIDAYS) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "", "조금만 기다려 주세요", "11월 3일에 보냈어요", "$3.50", "13월 40일", "soon",
        "새 상품을 다시 보낼 예정이니 기다려 주세요", "환불은 판매자가 보낼 때까지 기다려 주세요", "안내일로부터 기다려 주세요",
    ],
)  # fmt: skip
def test_where_no_day_is_named_there_is_none(text: str) -> None:
    assert read_term(text, TODAY, HOLIDAYS) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("30% refund", 30),
        ("절반 환불", 50),
        ("退一半", 50),
        ("half of it", 50),
        ("20퍼센트", 20),
        ("100%", None),
        ("no", None),
    ],
)
def test_a_share_of_the_price_is_read(text: str, share: int | None) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("we can refund $3.50 or US $4", [("3.50", "USD"), ("4", "USD")]),
        ("3달러를 환불", [("3", "USD")]),
        ("退5美元", [("5", "USD")]),
        ("2 dollars", [("2", "USD")]),
        ("12,900원 가운데 3,000원", [("12900", "KRW"), ("3000", "KRW")]),
        ("1만 5천원을 드릴게요", [("15000", "KRW")]),
        ("₩5,000", [("5000", "KRW")]),
        ("5 days, 30%, 12", []),
        ("50불쌍한", []),
        ("3,000원 그리고 3000원", [("3000", "KRW")]),
    ],
)
def test_amounts_are_found_among_words(text: str, amounts: list[tuple[str, str]]) -> None:
    found = [(amount.value, amount.currency) for amount in find_amounts(text)]
    assert found == [(Decimal(value), currency) for value, currency in amounts]
