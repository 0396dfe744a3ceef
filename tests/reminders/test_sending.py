"""`manage.py remind`: what is due goes out once, whatever happens in between."""

import datetime as dt
import email.policy
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.calendars.models import ahead_of
from cases.casefile.models import CaseEvent
from cases.facts.models import Holiday
from cases.reminders.models import ChosenDay, MailAddress, Reminder, ReminderMail
from cases.reminders.sending import Run
from tests.support.factories import make_case
from tests.support.reminders import TO, at, reminded, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mailing_site")]


def deadline_day(case):
    from cases.deadlines.rulebook import deadlines_of

    (found,) = [one for one in deadlines_of(case.situation, at("2026-11-24"))[0] if one.slug == "return-posted-by"]
    return found.on


def test_the_case_of_these_tests_ends_when_they_think(due):
    assert deadline_day(due) == dt.date(2026, 12, 4)


def test_a_reminder_goes_out_on_its_days_and_on_no_other(due):
    sent = {day: run(f"2026-{day}") for day in ("11-30", "12-01", "12-02", "12-03", "12-04", "12-05", "12-09")}
    assert [day for day, subjects in sent.items() if subjects] == ["12-01", "12-03"]


def test_the_mail_says_what_is_needed_and_no_more(due):
    run("2026-12-01")
    (letter,) = mail.outbox
    assert letter.to == [TO]
    assert letter.subject == f"[환불길잡이] {due.reference} 12월 4일(금) 오후 4시까지"
    # 11-23 and ten days in California; a day later if the return was agreed on late that day.
    assert "■ 반품을 보낼 기한 (추정)\n" in letter.body
    until = "12월 4일(금) 오후 4시까지면 안전해요 · 최소 3일 남음\n"
    assert f"\n{until}" in letter.body
    assert "\n\n증거 → 신청 ✓ → 판정 ✓ → [반품] → 입금\n\n" in letter.body
    for secret in (due.order_number, due.item):
        assert secret not in letter.body + letter.subject
    assert set(re.findall(r"https?://[^/\s>]+", letter.body)) == {"https://refund.example.org"}
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://refund\.example\.org/mail/stop/[\w-]{32}/>", headers["List-Unsubscribe"])
    assert headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("host", ["refund.example.org", f"{'long-' * 12}name.{'consumer-' * 6}help.example.co.kr"])
def test_the_unsubscribe_address_arrives_as_it_is_however_long(due, settings, host):
    settings.SITE_URL = f"https://{host}"
    run("2026-12-01")
    lines = mail.outbox[0].message(policy=email.policy.SMTP).as_bytes().decode("ascii").split("\r\n")
    (line,) = [line for line in lines if line.startswith("List-Unsubscribe:")]
    assert re.fullmatch(rf"List-Unsubscribe: <https://{re.escape(host)}/mail/stop/[\w-]{{32}}/>", line)
    assert max(len(line) for line in lines if not line.startswith(("List-Unsubscribe:", "Message-ID:"))) <= 78


def test_a_second_run_of_the_day_sends_nothing(due):
    assert len(run("2026-12-01")) == 1
    assert run("2026-12-01", "09:05") == run("2026-12-01", "19:55") == run("2026-12-02") == []


@pytest.mark.parametrize("time", ["00:00", "08:59", "20:00", "23:00"])
def test_nothing_goes_out_at_night(due, time):
    assert run("2026-12-01", time) == []


def test_after_a_pause_only_what_is_still_true_is_said_once(due):
    ChosenDay.objects.create(case=due, on=dt.date(2026, 12, 2), note="전화", created_at=at("2026-11-01"))
    assert len(run("2026-12-04")) == 1
    assert "1일" not in mail.outbox[0].subject
    assert "오늘까지" in mail.outbox[0].body
    assert "전화" not in mail.outbox[0].body
    assert Reminder.objects.get().step == "1"
    assert run("2026-12-20") == []


def test_several_deadlines_are_one_mail():
    case = make_case(
        status="return_due", payment="card", paid_on=dt.date(2026, 8, 6), approved_on=dt.date(2026, 11, 24)
    )
    reminded(case)
    assert run("2026-12-01") == [f"[환불길잡이] {case.reference} 12월 4일(금) 오후 4시까지 외 1건"]
    assert mail.outbox[0].body.count("■") == 2
    assert len(set(re.findall(r"/mail/reminder/([\w-]+)/", mail.outbox[0].body))) == 2


