"""`manage.py remind` when mail servers refuse, go away, or the run itself ends in the middle."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.core.management.base import CommandError

from cases.reminders.models import MailAddress, Reminder, ReminderMail
from tests.support.factories import make_case
from tests.support.reminders import TO, at, reminded, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mailing_site")]


class Broken:
    """A mail server that refuses one address and may fail for all."""

    def __init__(self, monkeypatch, refuses, error=None):
        send = EmailMessage.send

        def refuse(letter, *args, **kwargs):
            if refuses in letter.to[0]:
                raise error or OSError(f"550 {letter.to[0]} refused")
            return send(letter, *args, **kwargs)

        monkeypatch.setattr(EmailMessage, "send", refuse)


def test_one_broken_address_stops_nobody_and_is_not_logged(due, monkeypatch, caplog):
    reminded(other := make_case(status="return_due", payment="other", approved_on=due.approved_on), "b@example.net")
    Broken(monkeypatch, TO)
    subjects = run("2026-12-01")
    assert [other.reference in subject for subject in subjects] == [True]
    assert f"Reminding case {due.pk} failed: OSError" in caplog.text
    assert TO not in caplog.text


def test_a_mail_server_that_is_away_is_not_asked_for_everybody(due, monkeypatch):
    for n in range(8):
        reminded(make_case(status="return_due", payment="other", approved_on=due.approved_on), f"b{n}@example.org")
    with monkeypatch.context() as patch:
        Broken(patch, "@")
        run("2026-12-01")
    assert ReminderMail.objects.count() == 3
    assert len(run("2026-12-01", "09:05")) == 6
    assert len(run("2026-12-01", "09:15")) == 3


def test_many_refused_addresses_stop_nobody(due, monkeypatch):
    for n in range(6):
        reminded(make_case(status="return_due", payment="other", approved_on=due.approved_on), f"bad{n}@example.org")
    reminded(make_case(status="return_due", payment="other", approved_on=due.approved_on), "good@example.org")
    Broken(monkeypatch, "bad", SMTPRecipientsRefused({}))
    assert len(run("2026-12-01")) == 2


def test_what_failed_is_tried_again_later_and_the_next_day(due, monkeypatch):
    with monkeypatch.context() as patch:
        Broken(patch, TO)
        run("2026-12-01")
    assert run("2026-12-01", "09:14") == []
    assert len(run("2026-12-01", "09:15")) == 1
    assert ReminderMail.objects.get().tries == 2
    assert Reminder.objects.count() == 1
    assert run("2026-12-01", "12:00") == run("2026-12-02") == []


def test_a_server_that_was_away_all_morning_sends_in_the_afternoon(due, monkeypatch):
    with monkeypatch.context() as patch:
        Broken(patch, TO)
        for minute in range(0, 180, 5):
            run("2026-12-01", f"{9 + minute // 60:02}:{minute % 60:02}")
    assert len([time for time in range(12, 20) if run("2026-12-01", f"{time}:30")]) == 1


def test_a_server_that_fails_all_day_is_asked_five_times_and_again_tomorrow(due, monkeypatch):
    with monkeypatch.context() as patch:
        Broken(patch, TO)
        for hour in range(9, 20):
            run("2026-12-01", f"{hour:02}:00")
        assert ReminderMail.objects.get().tries == 5
    assert run("2026-12-01", "19:30") == []
    assert len(run("2026-12-02")) == 1
    assert ReminderMail.objects.count() == 1


def test_a_crash_between_sending_and_the_mark_sends_under_the_same_id(due):
    run("2026-12-01")
    ReminderMail.objects.update(sent_at=None)
    MailAddress.objects.look_again()  # What a run that crashes never put off.
    assert len(run("2026-12-01", "09:30")) == 1
    first, second = mail.outbox
    assert first.message()["Message-ID"] == second.message()["Message-ID"]
    assert ["한 번 더 보내요" in one.body for one in (first, second)] == [False, True]


def test_a_mail_cut_off_while_it_was_sent_is_told_in_the_log_and_in_the_next_one(due, monkeypatch, caplog):
    with monkeypatch.context() as patch:
        Broken(patch, TO, KeyboardInterrupt())
        patch.setattr("cases.reminders.sending.dispatch.end", lambda *args: None)  # As a kill does.
        with pytest.raises(KeyboardInterrupt):
            run("2026-12-01")
    assert len(run("2026-12-01", "09:15")) == 1
    assert "한 번 더 보내요" in mail.outbox[0].body
    assert "was cut off while it was sent" in caplog.text


def test_what_surely_did_not_go_out_is_no_second_mail(due, monkeypatch):
    with monkeypatch.context() as patch:
        Broken(patch, TO)
        run("2026-12-01")
    run("2026-12-01", "09:15")
    assert "한 번 더 보내요" not in mail.outbox[0].body


def test_an_answer_proves_that_a_mail_arrived(due):
    run("2026-12-01")
    ReminderMail.objects.update(sent_at=None)
    Reminder.objects.get().done(now=at("2026-12-01", "09:10"))
    assert run("2026-12-01", "09:30") == run("2026-12-03") == []


def test_the_command_fails_when_a_mail_did(due, monkeypatch):
    Broken(monkeypatch, TO)
    with pytest.raises(CommandError, match="Some reminders failed"):
        call_command("remind", "--now=2026-12-01T09:00+09:00")
