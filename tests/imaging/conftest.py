"""Decoders that no other test has asked, and programs that take their place."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cases.imaging import lanes


@pytest.fixture
def fresh_decoders() -> Iterator[None]:
    lanes.stop()
    yield
    lanes.stop()


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], list[int]]]:
    """Let other programs take the decoder's place; `program(code)` returns the ids of all that were started."""
    popen, started = subprocess.Popen, []
    code = ""

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        process = popen([command[0], "-c", code, *command[3:]], **options)
        started.append(process.pid)
        return process

    def install(text: str) -> list[int]:
        nonlocal code
        code = text
        monkeypatch.setattr(subprocess, "Popen", start)
        return started

    yield install
    lanes.stop()
