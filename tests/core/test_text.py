"""The one way in for text: nothing invisible comes in, nothing that somebody sees is lost."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.core.text import MOST_STORED, compact, folded, plain, seen_length, tidy

# Where the invisible, the joined and the composed meet.
ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\u200b\u200c\u200d\u200e\u202e\ufeff\u00ad\u3164\u115f\u1160\u00a0\u2028\r\n\t\0\ufe0f\u20e3"
            "\u1100\u1161\u11a8\u0301\u0327👨👩👧❤🏽🇰🇷🏴\U000e0067\U000e0062\U000e007f\u0915\u094d\u0645"
        ),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "유리 찻주전자 – 손잡이가 깨졌어요!",
        "👨\u200d👩\u200d👧 가족",
        "🏳️\u200d🌈",
        "👩🏽\u200d💻",
        "❤️\u200d🔥",
        "👁️\u200d🗨️",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🇰🇷🇺🇸",
        "1️⃣",
        "می\u200cخواهم",
        "क्\u200dष",
        "ശ്രീ\u200d",
        "\u0600123",
        "ㅋㅋㅋ ㅠㅠ",
        "\u1100\u119e",
        "Tiếng Việt, Ünïcode",
        "가격은 ₩12,900 (약 US $9.99)",
        "a  b",
    ],
)
def test_what_people_see_stays(text):
    assert tidy(text) == text
    assert tidy(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u200b안녕\u200b", "안녕"),
        ("\u200e안녕\u202c", "안녕"),
        ("\ufeff안녕", "안녕"),
        ("안\u00ad녕", "안녕"),
        ("안\u2060녕", "안녕"),
        ("안\u200d녕", "안녕"),
        ("a\u200db", "ab"),
        ("👨\u200d 가족", "👨 가족"),
        ("\u200d👨", "👨"),
        ("👨\u200d\u200d👩", "👨\u200d👩"),
        ("\U000e0067\U000e0062", ""),
        ("안\u00a0녕", "안 녕"),
        ("안\u3000녕\u202f", "안 녕"),
        ("안\t녕", "안 녕"),
        ("\u3164\u3164", ""),
        ("\u115f\u1160", ""),
        ("a\0b\x07", "ab"),
        ("a\ud800b", "ab"),
        ("a\nb\r\nc", "a b c"),
        ("e" + "\u0316" * 30, "e" + "\u0316" * 8),
    ],
)
def test_what_nobody_sees_goes(text, seen):
    assert tidy(text) == seen


def test_lines_stay_where_they_are_wanted():
    assert tidy("  첫 줄 \r\n둘째\u2028셋째\r\n\r\n넷째\n", lines=True) == "첫 줄\n둘째\n셋째\n\n넷째"


@given(ODD, st.booleans())
def test_tidy_text_stays_as_it_is(text, lines):
    once = tidy(text, lines=lines)
    assert tidy(once, lines=lines) == once
    assert plain(plain(text)) == plain(text)


@given(ODD)
def test_nothing_gets_in_that_a_database_or_a_reader_chokes_on(text):
    found = tidy(text, lines=True)
    assert "\0" not in found and "\r" not in found
    found.encode()
    assert {unicodedata.category(char) for char in found} & {"Cs", "Zl", "Zp"} == set()
    assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in found)
    assert seen_length(found) <= len(found)


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)))
def test_hangul_comes_back_whole_however_it_was_taken_apart(text):
    assert tidy(unicodedata.normalize("NFD", text)) == text
    assert seen_length(unicodedata.normalize("NFD", text)) == len(text)


@given(ODD)
def test_a_plain_text_has_no_second_way_to_write_a_digit(text):
    assert all(char.isascii() for char in plain(text) if unicodedata.category(char) == "Nd")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("가나다", 3),
        ("👨\u200d👩\u200d👧\u200d👦", 1),
        ("👍🏽", 1),
        ("🇰🇷🇺🇸", 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
        ("1️⃣", 1),
        ("e\u0301", 1),
        ("\u1112\u119e\u11ab", 1),
        ("a\nb", 3),
        ("ab", 2),
        ("", 0),
        ("🙂🙂", 2),
    ],
)
def test_a_person_counts_what_is_seen(text, count):
    assert seen_length(text) == count


def test_there_is_room_for_the_longest_usual_emoji():
    assert len("👨\u200d👩\u200d👧\u200d👦") <= MOST_STORED


@pytest.mark.parametrize(
    ("text", "code"),
    [("rg–7k3m 9qxt", "RG7K3M9QXT"), ("３０７４.９３５４", "30749354"), ("a_b·c", "ABC"), ("①②", "12"), ("", "")],
)
def test_a_code_is_compared_without_its_separators(text, code):
    assert compact(text) == code


def test_a_glance_drops_what_nobody_sees_whatever_it_is() -> None:
    unseen = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) in {"Cf", "Me"} or char in "\u2800\u3164\uffa0"
    ]
    assert folded("가" + "".join(unseen) + "나") == "가나"
    assert folded("‘가’ — \u3000“나”") == "'가' - \"나\""
