"""Moments in the HTML: to the second at most, since more is no valid `datetime` for many readers and of no use to any."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings

from cases.core.templatetags.days import iso

ROOT = Path(settings.ROOT)
# What writes microseconds where a moment has some: the format "c", its own, and a bare variable. A day, whose name ends
# in "on", has none.
FINE = re.compile(r"""datetime="[^"]*(?:\|date:"c"|\|date:'c'|\|date:"[^"]*u|(?<![._]on\.)isoformat)""")
BARE = re.compile(r'datetime="\{\{ *[\w.]+(?<!on\.isoformat) *\}\}"')
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def test_a_moment_is_written_to_the_second_in_the_zone_of_the_page() -> None:
    moment = dt.datetime(2026, 11, 24, 1, 2, 3, 456789, tzinfo=dt.UTC)
    assert iso(moment) == "2026-11-24T10:02:03+09:00"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_no_template_writes_microseconds(path: Path) -> None:
    text = path.read_text()
    assert FINE.findall(text) == []
    given = {f'datetime="{{{{ {name} }}}}"' for name in re.findall(r"with (\w+)=[\w.]+\|iso", text)}
    assert set(BARE.findall(text)) <= given


def test_no_code_writes_microseconds() -> None:
    for path in (ROOT / "cases").rglob("*.py"):
        for found in re.finditer(r'datetime="\{', path.read_text()):
            after = path.read_text()[found.start() : found.start() + 400]
            assert "timespec=" in after, path


def test_no_test_reads_the_clock_while_it_is_imported() -> None:
    """A run takes half an hour and may pass midnight: a day that was read at its beginning is wrong at its end."""
    clocks = {"now", "today", "localdate", "localtime", "utcnow", "days_ago"}
    for path in (ROOT / "tests").rglob("test_*.py"):
        module = ast.parse(path.read_text())
        outside = [one for one in module.body if not isinstance(one, ast.FunctionDef | ast.ClassDef)]
        read = [
            ast.unparse(call)
            for statement in outside
            for call in ast.walk(statement)
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in clocks
        ]
        assert read == [], path
