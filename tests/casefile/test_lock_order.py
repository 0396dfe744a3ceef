"""Whoever writes what belongs to a case locks the case first: two that lock the same rows from two sides wait for ever."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.bundle.choice import Choice
from cases.bundle.tasks import have_made
from cases.casefile.models import Case
from cases.escalation.models import Filing
from cases.money.models import Entry
from cases.paste.models import Pasted
from cases.photos import blackout, turning
from cases.process.money import Sort
from cases.process.states import Role, Status
from cases.reminders.models import ChosenDay, MailAddress, Reminder
from cases.reminders.sending import Run
from cases.returns.models import ReturnAddress, Shipment
from tests.support.factories import make_case, receive_photo
from tests.support.mail_rows import mail_about
from tests.support.moments import NOW, seoul

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("now"),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one lock for everything"),
]

LOCKS = re.compile(r"INSERT|UPDATE|DELETE|SELECT.* FOR (NO KEY )?UPDATE", re.DOTALL)
ANOTHER = seoul("2026-12-20T10:00").date()
ADDRESS = {"country": "CN", "address": "广东省深圳市", "recipient": "Li Lei", "phone": "1"}
PARCEL = {"carrier": "epost", "tracking_number": "EB123456785KR", "shipped_on": NOW.date()}


@pytest.fixture
def case() -> Case:
    """A case with a mail about it and an address that is asked."""
    case = make_case(status="return_due", payment="other", approved_on=NOW.date())
    mail_about(case, NOW)
    return case


def address_of(case: Case) -> MailAddress:
    return MailAddress.objects.select_related("case").get(case=case)


def reminder_of(case: Case) -> Reminder:
    return Reminder.objects.select_related("case").get(case=case)


def done(case: Case) -> Callable[[], Any]:
    return lambda: reminder_of(case).done(now=NOW)


def undone(case: Case) -> Callable[[], Any]:
    reminder_of(case).done(now=NOW)
    return lambda: reminder_of(case).undo(now=NOW)


def extended(case: Case) -> Callable[[], Any]:
    return lambda: reminder_of(case).extend(ANOTHER, now=NOW)


def confirmed(case: Case) -> Callable[[], Any]:
    return lambda: address_of(case).confirm(now=NOW)


def withdrawn(case: Case) -> Callable[[], Any]:
    address_of(case).confirm(now=NOW)
    return lambda: MailAddress.withdraw(case, now=NOW)


OF_MAILS = (done, undone, extended, confirmed, withdrawn)


@pytest.mark.parametrize("make", OF_MAILS)
def test_a_move_waits_for_what_a_link_of_a_mail_does_and_both_succeed(
    case: Case, make: Callable[[Case], Callable[[], Any]]
) -> None:
    """The move begins in the very moment in which the other one has the row of the address."""
    write, failed = make(case), list[BaseException]()

    def move() -> None:
        try:
            mover = Case.objects.get(pk=case.pk)
            mover.move(Status.RETURNING, by=None, role=Role.OWNER, on=NOW.date(), now=NOW)
        except Exception as error:  # noqa: BLE001 (told by the test)
            failed.append(error)
        finally:
            connection.close()

    other = threading.Thread(target=move)

    def meet(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        found = execute(sql, *args)
        if other.ident is None and re.match('(UPDATE|DELETE FROM) "reminders_mailaddress"', sql):
            other.start()
            while other.is_alive() and not _somebody_waits():
                other.join(0.02)
        return found

    with connection.execute_wrapper(meet):
        write()
    other.join()
    assert failed == []
    assert Case.objects.get(pk=case.pk).status == Status.RETURNING


def _somebody_waits() -> bool:
    with connection.connection.cursor() as cursor:
        return bool(cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone())


def sends(case: Case) -> Callable[[], Any]:
    address_of(case).confirm(now=NOW)
    ChosenDay.add(case, on=NOW.date(), note="보기", now=NOW)
    return lambda: Run(lambda: NOW)._claim(address_of(case).pk, NOW)


def strikes_money(case: Case) -> Callable[[], Any]:
    fields = {"amount": 1000, "currency": "KRW", "happened_on": NOW.date()}
    entry = Entry.write(case, Sort.POSTAGE_PAID, fields, now=NOW)
    return lambda: entry.strike(now=NOW)


def strikes_filing(case: Case) -> Callable[[], Any]:
    filing = Filing.write(case, "kca", {"filed_on": NOW.date()}, now=NOW)
    return lambda: filing.strike(now=NOW)


def removes_text(case: Case) -> Callable[[], Any]:
    kept = Pasted.keep(case, "안녕하세요", now=NOW)
    return lambda: kept.remove(now=NOW)


def writes_parcel(case: Case) -> Callable[[], Any]:
    return lambda: Shipment.write(case, PARCEL, now=NOW)


def writes_address(case: Case) -> Callable[[], Any]:
    return lambda: ReturnAddress.write(case, ADDRESS, now=NOW)


def compares_address(case: Case) -> Callable[[], Any]:
    address = ReturnAddress.write(case, ADDRESS, now=NOW)
    return lambda: address.check_against("order", role=Role.OWNER, now=NOW)


def covers(case: Case) -> Callable[[], Any]:
    photo = receive_photo(case)
    return lambda: blackout.black_out(photo, [(0, 0, 100, 100)], now=NOW, role=Role.OWNER)


def uncovers(case: Case) -> Callable[[], Any]:
    photo = receive_photo(case)
    blackout.black_out(photo, [(0, 0, 100, 100)], now=NOW, role=Role.OWNER)
    return lambda: blackout.uncover(photo, now=NOW, role=Role.OWNER)


def turns(case: Case) -> Callable[[], Any]:
    photo = receive_photo(case)
    return lambda: turning.turn(photo, 90, now=NOW, role=Role.OWNER)


def removes_photo(case: Case) -> Callable[[], Any]:
    photo = receive_photo(case)
    return lambda: photo.remove(now=NOW, role=Role.OWNER)


def makes_papers(case: Case) -> Callable[[], Any]:
    return lambda: have_made(case, Choice(), size="full", part=1, parts=1, now=NOW)


def moves(case: Case) -> Callable[[], Any]:
    return lambda: case.move(Status.RETURNING, by=None, role=Role.OWNER, on=NOW.date(), now=NOW)


def changes(case: Case) -> Callable[[], Any]:
    return lambda: case.change({"received_on": NOW.date() - dt.timedelta(days=1)}, now=NOW)


def updates(case: Case) -> Callable[[], Any]:
    return lambda: Case.objects.filter(pk=case.pk).update(payment="card")


def forgets(case: Case) -> Callable[[], Any]:
    return case.forget


OTHERS = (
    sends, strikes_money, strikes_filing, removes_text, writes_parcel, writes_address, compares_address, covers, uncovers,
    turns, removes_photo, makes_papers, moves, changes, updates, forgets,
)  # fmt: skip


@pytest.mark.parametrize("make", OF_MAILS + OTHERS)
def test_the_case_is_locked_before_anything_of_it_is_written(
    case: Case, make: Callable[[Case], Callable[[], Any]]
) -> None:
    write = make(case)
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        write()
    first = next(query["sql"] for query in queries if LOCKS.match(query["sql"]))
    assert re.match('UPDATE "casefile_case"|SELECT .* FROM "[^"]+".*"casefile_case".* FOR UPDATE', first, re.DOTALL), (
        first
    )
