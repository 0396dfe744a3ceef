"""The pages behind the links of a reminder: done, later, stop; by whoever has the mail, and by a button only."""

import datetime as dt
import logging
import re

import pytest
from django.core import mail
from django.test import Client

from cases.casefile.models import Case, CaseEvent
from cases.casefile.timeline import lines_of
from cases.conversations.models import Conversation
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.process.contacts import Kept
from cases.process.events import Kind
from cases.reminders.models import ChosenDay, MailAddress, Reminder, ReminderMail
from cases.reminders.sending import Run
from tests.support.factories import make_case
from tests.support.moments import SEOUL

pytestmark = pytest.mark.django_db

TODAY = dt.datetime(2026, 12, 1, 9, 0, tzinfo=SEOUL)


@pytest.fixture(autouse=True)
def _today(mailing_site, stop_time):
    stop_time(TODAY)


@pytest.fixture
def case(db):
    """To be posted back by Friday 12-04."""
    return make_case(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24))


@pytest.fixture
def anybody():
    """A browser without anything, as strict as a real one."""
    return Client(enforce_csrf_checks=True)


def remind(case, now=TODAY):
    MailAddress.objects.get_or_create(
        case=case,
        defaults={"address": "buyer@example.org", "token_hash": "x", "consented_at": now, "confirmed_at": now},
    )
    Run(lambda: now).go()
    return mail.outbox[-1]


def link(letter, page="reminder"):
    return re.search(rf"https://refund\.example\.org(/mail/{page}/[\w-]+/)", letter.body)[1]


def sentences(case, kind):
    return [line.sentence for line in lines_of(case.events.filter(kind=kind))]


def state():
    models = (Case, CaseEvent, ChosenDay, MailAddress, Reminder, ReminderMail)
    return [list(model.objects.values()) for model in models]


def test_looking_changes_nothing(case, anybody):
    letter = remind(case)
    before = state()
    for page in ("reminder", "stop"):
        assert anybody.get(link(letter, page)).status_code == 200
        assert anybody.head(link(letter, page)).status_code == 200
    assert state() == before


def test_a_reminder_shows_its_deadline_and_nothing_else(case, anybody):
    page = anybody.get(link(remind(case))).text
    assert "반품을 보낼 기한" in page
    assert 'datetime="2026-12-04"' in page
    for private in (case.item, case.order_number, "buyer@example.org"):
        assert private not in page


def test_done_is_recorded_once(case, anybody):
    path = link(remind(case))
    for _tap in range(2):
        response = anybody.post(path, {"answer": "done"})
        assert (response.status_code, response.cookies) == (200, {})
        assert "했다고 적어 두었어요" in response.text
    assert sentences(case, Kind.DEADLINE_DONE) == ["‘반품을 보낼 기한’: 했다고 알렸어요"]
    assert case.events.get(kind=Kind.DEADLINE_DONE).data == {"slug": "return-posted-by"}
    assert "했다고 적어 두었어요" in anybody.get(path).text
    Run(lambda: TODAY + dt.timedelta(days=2)).go()
    assert len(mail.outbox) == 1


def test_done_by_mistake_can_be_taken_back(case, anybody):
    path = link(remind(case))
    anybody.post(path, {"answer": "done"})
    assert "계속 알려 주세요" in anybody.get(path).text
    for _tap in range(2):
        assert "이미 했다면 눌러 주세요" in anybody.post(path, {"answer": "undo"}).text
    assert sentences(case, Kind.DEADLINE_DONE) == [
        "‘반품을 보낼 기한’: 아직 하지 않았어요",
        "‘반품을 보낼 기한’: 했다고 알렸어요",
    ]
    Run(lambda: TODAY + dt.timedelta(days=2)).go()
    assert len(mail.outbox) == 2


def later(case, slug):
    """Return the moment until when the platform is said to have prolonged a deadline."""
    case.refresh_from_db()
    return case.situation.countdowns[slug].at


def test_a_later_day_becomes_the_countdown_of_its_deadline_and_is_reminded_of(case, anybody):
    path = link(remind(case))
    assert anybody.post(path, {"answer": "extended", "on": "2026-12-10"}).status_code == 200
    assert later(case, "return-posted-by") == dt.datetime(2026, 12, 10, 23, 59, tzinfo=SEOUL)
    (shown,) = [one for one in deadlines_of(case.situation, TODAY)[0] if one.slug == "return-posted-by"]
    assert (shown.on, str(shown.ours.on)) == (dt.date(2026, 12, 10), "2026-12-04")
    assert not ChosenDay.objects.exists()
    assert sentences(case, Kind.DEADLINE_EXTENDED) == [
        "‘반품을 보낼 기한’: 주문 화면에 2026년 12월 10일(목)까지로 나와요"
    ]
    assert sentences(case, Kind.DEADLINE_MOVED) == []  # one line tells of it
    for days in (2, 3):  # The old day is not said again.
        Run(lambda days=days: TODAY + dt.timedelta(days=days)).go()
    assert len(mail.outbox) == 1
    # Posting needs an office: three working days and one before Thursday.
    sent = [TODAY.day + days for days in range(4, 12) if goes_out(TODAY + dt.timedelta(days=days))]
    assert sent == [7, 9]


