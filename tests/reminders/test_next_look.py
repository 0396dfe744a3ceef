"""The next look of an address: no mail is missed or sent twice because of it, whatever happens to the case or its rules."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.casefile.models import Case
from cases.casefile.models.case import COUNTED_FROM
from cases.core.days import SEOUL
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import Rulebook
from cases.facts.models import Holiday
from cases.process.anchors import ANCHORS
from cases.process.contacts import PROMISE_SLUG, Promised
from cases.process.problems import PROBLEMS
from cases.process.situation import Countdown
from cases.process.states import CaseChanged, Outcome, Role, Status
from cases.reminders.models import Basis, ChosenDay, MailAddress, Reminder, ReminderMail
from cases.reminders.sending import LOOK_AFTER, Run
from tests.support.factories import SOURCED, make_case
from tests.support.reminders import at, reminded, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mailing_site")]

DAY = dt.timedelta(days=1)
BEGINNING = at("2026-11-24")


def due_by_a_full_look(now: dt.datetime) -> set[int]:
    """Return the cases to which a look at every address sends a mail: what a run is held against."""
    found, one = set(), Run(lambda: now)
    today = now.astimezone(SEOUL).date()
    for address in MailAddress.objects.filter(confirmed_at__isnull=False).select_related("case"):
        case = address.case
        told = ReminderMail.objects.filter(case=case, on=today, line=None, sent_at__isnull=False).exists()
        if not told and one._due(case, one._deadlines(case, now), now):
            found.add(case.pk)
    return found


class Life:
    """A few cases, and what people do to them, at random but the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.any = random.Random(seed)  # noqa: S311 (no secret)
        self.now = BEGINNING
        self.cases = []
        for number in range(3):
            status = self.any.choice(["preparing", "filed", "approved", "return_due", "returning"])
            case = make_case(
                problem=self.any.choice(PROBLEMS).slug,
                status=status,
                payment=self.any.choice(["card", "paypal", "other", ""]),
                paid_on=dt.date(2026, 8, 20),
                requested_on=self.day(),
                approved_on=self.day(),
                shipped_back_on=self.day(),
            )
            reminded(case, f"buyer{number}@example.org")
            self.cases.append(case.pk)

    def day(self, most: int = 8) -> dt.date:
        return self.now.astimezone(SEOUL).date() + self.any.randint(-most, most) * DAY

    def case(self) -> Case:
        return Case.objects.get(pk=self.any.choice(self.cases))

    def go_on(self) -> dt.datetime:
        """Let time pass: minutes or days, now and then a night, and once in a while backwards."""
        step = self.any.choice(
            [dt.timedelta(minutes=5), dt.timedelta(hours=4), DAY, DAY, DAY, 2 * DAY, 5 * DAY, -2 * DAY]
        )
        self.now += step
        if self.any.random() < 0.7:
            self.now = dt.datetime.combine(self.now.astimezone(SEOUL).date(), dt.time(9), tzinfo=SEOUL)
        return self.now

    def act(self) -> None:
        """Do one of the things that people do, if it can be done now."""
        self.any.choice(ACTS)(self)

    def tell_a_day(self) -> None:
        self.case().change({self.any.choice([*ANCHORS]): self.any.choice([self.day(), None])}, now=self.now)

    def pay_otherwise(self) -> None:
        self.case().change({"payment": self.any.choice(["card", "paypal", "other"])}, now=self.now)

    def have_another_problem(self) -> None:
        self.case().change({"problem": self.any.choice(PROBLEMS).slug}, now=self.now)

    def move(self) -> None:
        case = self.case()
        moves = case.moves_for(Role.OWNER)
        if moves:
            target = self.any.choice(moves)
            outcome = Outcome.WITHDRAWN if target == Status.CLOSED else ""
            case.move(target, by=None, role=Role.OWNER, note="x", outcome=outcome, on=self.day(), now=self.now)

    def take_back(self) -> None:
        case = self.case()
        if move := case.undoable_move(self.now):
            with suppress(CaseChanged):  # Where the clock was set back in between.
                case.take_back(move.number, now=self.now)

    def read_countdown(self) -> None:
        slug = self.any.choice([row.slug for row in DeadlineRule.objects.all()])
        moment = dt.datetime.combine(self.day(), dt.time(16, 59), tzinfo=SEOUL)
        self.case().read_countdown(slug, self.any.choice([Countdown(moment), None]), now=self.now)

    def promise(self) -> None:
        said = Promised(until=self.day(), said_on=self.day(0), via="chat")
        self.case().promise(f"{PROMISE_SLUG}1", self.any.choice([said, None]), now=self.now)

    def choose_a_day(self) -> None:
        ChosenDay.add(self.case(), on=self.day(4), note="전화", now=self.now)

    def drop_a_day(self) -> None:
        if row := ChosenDay.objects.first():
            row.delete()

    def answer(self) -> None:
        reminder = Reminder.objects.order_by("pk").last()
        if reminder is None:
            return
        how = self.any.choice(["done", "undo", "extend"])
        if how == "extend":
            reminder.extend(self.day(), now=self.now)
        else:
            getattr(reminder, how)(now=self.now)

    def change_a_rule(self) -> None:
        row = self.any.choice([*DeadlineRule.objects.all()])
        DeadlineRule.objects.filter(pk=row.pk).update(amount=self.any.randint(0, 20))  # Past every door.

    def change_a_holiday(self) -> None:
        day = self.day()
        if not Holiday.objects.filter(on=day).delete()[0]:
            Holiday.objects.create(on=day, name="임시공휴일", **SOURCED)

    def confirm_another_mailbox(self) -> None:
        case = self.case()
        row = MailAddress.ask(case, f"other{case.pk}@example.org", now=self.now)
        row.confirm(now=self.now)


