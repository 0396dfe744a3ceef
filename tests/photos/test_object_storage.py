"""What only an S3 server can get wrong of what photos ask of a store."""

from __future__ import annotations

import hashlib
import io
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError
from django.core.files.base import ContentFile
from django.views.debug import SafeExceptionReporterFilter
from urllib3 import HTTPResponse

from cases.photos.storage import objects
from cases.photos.storage.evidence import StoreAway, StoreRefuses
from cases.photos.storage.objects import ObjectStorage
from refundguide import env
from tests.support.object_store import BUCKET, GROUP, SECRET, ObjectServer, fresh_prefix, impatient, until_it_answers
from tests.support.processes import free_port
from tests.support.stores import names, read

pytestmark = GROUP


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
