"""Whoever changes a stored byte, or the row of a photo, is found out by name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cases.casefile.models import Case
from cases.integrity.audit import since_when
from cases.photos.blackout import black_out, uncover
from cases.photos.files import evidence_storage, file_hashes, recorded
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.factories import jpeg, receive_photo
from tests.support.moments import NOW
from tests.support.tampering import overwrite, sql, verify

FILES = ("original", "large", "thumb")


@pytest.fixture
def photo(timeline_case: Case) -> EvidencePhoto:
    return timeline_case.photos.get()


@pytest.mark.parametrize("field", FILES)
@pytest.mark.parametrize("place", [0, -1])
def test_a_changed_byte_of_any_file_is_found(timeline_case: Case, photo: EvidencePhoto, field: str, place: int) -> None:
    path = Path(getattr(photo, field).path)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert verify()[::2] == (1, [f"{timeline_case.reference}: photo {photo.pk}: file {field} differs"])
    assert verify(events_only=True)[0] == 0


@pytest.mark.parametrize("field", FILES)
def test_a_lost_file_is_found(timeline_case: Case, photo: EvidencePhoto, field: str) -> None:
    Path(getattr(photo, field).path).unlink()
    assert verify()[::2] == (1, [f"{timeline_case.reference}: photo {photo.pk}: file {field} missing"])


def test_an_exchanged_file_with_a_fitting_row_is_found(timeline_case: Case, photo: EvidencePhoto) -> None:
    content = jpeg(color="green")
    Path(photo.original.path).write_bytes(content)
    overwrite("photos_evidencephoto", "sha256", hashlib.sha256(content).hexdigest())
    at = f"{timeline_case.reference}: photo {photo.pk}:"
    assert verify()[2] == [f"{at} SHA-256 of original in the row differs", f"{at} file original differs"]


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("sha256", "0" * 64, "SHA-256 of original in the row differs"),
        ("large_sha256", "0" * 64, "SHA-256 of large in the row differs"),
        ("thumb_sha256", "", "SHA-256 of thumb in the row differs"),
        ("received_at", "2026-11-01 00:00:00", "time of receipt differs"),
        ("large", "", "file large missing"),
        ("original", "../../etc/passwd", "file original cannot be read"),
    ],
)
def test_a_changed_row_of_a_photo_is_found(
    timeline_case: Case, photo: EvidencePhoto, column: str, value: str, fault: str
) -> None:
    overwrite("photos_evidencephoto", column, value)
    code, _out, err = verify()
    assert code == 1
    assert err[0].startswith(f"{timeline_case.reference}: photo {photo.pk}: {fault}")


def test_a_photo_that_vanished_past_the_timeline_is_found(timeline_case: Case, photo: EvidencePhoto) -> None:
    sql("DELETE FROM photos_evidencephoto")
    assert verify()[2] == [f"{timeline_case.reference}: photo {photo.pk}: missing"]


def test_a_photo_that_nobody_sent_is_found(timeline_case: Case, photo: EvidencePhoto) -> None:
    forged = EvidencePhoto.objects.get(pk=photo.pk)
    forged.pk, forged.sha256 = None, "0" * 64
    forged._state.adding = True
    forged.save()
    code, _out, err = verify()
    assert code == 1
    assert f"{timeline_case.reference}: photo {forged.pk}: without event" in err


def test_files_made_anew_are_held_to_the_newest_event(timeline_case: Case, photo: EvidencePhoto) -> None:
    Path(photo.large.path).write_bytes(b"black")
    photo.large_sha256 = hashlib.sha256(b"black").hexdigest()
    photo.save(update_fields=["large_sha256"])
    assert verify()[0] == 1
    timeline_case.record(Kind.NOTED, role=Role.OWNER, data={"photos": [recorded(photo, file_hashes(photo))]}, now=NOW)
    assert verify()[::2] == (0, [])


class TestABlackedOutPhoto:
    """What others see of it must stay the copy that was made for them."""

    @pytest.fixture
    def covered(self, photo: EvidencePhoto) -> EvidencePhoto:
        black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
        return photo

    @pytest.mark.parametrize("field", ["blackout_large", "blackout_thumb"])
    def test_a_changed_or_lost_copy_is_found(self, timeline_case: Case, covered: EvidencePhoto, field: str) -> None:
        assert verify()[::2] == (0, [])
        path = Path(getattr(covered, field).path)
        path.write_bytes(path.read_bytes() + b"!")
        assert verify()[2] == [f"{timeline_case.reference}: photo {covered.pk}: file {field} differs"]
        path.unlink()
        assert verify()[2] == [f"{timeline_case.reference}: photo {covered.pk}: file {field} missing"]

    def test_a_row_that_names_another_copy_is_found(self, timeline_case: Case, covered: EvidencePhoto) -> None:
        overwrite("photos_evidencephoto", "blackout_sha256", "0" * 64)
        assert verify()[2] == [
            f"{timeline_case.reference}: photo {covered.pk}: SHA-256 of blackout_large in the row differs"
        ]

    def test_a_row_that_shows_the_photo_again_is_found(self, timeline_case: Case, covered: EvidencePhoto) -> None:
        sql(
            "UPDATE photos_evidencephoto SET blackout_sha256 = '', blackout_large = '', blackout_thumb = '', boxes = '[]'"
        )
        assert f"{timeline_case.reference}: photo {covered.pk}: file blackout_large missing" in verify()[2]


def test_a_photo_whose_event_only_counts_it_is_found(case: Case) -> None:
    photo = receive_photo(case, jpeg(color="red"))
    sql("DELETE FROM casefile_caseevent")
    Case.objects.update(chain_length=0, chain_head="")
    case.record(Kind.PHOTOS_ADDED, role=Role.OWNER, data={"count": 1}, now=NOW)
    assert verify()[2] == [f"{case.reference}: photo {photo.pk}: without event"]
    assert since_when(photo.sha256).is_sound is False


def test_a_photo_that_was_removed_and_came_back_past_the_timeline_is_found(
    timeline_case: Case, photo: EvidencePhoto
) -> None:
    kept = EvidencePhoto.objects.get(pk=photo.pk)
    photo.remove(now=NOW, role=Role.OWNER)
    assert verify()[::2] == (0, [])
    kept._state.adding = True
    kept.save(force_insert=True)
    assert verify()[2] == [f"{timeline_case.reference}: photo {kept.pk}: without event"]


def test_a_photo_can_be_blacked_out_and_uncovered_and_removed(timeline_case: Case, photo: EvidencePhoto) -> None:
    black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    assert verify()[:2] == (0, "cases 1, events 6, files 5, problems 0\n")
    uncover(photo, now=NOW, role=Role.OWNER)
    assert verify()[:2] == (0, "cases 1, events 7, files 3, problems 0\n")
    black_out(photo, [(0, 0, 4000, 5000)], now=NOW, role=Role.OWNER)
    photo.remove(now=NOW, role=Role.OWNER)
    assert verify()[::2] == (0, [])


def test_reading_a_file_is_not_taken_for_its_loss(timeline_case: Case, photo: EvidencePhoto) -> None:
    folder = Path(evidence_storage().path(photo.thumb.name))
    folder.unlink()
    folder.mkdir()
    assert verify()[2][0].startswith(f"{timeline_case.reference}: photo {photo.pk}: file thumb cannot be read")
