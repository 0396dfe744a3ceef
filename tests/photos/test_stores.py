"""What photos ask of a store, of each kind of store; and of an S3 server what only that can get wrong."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.views.debug import SafeExceptionReporterFilter
from urllib3 import HTTPResponse

from cases.photos.storage import objects
from cases.photos.storage.evidence import EvidenceGone, EvidenceStorage, StoreAway, StoreRefuses
from cases.photos.storage.folder import FolderStorage
from cases.photos.storage.objects import ObjectStorage
from refundguide import env
from tests.support.object_store import BUCKET, GROUP, SECRET, ObjectServer, fresh_prefix, impatient, until_it_answers
from tests.support.processes import free_port

pytestmark = GROUP


@pytest.fixture(params=["folder", "objects"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> EvidenceStorage:
    """An empty store that is marked as ours."""
    if request.param == "objects":
        storage: EvidenceStorage = request.getfixturevalue("object_storage")
    else:
        storage = FolderStorage(tmp_path / "kept")
        storage.claim()
    return storage


def read(store: EvidenceStorage, name: str) -> bytes:
    with store.open(name) as file:
        return bytes(file.read())


def names(store: EvidenceStorage) -> list[str]:
    return sorted(kept.name for kept in store.files())


def test_what_was_stored_is_read_whole_in_pieces_and_from_anywhere(store: EvidenceStorage) -> None:
    content = os.urandom(300_000)
    name = store.save("photos/ab/x/original.bin", ContentFile(content))
    assert name == "photos/ab/x/original.bin"
    assert store.exists(name) and store.size(name) == len(content)
    with store.open(name) as file:
        assert file.size == len(content)
        assert b"".join(file.chunks(64 * 1024)) == content
        file.seek(200_000)
        assert file.read(1000) == content[200_000:201_000]
    with file.open("rb") as again:
        assert again.read() == content
    assert [tuple(kept[:2]) for kept in store.files()] == [(name, len(content))]


def test_a_file_larger_than_what_stays_in_memory_comes_back(
    store: EvidenceStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "IN_MEMORY", 1000)
    content = os.urandom(100_000)
    assert read(store, store.save("a", ContentFile(content))) == content
    assert list(store.temporary_folder().iterdir()) == []


def test_a_taken_name_is_never_overwritten(store: EvidenceStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save("a", ContentFile(b"first"))
    with contextlib.suppress(FileExistsError):
        assert store.save("a", ContentFile(b"second")) != "a"
    # Two machines may find the same name free.
    monkeypatch.setattr(store, "exists", lambda name: name != "a")
    with pytest.raises(FileExistsError):
        store.save("a", ContentFile(b"third"))
    assert read(store, "a") == b"first"


def test_of_many_who_write_one_name_at_once_one_wins(store: EvidenceStorage) -> None:
    won: list[bytes] = []

    def write(content: bytes) -> None:
        try:
            store._save("a", ContentFile(content))  # type: ignore[attr-defined]
        except FileExistsError:
            return
        won.append(content)

    threads = [threading.Thread(target=write, args=[bytes([65 + number]) * 50_000]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won == [read(store, "a")]


def test_a_failed_write_leaves_nothing(store: EvidenceStorage) -> None:
    class Breaking(ContentFile):  # type: ignore[type-arg]
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            yield b"half"
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        store.save("photos/a", Breaking(b""))
    assert not store.exists("photos/a") and names(store) == []
    assert list(store.temporary_folder().iterdir()) == []


def test_what_is_not_there_is_said_so(store: EvidenceStorage) -> None:
    assert not store.exists("photos/none")
    for ask in (store.open, store.size):
        with pytest.raises(FileNotFoundError):
            ask("photos/none")
    store.delete("photos/none")
    store.retire("photos/none")
    store.delete_folder("photos/none")


def test_a_folder_goes_with_its_files_and_no_other(store: EvidenceStorage) -> None:
    for name in ("photos/a/1", "photos/a/2", "photos/ab/1", "photos/b/1"):
        store.save(name, ContentFile(b"x"))
    store.delete_folder("photos/a")
    assert names(store) == ["photos/ab/1", "photos/b/1"]
    store.delete("photos/b/1")
    store.drop("photos/ab/1")
    assert names(store) == []
    assert store.is_ours


@pytest.mark.parametrize("retired", ["photos/a", "photos/a/1"])
def test_what_is_retired_is_young_again_and_the_same(store: EvidenceStorage, retired: str) -> None:
    for name in ("photos/a/1", "photos/ab/1"):
        store.save(name, ContentFile(b"x"))
    before = {kept.name: kept.changed_at for kept in store.files()}
    deadline = time.monotonic() + 20
    while {kept.name: kept.changed_at for kept in store.files()} == before:  # A server counts whole seconds.
        assert time.monotonic() < deadline
        store.retire(retired)
    after = {kept.name: kept.changed_at for kept in store.files()}
    assert after["photos/a/1"] > before["photos/a/1"] and after["photos/ab/1"] == before["photos/ab/1"]
    assert abs(after["photos/a/1"] - time.time()) < 60
    assert read(store, "photos/a/1") == b"x"


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "photos/../../outside"])
def test_nothing_leads_out_of_it(store: EvidenceStorage, name: str) -> None:
    for ask in (lambda: store.save(name, ContentFile(b"x")), lambda: store.open(name), lambda: store.delete(name)):
        with pytest.raises(SuspiciousFileOperation):
            ask()


def test_no_file_has_an_address(store: EvidenceStorage) -> None:
    with pytest.raises(ValueError, match="no address"):
        store.url(store.save("a", ContentFile(b"x")))


def test_a_folder_of_files_is_taken_in_under_its_names(store: EvidenceStorage, tmp_path: Path) -> None:
    folder = store.temporary_folder() / "parts"
    (folder / "photos" / "ab").mkdir(parents=True)
    (folder / "photos" / "ab" / "a.jpg").write_bytes(b"one")
    (folder / "photos" / "b.jpg").write_bytes(b"two")
    store.take_in(folder)
    assert {name: read(store, name) for name in names(store)} == {"photos/ab/a.jpg": b"one", "photos/b.jpg": b"two"}


def test_nothing_is_written_where_our_mark_is_missing(object_server: ObjectServer, tmp_path: Path) -> None:
    folder = FolderStorage(tmp_path / "other")
    folder_root = Path(folder.location)
    folder_root.mkdir()
    with closing(ObjectStorage(**object_server.options(fresh_prefix()))) as bucket:
        for store in (folder, bucket):
            assert not store.is_ours
            with pytest.raises(EvidenceGone):
                store.save("a", ContentFile(b"x"))
            assert names(store) == []
        with pytest.raises(EvidenceGone):
            bucket.try_out()


# What only a server over the network can get wrong.


def test_a_listing_goes_over_many_pages(object_storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "PAGE", 2)
    stored = [object_storage.save(f"photos/{number}", ContentFile(b"x")) for number in range(5)]
    assert names(object_storage) == stored


def test_other_sites_in_the_bucket_are_not_seen(object_server: ObjectServer, object_storage: ObjectStorage) -> None:
    object_storage.save("a", ContentFile(b"x"))
    with closing(ObjectStorage(**object_server.options(object_storage._prefix[:-2]))) as store:
        store.claim()
        assert names(store) == [] and not store.exists("a")


def test_no_site_is_a_part_of_another(object_server: ObjectServer) -> None:
    prefix = fresh_prefix()
    with (
        closing(ObjectStorage(**object_server.options(f"{prefix}/a/b"))) as inner,
        closing(ObjectStorage(**object_server.options(prefix))) as outer,
        closing(ObjectStorage(**object_server.options(f"{prefix}/a/b/c/d"))) as innermost,
    ):
        inner.claim()
        inner.claim()
        inner.save("photos/a", ContentFile(b"x"))
        for store in (outer, innermost):
            with pytest.raises(StoreRefuses, match="prefix of its own"):
                store.claim()
            assert not store.is_ours
        with pytest.raises(StoreRefuses):  # The sweep lists all before it deletes the first.
            list(outer.files())
        assert names(inner) == ["photos/a"]


def test_other_bytes_than_were_sent_are_refused_by_the_server(
    object_storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OfOtherBytes:
        def __init__(self, **options: Any) -> None:
            self._real = hashlib.new("md5", b"other", **options)  # noqa: S324

        def update(self, chunk: bytes) -> None: ...

        def digest(self) -> bytes:
            return self._real.digest()

    with monkeypatch.context() as patch:
        patch.setattr(hashlib, "md5", OfOtherBytes)
        with pytest.raises(OSError, match="BadDigest"):
            object_storage.save("a", ContentFile(b"bytes"))
    assert not object_storage.exists("a")
    assert object_storage.save("a", ContentFile(b"bytes")) == "a"


def test_bytes_that_change_on_the_way_are_refused_by_the_server(object_storage: ObjectStorage) -> None:
    def spoil(request: Any, **others: Any) -> None:
        request.body = b"bytfs"

    events = object_storage._shared().meta.events
    events.register("before-send.s3.PutObject", spoil)
    with pytest.raises(OSError):
        object_storage.save("a", ContentFile(b"bytes"))
    events.unregister("before-send.s3.PutObject", spoil)
    assert not object_storage.exists("a")


def test_where_an_answer_is_lost_the_second_try_finds_what_the_first_one_stored(
    object_storage: ObjectStorage,
) -> None:
    sent: list[bytes] = []

    def lose_the_first(request: Any, **others: Any) -> AWSResponse | None:
        sent.append(request.body.read())
        request.body.seek(0)
        if len(sent) > 1:
            return None
        headers = {
            name: value.decode() if isinstance(value, bytes) else value for name, value in request.headers.items()
        }
        again = urllib.request.Request(request.url, sent[0], headers, method="PUT")  # noqa: S310
        with urllib.request.urlopen(again) as answer:  # noqa: S310
            assert answer.status == 200
        return AWSResponse(request.url, 500, {}, HTTPResponse(io.BytesIO(), preload_content=False))

    events = object_storage._shared().meta.events
    events.register("before-send.s3.PutObject", lose_the_first)
    assert object_storage.save("a", ContentFile(b"bytes")) == "a"
    events.unregister("before-send.s3.PutObject", lose_the_first)
    assert len(sent) == 2 and read(object_storage, "a") == b"bytes"


def test_objects_are_encrypted_where_that_is_asked_for(object_server: ObjectServer) -> None:
    with closing(ObjectStorage(**object_server.options(fresh_prefix(), encryption="AES256"))) as store:
        store.claim()
        name = store.save("a", ContentFile(b"bytes"))
        for _time in range(2):
            assert store._head(name)["ServerSideEncryption"] == "AES256"
            store.retire(name)  # Its copy is encrypted as well.
        assert read(store, name) == b"bytes"


def test_nobody_reads_an_object_without_our_key(object_server: ObjectServer, object_storage: ObjectStorage) -> None:
    name = object_storage._key(object_storage.save("a", ContentFile(b"bytes")))
    for path in (f"/{BUCKET}/{name}", f"/{BUCKET}?list-type=2"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{object_server.port}{path}")
        assert refused.value.code == 403
        refused.value.close()


def test_a_bucket_that_shows_its_objects_to_everybody_is_refused(
    object_storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = object_storage._shared()
    monkeypatch.setattr(object_storage, "_client", lambda **options: shared)  # Whoever asks gets an answer.
    with pytest.raises(StoreRefuses, match="private"):
        object_storage.claim()


def test_a_bucket_that_is_not_there_is_made_at_the_start_and_by_nobody_else(object_server: ObjectServer) -> None:
    with closing(ObjectStorage(**object_server.options("site", bucket="not-made-yet"))) as store:
        assert not store.is_ours
        for ask in (lambda: list(store.files()), lambda: store.open("a"), lambda: store._put("a", ContentFile(b"x"))):
            with pytest.raises(StoreRefuses, match="NoSuchBucket"):
                ask()
        store.claim()
        store._make_bucket()  # As where two machines start at once.
        assert read(store, store.save("a", ContentFile(b"x"))) == b"x"


def test_a_server_that_writes_over_what_is_there_is_complained_of(
    object_storage: ObjectStorage, caplog: pytest.LogCaptureFixture
) -> None:
    def without_condition(params: dict[str, Any], **others: Any) -> None:
        del params["headers"]["If-None-Match"]

    object_storage.claim()
    assert not caplog.records
    events = object_storage._shared().meta.events
    events.register("before-call.s3.PutObject", without_condition)
    object_storage.claim()
    assert "If-None-Match" in caplog.text


@pytest.fixture
def with_another_key(object_server: ObjectServer) -> Iterator[ObjectStorage]:
    with closing(ObjectStorage(**object_server.options("first", secret_key="an0ther-s3cret"))) as store:
        yield store


def test_a_wrong_key_is_refused_and_no_secret_is_said(
    with_another_key: ObjectStorage, caplog: pytest.LogCaptureFixture
) -> None:
    asks = (
        lambda: with_another_key.exists("a"),
        lambda: with_another_key.open("a"),
        lambda: with_another_key.claim(),
        lambda: with_another_key.save("a", ContentFile(b"x")),
        lambda: list(with_another_key.files()),
        lambda: with_another_key.delete("a"),
    )
    said = [repr(with_another_key), str(vars(with_another_key)["_bucket"])]
    for ask in asks:
        with pytest.raises(StoreRefuses) as refused:
            ask()
        assert refused.value.__cause__ is None and refused.value.__suppress_context__
        said.append(str(refused.value))
    said += [record.getMessage() for record in caplog.records]
    assert len(caplog.records) == len(asks)
    for text in said:
        assert "an0ther-s3cret" not in text and "AKTESTS" not in text


def test_a_page_of_an_error_hides_the_keys(settings: Any, object_server: ObjectServer) -> None:
    entry, _spool = env.storage(object_server.url("site"), spool=Path("/spool"))
    assert entry["OPTIONS"]["secret_key"] == SECRET
    settings.STORAGES = {**settings.STORAGES, "evidence": entry}
    settings.EVIDENCE_STORE = entry
    shown = str(SafeExceptionReporterFilter().get_safe_settings())
    assert SECRET not in shown and "AKTESTS" not in shown and BUCKET in shown


def test_a_server_that_is_down_is_away_and_is_not_asked_again_at_once(
    object_server: ObjectServer, caplog: pytest.LogCaptureFixture
) -> None:
    options = object_server.options("site", endpoint=f"http://127.0.0.1:{free_port()}")
    with closing(ObjectStorage(**options)) as store:
        for _time in range(3):
            with pytest.raises(StoreAway, match="does not answer"):
                store.exists("a")
        assert len(caplog.records) == 1  # Who was not asked is not complained of either.
        store.delete_folder("photos/a")


def test_a_server_that_hangs_is_away_until_it_answers_again(
    object_server: ObjectServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with impatient(monkeypatch), closing(ObjectStorage(**object_server.options(fresh_prefix()))) as store:
        store.claim()
        name = store.save("a", ContentFile(b"bytes"))
        with object_server.hung():
            for ask in (lambda: store.open(name), lambda: store.save("b", ContentFile(b"x")), store.try_out):
                with pytest.raises(StoreAway):
                    ask()
        until_it_answers(store)
        assert read(store, name) == b"bytes"
        assert store.save("c", ContentFile(b"x")) == "c"


def test_whether_a_server_is_back_one_asks_and_the_others_are_told_at_once(
    object_storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "PAUSE", 0.0)
    asked, may_answer, calls = threading.Event(), threading.Event(), []

    class Hanging:
        def head_object(self, **question: str) -> None:
            calls.append(question)
            asked.set()
            assert may_answer.wait(30)
            raise EndpointConnectionError(endpoint_url="http://127.0.0.1")

    def ask() -> None:
        with pytest.raises(StoreAway):
            object_storage.exists("a")

    with monkeypatch.context() as patch:
        patch.setattr(object_storage, "_shared", Hanging)
        may_answer.set()
        ask()
        may_answer.clear()
        asked.clear()
        one = threading.Thread(target=ask)
        one.start()
        assert asked.wait(30)
        ask()
        assert len(calls) == 2
        may_answer.set()
        one.join()
    assert not object_storage.exists("a")
    assert object_storage._away_until == 0


def test_a_process_that_was_forked_makes_its_own_connections(
    object_storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = object_storage._shared()
    assert object_storage._shared() is first
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert object_storage._shared() is not first
    first.close()
