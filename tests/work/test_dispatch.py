"""A mail goes out once: what failed is tried again, what was cut off is told and not repeated in silence."""

from __future__ import annotations

import datetime as dt
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from cases.core.retention import DISPATCH
from cases.work import dispatch
from cases.work.dispatch import NotSent, Outcome, Refused, send_once
from cases.work.models import Dispatch
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db
TO = "buyer@example.org"


def letter() -> EmailMessage:
    return EmailMessage("a", "b", "site@example.org", [TO])


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise error

    monkeypatch.setattr(EmailMessage, "send", fail)


def test_what_is_sent_is_not_sent_again() -> None:
    assert [send_once(letter(), "review:1") for _time in range(2)] == [True, False]
    assert len(mail.outbox) == 1
    assert Dispatch.objects.get().outcome == Outcome.SENT


@pytest.mark.parametrize(
    ("error", "raised", "outcome"),
    [
        (ConnectionRefusedError(TO), NotSent, Outcome.FAILED),
        (SMTPRecipientsRefused({TO: (450, b"later")}), NotSent, Outcome.FAILED),
        (SMTPRecipientsRefused({TO: (550, b"never")}), Refused, Outcome.REFUSED),
        (SMTPDataError(554, TO), Refused, Outcome.REFUSED),
    ],
)
def test_what_surely_did_not_go_out_is_raised_without_the_address(
    monkeypatch: pytest.MonkeyPatch, error: Exception, raised: type[NotSent], outcome: Outcome
) -> None:
    failing(monkeypatch, error)
    with pytest.raises(raised) as told:
        send_once(letter(), "review:1")
    assert TO not in str(told.value)
    assert Dispatch.objects.get().outcome == outcome
    monkeypatch.undo()
    assert send_once(letter(), "review:1") == (outcome == Outcome.FAILED)


def test_what_broke_off_is_told_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, SMTPServerDisconnected(TO))
    assert not send_once(letter(), "review:1")
    monkeypatch.undo()
    assert not send_once(letter(), "review:1")
    assert "may have arrived" in caplog.text and TO not in caplog.text
    assert (mail.outbox, Dispatch.objects.get().outcome) == ([], Outcome.UNKNOWN)


def test_what_a_kill_cut_off_is_told_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        send_once(letter(), "review:1")
    monkeypatch.undo()
    assert not send_once(letter(), "review:1")
    assert "review:1 was cut off" in caplog.text
    assert Dispatch.objects.get().outcome == Outcome.UNKNOWN


def test_old_ones_go() -> None:
    for key, age in (("a", DISPATCH), ("b", DISPATCH + dt.timedelta(seconds=1))):
        dispatch.begin(key, NOW - age)
    assert dispatch.drop_old(NOW) == 1
