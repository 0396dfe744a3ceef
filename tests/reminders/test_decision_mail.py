"""The buyer hears of a review by mail, where an address is confirmed; the mail says nothing of the case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from cases.casefile.models import Case
from cases.process.states import Role, Status
from cases.reminders.models import MailAddress, ReminderMail
from cases.reminders.tasks import tell_of_decision
from tests.support.admin import change_url
from tests.support.factories import make_case
from tests.support.reminders import TO, reminded, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mailing_site")]


@pytest.fixture
def asked(now: dt.datetime) -> Case:
    """A case that waits for its review, and whose buyer wants mail."""
    case = make_case(status="in_review")
    reminded(case)
    return case


@pytest.fixture
def decide(reviewer: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Any:
    """Decide as a reviewer does; return the mails that went out."""

    def decided(case: Case, decision: str) -> list[Any]:
        with django_capture_on_commit_callbacks(execute=True):
            reviewer.post(change_url(case), {"decision": decision, "note": "라벨이 흐려요"})
            assert mail.outbox == []
        return mail.outbox

    return decided


@pytest.mark.parametrize(("decision", "page"), [("ready", ""), ("needs_evidence", "evidence/")])
def test_it_leads_to_the_page_that_goes_on_and_tells_nothing_of_the_case(
    asked: Case, decide: Any, decision: str, page: str
) -> None:
    (letter,) = decide(asked, decision)
    assert letter.to == [TO]
    assert letter.subject == f"[환불길잡이] {asked.reference} 검토자의 답이 왔어요"
    assert f"https://refund.example.org/cases/{asked.reference}/{page}\n" in letter.body
    for secret in ("라벨이 흐려요", asked.item, asked.order_number, "충분"):
        assert secret not in letter.body + letter.subject


def test_whoever_wants_no_mail_gets_none(asked: Case, decide: Any) -> None:
    MailAddress.objects.update(confirmed_at=None)
    assert decide(asked, "ready") == []
    assert not ReminderMail.objects.exists()


def test_a_site_without_a_mail_server_sends_none(asked: Case, decide: Any, settings: Settings) -> None:
    settings.CAN_SEND_MAIL = False
    assert decide(asked, "ready") == []


def test_its_link_ends_all_mails(asked: Case, decide: Any, client: Client) -> None:
    (letter,) = decide(asked, "ready")
    stop = letter.message()["List-Unsubscribe"].removeprefix("<https://refund.example.org").removesuffix(">")
    client.post(stop, {"List-Unsubscribe": "One-Click"})
    assert not MailAddress.objects.exists()


def test_it_is_told_once_and_takes_no_reminder_its_day(due: Case) -> None:
    due.move(Status.CLOSED, by=None, role=Role.OWNER, outcome="withdrawn", now=due.created_at)
    due.move(Status.PREPARING, by=None, role=Role.OWNER, now=due.created_at)
    Case.objects.filter(pk=due.pk).update(status="return_due")
    event = due.events.latest("number")
    for _time in range(2):
        tell_of_decision.enqueue(event_id=event.pk)
    assert len(mail.outbox) == 1
    ReminderMail.objects.update(on=dt.date(2026, 12, 1))
    assert len(run("2026-12-01")) == 1


def test_a_mail_that_cannot_go_out_undoes_no_decision(
    asked: Case, decide: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(*args: Any, **kwargs: Any) -> None:
        raise OSError(f"no mailbox {TO}")

    monkeypatch.setattr("cases.reminders.mails.Mail.send", refused)
    assert decide(asked, "ready") == []
    asked.refresh_from_db()
    assert asked.status == "ready"
    assert TO not in caplog.text and f"case {asked.pk} " in caplog.text
    assert User.objects.get(username="reviewer").is_active
