"""The fonts of the bundle, and what stands where they have no glyph."""

from __future__ import annotations

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from cases.bundle.glyphs import FAMILIES, FONTS, all_readable, covered, is_marked, readable

FACES = ["Regular", "Bold"]
# What fills the gaps of the main face, in one weight each.
FILLERS = [
    "NotoSansCJKhk-Regular.otf",
    "NotoSans-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
]


def of_codec(name: str, leads: range = range(0xA1, 0xFF), trails: range = range(0xA1, 0xFF)) -> set[str]:
    """Every character that the two-byte rows of a character set hold, without controls."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {char for pair in pairs for char in pair.decode(name, "ignore") if unicodedata.category(char) != "Cc"}


def hanzi(name: str) -> set[str]:
    return {char for char in of_codec(name) if unicodedata.name(char, "").startswith("CJK")}


def characters_of(file: str) -> set[str]:
    with TTFont(FONTS / file) as font:
        return set(map(chr, font.getBestCmap()))


@pytest.fixture(scope="module")
def shipped():
    """What the faces have together, as the files themselves say it."""
    main = characters_of("NotoSansCJKkr-Regular.otf") & characters_of("NotoSansCJKkr-Bold.otf")
    return main.union(*map(characters_of, FILLERS))


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


def test_what_is_called_covered_is_what_the_faces_have(shipped):
    assert covered() == shipped


def test_each_face_is_looked_for_by_its_name():
    names = set()
    for file in ["NotoSansCJKkr-Regular.otf", "NotoSansCJKkr-Bold.otf", *FILLERS]:
        with TTFont(FONTS / file) as font:
            names.add(font["name"].getDebugName(1))
    assert names == set(FAMILIES)
    assert {path.name for path in FONTS.glob("*.[ot]tf")} == {f"NotoSansCJKkr-{face}.otf" for face in FACES} | {
        *FILLERS
    }


ANY = range(0x40, 0xFF)
ALPHABETS = {
    # Countries that the forms offer, and the letters of those that sell there.
    "Hong Kong, with HKSCS": lambda: of_codec("big5hkscs", range(0x81, 0xFF), ANY),
    "Taiwan": lambda: of_codec("big5", range(0x81, 0xFF), ANY) | of_codec("cp950", range(0x81, 0xFA), ANY),
    "China": lambda: of_codec("gb2312"),
    "China, traditional and rare": lambda: of_codec("gbk", range(0x81, 0xFF), ANY),
    "Korea": lambda: of_codec("euc_kr") | set(map(chr, range(0xAC00, 0xD7A4))),
    "Japan": lambda: of_codec("euc_jp"),
    "Latin": lambda: set(map(chr, [*range(0xA1, 0xAD), *range(0xAE, 0x250), *range(0x1E00, 0x1F00)])),
    "Cyrillic": lambda: set(map(chr, range(0x400, 0x530))),
}


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_letter_of_a_country_that_forms_offer_has_a_glyph(alphabet, shipped):
    wanted = ALPHABETS[alphabet]()
    assert len(wanted) > 200
    # Nobody has ever given a shape to what only a vendor put there.
    wanted = {char for char in wanted if unicodedata.category(char) not in {"Co", "Cn"}}
    assert sorted(wanted - shipped) == []


def test_what_people_type_is_covered():
    everyday = "가힣ㄱㅎㅏㅣㅋㅠ 亞中国退货 Aé ₩$¥€£ ①②③ ·…–—“”‘’「」『』《》〈〉 ※★☆○●◎◇◆□■△▲▽▼→←↑↓♡♥ ℃㎖㎏㎜㎝ ×÷±≠≤≥∞ カナかな"
    assert [char for char in everyday if char not in covered()] == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("깨졌어요 😀", "깨졌어요 😀"),
        ("가족 👨\u200d👩\u200d👧", "가족 👨👩👧"),
        ("👍🏽 👩🏿\u200d🚀 🏽", "👍 👩🚀 🏽"),
        ("🇰🇷", "🇰🇷"),
        ("❤\ufe0f 1\ufe0f\u20e3", "❤ 1"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
        ("九龍𨋢 㙟嘅", "九龍𨋢 㙟嘅"),
        ("Łódź İğş Ê\u0304", "Łódź İğş Ê\u0304"),
        ("가\u0304 退\u0304 😀\u0304", "가 退 😀"),
        ("𝗙𝗿𝗲𝗲 𝒔𝒉𝒊𝒑", "Free ship"),
        ("سلام", "[U+0633][U+0644][U+0627][U+0645]"),
        ("\U0001fbff\ue123\U000323b0", "[U+1FBFF][U+E123][U+323B0]"),
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
    assert is_marked(readable("س"))
    assert not is_marked(readable("U+1F381"))


@given(st.text())
def test_whatever_is_typed_is_printed_with_glyphs_that_are_there(typed):
    assert set(readable(typed)) - covered() <= {"\n", "\u200b"}


def test_texts_are_made_readable_wherever_they_lie():
    assert all_readable({"a": ["س", 1, {"b": ("é", None)}]}) == {"a": ["[U+0633]", 1, {"b": ["é", None]}]}
