"""The articles beside the steps: each stands on its rows, leads on, and is found from the problems it fits."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.guide.articles import ARTICLES, Article, article, articles_about
from cases.process import problems
from tests.support.processes import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

each_article = pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.slug)


def prose_of(one: Article) -> str:
    return (ROOT / "templates" / one.prose).read_text(encoding="utf-8")


def links_in(page: str) -> set[str]:
    return set(re.findall(r'href="(/[^"#]*)', page.partition("<main")[2].partition("</main>")[0]))


@each_article
def test_an_article_shows_its_facts_with_their_source_and_its_clocks(client: Client, one: Article) -> None:
    page = client.get(f"/guide/{one.slug}/").text
    assert f"<h1>{one.title}</h1>" in page
    assert str(one.summary) in page
    for fact in PolicyFact.objects.filter(slug__in=one.facts):
        cell = page.partition(f'data-fact="{fact.slug}"')[2]
        assert fact.text in cell
        assert fact.source in cell
        assert ("확인 전" in cell.partition("</summary>")[0]) is (not fact.is_confirmed)
    for rule in DeadlineRule.objects.filter(slug__in=one.rules):
        assert rule.rule in page.partition(f'data-fact="{rule.slug}"')[2]
    assert [slug for slug in (*one.facts, *one.rules) if f'data-fact="{slug}"' not in page] == []
    assert ('id="dates"' in page) is bool(one.rules)
    jumps = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', page.partition('class="jump"')[2].partition("</ul>")[0])
    heads = re.findall(r'<h2 id="([^"]+)">([^<]+)<', page)
    assert len(jumps) > 2
    assert [place for place, _name in jumps] == [place for place, _title in heads if place != "next"]
    assert jumps[0] == heads[0]
    assert "법률 자문이 아니라 정보를 드려요" in page


@each_article
def test_no_fact_stands_twice_in_an_article(client: Client, one: Article) -> None:
    shown = re.findall(r'data-fact="([^"]+)"', client.get(f"/guide/{one.slug}/").text)
    assert sorted(shown) == sorted(set(shown))
    assert len(shown) > len((*one.facts, *one.rules)), "its prose leans on facts as well"


@each_article
def test_every_link_of_an_article_leads_somewhere(client: Client, one: Article) -> None:
    page = client.get(f"/guide/{one.slug}/").text
    for next_page in one.pages:
        assert f">{next_page.label}</span></a>" in page
    for address in links_in(page):
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_a_problem_leads_to_the_articles_that_fit(client: Client, problem: problems.Problem) -> None:
    links = links_in(client.get(f"/problems/{problem.slug}/").text)
    assert {f"/guide/{one.slug}/" for one in articles_about(problem.slug)} <= links
    for address in links:
        assert client.get(address, follow=True).status_code == 200, address


def test_one_way_to_have_paid_opens_at_a_time_and_all_are_in_the_page(client: Client) -> None:
    section = client.get("/guide/payment/").text.partition('id="which"')[2].partition("</section>")[0]
    ways = re.findall(r'<details class="[^"]+" name="paid">\s*<summary><span><strong>([^<]+)', section)
    assert ways == ["해외로 나와요", "국내로 나와요", "간편결제나 계좌이체로 냈어요", "잘 모르겠어요"]
    for slug in ("chargeback-foreign", "instalments", "easy-pay-chargeback", "won-billed-abroad"):
        assert f'data-fact="{slug}"' in section


def test_the_overview_lists_every_article(client: Client) -> None:
    page = client.get("/guide/").text
    for one in ARTICLES:
        assert f'href="/guide/{one.slug}/"' in page
        assert str(one.summary) in page


def test_outside_help_is_reached_from_a_refusal_and_from_a_late_refund(client: Client) -> None:
    for slug in ("return-refused", "refund-delayed"):
        prose = client.get(f"/problems/{slug}/").text.partition('id="do"')[2].partition("</section>")[0]
        assert {"/guide/kca-relief/", "/guide/payment/"} <= set(re.findall(r'href="([^"]+)"', prose))


def test_a_link_to_no_article_fails_where_it_is_made(client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("guide:article", args=["nowhere"])
    with pytest.raises(KeyError):
        article("nowhere")
    assert client.get("/guide/nowhere/").status_code == 404


def test_what_is_only_drafted_is_not_called_confirmed(client: Client) -> None:
    page = client.get("/guide/domestic-agent/").text
    for slug in ("agent-draft", "agent-name"):
        assert "확인 전" in page.partition(f'data-fact="{slug}"')[2].partition("</p>")[0]


def test_nobody_is_asked_for_the_customs_code(client: Client) -> None:
    page = client.get("/problems/customs-hold/").text
    assert "개인통관고유부호는 이 사이트에 적지 마세요" in page
    assert "/guide/phishing/" in links_in(page)


@each_article
def test_a_deleted_row_leaves_no_hole(client: Client, one: Article) -> None:
    PolicyFact.objects.all().delete()
    DeadlineRule.objects.all().delete()
    response = client.get(f"/guide/{one.slug}/")
    assert response.status_code == 200
    assert "data-fact" not in response.text


@each_article
def test_asks_the_database_three_times_and_then_once(
    now: dt.datetime, client: Client, one: Article, django_assert_num_queries
) -> None:
    with django_assert_num_queries(3):  # version, rules, facts
        client.get(f"/guide/{one.slug}/")
    with django_assert_num_queries(1):
        client.get(f"/guide/{one.slug}/")


@each_article
def test_prose_is_short_sentences(one: Article) -> None:
    for sentence in re.split(r"(?<=[.?!])\s+", " ".join(re.findall(r'translate "([^"]+)"', prose_of(one)))):
        assert len(sentence) <= 80, sentence


@each_article
def test_its_days_are_counted_behind_its_deadlines(client: Client, one: Article) -> None:
    head, _, rest = client.get(f"/guide/{one.slug}/").text.partition("<main")[2].partition("<nav")
    assert 'class="button' not in head, "the head leads into what its title asks"
    counted = rest.partition('id="dates"')[2].partition("</section>")[0].partition("내가 챙길 기한")[2]
    assert ('href="/deadlines/"' in counted) is bool(counted)
