"""What interrupted uploads leave behind is found, and nothing else is touched."""

from __future__ import annotations

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from cases.casefile.models import Case
from cases.photos import blackout
from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.process.states import Role
from tests.support.factories import receive_photo
from tests.support.moments import NOW

HOUR = 3600


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    return receive_photo(case)


def sweep(**options: bool) -> tuple[int, str, str]:
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("sweep_evidence", stdout=out, stderr=err, **options)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, out.getvalue(), err.getvalue()


def aged(path: str | Path, hours: float) -> Path:
    moment = time.time() - hours * HOUR
    os.utime(path, (moment, moment))
    return Path(path)


@pytest.fixture
def leftovers(photo: EvidencePhoto) -> dict[str, Path]:
    storage = evidence_storage()
    temporary = storage.temporary_folder()
    found = {}
    for age in (0.9, 1.1):
        path = temporary / f"{age}.upload"
        path.write_bytes(b"half")
        found[f"temporary {age}"] = aged(path, age)
    for age in (23, 25):
        name = storage.save(f"photos/zz/{age}/original.bin", ContentFile(b"whole"))
        found[f"orphan {age}"] = aged(storage.path(name), age)
    blackout.black_out(photo, [(0, 0, 1000, 1000)], now=NOW, role=Role.OWNER)
    for size in ("original", "large", "thumb", "blackout_large", "blackout_thumb"):
        found[size] = aged(getattr(photo, size).path, 100)
    return found


def test_old_leftovers_go_and_everything_else_stays(leftovers: dict[str, Path]) -> None:
    code, out, _err = sweep()
    assert code == 0
    assert "temporary 1, without a row 1, rows 1, broken 0" in out
    gone = {name for name, path in leftovers.items() if not path.exists()}
    assert gone == {"temporary 1.1", "orphan 25"}
    assert not leftovers["orphan 25"].parent.exists()
    assert "temporary 0, without a row 0" in sweep()[1]


def test_a_dry_run_only_says(leftovers: dict[str, Path]) -> None:
    _code, out, _err = sweep(dry_run=True)
    assert "temporary 1, without a row 1" in out and "photos/zz/25/original.bin" in out
    assert all(path.exists() for path in leftovers.values())


def test_a_missing_file_is_reported_by_name(photo: EvidencePhoto) -> None:
    evidence_storage().delete(photo.large.name)
    code, _out, err = sweep()
    assert code == 1
    assert f"photo {photo.pk}: {photo.large.name} is missing" in err


def test_a_short_original_is_reported(photo: EvidencePhoto) -> None:
    os.truncate(photo.original.path, 10)
    code, _out, err = sweep()
    assert (code, "another size" in err) == (1, True)


def test_a_changed_byte_is_found_by_verifying(photo: EvidencePhoto) -> None:
    path = Path(photo.original.path)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    assert sweep()[0] == 0
    code, _out, err = sweep(verify=True)
    assert code == 1 and f"photo {photo.pk}" in err and "another SHA-256" in err


def test_a_blacked_out_copy_that_is_missing_or_changed_is_reported(photo: EvidencePhoto) -> None:
    blackout.black_out(photo, [(0, 0, 1000, 1000)], now=NOW, role=Role.OWNER)
    photo.refresh_from_db()
    path = Path(photo.blackout_large.path)
    path.write_bytes(path.read_bytes() + b"!")
    assert sweep()[0] == 0
    code, _out, err = sweep(verify=True)
    assert code == 1 and f"photo {photo.pk}: blacked-out copy has another SHA-256" in err
    path.unlink()
    assert f"{photo.blackout_large.name} is missing" in sweep()[2]


def test_a_copy_that_no_row_names_goes_and_the_photo_stays(photo: EvidencePhoto) -> None:
    storage = evidence_storage()
    left = storage.save(f"{photo.folder}/blackout-0.jpg", ContentFile(b"made before a kill"))
    aged(storage.path(left), 25)
    code, out, _err = sweep()
    assert code == 0 and f"without a row: {left}" in out
    assert not storage.exists(left) and storage.exists(str(photo.large.name))


def test_a_store_that_looks_like_that_of_another_site_is_left_alone(
    photo: EvidencePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = evidence_storage()
    monkeypatch.setattr("cases.photos.management.commands.sweep_evidence.MANY", 3)
    others = [storage.save(f"photos/zz/{number}/original.bin", ContentFile(b"x")) for number in range(4)]
    for name in others:
        aged(storage.path(name), 25)
    with pytest.raises(CommandError, match=r"4 of 7 files .* another site"):
        sweep()
    assert all(storage.exists(name) for name in others)
    assert "without a row 4" in sweep(dry_run=True)[1]
    assert "without a row 4, rows 1, broken 0" in sweep(force=True)[1]
    assert not any(storage.exists(name) for name in others)


def test_an_empty_store_is_clean(db: None) -> None:
    assert sweep(verify=True)[:2] == (0, "temporary 0, without a row 0, rows 0, broken 0\n")
