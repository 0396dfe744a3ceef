import pytest
from django.core.management import call_command
from django.test import Client

from cases import problems
from cases.models import DeadlineRule, PolicyFact


@pytest.fixture
def browser(db: None, now: object) -> Client:
    call_command("seed_reference", verbosity=0)
    return Client()


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_tells_cause_remedy_photos_deadlines_and_the_way_to_a_case(browser: Client, problem: problems.Problem) -> None:
    page = browser.get(f"/problems/{problem.slug}/").text
    assert f"<h1>{problem.title}</h1>" in page
    assert str(problem.cause) in page
    assert str(problem.remedy) in page
    for shot in problem.shot_list:
        assert str(shot.label) in page
        assert str(shot.hint) in page
    for rule in DeadlineRule.objects.filter(slug__in=problem.rules):
        assert f'data-fact="{rule.slug}"' in page
        assert rule.rule in page
    assert [slug for slug in (*problem.rules, *problem.facts) if f'data-fact="{slug}"' not in page] == []
    assert f'href="/cases/new/?problem={problem.slug}"' in page
    assert 'class="steps"' in page
    assert "앱의 주문 화면에 표시된 기한이 우선합니다" in page
    assert 'data-rank="1"' in page
    assert f'href="/contact/?problem={problem.slug}"' in page


def test_facts_come_in_the_order_of_the_problem(browser: Client) -> None:
    problem = problems.problem("not-received")
    page = browser.get("/problems/not-received/").text
    places = [page.index(f'data-fact="{slug}"') for slug in (*problem.rules, *problem.facts)]
    assert places == sorted(places)


def test_not_received_says_that_a_refund_can_be_asked_for(browser: Client) -> None:
    page = browser.get("/problems/not-received/").text
    assert PolicyFact.objects.get(slug="non-receipt").text in page
    assert "환불 요청을 할 수 없" not in page


def test_a_refusal_puts_outside_help_first(browser: Client) -> None:
    usual = browser.get("/problems/damaged/").text
    refused = browser.get("/problems/return-refused/").text
    assert usual.index('data-channel="') < usual.index('data-rank="1"')
    first = [page.partition('data-channel="')[2].partition('"')[0] for page in (usual, refused)]
    assert first[0] in {"phone", "chat", "email"}
    assert first[1] not in {"phone", "chat", "email"}


@pytest.mark.parametrize("slug", ["nowhere", "Damaged", "damaged-goods"])
def test_an_unknown_problem_is_not_found(browser: Client, slug: str) -> None:
    assert browser.get(f"/problems/{slug}/").status_code == 404


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_asks_the_database_seven_times_and_then_once(
    browser: Client, problem: problems.Problem, django_assert_num_queries
) -> None:
    with django_assert_num_queries(7):  # version, rules, facts, holidays, channels, periods, exceptions
        browser.get(f"/problems/{problem.slug}/")
    with django_assert_num_queries(1):
        browser.get(f"/problems/{problem.slug}/")
