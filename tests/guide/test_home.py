import datetime as dt
import gzip
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from cases.deadlines.calculator import COURIER
from cases.deadlines.models import DeadlineRule
from cases.deadlines.standing import WITHDRAWAL
from cases.facts.sourced import Confidence
from cases.guide import machines, steps
from cases.guide.articles import ARTICLES
from cases.guide.views.site import ACCESS_CHECKED
from cases.process import problems
from cases.process.situation import DISPUTE_CLOSES

PAGES = [
    "/",
    "/guide/",
    *[f"/guide/{step.slug}/" for step in steps.STEPS],
    *[f"/guide/{article.slug}/" for article in ARTICLES],
    "/problems/",
    *[f"/problems/{problem.slug}/" for problem in problems.PROBLEMS],
    "/about/",
    *[f"/about/{mark}/" for mark in Confidence],
    "/privacy/",
    "/accessibility/",
    "/sitemap/",
]


@pytest.fixture
def client(reference_data: None, now: object) -> Client:
    return Client()


def test_offers_every_problem_and_the_way_back_to_a_case(client: Client) -> None:
    page = client.get("/").text
    for problem in problems.PROBLEMS:
        assert f'href="{reverse("guide:problem", args=[problem.slug])}"' in page
        assert str(problem.title) in page
    assert 'href="/cases/"' in page
    assert 'href="/cases/open/"' in page


def test_shows_the_channel_that_fits_now(client: Client) -> None:
    page = client.get("/").text
    assert re.findall(r'data-channel="([^"]+)" data-open="(\w+)" data-rank="(\d)"', page) == [("dispute", "true", "1")]


def test_the_question_comes_before_anything_that_can_be_pressed(client: Client) -> None:
    main = client.get("/").text.partition("<main")[2]
    assert main.index("무슨 일이 있었나요?") < main.index("<a ")
    assert "무료 · 가입 없음" in main.partition("<a ")[0]
    assert "data-place" not in main  # Nobody is on the way yet.


def test_works_before_any_reference_data_is_there(db: None) -> None:
    response = Client().get("/")
    assert response.status_code == 200
    assert "data-channel" not in response.text


def test_asks_the_database_five_times_and_then_once(
    now: dt.datetime, client: Client, django_assert_num_queries
) -> None:
    with django_assert_num_queries(5):  # version of the reference data, holidays, channels, periods, exceptions
        client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