def goes_out(now):
    before = len(mail.outbox)
    Run(lambda: now).go()
    return len(mail.outbox) > before


def test_the_later_day_of_a_rule_that_is_gone_has_no_name_and_no_slug(case, anybody):
    anybody.post(link(remind(case)), {"answer": "extended", "on": "2026-12-10"})
    DeadlineRule.objects.filter(slug="return-posted-by").delete()
    case.refresh_from_db()
    assert "return-posted-by" not in [one.slug for one in deadlines_of(case.situation, TODAY)[0]]
    assert sentences(case, Kind.DEADLINE_EXTENDED) == ["주문 화면에 2026년 12월 10일(목)까지로 나와요"]


def test_a_chosen_day_is_answered_by_its_words(case):
    ChosenDay.add(case, on=dt.date(2026, 12, 2), now=TODAY, note="전화하기")
    for days in range(2):
        remind(case, TODAY + dt.timedelta(days=days))
    assert Reminder.objects.get(slug__startswith="chosen-").done(now=TODAY + dt.timedelta(days=1))
    ((data, sentence),) = [(line.event.data, line.sentence) for line in lines_of(case.events.all())]
    slug = ChosenDay.objects.get().as_deadline(TODAY).slug
    assert (data, sentence) == ({"slug": slug, "words": "전화하기"}, "‘전화하기’: 했다고 알렸어요")


def test_a_chosen_day_cannot_be_prolonged_by_the_platform(case, anybody):
    ChosenDay.add(case, on=dt.date(2026, 12, 2), now=TODAY, note="전화하기")
    letters = [remind(case, TODAY + dt.timedelta(days=days)) for days in range(2)]
    path = link(letters[-1])
    assert "전화하기" in anybody.get(path).text
    assert "기한이 늘었어요" not in anybody.get(path).text
    anybody.post(path, {"answer": "extended", "on": "2026-12-10"})
    case.refresh_from_db()
    assert case.countdowns == {}


def test_a_later_day_of_the_dispute_becomes_the_countdown_and_is_reminded_of(anybody):
    # 15 days in California: 12-03 in Seoul.
    case = make_case(problem="wrong-item", payment="other", received_on=dt.date(2026, 11, 18))
    path = link(remind(case))
    assert "환불 신청 기한" in anybody.get(path).text
    anybody.post(path, {"answer": "extended", "on": "2026-12-14"})
    assert later(case, "dispute-closes") == dt.datetime(2026, 12, 14, 23, 59, tzinfo=SEOUL)
    sent = []
    for days in range(1, 16):
        before = len(mail.outbox)
        Run(lambda days=days: TODAY + dt.timedelta(days=days)).go()
        sent += [(TODAY + dt.timedelta(days=days)).day] * any(
            "■ 환불 신청 기한" in one.body for one in mail.outbox[before:]
        )
    assert sent == [11, 13]


@pytest.mark.parametrize("on", ["", "soon", "2026-12-04", "2026-11-30", "2031-01-01"])
def test_a_day_that_is_not_later_is_sent_back(case, anybody, on):
    path = link(remind(case))
    before = state()
    response = anybody.post(path, {"answer": "extended", "on": on})
    assert response.status_code == 422
    assert "입력한 내용을 확인해" in response.text
    assert state() == before


def test_what_no_page_of_the_platform_shows_cannot_be_prolonged(anybody):
    # 30 days from receipt end on Friday 12-04: a right by law, on no page of the platform.
    case = make_case(received_on=dt.date(2026, 11, 4), payment="other")
    letter = remind(case)
    path = link(letter)
    assert "알게 된 날부터 30일" in anybody.get(path).text
    assert "기한이 늘었어요" not in anybody.get(path).text
    assert "했거나 기한이 늘었다면" not in letter.body
    before = state()
    anybody.post(path, {"answer": "extended", "on": "2026-12-10"})
    assert state() == before


@pytest.mark.parametrize("answer", ["", "DONE", "x"])
def test_an_unknown_answer_changes_nothing(case, anybody, answer):
    path = link(remind(case))
    before = state()
    assert anybody.post(path, {"answer": answer}).status_code == 200
    assert state() == before


