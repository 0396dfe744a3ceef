"""Mail about errors: one of a kind an hour, over all processes of a machine, and nothing of whoever ran into it."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from cases.core import trace
from refundguide import error_mail, logs

TYPED = "손잡이가 깨졌어요"
KEY = "7K3M9-QXT2B-4HJ8N-W0RZC"


@pytest.fixture(autouse=True)
def _site_with_somebody_to_tell(settings: Any, tmp_path: Any) -> None:
    settings.ADMINS, settings.CAN_SEND_MAIL, settings.VAR = ["ops@example.org"], True, tmp_path


@pytest.fixture
def handler() -> error_mail.ErrorMail:
    """The handler of one process."""
    handler = error_mail.ErrorMail()
    for each in (logs.Traced(), logs.HideSecrets()):
        handler.addFilter(each)
    return handler


def line(error: Exception | None = None, message: str = "It failed") -> logging.LogRecord:
    record = logging.makeLogRecord(
        {"name": "cases.photos", "levelno": logging.ERROR, "levelname": "ERROR", "msg": message}
    )
    if error:
        try:
            raise error
        except Exception as raised:  # noqa: BLE001
            record.exc_info = (type(raised), raised, raised.__traceback__)
    return record


def tell(handler: error_mail.ErrorMail, *records: logging.LogRecord) -> int:
    """Return how many mails were sent for lines."""
    before = len(mail.outbox)
    for record in records:
        handler.handle(record)
        handler.flush()
    return len(mail.outbox) - before


def test_one_of_a_kind_is_sent_an_hour(handler: error_mail.ErrorMail, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tell(handler, *(line(ValueError("a")) for _ in range(3))) == 1
    assert tell(handler, line(KeyError("a")), line(message="Another line")) == 2
    for clock in ("monotonic", "time"):
        now = getattr(error_mail.time, clock)()
        monkeypatch.setattr(error_mail.time, clock, lambda now=now: now + 3601)
    assert tell(handler, line(ValueError("b"))) == 1


def test_another_process_does_not_send_it_once_more(handler: error_mail.ErrorMail) -> None:
    assert tell(handler, line(ValueError())) == 1
    assert tell(error_mail.ErrorMail(), line(ValueError())) == 0


def test_a_clock_that_was_set_back_keeps_nobody_quiet(
    handler: error_mail.ErrorMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = error_mail.time.time()
    assert tell(handler, line(ValueError())) == 1
    monkeypatch.setattr(error_mail.time, "time", lambda: now - 86400)
    assert tell(error_mail.ErrorMail(), line(ValueError())) == 1


def test_whatever_fails_only_so_many_are_sent(handler: error_mail.ErrorMail) -> None:
    assert tell(handler, *(line(message=f"Line {n}") for n in range(30))) == error_mail.MOST_AN_HOUR


def test_where_nothing_can_be_written_each_process_sends_one(handler: error_mail.ErrorMail, settings: Any) -> None:
    settings.VAR = settings.VAR / "gone"
    assert tell(handler, line(ValueError()), line(ValueError())) == 1


@pytest.mark.parametrize("what", ["nobody", "no mail"])
def test_without_somebody_to_tell_nothing_happens(handler: error_mail.ErrorMail, settings: Any, what: str) -> None:
    if what == "nobody":
        settings.ADMINS = []
    else:
        settings.CAN_SEND_MAIL = False
    assert tell(handler, line(ValueError())) == 0


def test_a_mail_server_that_is_away_is_told_to_the_log(
    handler: error_mail.ErrorMail, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Any) -> None:
        raise OSError("ops@example.org")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    tell(handler, line(ValueError()))
    assert [record.getMessage() for record in caplog.records] == ["The mail about an error failed: OSError"]


def test_its_moment_has_a_zone_for_who_looks_it_up_in_a_log_in_utc(handler: error_mail.ErrorMail) -> None:
    tell(handler, line(ValueError()))
    [moment] = mail.outbox[0].body.split(" ERROR ")[:1]
    said = dt.datetime.fromisoformat(moment)
    assert said.tzinfo is not None
    assert abs(said - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)


@pytest.mark.django_db
def test_it_names_the_request_and_quotes_nothing_of_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ValueError(f"{TYPED} {KEY}")

    [handler] = [one for one in logging.getLogger("django").handlers if isinstance(one, error_mail.ErrorMail)]
    handler._told.clear()
    monkeypatch.setattr("cases.core.models.Attempts.allow", fail)
    client.raise_request_exception = False
    answer = client.post("/cases/open/?next=/cases/RG-7K3M-9QXT/", {"reference": "RG-7K3M-9QXT", "key": KEY})
    handler.flush()
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["ops@example.org"], "[refundguide] ValueError in front:case-open")
    assert answer["X-Request-ID"] in letter.body
    assert "test_error_mail.py" in letter.body  # Where it happened.
    for secret in (TYPED, KEY, "RG-7K3M-9QXT", "127.0.0.1", str(client.cookies)):
        assert not secret or secret not in letter.body


def test_a_page_does_not_wait_for_the_mail_server(
    handler: error_mail.ErrorMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    answered, sent = threading.Event(), []
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: sent.append(answered.wait(60)))
    trace.begin()
    handler.handle(line(ValueError()))
    answered.set()  # Never reached, if the line waited.
    handler.flush()
    assert sent == [True]