ACTS: list[Callable[[Life], None]] = [
    Life.tell_a_day,
    Life.tell_a_day,
    Life.pay_otherwise,
    Life.have_another_problem,
    Life.move,
    Life.move,
    Life.take_back,
    Life.read_countdown,
    Life.read_countdown,
    Life.promise,
    Life.choose_a_day,
    Life.choose_a_day,
    Life.drop_a_day,
    Life.answer,
    Life.answer,
    Life.change_a_rule,
    Life.change_a_holiday,
    Life.confirm_another_mailbox,
]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_each_run_sends_what_a_look_at_every_address_would_send(seed: int) -> None:
    with transaction.atomic():
        life = Life(seed)
        for _step in range(20):
            for _act in range(life.any.randint(0, 2)):
                life.act()
            now = life.go_on()
            expected = due_by_a_full_look(now) if 9 <= now.astimezone(SEOUL).hour < 20 else set()
            mail.outbox.clear()
            Run(lambda moment=now: moment).go()  # type: ignore[misc]
            told = sorted(Case.objects.get(reference=one.subject.split()[1]).pk for one in mail.outbox)
            assert told == sorted(expected), f"at {now} in the life {seed}"
        transaction.set_rollback(True)


def looks() -> list[dt.date]:
    return list(MailAddress.objects.values_list("look_on", flat=True))


def test_the_next_look_is_on_the_day_of_the_next_mail_and_not_long_from_now(due: Case) -> None:
    run("2026-11-24")
    assert looks() == [dt.date(2026, 11, 24) + LOOK_AFTER]
    run("2026-11-29")
    assert looks() == [dt.date(2026, 12, 1)]
    run("2026-12-01")
    assert looks() == [dt.date(2026, 12, 2)]  # What was missed would be said then, too.


