"""The fonts of the bundle, and what stands where they have no glyph."""

from __future__ import annotations

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from cases.bundle.glyphs import FONTS, all_readable, covered, is_marked, readable

FACES = ["Regular", "Bold"]


def of_codec(name: str) -> set[str]:
    """Every character that the two-byte rows of a Chinese or Korean character set hold."""
    pairs = (bytes((lead, trail)) for lead in range(0xA1, 0xFF) for trail in range(0xA1, 0xFF))
    return {char for pair in pairs for char in pair.decode(name, "ignore")}


def hanzi(name: str) -> set[str]:
    return {char for char in of_codec(name) if unicodedata.name(char, "").startswith("CJK")}


@pytest.fixture(scope="module", params=FACES)
def face(request):
    with TTFont(FONTS / f"NotoSansCJKkr-{request.param}.otf") as font:
        yield font


def test_every_hangul_syllable_has_a_drawn_glyph(face):
    cmap = face.getBestCmap()
    drawn = face["CFF "].cff.topDictIndex[0].CharStrings
    empty = len(drawn[cmap[0x20]].bytecode)
    syllables = range(0xAC00, 0xD7A4)
    assert len(syllables) == 11_172
    assert [chr(point) for point in syllables if point not in cmap] == []
    assert [chr(point) for point in syllables if len(drawn[cmap[point]].bytecode) <= empty] == []


def test_every_hanzi_of_gb_2312_and_every_hanja_of_ks_x_1001_has_a_glyph(face):
    assert len(hanzi("gb2312")) == 6763
    assert sorted(hanzi("gb2312") - set(map(chr, face.getBestCmap()))) == []
    assert len(hanzi("euc_kr")) >= 4620
    assert sorted(hanzi("euc_kr") - set(map(chr, face.getBestCmap()))) == []


def test_what_is_called_covered_is_covered_by_the_face(face):
    assert covered() <= set(map(chr, face.getBestCmap()))


def test_what_people_type_is_covered():
    everyday = "가힣ㄱㅎㅏㅣㅋㅠ 亞中国退货 Aé ₩$¥€£ ①②③ ·…–—“”‘’「」『』《》〈〉 ※★☆○●◎◇◆□■△▲▽▼→←↑↓♡♥ ℃㎖㎏㎜㎝ ×÷±≠≤≥∞ カナかな"
    assert [char for char in everyday if char not in covered()] == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("깨졌어요 😀", "깨졌어요 [U+1F600]"),
        ("سلام", "[U+0633][U+0644][U+0627][U+0645]"),
        (unicodedata.normalize("NFD", "티포트"), "티포트"),
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("가\u202e나\u200d다\ufeff\x00\ufe0f", "가나다"),
        ("\u3000가\u2009나", "\u3000가 나"),
        ("x" * 41, "x" * 40 + "\u200bx"),
    ],
)
def test_readable(typed, printed):
    assert readable(typed) == printed


def test_a_mark_is_found():
    assert is_marked(readable("🎁"))
    assert not is_marked(readable("U+1F381"))


@given(st.text())
def test_whatever_is_typed_is_printed_with_glyphs_that_are_there(typed):
    assert set(readable(typed)) - covered() <= {"\n", "\u200b"}


def test_texts_are_made_readable_wherever_they_lie():
    assert all_readable({"a": ["😀", 1, {"b": ("é", None)}]}) == {"a": ["[U+1F600]", 1, {"b": ["é", None]}]}
