"""What leaves is an allow-list: no paper holds what nobody has named for it."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest
from django.apps import apps
from django.core import mail

from cases.calendars.models import calendar_of
from cases.casefile.models import Case
from cases.core import leaving
from cases.core.leaving import LEAVES, Paper, only
from cases.photos.models import EvidencePhoto
from cases.process import events
from cases.process.events import EventKind, Kind
from cases.process.states import Role, Status
from cases.reminders import mails
from cases.returns.models import ReturnAddress, Shipment
from tests.support.moments import NOW
from tests.support.pdf import add_photo, chosen, download_pdf, notes_of, squeezed, text_of
from tests.support.reminders import reminded, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

PRIVATE = "비밀메모-어제통화함"
TO_REVIEWER = "비밀메모-검토자님께"
REVIEWER = "운송장라벨이보이지않습니다"
NEW_KIND = "새사건문장"
NEW_KEY = "새열쇠값"
NEW_FIELD = "새칸값"
SECRETS = (
    PRIVATE,
    TO_REVIEWER,
    REVIEWER,
    NEW_KIND,
    NEW_KEY,
    NEW_FIELD,
    "New kind of event",
    "검토기다리는중",
    "증거보완필요",
)


@pytest.fixture
def talkative(case, monkeypatch):
    """A case with a note, a reviewer's line, and a kind, a key and fields that no table knows."""
    add_photo(case, caption="금이 간 곳")
    ReturnAddress.write(case, {"country": "HK", "address": "九龍𨋢街 1", "recipient": "王", "phone": ""}, now=NOW)
    fields = {"carrier": "epost", "tracking_number": "EM123456789KR", "shipped_on": dt.date(2026, 11, 23)}
    Shipment.write(case, fields, now=NOW)
    case.record(Kind.NOTED, role=Role.OWNER, note=PRIVATE, now=NOW)
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, note=TO_REVIEWER, now=NOW)
    case.move(Status.NEEDS_EVIDENCE, by=None, role=Role.STAFF, note=REVIEWER, data={"missing": [NEW_KEY]}, now=NOW)
    case.record(Kind.PHOTOS_ADDED, role=Role.OWNER, data={"count": 1, "why": NEW_KEY}, note=PRIVATE, now=NOW)
    case.record(Kind.MAIL_ALLOWED, role=Role.OWNER, data={"address": NEW_KEY}, now=NOW)
    monkeypatch.setitem(events.EVENTS, "phoned", EventKind(NEW_KIND, "New kind of event"))
    case.record("phoned", role=Role.OWNER, note=NEW_KIND, data={"said": NEW_KIND}, now=NOW)
    # A field that a model has and no table names: here one that is told nowhere today.
    EvidencePhoto.objects.update(measures={"camera": NEW_FIELD})
    case.refresh_from_db()
    return case


def unzipped(client, case, query=""):
    response = client.get(f"/cases/{case.reference}/bundle/originals.zip{query}")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as package:
        lists = [name for name in package.namelist() if not name.endswith(".jpg")]
        return "".join([*package.namelist(), *(package.read(name).decode("utf-8") for name in lists)])


def every_paper(client, case, saved_pdf):
    """Return the text of each paper that leaves, without what a layout or a line of a calendar puts in between."""
    calendar = calendar_of(case, "https://refund.example.org/", NOW).decode().replace("\r\n ", "")
    mails.confirmation(case, "a@example.org", "token").send()
    papers = {
        "pdf": text_of(saved_pdf(download_pdf(client, case))),
        "zip": unzipped(client, case),
        "calendar": calendar,
    }
    Case.objects.filter(pk=case.pk).update(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24))
    reminded(case)
    assert run("2026-12-01")
    papers["mail"] = "".join(f"{one.subject}{one.body}{one.extra_headers}" for one in mail.outbox)
    return {name: squeezed(text) for name, text in papers.items()}


