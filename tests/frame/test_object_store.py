"""A site that keeps its photos in an object store: all that buyers and operators do, and what they see without it."""

from __future__ import annotations

import io
import itertools
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from cases.casefile.models import Case
from cases.photos.models import EvidencePhoto
from cases.photos.storage.objects import ObjectStorage
from tests.support.factories import jpeg
from tests.support.object_store import (
    GROUP,
    ObjectServer,
    fresh_prefix,
    impatient,
    keep_evidence_in,
    patient,
    until_it_answers,
)
from tests.support.processes import ROOT, environment, python, write_database
from tests.support.sweeping import sweep_after

pytestmark = GROUP

YES, AWAY = "예, 같은 파일이 있어요", "지금은 사진을 열 수 없어요"
PERCENTS = ("12", "12", "40", "40")
BOX = {
    "boxes-TOTAL_FORMS": "1",
    "boxes-INITIAL_FORMS": "0",
    "action": "save",
    **{f"boxes-0-{side}": text for side, text in zip(("left", "top", "width", "height"), PERCENTS, strict=True)},
}
CAPTION = "찻잔 손잡이가 깨졌어요"


@pytest.fixture
def store(
    db: None, object_server: ObjectServer, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ObjectStorage]:
    """The store in which the site of this test keeps its photos."""
    settings.EVIDENCE_ROOT = tmp_path / "spool"
    with patient(monkeypatch), closing(ObjectStorage(**object_server.options(fresh_prefix()))) as storage:
        keep_evidence_in(storage, settings, monkeypatch)
        call_command("prepare_evidence")
        yield storage


@pytest.fixture
def buyer(store: ObjectStorage, owner: Client, now: object, reference_data: None) -> Client:
    """The browser that holds `case`, at a site that shows its page for errors."""
    owner.raise_request_exception = False
    return owner


def add(buyer: Client, case: Case, data: bytes | None = None, **headers: str) -> Any:
    upload = SimpleUploadedFile("a.jpg", data or jpeg(), content_type="image/jpeg")
    form = {"kind": "damage", "caption": CAPTION, "photos": upload}
    return buyer.post(f"/cases/{case.reference}/evidence/", form, headers=headers)


@pytest.fixture
def photo(buyer: Client, case: Case) -> EvidencePhoto:
    answer = add(buyer, case)
    assert answer.status_code == 200 and 'data-upload="accepted"' in answer.text
    return case.photos.get()


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def said(command: str, *arguments: str) -> str:
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_a_photo_goes_its_whole_way(store: ObjectStorage, buyer: Client, case: Case, photo: EvidencePhoto) -> None:
    at = f"/cases/{case.reference}"
    assert len([*store.files()]) == 3 and list(store.temporary_folder().iterdir()) == []
    assert buyer.get(f"{at}/evidence/").status_code == 200
    assert body(buyer.get(f"{at}/evidence/{photo.pk}/original/")) == jpeg()
    assert body(buyer.get(f"{at}/evidence/{photo.pk}/thumb/"))[8:12] == b"WEBP"

    assert buyer.post(f"{at}/evidence/{photo.pk}/turn/", {"to": "right"}).status_code == 302
    assert buyer.post(f"{at}/evidence/{photo.pk}/blackout/", BOX | {"turn": "90"}).status_code == 302
    own, shared = (body(buyer.get(f"{at}/evidence/{photo.pk}/{size}/")) for size in ("large", "shared"))
    assert own[:2] == shared[:2] == b"\xff\xd8" and own != shared

    assert body(buyer.get(f"{at}/bundle/papers/?size=10"))[:5] == b"%PDF-"
    with zipfile.ZipFile(io.BytesIO(body(buyer.get(f"{at}/bundle/originals.zip")))) as package:
        assert jpeg() in [package.read(name) for name in package.namelist()]
    assert YES in buyer.get(f"/verify/?sha256={photo.sha256}").text
    assert "files 5, problems 0" in said("verify_chain")

    # What it was before the turn goes, a day after.
    assert len([*store.files()]) == 7
    sweep_after(hours=23)
    assert len([*store.files()]) == 7
    sweep_after(hours=25)
    assert len([*store.files()]) == 5
    assert "rows 1, broken 0" in said("sweep_evidence", "--verify")
    assert buyer.post(f"{at}/evidence/{photo.pk}/remove/").status_code == 302
    sweep_after(hours=25)
    assert [*store.files()] == []


def test_an_object_that_is_lost_or_short_is_named(store: ObjectStorage, buyer: Client, photo: EvidencePhoto) -> None:
    store.delete(str(photo.large.name))
    for command in ("sweep_evidence", "verify_chain"):
        with pytest.raises(SystemExit):
            said(command)
    assert buyer.get(f"/cases/{photo.case.reference}/evidence/{photo.pk}/large/").status_code == 404


def test_what_is_half_received_is_swept(store: ObjectStorage, buyer: Client) -> None:
    left = store.temporary_folder() / "left.upload"
    left.write_bytes(b"half")
    sweep_after(minutes=30)
    assert left.exists()
    sweep_after(hours=2)
    assert not left.exists()