@pytest.mark.parametrize("end", ["time", "closed"])
def test_a_link_ends_some_weeks_after_the_date_and_with_the_case(case, anybody, stop_time, end):
    path = link(remind(case))
    if end == "time":
        stop_time(TODAY + dt.timedelta(days=34))
    else:
        case.move("closed", by=None, role="owner", outcome="withdrawn", now=TODAY)
    before = state()
    assert anybody.get(path).status_code == 410
    assert anybody.post(path, {"answer": "done"}).status_code == 410
    assert state() == before


def test_a_mailbox_ends_the_reminders_in_one_click(case, anybody):
    letter = remind(case)
    address = letter.message()["List-Unsubscribe"].strip("<>").removeprefix("https://refund.example.org")
    for _again in range(2):
        response = anybody.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        assert (response.status_code, response.cookies) == (200, {})
    assert not MailAddress.objects.exists()
    assert case.events.filter(kind=Kind.MAIL_WITHDRAWN).count() == 1
    Run(lambda: TODAY + dt.timedelta(days=2)).go()
    assert len(mail.outbox) == 1


def test_an_old_mail_does_not_end_what_a_newer_consent_began(case, anybody):
    letter = remind(case)
    MailAddress.withdraw(case, now=TODAY)
    MailAddress.objects.create(
        case=case, address="new@example.org", token_hash="y", consented_at=TODAY, confirmed_at=TODAY
    )
    assert "알림을 껐어요" in anybody.post(link(letter, "stop")).text
    assert MailAddress.objects.get().address == "new@example.org"


def test_links_die_with_the_case(case, anybody):
    letter = remind(case)
    case.forget()
    for page in ("reminder", "stop"):
        assert anybody.get(link(letter, page)).status_code == 404
        assert anybody.post(link(letter, page)).status_code == 404


@pytest.mark.parametrize("page", ["confirm", "stop", "reminder"])
@pytest.mark.parametrize("token", ["x", "0" * 32, "%01", "a" * 400])
def test_a_guess_finds_nothing(case, anybody, page, token):
    remind(case)
    assert anybody.get(f"/mail/{page}/{token}/").status_code == 404
    assert anybody.post(f"/mail/{page}/{token}/").status_code == 404


@pytest.mark.parametrize("page", ["confirm", "stop", "reminder"])
def test_no_log_of_ours_carries_a_link(page):
    line = logging.LogRecord("django.request", logging.ERROR, "", 1, "failed: %s", (f"/mail/{page}/s3cret/?a",), None)
    (handler,) = [one for one in logging.getLogger("django").handlers if one.name == "console"]
    handler.filter(line)
    written = handler.format(line)
    assert f"failed: /mail/{page}/…/" in written
    assert "s3cret" not in written


@pytest.fixture
def promised(case):
    """The seller said on 11-29 that an answer comes by 11-30."""
    spoken = dt.datetime(2026, 11, 29, 10, 0, tzinfo=SEOUL)
    fields = {"channel": "chat", "happened_at": spoken, "said": "답할게요", "until_on": dt.date(2026, 11, 30)}
    return Conversation.write(case, fields, now=spoken)


def test_a_promise_that_was_kept_is_closed_from_its_mail_and_waited_for_again(case, promised, anybody):
    letter = remind(case)
    at = next(
        address
        for address in re.findall(r"https://refund\.example\.org(/mail/reminder/[\w-]+/)", letter.body)
        if "지켰어요" in anybody.get(address).content.decode()
    )
    assert "약속을 지켰다고 적어 두었어요" in anybody.post(at, {"answer": "done"}).content.decode()
    promised.refresh_from_db()
    case.refresh_from_db()
    assert (promised.answer, case.promises) == ("kept", {})
    assert "지켰어요" in sentences(case, Kind.PROMISE_ANSWERED)[0]
    anybody.post(at, {"answer": "undo"})
    promised.refresh_from_db()
    case.refresh_from_db()
    assert promised.is_open and list(case.promises) == [promised.key]
    assert len(sentences(case, Kind.PROMISE_ANSWERED)) == 2
    assert not case.events.filter(kind=Kind.DEADLINE_DONE).exists()


def test_what_the_owner_said_of_a_promise_is_not_overwritten_by_a_mail(case, promised, anybody):
    letter = remind(case)
    addresses = re.findall(r"https://refund\.example\.org(/mail/reminder/[\w-]+/)", letter.body)
    at = next(one for one in addresses if "지켰어요" in anybody.get(one).content.decode())
    Conversation.objects.get(pk=promised.pk).settle(Kept.BROKEN, now=TODAY)
    for answer in ("done", "undo"):
        anybody.post(at, {"answer": answer})
    promised.refresh_from_db()
    assert promised.answer == Kept.BROKEN
