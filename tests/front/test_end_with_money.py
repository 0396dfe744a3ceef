"""How much came back, told where a case is ended."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from cases.money.models import Entry
from cases.process.events import Kind
from cases.process.money import Sort
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db

PART = {"outcome": "partly_refunded", "understood": "on", "amount": "12,000", "currency": "KRW", "note": "접수 번호 7"}


@pytest.fixture
def approved(now):
    return make_case(status="approved", amount=Decimal(32900), currency="KRW", approved_on=dt.date(2026, 11, 20))


def end(case, **fields):
    return holding(case).post(f"/cases/{case.reference}/move/closed/", fields)


def show(case, path=""):
    return holding(case).get(f"/cases/{case.reference}/{path}").text


def marks(page):
    return dict(re.findall(r'data-money="(\w+)" data-value="([\d.]+)"', page))


def undo(case):
    move = case.events.filter(kind=Kind.MOVED).last()
    return holding(case).post(f"/cases/{case.reference}/undo/", {"move": move.number})


def test_a_part_is_told_with_its_amount_and_the_case_says_what_is_left(approved):
    assert end(approved, **PART).status_code == 302
    approved.refresh_from_db()
    entry = Entry.objects.get()
    assert (approved.status, approved.outcome) == ("closed", "partly_refunded")
    assert (entry.sort, entry.amount, entry.currency, entry.happened_on) == (
        Sort.REFUNDED,
        12000,
        "KRW",
        dt.date(2026, 11, 24),
    )
    page = show(approved)
    assert marks(page) == {"paid": "32900", "refunded": "12000", "left": "20900"}
    assert "돌려받은 금액 적기" not in page
    assert marks(show(approved, "money/"))["left"] == "20900"


def test_the_amount_may_stay_unknown(approved):
    page = show(approved, "move/closed/")
    label = re.search(r'<label for="id_amount">.*?</label>', page, re.DOTALL)
    assert label and "안 적어도 돼요" in label[0]
    assert re.search(r'value="KRW"[^>]*checked', page)
    assert end(approved, outcome="partly_refunded", understood="on").status_code == 302
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": "만이천쯤"}, "금액을 숫자로 적어 주세요"),
        ({"amount": "0"}, "0보다 큰 금액을 적어 주세요."),
        ({"amount": "12.5"}, "원 단위에는 소수점이 없어요"),
        ({"outcome": "not_refunded"}, "‘못 돌려받았어요’를 골랐어요"),
        # The whole price is no part, and a part is not all of it: asked once.
        ({"amount": "32,900"}, "일부만 받은 것이 맞나요?"),
        ({"outcome": "refunded"}, "다 돌려받았나요?"),
    ],
)
def test_an_amount_that_cannot_be_is_asked_back_and_nothing_typed_is_lost(approved, fields, sentence):
    typed = {**PART, **fields}
    response = end(approved, **typed)
    page = response.text
    assert response.status_code == 422 and sentence in page
    assert f'value="{typed["amount"]}"' in page and "접수 번호 7" in page
    assert re.search(rf'value="{typed["outcome"]}"[^>]*checked', page)
    approved.refresh_from_db()
    assert approved.status == "approved" and not Entry.objects.exists()


def test_who_is_sure_ends_it_as_chosen(approved):
    assert end(approved, **PART | {"outcome": "refunded"}, sure="on").status_code == 302
    assert Entry.objects.get().amount == 12000


def test_the_amount_is_of_the_currency_that_was_typed_or_of_the_case(now):
    case = make_case(status="approved", amount=Decimal("20.50"), currency="USD")
    assert end(case, outcome="partly_refunded", understood="on", amount="8.25").status_code == 302
    assert marks(show(case)) == {"paid": "20.5", "refunded": "8.25", "left": "12.25"}
    other = make_case(status="approved", amount=Decimal("20.50"), currency="USD")
    assert end(other, outcome="partly_refunded", understood="on", amount="9,000원", currency="USD").status_code == 302
    assert Entry.objects.get(case=other).currency == "KRW"


def test_all_of_an_unknown_price_says_how_much(now):
    case = make_case(status="approved", amount=None, currency="")
    assert end(case, outcome="refunded", understood="on", amount="32,900", currency="KRW").status_code == 302
    assert marks(show(case)) == {"refunded": "32900"}


def test_what_the_ledger_knows_is_not_asked_again(approved):
    fields = {"amount": Decimal(5000), "currency": "KRW", "happened_on": dt.date(2026, 11, 23)}
    Entry.write(approved, Sort.REFUNDED, fields, now=approved.created_at)
    assert 'name="amount"' not in show(approved, "move/closed/")
    assert 'name="amount"' not in show(approved, "move/rejected/")
    assert end(approved, **PART).status_code == 302
    assert Entry.objects.count() == 1


def test_taking_the_end_back_takes_its_money_back(approved):
    end(approved, **PART)
    assert undo(approved).status_code == 302
    approved.refresh_from_db()
    assert approved.status == "approved"
    assert Entry.objects.get().is_struck
    assert marks(show(approved))["refunded"] == "0"
    assert "12,000원" not in show(approved, "money/")
    # It can be ended again at once, with another amount or the same.
    assert end(approved, **PART).status_code == 302
    assert marks(show(approved))["left"] == "20900"


def test_taking_back_leaves_what_was_written_apart_from_the_move(approved):
    end(approved, outcome="partly_refunded", understood="on")
    fields = {"amount": Decimal(5000), "currency": "KRW", "happened_on": dt.date(2026, 11, 24)}
    Entry.write(approved, Sort.REFUNDED, fields, now=approved.created_at)
    undo(approved)
    assert not Entry.objects.get().is_struck


def test_a_case_that_was_ended_meanwhile_gets_no_second_amount(approved):
    end(approved, **PART)
    response = end(approved, **PART | {"amount": "13000"})
    assert response.status_code == 409 and Entry.objects.count() == 1
