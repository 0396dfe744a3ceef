"""What photos ask of a store, of each kind of store."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from cases.photos.storage import objects
from cases.photos.storage.evidence import EvidenceGone, EvidenceStorage
from cases.photos.storage.folder import FolderStorage
from cases.photos.storage.objects import ObjectStorage
from tests.support.object_store import GROUP, ObjectServer, fresh_prefix
from tests.support.stores import names, read

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