def test_a_chargeback_is_reminded_of_before_the_day_until_which_every_issuer_takes_it():
    case = make_case(status="escalated", payment="card", paid_on=dt.date(2026, 11, 5), received_on=dt.date(2026, 8, 1))
    reminded(case)
    days = ("12-15", "12-16", "12-17", "12-18", "12-21")
    sent = {day: subject for day in days for subject in run(f"2026-{day}")}
    # 45 days are a Sunday, December 20th; card issuers work until the Friday before it.
    subject = f"[환불길잡이] {case.reference} 12월 20일(일)까지면 안전"
    assert sent == {"12-16": subject, "12-18": subject}
    assert "12월 20일(일)까지면 안전하고, 길면 2027년 3월 5일(금)까지 · 최소 2일 남음\n" in mail.outbox[-1].body
    assert run("2027-03-02") == [f"[환불길잡이] {case.reference} 3월 5일(금)까지"]
    assert "\n이미 끝난 카드사도 있을 수 있으니 지금 물어보세요.\n" in mail.outbox[-1].body
    assert run("2027-03-03") == []
    assert len(run("2027-03-04")) == 1


@pytest.mark.parametrize("state", ["unconfirmed", "withdrawn", "closed", "moved"])
def test_nothing_goes_out_without_consent_or_need(due, state):
    if state == "unconfirmed":
        MailAddress.objects.update(confirmed_at=None, consented_at=at("2026-11-30"))
    elif state == "withdrawn":
        MailAddress.withdraw(due, now=at("2026-11-30"))
    elif state == "closed":
        due.move("closed", by=None, role="owner", outcome="withdrawn", now=at("2026-11-30"))
    else:
        due.move("returning", by=None, role="owner", on=dt.date(2026, 11, 30), now=at("2026-11-30"))
    assert run("2026-12-01") == []


def test_a_withdrawal_between_the_list_and_the_claim_counts(due, monkeypatch):
    original = Run._claim

    def withdrawn_meanwhile(self, pk, now):
        MailAddress.withdraw(due, now=now)
        return original(self, pk, now)

    monkeypatch.setattr(Run, "_claim", withdrawn_meanwhile)
    assert run("2026-12-01") == []
    assert not ReminderMail.objects.exists()


def test_a_holiday_that_moves_the_date_does_not_repeat_what_was_said():
    case = make_case(status="approved", payment="other", approved_on=dt.date(2026, 11, 20))  # booked by 12-04
    reminded(case)
    assert len(run("2026-12-07")) == 1
    Holiday.objects.create(
        on=dt.date(2026, 12, 2), name="임시공휴일", source="x", checked_on=dt.date(2026, 12, 1), confidence="H"
    )
    assert run("2026-12-08") == run("2026-12-09") == []


def test_a_corrected_day_does_not_repeat_what_was_said(due):
    assert len(run("2026-12-01")) == 1
    due.change({"approved_on": dt.date(2026, 11, 25)}, now=at("2026-12-01", "12:00"))  # one day later
    assert run("2026-12-02") == run("2026-12-03") == []
    assert len(run("2026-12-04")) == 1  # what was not said yet: one day before


def test_another_day_that_leads_to_the_same_date_is_no_news_and_blocks_nothing():
    case = make_case(status="approved", payment="other", approved_on=dt.date(2026, 11, 21))  # Saturday: by 12-04
    reminded(case)
    assert len(run("2026-12-07")) == 1
    case.change({"approved_on": dt.date(2026, 11, 22)}, now=at("2026-12-07", "12:00"))  # Sunday: the same
    assert run("2026-12-08") == []
    ChosenDay.objects.create(case=case, on=dt.date(2026, 12, 9), note="전화", created_at=at("2026-11-01"))
    assert len(run("2026-12-09")) == 1


def test_another_round_is_said_again(due):
    run("2026-12-01")
    run("2026-12-03")
    due.change({"approved_on": dt.date(2026, 12, 10)}, now=at("2026-12-10"))
    assert [day for day in range(11, 22) if run(f"2026-12-{day}")] == [16, 18]


def test_done_ends_the_deadline_and_only_that_deadline(due):
    run("2026-12-01")
    ChosenDay.objects.create(case=due, on=dt.date(2026, 12, 3), note="전화", created_at=at("2026-11-01"))
    assert Reminder.objects.get().done(now=at("2026-12-01", "10:00"))
    assert len(run("2026-12-03")) == 1
    assert "전화" in mail.outbox[-1].body
    assert "반품 발송" not in mail.outbox[-1].body  # nor as what there is to do now
    assert "지금 할 일" not in mail.outbox[-1].body


