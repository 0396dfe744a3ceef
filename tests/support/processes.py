"""Programs of this tree, run as processes of their own."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of a site on this machine: ours, without those that make it another, and `variables`."""
    return {
        **{name: value for name, value in os.environ.items() if name not in {"ALLOWED_HOSTS", "DEBUG"}},
        **variables,
    }


def python(*arguments: str, env: dict[str, str]) -> str:
    """Run Python in this tree; return what it prints. It must end well."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def write_database(path: Path) -> None:
    """Write the database of this test into a file that processes can open.

    A copy is there sooner than a process migrates a new one; from another engine the rows take a longer way.
    """
    if connection.vendor != "sqlite":
        env, rows = environment(DATABASE_URL=f"sqlite:///{path}"), str(path.with_suffix(".json"))
        call_command("dumpdata", natural_foreign=True, exclude=["contenttypes", "auth.permission"], output=rows)
        python("manage.py", "migrate", "--verbosity=0", env=env)
        python("manage.py", "loaddata", rows, "--verbosity=0", env=env)
        return
    with contextlib.closing(sqlite3.connect(path)) as copy:
        copy.executescript("\n".join(connection.connection.iterdump()))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(pid: int, command: str) -> list[int]:
    """Return the children of a process, by whichever thread it started them, whose command line has `command`."""
    found = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # Gone meanwhile.
            for child in (thread / "children").read_text().split():
                if command in Path(f"/proc/{child}/cmdline").read_text().split("\0"):
                    found.append(int(child))
    return found


def family(pid: int) -> list[int]:
    """Return a process and all below it, as far as they are still there."""
    found, ahead = [], [pid]
    while ahead:
        found.append(pid := ahead.pop())
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):  # Gone meanwhile.
                ahead += map(int, task.read_text().split())
    return found


def stop(child: int) -> None:
    """Stop a child of this process, and wait until the last of its threads stands still.

    A signal only asks for it: a thread that runs just then may still answer after `os.kill` has returned.
    """
    os.kill(child, signal.SIGSTOP)
    os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)


def catches(pid: int, number: int) -> bool:
    """Say whether a process has something to do on a signal by now, which else ends it."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught, 16) >> (number - 1) & 1)
