"""Start the site: all the set-up, then the production server, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from refundguide import assets, server
from refundguide.isolation import decoder_isolation
from refundguide.old_database import old_database
from refundguide.one_file import handed_over


class Command(BaseCommand):
    help = "Set everything up and serve the site until Ctrl-C or SIGTERM."
    requires_system_checks: list[str] = []  # They ask the database, which comes into being below.

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--demo", action="store_true", help="add three sample cases and a staff user")
        parser.add_argument(
            "--demo-in-public", action="store_true", help="allow --demo although ALLOWED_HOSTS names a public host"
        )

    def handle(self, *, host: str, port: int, demo: bool, demo_in_public: bool, **options: Any) -> None:
        if demo and settings.PUBLIC and not demo_in_public:
            raise CommandError("--demo makes a staff user; on a public host it also needs --demo-in-public.")
        # Until the server takes over, a stop is a stop too, and no traceback.
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, lambda *_: sys.exit(0))
        _refuse_taken(host, port)
        site = settings.SITE_URL if settings.PUBLIC else server.address(host, port)
        if not os.environ.get("SITE_URL"):
            # The processes of the server and the one that reminds all come after this.
            settings.SITE_URL = os.environ["SITE_URL"] = site
        with _alone():
            lines = self._set_up(site, demo=demo)
        lines.append(decoder_isolation())
        connections.close_all()  # The server forks, and a connection must not be shared.

        def when_ready() -> None:
            listening = f", listening on {server.address(host, port)}" if settings.PUBLIC else ""
            self.stdout.write("\n".join([*lines, f"refundguide is ready: {site}/{listening} (Ctrl-C stops it)"]))
            self.stdout.flush()

        with _working():
            server.serve(host, port, when_ready=when_ready)

    def _set_up(self, site: str, *, demo: bool) -> list[str]:
        """Bring database and static files up to date; return the lines that tell about the demo data."""
        try:
            _make_database_folder()
            if sentence := old_database():
                raise CommandError(sentence)
            self.check()
            call_command("migrate", interactive=False, verbosity=0)
            call_command("seed_reference", verbosity=0)
            call_command("prepare_evidence")
            lines: list[str] = []
            if demo:
                from cases.demo.install import install

                lines = install(site)
        except DatabaseError as error:
            raise CommandError(f"Cannot use the database: {str(error).strip()}. See DATABASE_URL.") from None
        assets.collect()
        return lines


@contextlib.contextmanager
def _working() -> Iterator[None]:
    """Keep a process beside the server that does the regular work.

    A process and no thread: the server forks, also later, and a fork should find no other thread at work.
    """
    command = [sys.executable, str(settings.ROOT / "manage.py"), "work", f"--parent={os.getpid()}"]
    # In a group of its own: Ctrl-C reaches the parent alone, which then stops it in order.
    process = subprocess.Popen(command, process_group=0, env=os.environ | handed_over())  # noqa: S603 (our own command)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=server.STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("must be a number from 1 to 65535")
    return int(text)


def _refuse_taken(host: str, port: int) -> None:
    try:
        server.refuse_taken_port(host, port)
    except OSError as error:
        raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}. Try another --port.") from None


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let only one start at a time do the set-up on this machine."""
    try:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        with (settings.VAR / "setup.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise CommandError(f"Cannot write to {error.filename or settings.VAR}: {error.strerror}.") from None


def _make_database_folder() -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
