"""What is seen in pasted blocks, and that a known thing is seen in whatever way it is written."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.core.formats.addresses import find_address
from cases.core.formats.carriers import CARRIERS, find_carrier, find_tracking, s10_check_digit
from cases.core.formats.countdowns import find_countdown
from cases.core.formats.orders import find_order_numbers
from cases.core.formats.phones import find_phones
from cases.core.masking import mask
from cases.paste.seeing import see
from cases.returns.models import ReturnAddress
from tests.support.pasted import as_expected, blocks, digits

BLOCKS = blocks()
SPACES = st.sampled_from([" ", "  ", "\u00a0", "\u3000", "\u200b", "\u2009"])
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


def test_there_are_enough_blocks() -> None:
    assert len(BLOCKS) >= 80


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.text[-30:].replace("\n", " "))
def test_a_block_holds_what_a_person_sees(block) -> None:
    expected = {kind: value for kind, value in block.expected.items() if kind != "reply"}
    assert as_expected(see(block.text)) == expected


@pytest.mark.parametrize(
    "change",
    [lambda text: unicodedata.normalize("NFD", text), lambda text: text.replace("\n", "\r\n")],
    ids=["letters", "lines"],
)
def test_how_letters_and_lines_are_written_changes_nothing(change) -> None:
    for block in BLOCKS:
        expected = {kind: value for kind, value in block.expected.items() if kind != "reply"}
        assert as_expected(see(change(block.text))) == expected


def grouped(number: str, separator: str, sizes: list[int]) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return separator.join(part for part in [*parts, number[at:]] if part)


ORDERS = st.from_regex(r"[138][0-9]{15}", fullmatch=True).filter(lambda number: mask(number) == number)


@given(
    ORDERS,
    st.sampled_from(["", " ", "-", " - ", ".", "\u00a0", "\u200b", "–"]),
    st.booleans(),
    st.sampled_from(["", "주문번호: ", "Order ID ", "订单号："]),
)
def test_an_order_number_is_seen_in_any_grouping(number: str, separator: str, is_wide: bool, label: str) -> None:
    written = grouped(number, separator.strip(" ") or separator, [4, 4, 4])
    text = label + (written.translate(FULL_WIDTH) if is_wide else written)
    assert find_order_numbers(text) == [number]


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.sampled_from(["EE", "RB", "LX", "CP"]), SPACES, st.booleans())
def test_an_international_number_is_seen(serial: str, kind: str, space: str, is_lower: bool) -> None:
    number = f"{kind}{serial}{s10_check_digit(serial)}KR"
    text = f"{number[:2]}{space if len(space) == 1 else ' '}{number[2:6]} {number[6:10]} {number[10:11]} {number[11:]}"
    assert find_tracking(text.lower() if is_lower else text) == [number]


@given(
    st.from_regex(r"[1-9][0-9]{11}", fullmatch=True),
    st.sampled_from(["", "-", " "]),
    st.sampled_from(["CJ대한통운", "한진택배", "롯데택배"]),
)
def test_a_domestic_number_is_seen_beside_its_carrier(number: str, separator: str, name: str) -> None:
    text = f"{name} {grouped(number, separator, [4, 4])}"
    assert find_tracking(text) == [number]
    assert find_carrier(text) in CARRIERS


@given(
    st.integers(0, 99),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(
        [
            "남은 시간 {}일 {}시간 {}분",
            "{}d {:02}h {:02}m",
            "剩余{}天{}小时{}分",
            "{} days {} hours {} minutes left",
            "{}日{}小時{}分鐘",
        ]
    ),
)
def test_a_countdown_is_seen_in_each_language(days: int, hours: int, minutes: int, shape: str) -> None:
    left = dt.timedelta(days=days, hours=hours, minutes=minutes)
    assert find_countdown(shape.format(days, hours, minutes)) == (left or None)


STREETS = st.sampled_from(
    [
        "서울특별시 강남구 테헤란로 123",
        "경기도 평택시 포승읍 평택항로 95",
        "부산광역시 강서구 유통단지1로 41",
        "인천광역시 서구 북항로 28-29",
    ]
)
CODES = st.sampled_from(["06234", "17962", "46721", "22382"])


@given(
    STREETS,
    CODES,
    st.sampled_from(["({1})\n{0}", "{0} ({1})", "{0}\n{1}", "우편번호: {1}\n주소: {0}", "[{1}] {0}", "{1} {0}"]),
    st.booleans(),
    st.booleans(),
)
def test_an_address_is_seen_wherever_its_postcode_stands(
    street: str, code: str, shape: str, is_wide: bool, is_apart: bool
) -> None:
    text = shape.format(street, code.translate(FULL_WIDTH) if is_wide else code)
    text = unicodedata.normalize("NFD", text) if is_apart else text
    seen = find_address(f"반품센터\n{text}\n010-1234-5678")
    assert seen is not None
    assert (seen.country, seen.address, seen.postcode) == ("KR", street, code)
    assert (seen.recipient, digits(seen.phone)) == ("반품센터", "01012345678")


SIGNS = [
    "우) ",
    "(우)",
    "우)",
    "우 ",
    "㉾",
    "〒",
    "〒 ",
    "우편번호: ",
    "우편번호 ",
    "우편번호：",
    "ZIP ",
    "zip code: ",
    "Postal code ",
    "우편 번호: ",
]
BRACKETS = ["[{}]", "({})", "（{}）", "【{}】", "<{}>", "(우 {})", "(우편번호 {})", "[우편번호: {}]", "(ZIP {})"]
PLACES = ["{1} {0}", "{1}\n{0}", "{0} {1}", "{0}, {1}", "{0}\n{1}", "주소: {1} {0}", "주소: {0} {1}"]
SAID = st.sampled_from([sign + "{}" for sign in SIGNS] + BRACKETS)


@given(STREETS, CODES, SAID, st.sampled_from(PLACES), st.booleans())
def test_a_postcode_is_printed_once_however_it_was_said(
    street: str, code: str, sign: str, place: str, is_wide: bool
) -> None:
    said = sign.format(code.translate(FULL_WIDTH) if is_wide else code)
    seen = find_address(f"반품센터\n{place.format(street, said)}\n010-1234-5678")
    assert seen is not None
    assert (seen.address, seen.postcode, seen.recipient) == (street, code, "반품센터")
    label = ReturnAddress(country="KR", postcode=code, address=place.format(street, said), recipient="반품센터").label()
    assert label.count(code) == 1 and street in label


@given(STREETS, st.sampled_from(["100-123", "137-070", "135080"]), SAID, st.sampled_from(["{1} {0}", "{0} {1}"]))
def test_an_old_postcode_is_known_by_its_sign(street: str, code: str, sign: str, place: str) -> None:
    seen = find_address(f"반품센터\n{place.format(street, sign.format(code))}")
    assert seen is not None
    assert (seen.address, seen.postcode, seen.is_old_postcode) == (street, code, True)


@pytest.mark.parametrize(
    ("line", "address", "code"),
    [
        ("서울 강남구 역삼동 123-456", "서울 강남구 역삼동 123-456", ""),
        ("06234 서울 강남구 역삼동 123-456", "서울 강남구 역삼동 123-456", "06234"),
        ("경기도 용인시 처인구 남사읍 산 123-456", "경기도 용인시 처인구 남사읍 산 123-456", ""),
        ("서울 서초구 서초동 1303-22 137-070", "서울 서초구 서초동 1303-22", "137-070"),
        ("110 Sejong-daero, Jung-gu, Seoul 04524, Korea", "110 Sejong-daero, Jung-gu, Seoul, Korea", "04524"),
        ("广东省深圳市宝安区福永街道8号（邮编：518103）", "广东省深圳市宝安区福永街道8号", "518103"),
        ("〒518103 广东省深圳市宝安区福永街道8号", "广东省深圳市宝安区福永街道8号", "518103"),
    ],
)
def test_a_house_is_no_postcode(line: str, address: str, code: str) -> None:
    seen = find_address(f"{line}\n010-1234-5678")
    assert seen is not None
    assert (seen.address, seen.postcode) == (address, code)


@given(
    st.from_regex(r"10[1-9][0-9]{7}", fullmatch=True),
    st.sampled_from(["+82 {}-{}-{}", "0{}-{}-{}", "0{} {} {}", "0{}.{}.{}", "+82{}{}{}", "82-{}-{}-{}"[3:]]),
)
def test_a_mobile_number_is_seen(number: str, shape: str) -> None:
    text = shape.format(number[:2], number[2:6], number[6:])
    if text.startswith(("+82", "0")):
        (found,) = find_phones(f"연락처 {text}")
        assert digits(found).endswith(number)


@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    see(text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1 " * 10_000,
        "(" * 20_000,
        "가시 " * 5_000,
        "1일 " * 5_000,
        "주소: " * 4_000,
        "010-" * 5_000,
        "路号" * 10_000,
    ],
    ids=range(8),
)
def test_a_long_text_is_answered(text: str) -> None:
    see(text)
