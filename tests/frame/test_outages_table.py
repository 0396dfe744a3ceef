"""`docs/outages.md` names only tests that there are, and every test of an outage stands in it."""

from __future__ import annotations

import re

from tests.support.processes import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_test_that_the_table_names_exists_and_every_outage_is_in_it() -> None:
    named = set(NAMED.findall((ROOT / "docs" / "outages.md").read_text(encoding="utf-8")))
    assert len(named) > 20
    for file, test in named:
        assert f"\ndef {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file} has no {test}"
    there = {
        (path.relative_to(ROOT).as_posix(), test)
        for path in (ROOT / "tests" / "frame").glob("test_outages*.py")
        for test in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
        if path.name != "test_outages_table.py"
    }
    assert there - named == set()