def test_addresses_that_nobody_confirmed_go(due):
    MailAddress.objects.update(confirmed_at=None, consented_at=at("2026-11-27", "08:00"))
    run("2026-11-30", "07:59")
    assert MailAddress.objects.exists()
    run("2026-11-30", "08:01")  # at any hour
    assert not MailAddress.objects.exists()


def test_everything_goes_with_the_case(due):
    run("2026-12-01")
    ChosenDay.objects.create(case=due, on=dt.date(2026, 12, 2), note="전화", created_at=at("2026-11-01"))
    due.forget()
    for model in (MailAddress, ReminderMail, Reminder, ChosenDay, CaseEvent):
        assert not model.objects.exists()


def test_the_command_says_what_it_did(due, capsys):
    call_command("remind", "--now=2026-12-01T09:00+09:00")
    call_command("remind", "--now=2026-12-01T09:05+09:00")
    assert capsys.readouterr().out.splitlines() == ["1 mails sent, 0 failed", "0 mails sent, 0 failed"]


def test_the_command_needs_a_mail_server(settings):
    settings.CAN_SEND_MAIL = False
    with pytest.raises(CommandError, match="set EMAIL_URL"):
        call_command("remind")


@pytest.mark.parametrize("moment", ["soon", "2026-12-01T09:00", "2026-13-01T09:00+09:00"])
def test_a_moment_that_cannot_be_read_is_refused(moment):
    with pytest.raises(CommandError, match="2026-11-24T09:00"):
        call_command("remind", f"--now={moment}")


def test_many_addresses_that_are_not_due_are_not_even_read(due, django_assert_num_queries):
    for _other in range(30):
        reminded(make_case(problem="wrong-item", status="filed", payment="other", requested_on=dt.date(2026, 12, 1)))
    run("2026-12-01")
    with django_assert_num_queries(6):  # Two of them for the rules and the holidays.
        run("2026-12-01", "09:05")


def test_a_mail_of_a_long_queue_costs_as_many_queries_as_one_of_a_short(due):
    counts = []
    for waiting in (1, 3, 9):
        while MailAddress.objects.count() < waiting:
            reminded(make_case(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24)))
        ReminderMail.objects.all().delete()
        MailAddress.objects.update(look_on=dt.date.min, changes=0)
        with CaptureQueriesContext(connection) as queries:
            assert len(run("2026-12-01")) == waiting
        counts.append(len([one for one in queries if "SAVEPOINT" not in one["sql"]]))
    # The first run wrote down its rules and holidays, too.
    assert counts[2] - counts[1] == 6 * 13


def test_a_later_day_that_needs_an_office_is_said_before_it_and_not_on_it(due):
    run("2026-12-01")
    assert Reminder.objects.get().extend(dt.date(2026, 12, 13), now=at("2026-12-01", "12:00"))  # a Sunday
    assert [day for day in range(2, 15) if run(f"2026-12-{day:02}")] == [9, 11]
    assert "■ 반품을 보낼 기한\n12월 13일(일) 23:59까지 · 2일 남음\n" in mail.outbox[-1].body


def test_a_later_day_of_something_that_is_done_is_said_no_more(due, client):
    run("2026-12-01")
    Reminder.objects.get().extend(dt.date(2026, 12, 14), now=at("2026-12-01", "12:00"))
    due.move("returning", by=None, role="owner", on=dt.date(2026, 12, 8), now=at("2026-12-08"))
    assert [day for day in range(8, 15) if run(f"2026-12-{day:02}")] == []
    due.refresh_from_db()
    assert "return-posted-by" in due.countdowns
    assert "return-posted-by" not in [deadline.slug for deadline in ahead_of(due, at("2026-12-09"))]


def test_a_countdown_that_grew_by_one_day_is_said_anew():
    case = make_case(
        status="preparing", payment="other", paid_on=dt.date(2026, 8, 1), received_on=dt.date(2026, 11, 19)
    )
    reminded(case)
    assert len(run("2026-12-01")) == 1  # closes on Friday 12-04
    reminder = Reminder.objects.get(slug="dispute-closes")
    assert reminder.extend(dt.date(2026, 12, 5), now=at("2026-12-03", "08:00"))
    assert len(run("2026-12-04")) == 1
    assert "12월 5일(토) 23:59까지 · 1일 남음" in mail.outbox[-1].body
