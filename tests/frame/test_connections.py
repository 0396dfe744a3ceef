"""A database that all threads of all machines may ask at once has a connection for each of them."""

from __future__ import annotations

import re

from refundguide.server import ASKING, PROCESSES
from tests.support.processes import ROOT

OF_A_WORKER = 10


def test_the_database_of_compose_has_a_connection_for_every_thread_that_asks() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    [most] = map(int, re.findall(r"max_connections=(\d+)", text))
    [machines] = map(int, re.findall(r"replicas: (\d+)", text))
    # While a new version comes, as many new ones stand beside the old (docs/operations.md).
    assert most > 2 * machines * PROCESSES * ASKING + OF_A_WORKER
