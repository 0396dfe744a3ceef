"""The table of OWASP ASVS: complete, and each test that it names is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs/asvs.md").read_text()
# Requirements of level 1 and 2 in each chapter of version 5.0.0, as its CSV file counts them.
CHAPTERS = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 29,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
    17: 7,
}
STATES = {"yes", "open", "operator", "n/a"}


class Row(NamedTuple):
    """A line of the table."""

    id: str
    level: str
    requirement: str
    state: str
    how: str
    tests: list[str]


def rows() -> list[Row]:
    lines = (line.strip("|\n").split("|") for line in TABLE.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \|", line))
    return [Row(*(cell.strip() for cell in cells[:5]), tests=re.findall(r"`([^`]+)`", cells[5])) for cells in lines]


def defined(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_requirement_is_there_once() -> None:
    found = Counter(row.id for row in rows())
    assert set(found.values()) == {1}
    assert Counter(int(name.partition(".")[0]) for name in found) == CHAPTERS
    assert {row.level for row in rows()} == {"1", "2"}
    assert all(row.requirement for row in rows())


def test_what_is_met_has_a_test_that_exists_and_what_is_not_says_why() -> None:
    tests: dict[str, set[str]] = {}
    for row in rows():
        assert row.state in STATES, row.id
        assert bool(row.tests) == (row.state == "yes"), row.id
        assert row.how or row.state == "yes", row.id
        for test in row.tests:
            path, _colons, name = test.partition("::")
            if path not in tests:
                assert (ROOT / path).is_file(), test
                tests[path] = defined(ROOT / path)
            assert re.match(r"tests/\w+/test_\w+\.py$", path) and name.startswith("test_"), test
            assert name in tests[path], f"{row.id}: {test}"


def test_the_counts_on_top_are_those_of_the_rows() -> None:
    told = {
        state: int(count) for state, count in re.findall(r"^\| (yes|open|operator|n/a) \| .* \| (\d+) \|$", TABLE, re.M)
    }
    assert told == Counter(row.state for row in rows())
