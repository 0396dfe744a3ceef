"""Start the site: all the set-up, then the production server, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from refundguide import assets, beside, server
from refundguide.alone import alone_anywhere, alone_here
from refundguide.isolation import decoder_isolation
from refundguide.old_database import old_database
from refundguide.public import OPERATOR_MISSING
from refundguide.unready_database import first_line


class Command(BaseCommand):
    help = "Set everything up and serve the site until Ctrl-C or SIGTERM."
    requires_system_checks: list[str] = []  # They ask the database, which comes into being below.

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument(
            "--no-worker",
            dest="worker",
            action="store_false",
            help="leave the regular work to `manage.py work` elsewhere",
        )
        parser.add_argument("--demo", action="store_true", help="add three sample cases and a staff user")
        parser.add_argument(
            "--demo-in-public", action="store_true", help="allow --demo although ALLOWED_HOSTS names a public host"
        )

    def handle(self, *, host: str, port: int, worker: bool, demo: bool, demo_in_public: bool, **options: Any) -> None:
        if demo and settings.PUBLIC and not demo_in_public:
            raise CommandError("--demo makes a staff user; on a public host it also needs --demo-in-public.")
        # Until the server takes over, a stop is a stop too, and no traceback.
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, lambda *_: sys.exit(0))
        _refuse_taken(host, port)
        site = settings.SITE_URL if settings.PUBLIC or os.environ.get("SITE_URL") else server.address(host, port)
        if not os.environ.get("SITE_URL"):
            # The processes of the server and the one that reminds all come after this.
            settings.SITE_URL = os.environ["SITE_URL"] = site
        try:
            with alone_here():
                lines = self._set_up(site, demo=demo)
        except OSError as error:
            raise CommandError(f"Cannot write to {error.filename or settings.VAR}: {error.strerror}.") from None
        lines.append(decoder_isolation())
        if settings.PUBLIC and not settings.OPERATOR:
            lines.append(f"Warning: {OPERATOR_MISSING}")
        connections.close_all()  # The server forks, and a connection must not be shared.

        def when_ready() -> None:
            listening = f", listening on {server.bound(host, port)}" if settings.PUBLIC else ""
            self.stdout.write("\n".join([*lines, f"refundguide is ready: {site}/{listening} (Ctrl-C stops it)"]))
            self.stdout.flush()

        with beside.working() if worker else contextlib.nullcontext():
            server.serve(host, port, when_ready=when_ready)

    def _set_up(self, site: str, *, demo: bool) -> list[str]:
        """Bring database and static files up to date; return the lines that tell about the demo data."""
        try:
            _make_database_folder()
            if sentence := old_database():
                raise CommandError(sentence)
            self.check()
            with alone_anywhere():
                lines = self._fill(site, demo=demo)
        except DatabaseError as error:
            raise CommandError(f"Cannot use the database: {first_line(error)}. See DATABASE_URL.") from None
        assets.collect()
        return lines

    def _fill(self, site: str, *, demo: bool) -> list[str]:
        """Bring what all machines share up to date, once."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("seed_reference", verbosity=0)
        call_command("prepare_evidence")
        if not demo:
            return []
        from cases.demo.install import install

        return install(site)


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("must be a number from 1 to 65535")
    return int(text)


def _refuse_taken(host: str, port: int) -> None:
    try:
        server.refuse_taken_port(host, port)
    except OSError as error:
        raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}. Try another --port.") from None


def _make_database_folder() -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