def test_while_the_store_is_away_everything_says_so_and_nothing_is_lost(
    object_server: ObjectServer,
    store: ObjectStorage,
    buyer: Client,
    case: Case,
    photo: EvidencePhoto,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = f"/cases/{case.reference}"
    store.close()  # What it asks with is made anew, and gives up sooner.
    with impatient(monkeypatch), object_server.hung():
        for path in (
            f"{at}/evidence/{photo.pk}/thumb/",
            f"{at}/evidence/{photo.pk}/original/",
            f"{at}/bundle/papers/?size=10",
            f"{at}/bundle/originals.zip",
        ):
            answer = buyer.get(path)
            assert (answer.status_code, answer["Retry-After"]) == (503, "20"), path
            assert AWAY in answer.text and "그대로 있어요" in answer.text
        asked = buyer.get(f"/verify/?sha256={photo.sha256}")
        assert asked.status_code == 503 and photo.sha256 in asked.text and "읽지 못해서" in asked.text

        # Without a script the words stay in the form; the script keeps the photo itself, and is told to come again.
        page = add(buyer, case, jpeg(color="teal"))
        assert (page.status_code, page["Retry-After"]) == (503, "20")
        assert CAPTION in page.text and 'data-reason="not-stored"' in page.text
        part = add(buyer, case, jpeg(color="teal"), **{"HX-Request": "true"})
        assert (part.status_code, part["Retry-After"], "data-upload" in part.text) == (503, "20", False)
        box = buyer.post(f"{at}/evidence/{photo.pk}/blackout/", BOX)
        assert (box.status_code, box["Retry-After"], 'value="12"' in box.text) == (503, "20", True)
        turned = buyer.post(f"{at}/evidence/{photo.pk}/turn/", {"to": "right"}, follow=True)
        assert "돌리지 못했어요" in turned.text

        for path in (at + "/", f"{at}/evidence/", "/", "/contact/"):
            assert buyer.get(path).status_code == 200
        assert buyer.post(f"{at}/note/", {"note": "판매자가 답을 했어요."}).status_code == 302
        ready = buyer.get("/readyz")
        assert (ready.status_code, ready.json()["storage"], ready.json()["database"]) == (503, "failed", "ok")
        for command in ("verify_chain", "sweep_evidence"):
            with pytest.raises(CommandError, match="does not answer"):
                said(command)
        assert "Until it does" in said("prepare_evidence")
    store.close()
    store._away_until = 0.0
    until_it_answers(store)
    assert [one.turn for one in case.photos.all()] == [0] and not case.photos.get().is_blacked_out
    assert 'data-upload="accepted"' in add(buyer, case, jpeg(color="teal")).text
    assert body(buyer.get(f"{at}/evidence/{photo.pk}/original/")) == jpeg()
    assert "files 6, problems 0" in said("verify_chain")


INSTALL = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("seed_reference", verbosity=0)
call_command("prepare_evidence")
from cases.demo.install import install
install("http://127.0.0.1")
"""


class Place:
    """A site of its own, in processes; its photos lie in a folder, or in the object store."""

    def __init__(self, folder: Path, storage_url: str = "") -> None:
        self.database = folder / "site.sqlite3"
        self.storage_url = storage_url or f"file://{folder / 'evidence'}"

    @property
    def env(self) -> dict[str, str]:
        return environment(DATABASE_URL=f"sqlite:///{self.database}", STORAGE_URL=self.storage_url, DECODE_SECONDS="20")

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)


def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(
    db: None, object_server: ObjectServer, tmp_path: Path
) -> None:
    place = Place(tmp_path, object_server.url(fresh_prefix()))
    write_database(place.database)
    lines = python("-m", "tests.support.killed_site", "2", env=place.env).splitlines()
    taken, hidden = ({line[4:] for line in lines if line.startswith(word)} for word in ("ack ", "hid "))
    assert taken, "the writers hardly came to write"
    with closing(sqlite3.connect(place.database)) as connection:
        rows = dict(connection.execute("SELECT sha256, blackout_sha256 FROM photos_evidencephoto"))
    assert taken <= rows.keys() and hidden <= {sha256 for sha256, blackout in rows.items() if blackout}
    assert f"rows {len(rows)}, broken 0" in place.manage("sweep_evidence", "--verify").stdout
    assert "problems 0" in place.manage("verify_chain").stdout


def test_a_backup_goes_from_a_folder_to_a_bucket_and_back(object_server: ObjectServer, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("first", "second", "third")]
    urls = ["", object_server.url(fresh_prefix(), bucket="not-made-before-the-restore"), ""]
    places = [Place(folder, url) for folder, url in zip(folders, urls, strict=True)]
    folders[0].mkdir()
    done = places[0].manage("shell", "--no-imports", "-c", INSTALL)
    assert done.returncode == 0, done.stderr
    sound = places[0].manage("verify_chain").stdout
    assert "problems 0" in sound and "files 0" not in sound
    for source, target in itertools.pairwise(places):
        kept = tmp_path / f"{target.database.parent.name}.tar"
        for place, command in ((source, "backup"), (target, "restore")):
            done = place.manage(command, str(kept))
            assert done.returncode == 0, done.stderr
            assert "storage-failed" not in done.stderr
        assert sound in done.stdout
    # The bucket is not empty any more.
    places[1].database.unlink()
    again = places[1].manage("restore", str(tmp_path / "second.tar"))
    assert again.returncode == 1 and "photos already" in again.stderr and not places[1].database.exists()
