"""Addresses: the mailbox that mail goes to, and slips in the names of the big ones."""

import pytest
from django.core import mail
from django.test import TestCase

from cases.reminders.mailbox import counted_as, probably_meant, read_address
from cases.reminders.models import MailAddress

ASK = "/cases/{}/mail/address/"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("victim@naver.com", "victim@naver.com"),
        ("victim@naver.com\u200b", "victim@naver.com"),
        ("\ufeffvictim@NAVER.COM ", "victim@naver.com"),
        ("ｖｉｃｔｉｍ＠ｎａｖｅｒ．ｃｏｍ", "victim@naver.com"),
        ("victim @ naver.com", "victim@naver.com"),
        ("victim@naver.com.", "victim@naver.com"),
        ("victim@naver。com", "victim@naver.com"),
        ("<victim@naver.com>,", "victim@naver.com"),
        ("홍길동 <victim@naver.com>", "victim@naver.com"),
        ("mailto:victim@naver.com?subject=x", "victim@naver.com"),
        ("(victim@naver.com)", "victim@naver.com"),
        ("V.ic-tim+a@gmail.com", "V.ic-tim+a@gmail.com"),
        ("a@한국.kr", "a@xn--3e0b707e.kr"),
        ("a@XN--3E0B707E.kr", "a@xn--3e0b707e.kr"),
        ("a@naver.com b@naver.com", None),
        ("naver.com", None),
        ("@naver.com", None),
        ("a@", None),
        ("a@b..c", None),
        ("", None),
    ],
)
def test_an_address_is_read_as_mail_is_sent_to_it(typed, address):
    assert read_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a@naver.con", "a@naver.com"),
        ("a@naver.co", "a@naver.com"),
        ("a@navr.com", "a@naver.com"),
        ("a@navver.com", "a@naver.com"),
        ("a@nave.rcom", "a@naver.com"),
        ("a@naver,com", "a@naver.com"),
        ("a@navercom", "a@naver.com"),
        ("A.b@gmial.com", "A.b@gmail.com"),
        ("a@gmail.con", "a@gmail.com"),
        ("a@hanmail.con", "a@hanmail.net"),
        ("a@hanmail.com", "a@hanmail.net"),
        ("a@daum.ney", "a@daum.net"),
        ("a@kakao.con", "a@kakao.com"),
        ("a@nate.cm", "a@nate.com"),
        ("a@icould.com", "a@icloud.com"),
        ("a@naver.com", ""),
        ("a@mail.com", ""),
        ("a@ymail.com", ""),
        ("a@example.org", ""),
        ("a@snu.ac.kr", ""),
        ("a@samsung.com", ""),
        ("a@yahoo.co.kr", ""),
        ("a@navercorp.com", ""),
        ("a", ""),
    ],
)
def test_a_slip_in_a_usual_name_is_known(typed, meant):
    assert probably_meant(typed) == meant


def test_one_mailbox_counts_once():
    ways = ["victim@naver.com", "VICTIM@naver.com", "v.ictim@naver.com", "victim+a@naver.com"]
    assert {counted_as(address) for address in ways} == {"victim@naver.com"}
    assert counted_as("other@naver.com") != "victim@naver.com"


@pytest.fixture
def ask(owner, case, now, mailing_site):
    def ask_for(address, **fields):
        with TestCase.captureOnCommitCallbacks(execute=True):
            return owner.post(ASK.format(case.reference), {"address": address, "consent": "on", **fields})

    return ask_for


def test_the_limit_counts_the_mailbox_however_it_is_written(ask):
    ways = [
        "victim@naver.com",
        "victim@naver.com\u200b",
        "victim@NAVER.com.",
        "ｖｉｃｔｉｍ@naver.com",
        "<Victim@naver.com>",
    ]
    assert [ask(address).status_code for address in ways] == [302, 302, 302, 429, 429]
    assert {letter.to[0] for letter in mail.outbox} == {"victim@naver.com"}
    assert {row.address for row in MailAddress.objects.all()} == {"victim@naver.com"}


def test_a_slip_is_asked_back_and_nothing_is_sent(ask):
    answer = ask("buyer@naver.con")
    assert answer.status_code == 422
    assert "혹시 buyer@naver.com인가요?" in answer.text
    assert 'value="buyer@naver.con"' in answer.text
    assert mail.outbox == []


@pytest.mark.parametrize("meant", ["buyer@naver.com", "buyer@naver.con"])
def test_either_answer_counts(ask, meant):
    assert ask("buyer@naver.con", address_is=meant).status_code == 302
    assert [letter.to for letter in mail.outbox] == [[meant]]


def test_an_answer_that_is_no_address_is_none(ask):
    assert ask("buyer@naver.con", address_is="x").status_code == 422
    assert mail.outbox == []


def test_what_was_no_address_at_all_can_be_a_slip(ask):
    assert "혹시 buyer@naver.com인가요?" in ask("buyer@naver,com").text
    assert "혹시" not in ask("buyer").text
