"""What people read: one name for one thing, as `docs/glossary.md` has it, and one voice, 해요체."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT)
GLOSSARY = ROOT / "docs" / "glossary.md"

# Speak formally: courts, offices and card companies read them.
FORMAL = {
    "cases/bundle/": "the papers",
    "cases/messages/formal_words.py": "letters to offices",
    "cases/seed/messages/outside.py": "letters to offices",
    "cases/seed/messages/message.py": "the thanks at the end of a letter",
    "cases/seed/replies/": "what others write, to be recognised",
    "cases/replies/spelling/": "what others write, to be recognised",
}
# Reads what people paste, and so knows the words that we do not say.
READS = {
    "cases/core/formats/addresses.py",
    "cases/core/formats/carriers.py",
    "cases/core/formats/orders.py",
    "cases/core/formats/phones.py",
    "cases/seed/replies/costs.py",
    "cases/seed/replies/goods.py",
    "cases/seed/replies/money.py",
    "cases/seed/replies/traps.py",
    "cases/seed/replies/words.py",
}

# Not yet in our voice, or not yet in our words. Whoever converts a file takes it off; nothing is added.
STILL_FORMAL: set[str] = {
    "templates/guide/topics/domestic-seller.html",
}
STILL_WANDERING: set[str] = set()

SYLLABLE, CLOSED_BY_B = ord("가"), 17
ENDS_IN_B = "".join(chr(code) for code in range(SYLLABLE + CLOSED_BY_B, ord("힣") + 1, 28))
FORMAL_ENDING = re.compile(rf"\S*(?:[{ENDS_IN_B}]니[다까]|십시오)")

TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
QUOTED = re.compile(r"‘[^’\n]*’")
CODE = re.compile(r"`([^`]+)`")


@cache
def glossary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The never-says of the glossary, and what may contain them."""
    rows = [line.split("|")[1:-1] for line in GLOSSARY.read_text().splitlines() if line.startswith("| ")]
    cells = [row for row in rows if row[0].strip() != "say"]
    never = [word for row in cells for word in CODE.findall(row[2])]
    return tuple(never), tuple(word for row in cells for word in CODE.findall(row[3]))


def literals(source: str) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def texts_of(path: Path) -> Iterator[str]:
    source = path.read_text()
    if path.suffix == ".py":
        yield from literals(source)
    elif path.suffix == ".js":
        yield SCRIPT_COMMENT.sub("", source)
    else:
        yield TEMPLATE_COMMENT.sub("", source)


@cache
def sources() -> dict[str, str]:
    """What each file says, by its path from the root; strings are set apart by line ends."""
    files = [
        *(path for folder in ("cases", "refundguide") for path in (ROOT / folder).rglob("*.py")),
        *(path for path in (ROOT / "templates").rglob("*") if path.is_file()),
        *(ROOT / "static" / "js").rglob("*.js"),
        *(ROOT / "locale").rglob("*.po"),
    ]
    spoken = {path.relative_to(ROOT).as_posix(): path for path in files if "migrations" not in path.parts}
    return {name: "\n".join(texts_of(path)) for name, path in sorted(spoken.items())}


def never_said(text: str) -> list[str]:
    """The never-says in a text, outside of quotes."""
    never, exceptions = glossary()
    for exception in exceptions:
        text = text.replace(exception, "")
    text = QUOTED.sub("‘’", text)
    return [word for word in never if re.search(rf"(?<![가-힣]){re.escape(word)}", text)]


def formal(text: str) -> list[str]:
    return FORMAL_ENDING.findall(text)


def wandering() -> dict[str, list[str]]:
    found = {name: never_said(text) for name, text in sources().items() if name not in READS}
    return {name: words for name, words in found.items() if words}


def formal_files() -> dict[str, list[str]]:
    found = {name: formal(text) for name, text in sources().items() if not name.startswith(tuple(FORMAL))}
    return {name: words for name, words in found.items() if words}


def test_the_glossary_has_names_and_never_says() -> None:
    never, exceptions = glossary()
    assert {"분쟁 신청", "휴대전화", "캘린더"} <= set(never)
    assert "구글 캘린더" in exceptions
    assert len(never) == len(set(never))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("휴대전화로 찍으세요", ["휴대전화"]),
        ("운송장 번호", []),
        ("송장 번호", ["송장 번호"]),
        ("‘분쟁 제기’를 누르세요", []),
        ("구글 캘린더에 넣기", []),
        ("환불길잡이에 적었어요", []),
    ],
)
def test_a_never_say_is_found_at_the_start_of_a_word_and_outside_of_quotes(text: str, words: list[str]) -> None:
    assert never_said(text) == words


@pytest.mark.parametrize("text", ["저장했습니다.", "보입니까?", "누르십시오", "아닙니다만"])
def test_a_formal_ending_is_found(text: str) -> None:
    assert formal(text)


@pytest.mark.parametrize("text", ["저장했어요.", "늦으니까 먼저 하세요", "가지고 다니다 잃었어요"])
def test_what_only_looks_formal_is_not(text: str) -> None:
    assert not formal(text)


def test_one_name_for_one_thing() -> None:
    assert {name: words for name, words in wandering().items() if name not in STILL_WANDERING} == {}


def test_one_voice() -> None:
    assert {name: words for name, words in formal_files().items() if name not in STILL_FORMAL} == {}


def test_the_lists_of_what_is_not_yet_converted_only_shrink() -> None:
    """A file that has become clean leaves its list, so that it stays clean."""
    assert STILL_WANDERING - wandering().keys() == set()
    assert STILL_FORMAL - formal_files().keys() == set()


@pytest.mark.parametrize("place", sorted(FORMAL))
def test_a_place_that_may_speak_formally_does(place: str) -> None:
    assert any(formal(text) for name, text in sources().items() if name.startswith(place))
