"""The page of all deadlines of a case: in which order, and whose."""

import datetime as dt
import re

import pytest

from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.pages import days_to_act_by

pytestmark = pytest.mark.django_db


def test_days_of_others_stand_apart_and_each_list_begins_with_the_nearest(reference_data, now):
    case = make_case(status="filed", received_on=dt.date(2026, 11, 20), requested_on=dt.date(2026, 11, 23))
    page = holding(case).get(f"/cases/{case.reference}/deadlines/").text
    mine, apart, others = page.partition("답을 기다리는 날")
    assert apart
    for part, actors in ((mine, {"buyer"}), (others, {"seller", "platform"})):
        found = re.findall(r'data-actor="(\w+)"', part)
        assert found and {*found} <= actors
        assert (days := days_to_act_by(part)) == sorted(days) and len(days) == len(found)


def test_a_day_that_comes_much_later_is_folded(reference_data, now):
    case = make_case(
        status="return_due",
        payment="card",
        paid_on=dt.date(2026, 11, 7),
        dispatched_on=dt.date(2026, 11, 9),
        received_on=dt.date(2026, 11, 14),
        approved_on=dt.date(2026, 11, 21),
    )
    page = holding(case).get(f"/cases/{case.reference}/deadlines/").text
    shown, fold, folded = page.partition("<summary>나중에 오는 날 ")
    assert fold and 'data-deadline="duty-refund-6m"' in folded and "duty-refund-6m" not in shown
    assert 'data-deadline="return-posted-by"' in shown


def test_what_is_safe_until_a_day_names_no_later_one_outside_of_its_reason(reference_data, now):
    case = make_case(status="return_due", received_on=dt.date(2026, 11, 14), approved_on=dt.date(2026, 11, 21))
    page = holding(case).get(f"/cases/{case.reference}/deadlines/").text
    card = page.partition('data-deadline="return-posted-by"')[2].partition("</article>")[0]
    told, _, why = card.partition("<details")
    assert "안전해요" in told and "늦어도" not in told
    assert "하루 뒤인" in why


def test_what_has_passed_and_matters_stands_on_top_of_the_deadlines(reference_data, now):
    case = make_case(status="filed", requested_on=dt.date(2026, 11, 3), paid_on=dt.date(2026, 11, 1))
    browser = holding(case)
    cards = browser.get(f"/cases/{case.reference}/deadlines/").text
    slugs = re.findall(r'<article class="deadline" data-deadline="([\w-]+)"', cards)
    assert slugs[:2] == ["seller-answers", "platform-steps-in"]
    page = browser.get(f"/cases/{case.reference}/").text
    assert re.findall(r'data-deadline="([\w-]+)"', page)[:2] == ["seller-answers", "platform-steps-in"]
    assert "data-say" in page.split('id="deadlines-title"')[0]
    assert page.count("data-primary") == 1


def test_a_mark_is_explained_where_it_can_be_seen(reference_data, now):
    case = make_case(status="preparing", payment="card", received_on=dt.date(2026, 11, 20))
    page = holding(case).get(f"/cases/{case.reference}/deadlines/").text
    shown, _fold, folded = page.partition("<summary>나중에 오는 날 ")
    assert 'class="unsure">확인 전' not in shown and 'class="unsure">확인 전' in folded
    assert re.search(r"‘확인 전’은 [^<]*</p>\s*</details>", folded)


@pytest.mark.parametrize("path", ["", "deadlines/", "mail/", "mail/days/", "calendar/"])
def test_every_mark_beside_a_day_is_explained_on_its_page(reference_data, now, settings, path):
    settings.CAN_SEND_MAIL = True
    case = make_case(status="preparing", payment="card", paid_on=dt.date(2026, 9, 1), received_on=dt.date(2026, 11, 20))
    page = holding(case).get(f"/cases/{case.reference}/{path}").text
    marks = set(re.findall(r'class="unsure">([^<]+)<', page))
    assert marks == {"추정", "확인 전"} == set(re.findall(r"‘([^’]+)’은 (?:날짜를|저희가)", page))