def test_a_browser_whose_session_has_ended_is_like_any_other_again(now: dt.datetime, client: Client) -> None:
    client.cookies["sessionid"] = "x" * 32
    told = client.get("/").cookies["sessionid"]
    assert (told.value, told["max-age"], told["path"]) == ("", 0, "/")


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_are_light_and_leave_no_trace(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert len(gzip.compress(response.content, 6)) < 14 * 1024
    page = response.text
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick" not in page
    assert 'src="http' not in page


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_take_no_form(db: None, path: str) -> None:
    assert Client().post(path).status_code == 405


def test_all_problems_are_compared_by_the_same_answers(client: Client) -> None:
    page = client.get("/problems/").text
    rules = DeadlineRule.objects.all().by_slug()
    for problem in problems.PROBLEMS:
        line = page.partition(f'href="{reverse("guide:problem", args=[problem.slug])}"')[2].partition("</li>")[0]
        assert str(problem.remedy) in line
        assert all(str(shot.label) in line for shot in problem.shot_list[:3])
        first = next(rules[slug] for slug in problem.rules if not rules[slug].opens).for_problem(problem)
        assert rules[first.slug].value in page
        days = re.findall(r"\d+(?:영업)?일", first.value)[-1]
        if first.slug == DISPUTE_CLOSES:
            assert days not in line, "it is told once for all"
            continue
        assert days in line
        assert f"판매자가 {days} 안에 돌려줘야 해요" in line if first.actor == "seller" else str(first.title) in line


def test_a_narrow_line_names_only_what_it_looks_like_and_the_days_of_the_buyer(client: Client) -> None:
    page = client.get("/problems/").text
    rules = DeadlineRule.objects.all().by_slug()
    asked = {COURIER: "택배사에 알리기", WITHDRAWAL: "이유 없이 취소하기"}
    for problem in problems.PROBLEMS:
        line = page.partition(f'href="{reverse("guide:problem", args=[problem.slug])}"')[2].partition("</li>")[0]
        brief = re.findall(r'<p class="compared__brief[^>]*>(.*?)</p>', line)
        first = next(rules[slug] for slug in problem.rules if not rules[slug].opens)
        assert brief[0] == problem.summary
        assert [re.sub("<small.*?</small>|<[^>]+>", "", one) for one in brief[1:]] == (
            [f"{first.short} 안에 {asked.get(first.slug, first.title)}"]
            if first.is_mine and first.slug != DISPUTE_CLOSES
            else []
        )


def test_who_waits_for_money_reads_when_it_comes(client: Client) -> None:
    page = client.get("/problems/").text
    row = page.partition('href="/problems/refund-delayed/"')[2].partition("</li>")[0]
    assert "환불금이 들어올 날 10영업일" in row


def test_problems_are_compared_before_any_rule_is_there(db: None) -> None:
    page = Client().get("/problems/").text
    assert page.count("compared__shots") == len(problems.PROBLEMS)
    assert "compared__until" not in page


def test_the_site_map_leads_to_every_public_page(client: Client) -> None:
    page = client.get("/sitemap/").text.partition("<main")[2].partition("</main>")[0]
    listed = set(re.findall(r'href="([^"]+)"', page))
    assert set(machines.pages()) - listed == {"/sitemap/"}
    assert {"/cases/", "/cases/new/", "/cases/open/"} <= listed


@pytest.mark.parametrize("path", ["/accessibility/", "/privacy/", "/about/"])
@pytest.mark.parametrize(
    ("operator", "said", "mail"),
    [
        ("문의 창구 help@example.org", "<p><strong>문의 창구</strong><br>help@example.org</p>", "help@example.org"),
        (
            "홍길동 <privacy@example.org>",
            "<p><strong>홍길동</strong><br>privacy@example.org</p>",
            "privacy@example.org",
        ),
        ("A&B, (b@example.org), 02-1", "<p><strong>A&amp;B, 02-1</strong><br>b@example.org</p>", "b@example.org"),
        ("help@example.org", "<p>help@example.org</p>", "help@example.org"),
        ("<b>02-123-4567</b>", "<p><strong>&lt;b&gt;02-123-4567&lt;/b&gt;</strong></p>", ""),
    ],
)
def test_whoever_runs_the_site_can_be_written_to(
    client: Client, settings, path: str, operator: str, said: str, mail: str
) -> None:
    settings.OPERATOR = operator
    page = client.get(path).text
    assert said in page
    assert f'data-operator="{escape(operator)}"' in page, "as it was written"
    assert re.findall(r"mailto:([^\"]+)", page) == ([mail] if mail else [])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/accessibility/", "이 사이트의 불편을 받는 창구는 아직 없어요."),
        ("/privacy/", "아직 문의를 받는 사람이 없어요."),
    ],
)
def test_where_nobody_is_named_the_page_says_so(client: Client, settings, path: str, said: str) -> None:
    settings.OPERATOR = ""
    page = client.get(path).text
    assert said in page
    assert "mailto:" not in page


def test_the_page_about_access_says_when_it_was_checked(client: Client) -> None:
    page = client.get("/accessibility/").text
    assert f'마지막으로 확인한 날:</strong> <time datetime="{ACCESS_CHECKED.isoformat()}">' in page


def test_each_page_leads_to_the_site_map_and_to_what_everybody_can_expect(client: Client) -> None:
    footer = client.get("/about/").text.partition("<footer")[2]
    assert 'href="/sitemap/"' in footer
    assert 'href="/accessibility/"' in footer


@pytest.mark.parametrize("path", ["/", "/problems/"])
def test_what_is_dangerous_stands_before_all_other_groups(client: Client, path: str) -> None:
    groups = re.findall(r'<h2 id="family-\d+">([^<]+)</h2>', client.get(path).text)
    assert groups[0] == "안전이 먼저예요"
    assert len(groups) == len(problems.families())
