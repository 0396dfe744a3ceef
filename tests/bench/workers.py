"""Processes that each have a database of their own, with so many cases, and answer what one asks of them line by line."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]

type Worker = subprocess.Popen[str]


@contextmanager
def worker(count: int, folder: str, module: str) -> Iterator[Worker]:
    """Run a process of `module` with a database of `count` cases of its own."""
    given = os.environ.get("DATABASE_URL", "")
    address = f"sqlite:///{folder}/{count}.sqlite3"
    if given.startswith("postgres"):
        address = urlsplit(given)._replace(path=f"/{created(given, folder, count)}").geturl()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "refundguide.settings",
        "DATABASE_URL": address,
        "STORAGE_URL": f"file://{folder}/{count}",
    }
    command = [sys.executable, "-m", module, f"--work={count}"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        cast(IO[str], process.stdin).close()
        process.wait()


def created(server: str, folder: str, count: int) -> str:
    """Return the name of the database that belongs to a folder and a number, of PostgreSQL."""
    import psycopg

    name = f"bench_{hashlib.sha256(str(Path(folder).resolve()).encode()).hexdigest()[:8]}_{count}"
    with psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {name}".encode())
            connection.execute(f"ALTER DATABASE {name} SET max_parallel_workers_per_gather = 0".encode())
    return name


def ask(process: Worker, what: str) -> str:
    stdin = cast(IO[str], process.stdin)
    stdin.write(f"{what}\n")
    stdin.flush()
    return heard(process)


def heard(process: Worker) -> str:
    line = cast(IO[str], process.stdout).readline()
    if not line:
        sys.exit("A process has ended.")
    return line.rstrip("\n")


def clock() -> float:
    """Return how many seconds this process has had of the processor, and that of PostgreSQL which works for it."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    of_server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time() + int(of_server.split()[0]) / 1e9
