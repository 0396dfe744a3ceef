"""The papers of a case with a long timeline: its end, and an honest line about the rest, which the archive has."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from cases.bundle.latest import MOST_LINES, MOST_NOTE_CHARACTERS, latest
from cases.casefile.models import Case
from cases.process.events import Kind
from tests.support.long_case import fill
from tests.support.pdf import download_pdf, squeezed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


def test_a_short_case_is_told_whole(case: Case) -> None:
    fill(case, MOST_LINES)
    told = latest(case)
    assert (len(told.lines), len(told.notes)) == (MOST_LINES, MOST_LINES)
    assert (told.earlier_lines, told.earlier_notes) == (0, 0)


def test_of_a_long_case_the_end_is_told_in_its_order(case: Case) -> None:
    fill(case, 1500)
    told = latest(case)
    assert [line.event.number for line in told.lines] == list(range(1301, 1501))
    assert (told.earlier_lines, told.earlier_notes) == (1300, 1300)


@pytest.mark.parametrize("length", [1000, 2000, 1999])
def test_notes_have_so_much_room(case: Case, length: int) -> None:
    fill(case, 150, note="x" * length)
    told = latest(case)
    assert len(told.notes) == min(150, MOST_NOTE_CHARACTERS // length)
    assert told.notes[-1].event.number == 150
    assert (told.earlier_lines, told.earlier_notes) == (0, 150 - len(told.notes))


def test_lines_without_words_take_no_room_of_notes(case: Case) -> None:
    fill(case, 300, kind=Kind.DETAILS_CHANGED, note="")
    assert (latest(case).notes, latest(case).earlier_notes) == ([], 0)


def test_pdf_and_archive_say_together_what_there_is(owner: Client, case: Case, now: dt.datetime, saved_pdf) -> None:
    fill(case, 260, note="적은글{number}번")
    path: Path = saved_pdf(download_pdf(owner, case))
    text = squeezed(text_of(path))
    assert squeezed("이전 기록 60건은 원본 ZIP 파일의 진행 기록에 있습니다.") in text
    assert squeezed("60 earlier entries are in the archive (ZIP)") in text
    assert squeezed("이전 메모 60개는") in text
    assert "적은글61번" in text and "적은글60번" not in text
    data = b"".join(owner.get(f"/cases/{case.reference}/bundle/originals.zip").streaming_content)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        rows = list(csv.reader(io.StringIO(package.read(f"{case.reference}/timeline.csv").decode("utf-8-sig"))))
    assert [row[3] for row in rows[1:]] == [f"적은글{number}번" for number in range(1, 261)]
