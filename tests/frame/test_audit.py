"""What `.ci/audit` makes of the answers of an advisory service."""

from __future__ import annotations

import importlib.util
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parents[2] / ".ci/audit"


@pytest.fixture
def audit() -> Any:
    loader = SourceFileLoader("audit", str(PATH))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("audit", loader))  # type: ignore[arg-type]
    loader.exec_module(module)
    return module


def package(*holes: dict[str, Any]) -> dict[str, Any]:
    return {"name": "pillow", "version": "9.0.0", "vulns": list(holes)}


def hole(*mended: str) -> dict[str, Any]:
    return {"id": "PYSEC-2022-10", "aliases": ["CVE-2022-22817"], "fix_versions": list(mended)}


UNKNOWN = {"name": "ours", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "worst", "said"),
    [
        ([package()], 0, "1 packages were looked up"),
        ([package(hole("9.0.1"))], 1, "MENDED ELSEWHERE: pillow 9.0.0: PYSEC-2022-10, mended in 9.0.1"),
        ([package(hole())], 0, "without a mended version: pillow 9.0.0"),
        ([package(), UNKNOWN], 0, "not known there: ours"),
    ],
)
def test_only_what_can_be_mended_fails(
    audit: Any, capsys: Any, monkeypatch: Any, packages: list[Any], worst: int, said: str
) -> None:
    monkeypatch.setattr(audit, "ask", lambda service, pins: {"dependencies": packages})
    assert audit.main() == worst
    assert said in capsys.readouterr().out


def test_an_answered_hole_is_named_with_its_answer(audit: Any, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(audit, "ANSWERED", {"CVE-2022-22817": "2026-12-31: no expression of a stranger is evaluated"})
    assert audit.judge({"dependencies": [package(hole("9.0.1"))]}) == 0
    assert "answered: pillow" in capsys.readouterr().out


@pytest.mark.parametrize("report", [None, {"dependencies": [UNKNOWN]}, {"dependencies": []}])
def test_where_nobody_answers_nothing_is_claimed(audit: Any, capsys: Any, monkeypatch: Any, report: Any) -> None:
    """A service without data skips every package and finds no hole, which is no good news."""
    monkeypatch.setattr(audit, "ask", lambda service, pins: report)
    assert audit.main() == 0
    assert "NOT AUDITED" in capsys.readouterr().out


def test_every_pin_is_asked_about(audit: Any, monkeypatch: Any) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(audit, "ask", lambda service, pins: asked.append(pins))
    audit.main()
    assert len(asked) == len(audit.SERVICES)
    assert all("==" in pin for pin in asked[0])
    assert any(pin.startswith("pillow==") for pin in asked[0])
