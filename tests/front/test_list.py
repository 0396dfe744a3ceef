"""The list of the cases that this browser holds."""

import datetime as dt
import re

import pytest

from cases.money.models import Entry
from cases.process.money import Sort
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db


def test_the_list_shows_only_what_this_browser_holds(owner, case, stranger):
    page = owner.get("/cases/").text
    assert case.reference in page
    assert case.reference not in stranger.get("/cases/").text


def test_the_list_costs_the_same_for_many_cases(client, django_assert_num_queries):
    browser = holding(*[make_case(status=status) for status in ("preparing", "closed") for _number in range(6)])
    with django_assert_num_queries(6):
        browser.get("/cases/")


def test_a_closed_case_says_how_much_came_back(now):
    case = make_case(status="closed", outcome="partly_refunded", amount=39900, currency="KRW")
    Entry.write(case, Sort.REFUNDED, {"amount": 18900, "currency": "KRW", "happened_on": now.date()}, now=now)
    untold = make_case(status="closed", outcome="not_refunded", amount=5000, currency="KRW")
    page = holding(case, untold).get("/cases/").text
    assert re.findall(r'data-money="refunded">([^<]*)<', page) == ["18,900원"]


def test_a_case_with_all_of_its_money_names_the_sum_once_with_its_day(now):
    case = make_case(status="closed", outcome="refunded", amount=18900, currency="KRW", item="이어폰")
    Entry.write(case, Sort.REFUNDED, {"amount": 18900, "currency": "KRW", "happened_on": now.date()}, now=now)
    page = re.sub(r"<[^>]+>", "", holding(case).get("/cases/").text)
    assert page.count("18,900원") == 1 and f"18,900원 모두 돌려받았어요 · 11월 {now.day}일" in page


def test_an_empty_list_says_what_to_do(client):
    page = client.get("/cases/").text
    assert "아직 만든 사건이 없어요" in page
    assert "다음에 할 일을 알려 드려요" in page
    assert 'href="/cases/open/"' in page


def test_the_list_says_how_each_case_stands(reference_data, now):
    late = make_case(status="filed", requested_on=dt.date(2026, 11, 3))
    fine = make_case(status="filed", requested_on=dt.date(2026, 11, 20))
    page = holding(late, fine).get("/cases/").text
    assert 'data-turn="buyer" data-situation="overdue" data-days="-16"' in page
    assert "‘판매자 답변 기한’에서 16일 지났어요." in page
    assert 'data-turn="seller" data-situation="due-soon" data-days="1"' in page


def test_a_nearer_day_than_the_one_that_leads_has_its_own_urgency(reference_data, now):
    case = make_case(
        problem="damaged", status="preparing", received_on=dt.date(2026, 11, 21), paid_on=dt.date(2026, 11, 2)
    )
    page = holding(case).get("/cases/").text
    told = re.search(r'class="coming__day" data-tone="(\w+)"><span>그 전에 <strong>11월 (\d+)일', page)
    assert told and told[1] == "warn" and 0 < int(told[2]) - now.day < 7
    assert 'aria-hidden="true">D-' in page.partition("그 전에")[2].partition("</p>")[0]


def test_a_new_case_is_begun_by_a_button_below_the_cases(owner, case):
    page = owner.get("/cases/").text
    assert '<a class="button button--secondary" href="/cases/new/">' in page.partition("</ul>")[2]
