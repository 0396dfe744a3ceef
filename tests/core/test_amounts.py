"""Amounts: read where they say one thing, asked back where they could say two."""

from decimal import Decimal

import pytest

from cases.core.formats.amounts import find_amounts, read_amount


@pytest.mark.parametrize(
    ("typed", "value", "currency"),
    [
        ("12,900", "12900", ""),
        ("12900", "12900", ""),
        ("１２，９００", "12900", ""),
        ("12\u202f900", "12900", ""),
        ("12 900", "12900", ""),
        ("12'900", "12900", ""),
        ("12,900\u200b", "12900", ""),
        ("9,999", "9999", ""),
        ("1,234,567.89", "1234567.89", ""),
        ("9.99", "9.99", ""),
        ("0.5", "0.5", ""),
        ("0", "0", ""),
        ("USD 9.99", "9.99", "USD"),
        ("US $9.99", "9.99", "USD"),
        ("$ 9.99", "9.99", "USD"),
        ("9.99달러", "9.99", "USD"),
        ("KRW 12,900", "12900", "KRW"),
        ("12,900 원", "12900", "KRW"),
        ("₩12,900", "12900", "KRW"),
        ("￦12,900", "12900", "KRW"),
        ("\\12,900", "12900", "KRW"),
        ("12,900 won", "12900", "KRW"),
        ("결제 금액: 12,900원", "12900", "KRW"),
        ("총 12,900원", "12900", "KRW"),
        ("3만원", "30000", "KRW"),
        ("1만 2천원", "12000", "KRW"),
        ("1만 2,900원", "12900", "KRW"),
    ],
)
def test_an_amount_is_read_with_its_currency(typed, value, currency):
    amount = read_amount(typed)
    assert (amount.value, amount.currency, amount.asked) == (Decimal(value), currency, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9,99", "9.99"),
        ("US $9,99", "9.99"),
        ("12,90", "12.90"),
        ("0,5", "0.5"),
        ("1.234,56", "1234.56"),
        ("1 234,50", "1234.50"),
        ("12.900", "12900"),
        ("1.234.567", "1234567"),
        ("9.999", "9999"),
    ],
)
def test_what_could_be_two_amounts_is_asked_back(typed, meant):
    amount = read_amount(typed)
    assert (amount.value, amount.asked) == (Decimal(meant), True)


@pytest.mark.parametrize(
    "typed",
    ["", "열", "-1", "NaN", "1e3", "inf", "0,123", "1,23,456", "12,900,", ",900", "$12,900원", "€9.99", "99.999.9", "1" * 11,
     "9.99 9.99", "원", "2천 3,000원"],
)  # fmt: skip
def test_what_is_no_amount_is_none(typed):
    assert read_amount(typed) is None


FAR = "그리고 다른 이야기가 아주 길게 이어져요 " * 2


@pytest.mark.parametrize(
    ("text", "comes_back"),
    [
        *[(f"{word} 12,300원", [True]) for word in ("환불 금액", "환급액", "돌려받을 돈", "Refund", "退款", "退還", "退还", "退回")],
        # What was paid stays it, whatever happens to it afterwards.
        *[
            (f"{word} 12,300원 환불해 드려요", [False])
            for word in ("결제", "주문", "구매", "낸 돈", "Paid", "Payment", "Order", "付款", "支付", "订单", "訂單")
        ],
        # That it could be asked back, or could not, says nothing of it.
        *[
            (f"12,300원 ({words})", [False])
            for words in (
                "환불/반품", "환불 불가", "환불 신청", "환불 가능", "환불 보장", "환불 안 돼요", "환불 안됨",
                "환불이 안 됩니다", "환불은 불가", "환불도 가능",
                "Refund protection", "Refund guarantee", "Refund policy", "退款保障",
            )
        ],
        ("5,000원 12,300원 환불", [False, True]),
        (f"환불 {FAR}12,300원", [False]),
        (f"12,300원 {FAR}환불", [False]),
    ],
)  # fmt: skip
def test_the_nearer_words_say_whether_an_amount_comes_back(text: str, comes_back: list[bool]) -> None:
    assert [amount.is_refund for amount in find_amounts(text)] == comes_back
