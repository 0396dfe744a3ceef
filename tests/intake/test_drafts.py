"""What is kept of answers before there is a case: little, not for long, and not for one client without end."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cases.casefile.models import Case
from cases.core import limits
from cases.core.retention import UNFINISHED_CASE, UNTOUCHED_CASE
from cases.intake.forms import QUESTIONS
from tests.support.clients import holding, logged_in
from tests.support.intake import ANSWERS, answer_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]
DAY = dt.timedelta(days=1)


def days_left() -> list[int]:
    """Return in how many days each session ends."""
    return [round((session.expire_date - timezone.now()) / DAY) for session in Session.objects.order_by("expire_date")]


def test_a_draft_ends_in_days_and_a_case_is_held_for_a_year(client: Client) -> None:
    answer_all(client)
    assert days_left() == [UNFINISHED_CASE.days]
    assert client.post("/cases/new/check/").status_code == 302
    assert days_left()[-1] == UNTOUCHED_CASE.days
    case = Case.objects.get()
    assert client.get(f"/cases/{case.reference}/").status_code == 200
    client.post(f"/cases/{case.reference}/release/")
    assert days_left()[-1] == UNFINISHED_CASE.days


def test_a_new_draft_takes_no_day_from_cases_that_are_held(case: Case) -> None:
    answer_all(holding(case))
    assert days_left()[-1] == UNTOUCHED_CASE.days  # The session before it stays for a day.


def written_down() -> str:
    """Return what is in all sessions."""
    return "".join(str(session.get_decoded()) for session in Session.objects.all())


def test_what_was_typed_is_in_no_session_once_its_case_is_there(client: Client) -> None:
    answer_all(client)
    made = client.post("/cases/new/check/").headers["Location"]
    assert ANSWERS["story"]["story"] in written_down()  # Nobody knows whether the answer has arrived.
    assert client.get(made).status_code == 200
    assert ANSWERS["story"]["story"] not in written_down() and "8190000000000001" not in written_down()


def test_a_session_that_was_left_holds_its_cases_for_a_day(case: Case) -> None:
    client = holding(case)
    before = client.cookies["sessionid"].value
    answer_all(client)
    client.get(client.post("/cases/new/check/").headers["Location"])
    count = Session.objects.count()
    late = Client()  # A photo, say, that has been on its way since before.
    late.cookies["sessionid"] = before
    assert late.post(f"{case.get_absolute_url()}note/", {"note": "메모"}).status_code == 302
    assert days_left() == [1, 1, UNTOUCHED_CASE.days] and Session.objects.count() == count


def test_a_draft_gives_a_login_no_days_more(clerk) -> None:
    client = logged_in(clerk)
    before = days_left()
    answer_all(client)
    assert days_left() == before


def test_opening_a_case_with_its_key_keeps_it_for_a_year(client: Client, case: Case) -> None:
    from tests.support.factories import KEY

    answer_all(client)
    client.post("/cases/open/", {"reference": case.reference, "key": KEY})
    assert days_left()[-1] == UNTOUCHED_CASE.days


def test_drafts_that_have_ended_are_removed(client: Client, case: Case) -> None:
    holding(case)
    answer_all(client)
    Session.objects.filter(pk=client.session.session_key).update(expire_date=timezone.now() - DAY)
    call_command("forget_expired")
    assert days_left() == [UNTOUCHED_CASE.days]


def characters(kind: str) -> str:
    chance = random.Random(1)  # noqa: S311 (no secret)
    low, high = {"hangul": (0xAC00, 0xD7A3), "emoji": (0x1F300, 0x1F9FF), "rare": (0x20000, 0x2A6DF)}[kind]
    return "".join(chr(chance.randint(low, high)) for _ in range(100_000))


@pytest.mark.parametrize("kind", ["hangul", "emoji", "rare"])
def test_a_draft_stays_small_whatever_is_sent(client: Client, kind: str) -> None:
    text = characters(kind)
    client.post("/cases/new/problem/", {"problem": "damaged", **dict.fromkeys(("paid_on", "payment"), text)})
    for slug, form in QUESTIONS.items():
        data = dict.fromkeys(form.base_fields, text)
        if slug != "problem":
            client.post(f"/cases/new/{slug}/", data | {"made-up": text, "return": text})
    size = len(Session.objects.get().session_data)
    assert size < 80_000


@pytest.mark.parametrize(("length", "kept"), [(2000, 2000), (2001, 2001), (15_999, 15_999), (17_000, 16_000)])
def test_a_story_that_is_too_long_is_still_there_to_be_shortened(client: Client, length: int, kept: int) -> None:
    answer_all(client)
    response = client.post("/cases/new/story/", {"story": "가" * length})
    # The page itself shows all of it, however long it is.
    assert response.status_code == (302 if length <= 2000 else 422)
    assert length <= 2000 or "가" * length in response.text
    text = client.get("/cases/new/story/").text
    assert "가" * kept in text and "가" * (kept + 1) not in text


def test_one_client_begins_only_so_many_drafts(monkeypatch: pytest.MonkeyPatch, now: dt.datetime) -> None:
    monkeypatch.setattr(limits, "DRAFTING", dataclasses.replace(limits.DRAFTING, most=2))
    clients = [Client() for _ in range(3)]
    answers = [client.post("/cases/new/problem/", ANSWERS["problem"]) for client in clients]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "몇 시간 뒤에" in answers[-1].text and 'value="damaged"' in answers[-1].text
    assert answers[-1]["Retry-After"] == "21600"
    assert Session.objects.count() == 2
    # Who has begun goes on, and others begin.
    assert answer_all(clients[0]).status_code == 302
    assert Client(REMOTE_ADDR="192.0.2.1").post("/cases/new/problem/", ANSWERS["problem"]).status_code == 302


def test_a_made_up_cookie_begins_no_draft_for_free(monkeypatch: pytest.MonkeyPatch, now: dt.datetime) -> None:
    monkeypatch.setattr(limits, "DRAFTING", dataclasses.replace(limits.DRAFTING, most=1))
    answers = []
    for number in range(3):
        client = Client()
        client.cookies["sessionid"] = f"{number}" * 32
        answers.append(client.post("/cases/new/problem/", ANSWERS["problem"]).status_code)
    assert answers == [302, 429, 429]
