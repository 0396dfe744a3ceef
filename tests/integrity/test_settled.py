"""A case that is written to while it is looked at: an answer comes, and it is an honest one."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from cases.casefile.models import Case
from cases.integrity import audit
from cases.integrity.audit import Audit, Changing, settled
from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.factories import receive_photo
from tests.support.moments import NOW
from tests.support.processes import environment, python, write_database
from tests.support.tampering import overwrite, verify


class Look:
    """Finds something wrong each time, while somebody writes to the case in the first `writes` of them."""

    def __init__(self, writes: int) -> None:
        self.left, self.count = writes, 0

    def __call__(self, looked: Audit) -> list[str]:
        self.count += 1
        if self.left:
            self.left -= 1
            Case.objects.get(pk=looked.case.pk).record(Kind.NOTED, role=Role.OWNER, now=NOW)
        return ["a file is missing"]


def test_what_does_not_fit_is_looked_at_once_more_where_somebody_wrote(timeline_case: Case) -> None:
    look = Look(writes=1)
    assert settled(timeline_case, look, fits=lambda found: not found)[0] == ["a file is missing"]
    assert look.count == 2


def test_nobody_waits_for_the_writing_to_end(timeline_case: Case) -> None:
    look = Look(writes=10)
    with pytest.raises(Changing):
        settled(timeline_case, look, fits=lambda found: not found)
    assert look.count == audit.TRIES == 2


def test_what_fits_needs_no_second_look(timeline_case: Case) -> None:
    look = Look(writes=10)
    settled(timeline_case, look, fits=lambda found: True)
    assert look.count == 1


def test_nothing_is_repeated_where_nobody_wrote(timeline_case: Case) -> None:
    look = Look(writes=0)
    settled(timeline_case, look, fits=lambda found: not found)
    assert look.count == 1


def test_a_case_is_sound_while_it_is_written_to(db: None, tmp_path: Path) -> None:
    write_database(tmp_path / "db.sqlite3")
    env = environment(DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3", STORAGE_URL=f"file://{tmp_path}/evidence")
    *looks, lines = python("-m", "tests.support.restless_case", "10", env=env).split("\n")[:-1]
    assert looks == ["sound"] * 10
    assert int(lines) > 10


@pytest.fixture
def restless(timeline_case: Case, monkeypatch: pytest.MonkeyPatch) -> EvidencePhoto:
    """A photo whose file is gone, in a case that is written to at each look."""
    photo = timeline_case.photos.get()
    evidence_storage().delete(photo.large.name)
    is_sound, photos = Audit.is_sound, Audit.photos

    def write(case: Case) -> None:
        if case == timeline_case:
            Case.objects.get(pk=case.pk).record(Kind.NOTED, role=Role.OWNER, now=NOW)

    monkeypatch.setattr(Audit, "is_sound", lambda self, photo: (write(self.case), is_sound(self, photo))[1])
    monkeypatch.setattr(Audit, "photos", lambda self: (write(self.case), photos(self))[1])
    return photo


def test_the_page_says_that_it_could_not_find_out(restless: EvidencePhoto) -> None:
    response = Client().get("/verify/", {"sha256": restless.sha256})
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "지금 기록이 바뀌고 있어서 확인하지 못했어요" in response.text
    assert 'id="answer"' not in response.text
    assert restless.sha256 in response.text  # What was typed is there for the next try.


def test_one_sound_copy_is_answer_enough(restless: EvidencePhoto) -> None:
    other, _key = Case.open(now=NOW, intake_id=restless.pk, problem="damaged")
    receive_photo(other, Path(restless.original.path).read_bytes())
    response = Client().get("/verify/", {"sha256": restless.sha256})
    assert response.status_code == 200 and 'data-tone="good"' in response.text


def test_the_command_names_the_case_and_ends_otherwise_than_for_a_problem(restless: EvidencePhoto) -> None:
    code, summary, lines = verify()
    assert code == 3
    assert lines == [f"{restless.case.reference}: busy (it is being written to; check it again)"]
    assert summary == "cases 0, events 0, files 0, problems 0, busy 1\n"


def test_a_photo_that_was_taken_out_meanwhile_is_no_longer_there(
    timeline_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = timeline_case.photos.get()
    monkeypatch.setattr(audit, "settled", lambda case, look, **options: (look(Audit(_without(photo))), None))
    assert audit.since_when(photo.sha256) is None


def _without(photo: EvidencePhoto) -> Case:
    photo.remove(now=NOW, role=Role.OWNER)
    return photo.case


def test_many_changed_lines_are_not_searched_for_among_all_numbers(
    timeline_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "SEARCHED", 7)
    made: list[int] = []
    digest = audit.hash_chain.digest

    def count(reference: str, event: object, **instead: int) -> str:
        made.extend(instead.values())
        return digest(reference, event, **instead)

    monkeypatch.setattr(audit.hash_chain, "digest", count)
    overwrite("casefile_caseevent", "note", "other")
    _code, _summary, lines = verify(events_only=True)
    assert len(made) == 7
    assert [line.partition(": ")[2] for line in lines] == [f"event {number}: changed" for number in range(1, 6)]


def test_a_length_out_of_a_hat_makes_no_endless_list(timeline_case: Case) -> None:
    overwrite("casefile_case", "chain_length", 2_000_000_000)
    lines = verify(events_only=True)[2]
    assert len(lines) == audit.NAMED + 1
    assert lines[-1].endswith("events 26 to 2000000000: missing")
