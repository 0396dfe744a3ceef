"""Amounts: read where they say one thing, asked back where they could say two."""

from decimal import Decimal

import pytest

from cases.core.formats.amounts import read_amount


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
