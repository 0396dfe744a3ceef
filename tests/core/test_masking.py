"""Codes that are not ours to hold, however they are written; and the numbers that stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.core import db_fields
from cases.core.checks import own_models
from cases.core.masking import MASK, mask

CUSTOMS = [
    "P123456789012",
    "p123456789012",
    "P 123456789012",
    "P1234-5678-9012",
    "P123 4567 89012",
    "Ｐ１２３４５６７８９０１２",
    "P\u200b123456789012",
    "P12\u00ad3456\u200d789012",
    "P:123456789012",
    "P：123456789012",
    "P.1234.5678.9012",
    "P—1234–5678−9012",
    "P1234ㅡ5678ㅡ9012",
    "P1234_5678/9012",
    "P-1234\n5678\n9012",
    "Р123456789012",
    "P①②③④⑤⑥⑦⑧⑨⓪①②",
    "P١٢٣٤٥٦٧٨٩٠١٢",
    "통관부호P123456789012입니다",
    "(P123456789012)",
    "P123456789012 3개",
    "P123456789012, 010-1234-5678",
    "P123456789012.jpg",
]
RESIDENT = [
    "900101-1234567",
    "900101 - 1234567",
    "900101–1234567",
    "９００１０１－１２３４５６７",
    "900101\u200b-1234567",
    "900101 1234567",
    "900101.1234567",
    "000229-4123456",
    "900101-5123456",
    "주민등록번호 9001011234567",
    "주민번호: 9001011234567",
    "외국인등록번호 900101-5123456",
    "9001011234568",  # Its check digit is right.
]
CARDS = [
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111111111111111",
    "４１１１　１１１１　１１１１　１１１１",
    "4111\u20111111\u20111111\u20111111",
    "5555 5555 5555 4444",
    "2223 0000 4841 0010",
    "3782 822463 10005",
    "3566 0020 2036 0505",
    "6011 1111 1111 1117",
    "6250 9410 0652 8599",
    "3056 930902 5904",
    "카드번호 5555555555554444",
    "4111 1111 1111 1111 3pcs",
    "VISA4111111111111111",
    "4111111111111111VISA",
]
KEPT = [
    "주문번호 3074935419642839",
    "3074935419642839",
    "8190000000000001",
    "8134 5678 9012 3456",
    "87034491478950",
    "주문번호 4111111111111111",
    "운송장 4111111111111111",
    "등기 900101 1234567",
    "1234567890123",
    "6012345678901",
    "9001011234567",  # Its check digit is wrong, and nothing says what it is.
    "991332-1234567",
    "900101-123456",
    "4111 1111 1111 1112",
    "LP00123456789012",
    "EE123456785KR",
    "AP123456789012",
    "A12P123456789012",
    "P1234567890123",
    "9400111899223197428490",
    "420100019400111899223197428490",
    "00340434161094015902",
    "518101 13812345678 0212345678",
    "819000000000000101012345678",
    "577417824035P12345678901",
    "P12345678901",
    "P 2026-11-20 13:05",
    "010-1234-5678",
    "82-10-1234-5678",
    "00821012345678",
    "1877-4816, 02-1234-5678",
    "5774 1782 4035",
    "2026-11-20 13:05:07",
    "IMG_20261120_130501234.jpg",
    "KakaoTalk_20261120_130501234_01.jpg",
    "12,900원 + 3,000원",
    "8801234567893",
    "RG-7K3M-9QXT",
    "열쇠 7K3M9-QXT2B-4HJ8N-W0RZC",
    "04524",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "",
]
FRAMES = ("{}", "통관번호는 {}입니다", "[{}]", "사진 3장, {} 그리고 메모", "첫 줄\n{}\n끝 줄")


def digits_of(text: str) -> str:
    return "".join(
        str(unicodedata.digit(char))
        for char in unicodedata.normalize("NFKC", text)
        if unicodedata.digit(char, None) is not None
    )


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("code", [*CUSTOMS, *RESIDENT, *CARDS])
def test_a_code_is_blacked_out(code, frame):
    text = frame.format(code)
    masked = mask(text)
    assert len(masked) == len(text)
    assert MASK in masked
    # Less is left of it than would help anybody; a telephone number beside it is no part of it.
    assert (
        len(digits_of(masked.replace("010-1234-5678", "").replace("3장", "").replace("3개", "").replace("3pcs", "")))
        == 0
    )


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("number", KEPT)
def test_another_number_stays(number, frame):
    text = frame.format(number).replace("통관번호는", "그것은")
    assert mask(text) == text


@pytest.mark.parametrize("number", ["9001011234568", "4111111111111111", "577417824035", "EE123456785KR"])
def test_a_field_that_asks_for_a_number_keeps_what_only_might_be_a_code(number):
    assert mask(number, bare=False) == number


@pytest.mark.parametrize("code", ["P123456789012", "P1234-5678-9012", "900101-1234567", "4111-1111-1111-1111"])
def test_a_field_that_asks_for_a_number_takes_no_code(code):
    assert MASK in mask(code, bare=False)


SEPARATOR = st.sampled_from(["", " ", "-", "–", ".", ":", "\u200b", "\u00ad", "  ", "_", "\u3000", "ㅡ"])


@st.composite
def written(draw, digits: str) -> str:
    """A number with anything between its digits, in digits of any kind."""
    kinds = draw(st.sampled_from([0x30, 0xFF10, 0x0660]))
    return "".join(chr(kinds + int(digit)) + draw(SEPARATOR) for digit in digits)


@st.composite
def customs_codes(draw) -> str:
    digits = draw(st.text("0123456789", min_size=12, max_size=12))
    # Twelve digits in the shape of a moment are one.
    return draw(st.sampled_from("PpＰ")) + draw(SEPARATOR) + draw(written(digits)).rstrip(":")


@given(st.text(max_size=20), customs_codes(), st.text(max_size=20))
def test_no_code_survives_between_any_words(before, code, after):
    text = f"{before} {code}\n{after}"
    masked = mask(text)
    assert mask(masked) == masked
    assert len(masked) == len(text)
    if digits_of(code) not in {"", digits_of(before)}:
        assert "P" + digits_of(code) not in "".join(unicodedata.normalize("NFKC", masked).split())


@given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789 -.Pp")), max_size=200))
def test_masked_text_stays_as_it_is(text):
    assert mask(mask(text)) == mask(text)


@given(st.integers(13, 40), st.integers(0, 9))
def test_long_rows_of_digits_are_read_once(length, digit):
    # Many groups in a row: as many looks as groups, times the few lengths that a code has.
    text = f"{digit} " * length * 20
    assert len(mask(text)) == len(text)


# What no person writes freely: made here, chosen from a list, or read by a parser that takes no code.
MADE_HERE = {
    "Case": "key_hash reference problem order_number currency payment status outcome chain_head",
    "CaseEvent": "kind role old_status new_status outcome previous_hash hash",
    "EvidencePhoto": "kind format sha256 large_sha256 thumb_sha256 blackout_sha256 taken_at_claimed",
    "ReturnAddress": "country checked_against checked_by",
    "Shipment": "carrier",
    "Conversation": "channel answer",
    "Entry": "sort currency said_by",
    "Filing": "rung",
    "Reply": "sha256",
    "Pasted": "sha256",
    "Basis": "digest",
    "MailAddress": "address token_hash",
    "Reminder": "slug step counted_from token_hash answer",
    "ReminderMail": "stop_hash",
    "CalendarFeed": "token_hash",
    "Attempts": "key",
    "Worker": "name",
    "Round": "job",
    "Dispatch": "key outcome",
    "WaivedShot": "kind",
    "Making": "size chain_head",
    "StaffRead": "name what",
}
# What staff write about platforms and law, and nothing about anybody.
OF_STAFF = {
    "ContactChannel",
    "OpeningPeriod",
    "HoursException",
    "DeadlineRule",
    "Holiday",
    "PolicyFact",
    "MessageTemplate",
    "MessageBox",
    "TrackingPage",
    "Rung",
    "ReplyRule",
}


def test_every_column_that_a_person_writes_masks():
    written = {
        f"{model.__name__}.{field.name}"
        for model in own_models()
        if model.__name__ not in OF_STAFF
        for field in model._meta.local_fields
        if field.get_internal_type() in {"CharField", "TextField", "SlugField", "EmailField"}
        and not isinstance(field, db_fields.LineColumn | db_fields.ProseColumn)
    }
    exempt = {f"{model}.{name}" for model, names in MADE_HERE.items() for name in names.split()}
    assert written - exempt == set()


@pytest.mark.parametrize("text", ["4 ", "4111 1111 1111 1111 ", "P123456789012 ", "1"])
def test_more_digits_than_anybody_writes_are_blacked_out_whole(text):
    """A megabyte of them costs a moment; what comes first is still told apart."""
    long = "주문번호 8190000000000001 입니다\n" + text * (1_000_000 // len(text))
    masked = mask(long)
    assert masked.startswith("주문번호 8190000000000001 입니다\n")
    assert not any(char.isdecimal() for char in masked[-1000:])
    assert mask(masked) == masked and len(masked) == len(long)


@pytest.mark.parametrize("times", [2, 3, 40])
def test_codes_without_anything_between_them_are_all_blacked_out(times: int) -> None:
    codes = "".join(f"P{number:012}" for number in range(123456789012, 123456789012 + times))
    assert mask(f"통관부호{codes} 입니다") == f"통관부호{'P●●●●●●●●●●●●' * times} 입니다"


OTHERS = ["01012345678", "010-1234-5678", "577417824035", "1234567890123", "3074935419642839"]
GLUED = st.sampled_from(
    [
        *("P123456789012", "P1234-5678-9012", "ｐ123456789012", "900101-1234567", "9001011234568", "4111111111111111"),
        *("5555-5555-5555-4444", "378282246310005", "30569309025904"),
        *OTHERS,
    ]
)


ORDERS = st.integers(8 * 10**15, 9 * 10**15 - 1).map(str)
PARCELS = st.integers(5 * 10**11, 7 * 10**12).map(str)
TELEPHONES = st.integers(10**7, 10**8 - 1).map(lambda number: f"010-{number // 10**4}-{number % 10**4:04}")


@settings(max_examples=400)
@example(" ", "8505106120571000", "500000000000", "010-1000-0000")
@given(st.sampled_from([" ", "\n", " / ", ", "]), ORDERS, PARCELS, TELEPHONES)
def test_an_order_or_parcel_stays_beside_a_telephone(between: str, order: str, parcel: str, telephone: str) -> None:
    """Two digits of an order and a telephone may read as a day of birth."""
    for text in (f"{order}{between}{telephone}", f"등기 {parcel}{between}{telephone}", f"운송장 {parcel}{order}"):
        assert mask(text, bare=False) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("배송지 P12345678901201012345678", "123456789012"),
        ("배송 받는 사람 P123456789012010-1234-5678", "123456789012"),
        ("택배 기사에게 준 통관부호 P1234567890128190000000000001", "123456789012"),
        ("배송 주민번호 900101-1234568010-1234-5678", "900101"),
    ],
)
def test_a_code_beyond_doubt_is_blacked_out_whatever_word_stands_before_it(text: str, code: str) -> None:
    assert code in text
    assert code not in mask(text)


@given(st.integers(10**24, 10**26 - 1).map(str))
def test_a_field_that_asks_for_a_number_keeps_a_long_one(number: str) -> None:
    assert mask(number, bare=False) == number


@given(st.lists(GLUED, min_size=2, max_size=5))
def test_codes_are_blacked_out_whatever_they_touch(numbers: list[str]) -> None:
    """Copied out of a table or a PDF, numbers stand without anything between them."""
    masked, at = mask("".join(numbers)), 0
    for number in numbers:
        left = masked[at : (at := at + len(number))]
        assert number in OTHERS or not digits_of(left), (number, left)


@given(
    st.lists(
        st.one_of(GLUED, st.sampled_from(["p", "-", " ", "P1", "주민", "①", "P", "A", "운송장", "visa", "8", "\n"])),
        max_size=8,
    )
)
def test_what_was_masked_once_is_masked(parts: list[str]) -> None:
    once = str(mask("".join(parts)))
    assert mask(once) == once