def test_no_paper_holds_a_note_a_reviewers_line_or_anything_that_is_new(owner, talkative, saved_pdf, mailing_site):
    papers = every_paper(owner, talkative, saved_pdf)
    assert {name: [word for word in SECRETS if word in text] for name, text in papers.items()} == {
        name: [] for name in Paper
    }
    # And each of them is one, and has what it is for.
    assert "금이간곳" in papers["pdf"]
    assert "EM123456789KR" in papers["pdf"]
    assert "금이간곳" in papers["zip"]
    assert "BEGIN:VEVENT" in papers["calendar"]
    assert talkative.reference in papers["mail"]


def test_what_is_ticked_is_in_and_nothing_beside_it(owner, talkative, saved_pdf):
    [private, *_others] = notes_of(talkative)
    for text in (
        squeezed(text_of(saved_pdf(download_pdf(owner, talkative, notes=[private])))),
        squeezed(unzipped(owner, talkative, f"?{chosen(talkative, notes=[private])}")),
    ):
        assert PRIVATE in text
        assert not [word for word in SECRETS[1:] if word in text]
    text = squeezed(text_of(saved_pdf(download_pdf(owner, talkative, reviewers=True))))
    assert REVIEWER in text
    assert "증거보완필요" in text
    assert not [word for word in (PRIVATE, TO_REVIEWER, NEW_KIND, NEW_KEY) if word in text]


def test_a_tick_opens_no_line_of_a_kind_without_audience_and_none_of_a_reviewer(owner, talkative, saved_pdf):
    every = list(talkative.events.values_list("number", flat=True))
    text = squeezed(text_of(saved_pdf(download_pdf(owner, talkative, notes=every))))
    assert PRIVATE in text
    assert not [word for word in (REVIEWER, NEW_KIND, NEW_KEY) if word in text]


def test_every_field_that_leaves_is_one():
    for name, papers in LEAVES.items():
        [model] = [model for model in apps.get_models() if model.__name__ == name]
        fields = {field.name for field in model._meta.concrete_fields}
        for names in papers.values():
            assert set(names.split()) <= fields, name
            assert len(names.split()) == len(set(names.split()))


@pytest.mark.parametrize("paper", Paper)
def test_a_row_that_leaves_is_blank_where_the_table_says_nothing(case, paper):
    case.story, case.announced_deadlines = "설명", {"x": "2026-11-24"}
    case.added_tomorrow = NEW_FIELD
    shown = only(case, paper)
    named = LEAVES["Case"][paper].split()
    for field in Case._meta.concrete_fields:
        same = getattr(shown, field.attname) == getattr(case, field.attname)
        assert same or field.name not in named, field.name
    assert shown.key_hash == ""
    assert shown.announced_deadlines == {}
    assert (shown.story == "설명") == (paper in {Paper.PDF, Paper.ZIP})
    assert not hasattr(shown, "added_tomorrow")
    assert shown.pk is None


def test_a_field_leaves_once_the_table_names_it(owner, talkative, monkeypatch):
    assert "EM123456789KR" not in unzipped(owner, talkative)
    photos = {**LEAVES["EvidencePhoto"], Paper.ZIP: LEAVES["EvidencePhoto"][Paper.ZIP].replace("caption", "")}
    monkeypatch.setattr(leaving, "LEAVES", {**LEAVES, "EvidencePhoto": photos})
    assert "금이 간 곳" not in unzipped(owner, talkative)


def test_the_manifest_says_what_the_table_names_and_no_more(owner, talkative):
    response = owner.get(f"/cases/{talkative.reference}/bundle/originals.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as package:
        manifest = json.loads(package.read(f"{talkative.reference}/manifest.json"))
    told = {*manifest["case"]} - {"dates"} | {*manifest["case"]["dates"]}
    assert told <= {*LEAVES["Case"][Paper.ZIP].split()}
    assert manifest["case"]["status"] == "preparing"