def test_a_change_while_a_run_looks_is_not_overwritten_by_what_it_found(
    due: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Run._put_off

    def changed_meanwhile(self: Run, basis: Any) -> None:
        ChosenDay.add(due, on=dt.date(2026, 11, 25), note="전화", now=BEGINNING)
        original(self, basis)

    with monkeypatch.context() as patched:
        patched.setattr(Run, "_put_off", changed_meanwhile)
        run("2026-11-24")
    assert looks() == [dt.date.min]
    assert len(run("2026-11-25")) == 1


def test_a_rule_that_changes_while_a_run_looks_counts(due: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Run._put_off

    def changed_meanwhile(self: Run, basis: Any) -> None:
        DeadlineRule.objects.filter(slug="return-posted-by").update(amount=2)
        Basis.hold(Rulebook.read(), dt.date(2026, 11, 24))  # As another run does.
        original(self, basis)

    with monkeypatch.context() as patched:
        patched.setattr(Run, "_put_off", changed_meanwhile)
        run("2026-11-24")
    assert looks() == [dt.date.min]


def test_a_change_past_every_door_is_found_out_within_days(due: Case) -> None:
    run("2026-11-24")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casefile_case SET approved_on = '2026-11-18' WHERE id = %s", [due.pk])
    assert [day for day in range(24, 29) if run(f"2026-11-{day}")] == [27]


def test_a_clock_that_was_ahead_for_a_while_puts_nothing_off(due: Case) -> None:
    run("2027-11-24")
    assert len(run("2026-12-01")) == 1


def test_a_migration_has_everything_counted_anew(due: Case) -> None:
    run("2026-11-24")
    assert looks() != [dt.date.min]
    call_command("migrate", verbosity=0)
    assert not Basis.objects.exists()
    with connection.cursor() as cursor:  # What a migration changes tells nobody.
        cursor.execute("UPDATE casefile_case SET approved_on = '2026-11-16' WHERE id = %s", [due.pk])
    assert len(run("2026-11-25")) == 1


def test_a_case_that_is_closed_is_looked_at_again_once_it_is_open(due: Case) -> None:
    due.move(Status.CLOSED, by=None, role=Role.OWNER, outcome=Outcome.WITHDRAWN, now=at("2026-11-30"))
    assert run("2026-12-01") == []
    assert looks() > [dt.date(2026, 12, 1)]
    move = due.undoable_move(at("2026-11-30", "20:00"))
    assert move is not None
    due.take_back(move.number, now=at("2026-11-30", "20:00"))
    assert len(run("2026-12-01", "10:00")) == 1


def test_a_done_that_is_taken_back_is_reminded_of_on_the_same_day(due: Case) -> None:
    run("2026-12-01")
    reminder = Reminder.objects.get()
    reminder.done(now=at("2026-12-01", "10:00"))
    assert run("2026-12-03") == []
    reminder.undo(now=at("2026-12-03", "10:00"))
    assert len(run("2026-12-03", "10:05")) == 1


def test_a_later_day_that_the_case_knew_already_is_reminded_of_on_the_same_day(due: Case) -> None:
    run("2026-12-01")
    later = Countdown(at("2026-12-05", "23:59"))
    due.read_countdown("return-posted-by", later, now=at("2026-12-01", "12:00"))
    assert run("2026-12-02") == []  # The buyer told of it, but not in answer to the mail.
    Reminder.objects.get().extend(dt.date(2026, 12, 5), now=at("2026-12-02", "10:00"))
    assert len(run("2026-12-02", "10:05")) == 1


def test_whatever_a_situation_is_made_of_is_announced() -> None:
    made = make_case(amount=32900, currency="KRW")
    case = Case.objects.only("pk").get(pk=made.pk)
    assert case.situation is not None
    read = {field.attname for field in Case._meta.concrete_fields} - case.get_deferred_fields()
    assert read - {"id"} == COUNTED_FROM


@pytest.mark.parametrize("write", ["save", "update", "bulk_update"])
def test_each_way_to_write_a_case_has_its_reminders_counted_anew(due: Case, write: str) -> None:
    run("2026-11-24")
    due.payment = "card"
    if write == "save":
        due.save()
    elif write == "update":
        Case.objects.filter(payment="other").update(payment="card")
    else:
        Case.objects.bulk_update([due], ["payment"])
    assert looks() == [dt.date.min]


def test_what_moves_no_deadline_has_nothing_counted_anew(due: Case) -> None:
    run("2026-11-24")
    due.change({"item": "접시"}, now=BEGINNING)
    due.touch(BEGINNING)
    assert looks() != [dt.date.min]


def test_due_addresses_are_found_by_an_index() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # Which a table of few rows is read by.
    today = dt.date(2026, 12, 1)
    queries = {
        "mail_look_on": MailAddress.objects.to_look_at(today).order_by("look_on", "pk"),
        "mail_unconfirmed": MailAddress.objects.filter(confirmed_at=None, consented_at__lt=BEGINNING),
        "reminder_mail_unsent": ReminderMail.objects.filter(sent_at=None, on__lt=today),
    }
    for index, rows in queries.items():
        assert index in rows.explain()
