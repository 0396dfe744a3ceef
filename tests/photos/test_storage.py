"""The private storage: whole files, tight modes, no address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.photos.storage.folder import FolderStorage
from cases.photos.uploads import ReceivedFile


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    storage = FolderStorage(tmp_path / "kept")
    storage.claim()
    return storage


def received(content: bytes) -> ReceivedFile:
    file = ReceivedFile("client.jpg", "image/jpeg")
    file.add(content)
    file.complete()
    return file


def test_files_and_folders_are_closed_to_others(storage: FolderStorage) -> None:
    name = storage.save("photos/ab/x/large.jpg", ContentFile(b"bytes"))
    assert name == "photos/ab/x/large.jpg"
    path = Path(storage.path(name))
    assert path.read_bytes() == b"bytes"
    assert path.stat().st_mode & 0o777 == 0o600
    for folder in [*path.parents][:4]:
        assert folder.stat().st_mode & 0o777 == 0o700
    assert list(storage.temporary_folder().iterdir()) == []


def test_a_taken_name_is_never_overwritten(storage: FolderStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    storage.save("a", ContentFile(b"first"))
    assert storage.save("a", ContentFile(b"second")) != "a"
    # Two processes may find the same name free.
    monkeypatch.setattr(storage, "exists", lambda name: False)
    with pytest.raises(FileExistsError):
        storage.save("a", ContentFile(b"third"))
    assert Path(storage.path("a")).read_bytes() == b"first"
    assert list(storage.temporary_folder().iterdir()) == []


def test_a_failed_write_leaves_neither_file_nor_draft(storage: FolderStorage) -> None:
    class Breaking(ContentFile):
        def chunks(self, chunk_size: int | None = None):
            yield b"half"
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        storage.save("photos/a", Breaking(b""))
    assert not storage.exists("photos/a")
    assert list(storage.temporary_folder().iterdir()) == []


def test_files_are_synced_before_and_folders_after_they_get_their_name(
    storage: FolderStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, seen = Path(storage.path("photos/a/b")), []
    real = os.fsync

    def watch(handle: int) -> None:
        seen.append((Path(os.readlink(f"/proc/self/fd/{handle}")), target.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", watch)
    storage.save("photos/a/b", ContentFile(b"bytes"))
    assert seen[-2][0].parent == storage.temporary_folder()
    assert seen[-2][1] is False
    assert seen[-1] == (target.parent, True)
    assert (target.parent.parent, False) in seen  # The new folder's own entry.


def test_an_upload_is_taken_over_without_a_copy() -> None:
    storage, upload = evidence_storage(), received(b"photo")
    inode = os.stat(upload.temporary_file_path()).st_ino
    name = storage.save("photos/a/original.bin", upload)
    assert os.stat(storage.path(name)).st_ino == inode
    assert os.stat(storage.path(name)).st_mode & 0o777 == 0o600
    upload.close()
    assert Path(storage.path(name)).read_bytes() == b"photo"
    assert list(storage.temporary_folder().iterdir()) == []


def test_an_upload_from_elsewhere_is_copied(storage: FolderStorage) -> None:
    upload = received(b"photo")
    name = storage.save("a", upload)
    upload.close()
    assert Path(storage.path(name)).read_bytes() == b"photo"


def test_evidence_has_no_address(storage: FolderStorage) -> None:
    with pytest.raises(ValueError, match="no address"):
        storage.url(storage.save("a", ContentFile(b"x")))


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "photos/../../outside"])
def test_nothing_leads_out_of_the_folder(storage: FolderStorage, name: str) -> None:
    with pytest.raises(SuspiciousFileOperation):
        storage.save(name, ContentFile(b"x"))
    with pytest.raises(SuspiciousFileOperation):
        storage.open(name)


def test_a_folder_goes_with_its_files(storage: FolderStorage) -> None:
    storage.save("photos/a/1", ContentFile(b"x"))
    storage.save("photos/b/1", ContentFile(b"x"))
    storage.delete_folder("photos/a")
    storage.delete_folder("photos/never-was")
    assert [name for name, *_state in storage.files()] == ["photos/b/1"]


def test_model_fields_follow_the_setting(settings, tmp_path: Path) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "elsewhere"
    field = EvidencePhoto._meta.get_field("large")
    assert field.storage.path("x") == str(tmp_path / "elsewhere" / "x")
