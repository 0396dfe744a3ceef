"""A real S3 server on this machine, with a bucket, for tests of what photos ask of it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import models

from cases.photos.models import EvidencePhoto
from cases.photos.storage.evidence import StoreAway
from cases.photos.storage.objects import ObjectStorage
from tests.support.processes import environment, free_port, stop

KEY, SECRET = "AKTESTSOFTHEHOUSE", "s3cr3t/of+the-tests"
BUCKET = "evidence"
STARTS = 3
# Tests that need the server are in one group: it starts once, which takes some seconds.
GROUP = pytest.mark.xdist_group("object-store")


@dataclass(frozen=True)
class ObjectServer:
    """A running server, which knows one key and keeps nothing beyond the tests."""

    port: int
    process: subprocess.Popen[bytes]

    def options(self, prefix: str, **others: Any) -> dict[str, Any]:
        """Return what `ObjectStorage` needs for objects below `prefix`."""
        return {
            "endpoint": f"http://127.0.0.1:{self.port}",
            "region": "us-east-1",
            "bucket": BUCKET,
            "prefix": prefix,
            "access_key": KEY,
            "secret_key": SECRET,
            **others,
        }

    def url(self, prefix: str, bucket: str = BUCKET) -> str:
        """Return the same as STORAGE_URL."""
        secret = SECRET.replace("/", "%2F").replace("+", "%2B")
        return f"s3://{KEY}:{secret}@127.0.0.1:{self.port}/{bucket}/{prefix}?scheme=http"

    @contextlib.contextmanager
    def hung(self) -> Iterator[None]:
        """Let the server take connections and never answer, for a while."""
        stop(self.process.pid)
        try:
            yield
        finally:
            os.kill(self.process.pid, signal.SIGCONT)


@contextlib.contextmanager
def running(folder: Path) -> Iterator[ObjectServer]:
    """Start a server with an empty bucket; its data lies in `folder`. Without the program the test is skipped."""
    program = Path(sys.executable).with_name("weed")
    if not program.exists():
        reason = "no S3 server found (uv sync --group objects)"
        (pytest.fail if os.environ.get("REFUNDGUIDE_REQUIRE_OBJECTS") == "1" else pytest.skip)(reason)
    # A port that was free may be another's by the time the server asks for it; it then ends at once.
    for attempt in range(STARTS):
        server = _start(program, folder / f"{attempt}")
        try:
            if _keeps_something(server):
                yield server
                return
        finally:
            server.process.kill()  # In order it takes half a minute, and nothing is to be kept.
            server.process.wait()
    pytest.fail("the S3 server ended at each start")


def _start(program: Path, folder: Path) -> ObjectServer:
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    identity = {"name": "app", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": actions}
    (folder / "data").mkdir(parents=True)
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    port = free_port()
    ports = [f"-s3.port={port}", *(f"-{part}.port={free_port()}" for part in ("master", "volume", "filer"))]
    ports += [f"-{part}.port.grpc={free_port()}" for part in ("master", "volume", "filer", "s3")]
    ports += ["-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.autoCreateBucket=false", "-master.telemetry=false"]
    process = subprocess.Popen(
        [
            program,
            "server",
            *("-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder / 'data'}", "-filer", "-s3"),
            *(f"-s3.config={folder / 's3.json'}", "-master.volumeSizeLimitMB=64", "-volume.max=200", *ports),
        ],
        env=environment(WEED_MASTER_VOLUME_GROWTH_COPY_1="1", WEED_S3_SSE_KEY="of the tests"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return ObjectServer(port, process)


def _keeps_something(server: ObjectServer) -> bool:
    """Wait until the server has an empty bucket; return whether it lived so long."""
    storage, deadline = ObjectStorage(**server.options("first")), time.monotonic() + 90
    with contextlib.closing(storage):
        while True:
            try:
                storage._shared().create_bucket(Bucket=BUCKET)
                storage.claim()
                return True
            except Exception:  # noqa: BLE001 (until it is up, it fails in every way)
                storage._away_until = 0.0
                if server.process.poll() is not None:
                    return False
                assert time.monotonic() < deadline
                time.sleep(0.2)


def fresh_prefix() -> str:
    """Return the name of a part of the bucket in which nothing lies."""
    return f"site-{uuid.uuid4().hex[:12]}"


@contextlib.contextmanager
def patient(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let stores that are made here wait for a server that is only busy: it takes seconds to make room for a first object."""
    with patch.context() as context:
        context.setattr("cases.photos.storage.objects.ANSWER_SECONDS", 60)
        yield


@contextlib.contextmanager
def impatient(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let stores that are made here give up soon, and ask again at once."""
    with patch.context() as context:
        context.setattr("cases.photos.storage.objects.ANSWER_SECONDS", 2)
        context.setattr("cases.photos.storage.objects.TRIES", 1)
        context.setattr("cases.photos.storage.objects.PAUSE", 0.0)
        yield


def keep_evidence_in(storage: ObjectStorage, settings: Any, patch: pytest.MonkeyPatch) -> None:
    """Let the site keep its photos there: what asks for the store, and fields, which know theirs from the beginning."""
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": "tests.support.object_store.never_made"}}
    patch.setitem(storages._storages, "evidence", storage)  # type: ignore[attr-defined]
    for field in EvidencePhoto._meta.concrete_fields:
        if isinstance(field, models.FileField):
            patch.setattr(field, "storage", storage)


def until_it_answers(storage: ObjectStorage) -> None:
    """Wait until a server that was stopped has answered what was asked meanwhile."""
    deadline = time.monotonic() + 30
    while True:
        try:
            storage.exists("anything")
            return
        except StoreAway:
            assert time.monotonic() < deadline
