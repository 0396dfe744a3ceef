"""What a test needs whose site stands on several machines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.machines import Machines, several
from tests.support.mail_server import MailServer, running_mail_server

# Where there is one, it is the server of .ci/with-postgresql.
SERVER = os.environ.get("DATABASE_URL", "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these heavy tests on one process, and leave them out where there is no server."""
    here = Path(__file__).parent
    for item in (item for item in items if here in item.path.parents):
        item.add_marker(pytest.mark.xdist_group("machines"))
        if not SERVER.startswith("postgres"):
            item.add_marker(
                pytest.mark.skip(reason="needs PostgreSQL: .ci/with-postgresql uv run pytest tests/machines")
            )


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with running_mail_server() as server:
        yield server


@pytest.fixture
def machines(tmp_path: Path, mail_server: MailServer) -> Iterator[Machines]:
    with several(tmp_path, SERVER, mail_server) as found:
        yield found
