"""Retention: what nobody touches for a year goes, with its files."""

import datetime as dt
from contextlib import closing

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import ConnectionHandler

from cases.casefile.models import Case
from cases.core.retention import KEPT_READ, UNTOUCHED_CASE
from cases.retention.management.commands.forget_expired import empty_log
from refundguide import env
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)


def test_only_what_is_expired_goes(monkeypatch, capsys):
    monkeypatch.setattr("cases.retention.management.commands.forget_expired.timezone.now", lambda: NOW)
    make_case(updated_at=NOW - UNTOUCHED_CASE - dt.timedelta(seconds=1))
    kept = make_case(updated_at=NOW - UNTOUCHED_CASE + dt.timedelta(seconds=1))
    call_command("forget_expired", "--dry-run")
    assert Case.objects.count() == 2
    call_command("forget_expired")
    assert list(Case.objects.all()) == [kept]
    assert capsys.readouterr().out.splitlines() == ["1 cases would be deleted", "1 cases deleted"]


def test_looks_of_staff_go_after_a_year_though_their_case_stays(monkeypatch, case):
    monkeypatch.setattr("cases.retention.management.commands.forget_expired.timezone.now", lambda: NOW)
    Case.objects.update(updated_at=NOW)
    for age in (KEPT_READ + dt.timedelta(minutes=1), KEPT_READ):
        case.staff_reads.create(name="kim", what="case", read_at=NOW - age)
    call_command("forget_expired", "--dry-run")
    assert case.staff_reads.count() == 2
    call_command("forget_expired")
    assert case.staff_reads.get().read_at == NOW - KEPT_READ


def test_the_log_of_the_admin_keeps_no_case_that_is_gone(monkeypatch, admin_user, case):
    monkeypatch.setattr("cases.retention.management.commands.forget_expired.timezone.now", lambda: NOW)
    Case.objects.update(updated_at=NOW)
    gone = make_case(updated_at=NOW)
    for subject in (case, gone, admin_user):
        LogEntry.objects.log_actions(admin_user.pk, [subject], CHANGE, "증거 충분", single_object=True)
    reference = gone.reference
    gone.forget()
    call_command("forget_expired", "--dry-run")
    assert LogEntry.objects.filter(object_repr__contains=reference).exists()
    call_command("forget_expired")
    told = [line.object_repr for line in LogEntry.objects.order_by("pk")]
    assert [case.reference in told[0], told[1:]] == [True, [str(admin_user)]]


def test_every_line_of_the_timeline_counts_as_a_touch(case):
    case.record("noted", role="owner", note="아직 기다리는 중", now=NOW)
    assert not Case.objects.expired(NOW + UNTOUCHED_CASE).exists()


def test_a_large_share_goes_only_when_somebody_says_so(monkeypatch):
    monkeypatch.setattr("cases.retention.management.commands.forget_expired.timezone.now", lambda: NOW)
    for _ in range(6):
        make_case(updated_at=NOW - UNTOUCHED_CASE - dt.timedelta(days=1))
    make_case(updated_at=NOW)
    call_command("forget_expired", "--dry-run")
    with pytest.raises(CommandError, match="6 of 7 cases"):
        call_command("forget_expired")
    assert Case.objects.count() == 7
    call_command("forget_expired", "--force")
    assert Case.objects.count() == 1


def test_a_few_of_few_go_as_usual(monkeypatch):
    monkeypatch.setattr("cases.retention.management.commands.forget_expired.timezone.now", lambda: NOW)
    for _ in range(5):
        make_case(updated_at=NOW - UNTOUCHED_CASE - dt.timedelta(days=1))
    call_command("forget_expired")
    assert not Case.objects.exists()


def test_of_what_was_deleted_no_byte_stays(tmp_path):
    connections = ConnectionHandler({"default": env.database(f"sqlite:///{tmp_path / 'db.sqlite3'}")})
    with closing(connections["default"]) as database, database.cursor() as cursor:
        cursor.execute("CREATE TABLE told (what TEXT)")
        cursor.execute("INSERT INTO told VALUES ('a secret'), ('a word')")
        cursor.execute("DELETE FROM told WHERE what = 'a secret'")
        assert any(b"a secret" in file.read_bytes() for file in tmp_path.glob("db*"))
        empty_log(database)
        assert not any(b"a secret" in file.read_bytes() for file in tmp_path.glob("db*"))
        assert any(b"a word" in file.read_bytes() for file in tmp_path.glob("db*"))


def test_where_somebody_reads_the_log_stays_and_says_so(tmp_path, caplog):
    both = [ConnectionHandler({"default": env.database(f"sqlite:///{tmp_path / 'db.sqlite3'}")}) for _ in range(2)]
    with closing(both[0]["default"]) as database, closing(both[1]["default"]) as reading:
        with database.cursor() as cursor:
            cursor.execute("CREATE TABLE told (what TEXT)")
            reading.cursor().execute("BEGIN")
            reading.cursor().execute("SELECT * FROM told").fetchall()
            cursor.execute("INSERT INTO told VALUES ('a word')")
            with caplog.at_level("INFO"):
                empty_log(database)
        with database.cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] > 1000
        assert [record.event for record in caplog.records if hasattr(record, "event")] == ["log-kept"]
