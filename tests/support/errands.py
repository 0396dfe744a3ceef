"""Tasks that leave a trace in a folder, for workers that run as processes of their own (`ERRANDS` names the folder)."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.core.mail import EmailMessage
from django.tasks import task

from cases.work.dispatch import send_once
from cases.work.queue import Final


def folder() -> Path:
    return Path(os.environ["ERRANDS"])


@task
def note(number: int) -> None:
    """Append a number to what was done."""
    with (folder() / "done").open("a") as file:
        file.write(f"{number}\n")


@task
def hold(number: int) -> None:
    """Say that it has begun, and go on only when it may."""
    with (folder() / "begun").open("a") as file:
        file.write(f"{number}\n")
    until = time.monotonic() + 120
    while not (folder() / "may-go").exists() and time.monotonic() < until:
        time.sleep(0.02)
    note.call(number)


@task
def mail(number: int) -> None:
    """Send a mail that is to arrive once."""
    send_once(EmailMessage(f"{number}", "", "site@example.org", ["buyer@example.org"]), f"errand:{number}")


@task
def fail(number: int, final: bool = False) -> None:
    """Fail with an error that quotes somebody."""
    raise Final if final else ValueError(f"buyer@example.org {number}")
