"""Those who run the site learn which walls stand around the decoder on their machine, and which do not."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import Tags, run_checks

from cases.imaging import decoder, decoder_main, sandbox
from refundguide.isolation import decoder_isolation

WHOLE = [decoder_main.LIMITS, *sandbox.WALLS]


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        (WHOLE, f"Photos are decoded behind {', '.join(WHOLE)}."),
        ([decoder_main.LIMITS], f"Photos are decoded behind limits; without {', '.join(sandbox.WALLS)}."),
        (
            [decoder_main.LIMITS, sandbox.LANDLOCK, sandbox.SECCOMP],
            "Photos are decoded behind limits, Landlock for files, seccomp;"
            " without another user, Landlock for the network.",
        ),
    ],
)
def test_what_stands_and_what_is_missing(monkeypatch: pytest.MonkeyPatch, bounds: list[str], sentence: str) -> None:
    monkeypatch.setattr(decoder, "bounds", lambda: bounds)
    assert decoder_isolation() == sentence


def test_a_decoder_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise OSError("no more programs")

    monkeypatch.setattr(decoder.subprocess, "Popen", fail)
    assert decoder_isolation() == "Photos cannot be decoded: the decoder does not start (no more programs)."


def test_the_deployment_check_asks_the_decoder_itself() -> None:
    [said] = [
        message
        for message in run_checks(tags=[Tags.security], include_deployment_checks=True)
        if message.id == "refundguide.I001"
    ]
    assert said.msg == decoder_isolation()
    assert decoder_main.LIMITS in said.msg
