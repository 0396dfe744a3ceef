"""Aggregates: only of those who agreed, and never of a few."""

import re

import pytest
from django.test import Client

from cases.money.models import OutcomeConsent
from cases.money.tally import Tally, tally_of
from cases.process.states import Role, Status
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


def ended(outcome, *, consents=True, problem="damaged", status="closed"):
    case = make_case(problem=problem, status=status, **({"outcome": outcome} if status == "closed" else {}))
    if consents:
        OutcomeConsent.set_for(case, True, now=NOW)
    return case


def test_four_are_too_few_and_five_are_enough():
    for outcome in ("refunded", "refunded", "partly_refunded", "not_refunded"):
        ended(outcome)
    assert tally_of("damaged") is None
    ended("refunded")
    assert tally_of("damaged") == Tally(cases=5, whole=3, part=1)


def test_only_those_who_agreed_of_this_problem_and_ended_are_counted():
    for _one in range(4):
        ended("refunded")
    ended("refunded", consents=False)
    ended("refunded", problem="wrong-item")
    ended("withdrawn")
    ended("", status="approved")
    assert tally_of("damaged") is None


def test_who_takes_the_consent_back_is_counted_no_more():
    cases = [ended("refunded") for _one in range(5)]
    OutcomeConsent.set_for(cases[0], False, now=NOW)
    assert tally_of("damaged") is None
    ended("refunded")
    assert tally_of("damaged") == Tally(cases=5, whole=5, part=0)


def test_it_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        tally_of("damaged")


def test_the_page_of_the_problem_says_it_with_its_rule():
    for _one in range(5):
        ended("refunded")
    page = Client().get("/problems/damaged/").content.decode()
    assert 'data-tally="5"' in page
    assert "5건이 모이기 전에는" in page
    assert "<strong>0건</strong>" not in page


def test_the_page_of_the_ladder_tells_every_end():
    for outcome in ("refunded", "refunded", "partly_refunded", "not_refunded", "not_refunded", "not_refunded"):
        ended(outcome)
    case = make_case(status="rejected")
    page = re.sub(r"<[^>]+>", "", holding(case).get(f"/cases/{case.reference}/ladder/").text)
    assert "같은 문제 6건 중 2건은 돈을 다 돌려받았어요. 1건은 일부를 돌려받았어요. 3건은 돌려받지 못했어요." in page


def test_a_case_that_is_forgotten_is_counted_no_more():
    cases = [ended("refunded") for _one in range(5)]
    holding(cases[0]).post(f"/cases/{cases[0].reference}/forget/", {"understood": "on"})
    assert tally_of("damaged") is None
    assert "data-tally" not in Client().get("/problems/wrong-item/").content.decode()


def test_where_nobody_got_all_of_the_money_it_says_so():
    for _one in range(5):
        ended("not_refunded")
    page = re.sub(r"<[^>]+>", "", Client().get("/problems/damaged/").content.decode())
    assert "같은 문제 5건 중 돈을 다 돌려받은 사건은 없어요. 5건은 돌려받지 못했어요." in page


def test_a_consent_can_be_taken_back_however_the_case_ends_later():
    case = ended("withdrawn")
    page = holding(case).get(case.get_absolute_url()).text
    assert 'name="given" value="0"' in page and 'name="given" value="1"' not in page
    OutcomeConsent.set_for(case, False, now=NOW)
    assert 'name="given"' not in holding(case).get(case.get_absolute_url()).text


def test_a_consent_can_be_taken_back_while_the_case_is_open_again():
    case = ended("refunded")
    case.move(Status.PREPARING, by=None, role=Role.OWNER, now=NOW)
    browser, page = holding(case), f"/cases/{case.reference}/manage/"
    assert 'name="given" value="0"' in browser.get(page).text
    browser.post(f"/cases/{case.reference}/money/consent/", {"given": "0"})
    assert not OutcomeConsent.objects.exists()
    assert 'name="given"' not in browser.get(page).text
