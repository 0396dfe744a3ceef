"""Killing the site or its decoders at any moment of an upload loses no acknowledged photo and breaks no row."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

from tests.support.processes import python, write_database

ROUNDS = int(os.environ.get("REFUNDGUIDE_KILL_ROUNDS", "10"))


@pytest.mark.django_db
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    database, store = tmp_path / "db.sqlite3", tmp_path / "store"
    env = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "STORAGE_URL": f"file://{store}"}
    write_database(database)
    lines = python("-m", "tests.support.killed_site", str(ROUNDS), env=env).splitlines()
    acknowledged, hidden = ({line[4:] for line in lines if line.startswith(word)} for word in ("ack ", "hid "))
    kills = sum(int(line.removeprefix("kills ")) for line in lines if line.startswith("kills "))
    assert kills >= 2 * ROUNDS
    assert "left 0" in lines, "a decoder outlived its site"
    assert len(acknowledged) >= ROUNDS // 2, "the writers hardly came to write"

    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT sha256, byte_size, original, large, thumb, blackout_large FROM photos_evidencephoto"
        ).fetchall()
        counted = connection.execute(
            "SELECT sum(json_extract(data, '$.count')) FROM casefile_caseevent WHERE kind = 'photos_added'"
        ).fetchone()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    for sha256, size, original, large, thumb, blackout in rows:
        content = (store / original).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (size, sha256)
        assert (store / large).read_bytes().endswith(b"\xff\xd9")
        assert not blackout or (store / blackout).read_bytes().endswith(b"\xff\xd9")
        webp = (store / thumb).read_bytes()
        assert len(webp) == 8 + int.from_bytes(webp[4:8], "little")
    assert acknowledged <= {row[0] for row in rows}
    assert hidden <= {row[0] for row in rows if row[5]}
    print(f"{kills} kills, {len(rows)} rows, {len(acknowledged)} acknowledged, {len(hidden)} blacked out")
    assert counted == (len(rows),)
    assert "broken 0" in python("manage.py", "sweep_evidence", "--verify", env=env)
    assert "problems 0" in python("manage.py", "verify_chain", env=env)
