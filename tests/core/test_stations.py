"""What tracking pages say, read from real blocks in three languages: `tracking.txt`."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.core.formats.carriers import find_tracking
from cases.core.formats.stations import Station, find_stations, says_delivered


class Block(NamedTuple):
    name: str
    expected: list[tuple[str, bool]]
    text: str


def blocks() -> list[Block]:
    """Return the blocks of tracking.txt: a name, what is to be seen (! where it was delivered), and the text itself."""
    found = []
    for block in (Path(__file__).parent / "tracking.txt").read_text(encoding="utf-8").split("\n---\n"):
        name, *lines = block.rstrip("\n").split("\n")
        seen = [line for line in lines if line.startswith(">")]
        told = [(line.removeprefix(">").removeprefix("!").strip(), line.startswith(">!")) for line in seen]
        found.append(Block(name, told, "\n".join(lines[len(seen) :]).replace("⇥", "\t")))
    return found


def written(one: Station) -> str:
    return f"{one.on}{f'T{one.time:%H:%M}' if one.time else ''} {one.said}"


def test_there_are_enough_blocks() -> None:
    found = blocks()
    assert len(found) >= 25
    assert sum(not block.expected for block in found) * 3 >= len(found) - 6


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.name)
def test_a_block_says_what_a_person_reads(block: Block) -> None:
    told = find_stations(block.text)
    assert [(written(one), says_delivered(one.said)) for one in told] == block.expected


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.name)
def test_line_ends_and_letters_taken_apart_change_nothing(block: Block) -> None:
    told = find_stations(unicodedata.normalize("NFD", block.text).replace("\n", "\r\n"))
    assert [written(one) for one in told] == [line for line, _is_delivery in block.expected]


@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    find_stations(text)
    says_delivered(text)


@pytest.mark.parametrize(
    "piece",
    [
        "2026-11-20 ",
        "2026-",
        "14:03 ",
        "20",
        "배달완료 ",
        "\t",
        "\n",
        "【",
        "年月日",
        "오후 3시 ",
        "2026-11-20 14:03 a\n",
        "Nov 20, 2026\n",
    ],
)
def test_a_megabyte_is_answered(piece: str) -> None:
    text = piece * (1024**2 // len(piece))
    assert len(find_stations(text)) <= 60
    says_delivered(text)


@pytest.mark.parametrize("gap", [" ", "\n", "\t", " / "])
def test_a_number_ends_where_the_day_beside_it_begins(gap: str) -> None:
    assert find_tracking(f"우체국 등기번호 1234567890123{gap}2026.11.20 14:03 접수") == ["1234567890123"]
