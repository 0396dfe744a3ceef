import datetime as dt
import re

import pytest
from django.test import Client

from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.guide import steps
from cases.process import problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

HTMX = {"HX-Request": "true"}


def test_the_overview_tells_each_step_with_its_caution(client: Client) -> None:
    page = client.get("/guide/").text
    for step in steps.STEPS:
        assert f'href="/guide/{step.slug}/"' in page
        assert str(step.content) in page
        assert str(step.caution) in page
    places = [page.index(str(step.caution)) for step in steps.STEPS]
    assert places == sorted(places)


@pytest.mark.parametrize("step", steps.STEPS, ids=lambda step: step.slug)
def test_a_step_carries_its_caution_and_links_that_work_without_htmx(client: Client, step: steps.Step) -> None:
    page = client.get(f"/guide/{step.slug}/").text
    assert f"<title>{step.title}" in page
    assert page.count("<title>") == 1
    assert str(step.caution) in page
    assert page.count('aria-current="step"') == 1
    for other in steps.STEPS:
        assert f'<a href="/guide/{other.slug}/" data-hx-get="/guide/{other.slug}/" data-hx-target="#step"' in page
    pressed = re.findall(r'<a class="(button[^"]*)"[^>]* href="([^"]+)"[^>]*>([^<]+)<', page)
    # What leads away before anything is read is quiet; the one that stands out comes at the end.
    assert pressed[0][0] == "button button--secondary"
    assert pressed[0][2] == str(step.act.label)
    assert client.get(pressed[0][1], follow=True).status_code == 200
    assert [name for name, _to, _label in pressed].count("button") == 1
    assert pressed[-1][0] == "button"
    walked = re.findall(r'data-stop="(\w+)" data-place="(\w+)"', page)
    here = steps.STEPS.index(step)
    assert walked == [(other.slug, "here" if at == here else "ahead") for at, other in enumerate(steps.STEPS)]


@pytest.mark.parametrize("step", steps.STEPS, ids=lambda step: step.slug)
def test_htmx_gets_the_body_of_the_step_and_its_title_only(client: Client, step: steps.Step) -> None:
    response = client.get(f"/guide/{step.slug}/", headers=HTMX)
    assert "HX-Request" in response["Vary"]
    assert response.text.strip().startswith(f"<title>{step.title} - ")
    assert "<html" not in response.text
    assert "data-focus" in response.text
    assert 'id="step"' not in response.text


def test_a_page_from_the_history_is_whole(client: Client) -> None:
    response = client.get("/guide/return/", headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert "<html" in response.text


def test_the_first_step_has_no_previous_and_the_last_leads_to_a_case(client: Client) -> None:
    first = client.get("/guide/request/").text
    assert 'rel="prev"' not in first
    assert 'rel="next"' in first
    last = client.get("/guide/return/").text
    assert 'rel="next"' not in last
    assert 'href="/cases/new/"' in last


def test_the_evidence_step_lists_the_photos_of_every_problem(client: Client) -> None:
    page = client.get("/guide/evidence/").text
    for problem in problems.PROBLEMS:
        assert str(problem.title) in page
        for shot in problem.shot_list:
            assert str(shot.hint) in page


def test_the_return_step_says_that_the_platform_gives_the_address_and_until_when(client: Client) -> None:
    page = client.get("/guide/return/").text
    for slug in ("return-address", "return-freight-fault", "return-freight-count", "return-posted-by"):
        assert f'data-fact="{slug}"' in page
    assert PolicyFact.objects.get(slug="return-address").text in page
    assert DeadlineRule.objects.get(slug="return-posted-by").rule in page


def test_an_unconfirmed_fact_wears_its_badge_and_its_source(client: Client) -> None:
    PolicyFact.objects.filter(slug="evidence-limits").update(confidence="X", source="어느 기사 2026-01-02")
    page = client.get("/guide/evidence/").text
    fact = page.partition('data-fact="evidence-limits"')[2].partition("</div>")[0]
    assert "확인 전" in fact.partition("</p>")[0]
    assert "어느 기사 2026-01-02" in fact
    confirmed = page.partition('data-fact="evidence-required"')[2].partition("</p>")[0]
    assert "확인 전" not in confirmed


def test_a_changed_fact_is_on_the_page_at_once(client: Client) -> None:
    client.get("/guide/return/")
    fact = PolicyFact.objects.get(slug="return-address")
    fact.text = "새로 확인한 문장입니다."
    fact.save()
    assert "새로 확인한 문장입니다." in client.get("/guide/return/").text


def test_a_deleted_fact_leaves_no_hole(client: Client) -> None:
    PolicyFact.objects.all().delete()
    DeadlineRule.objects.all().delete()
    page = client.get("/guide/return/")
    assert page.status_code == 200
    assert "data-fact" not in page.text


@pytest.mark.parametrize("path", ["/guide/", "/guide/request/", "/guide/evidence/", "/guide/return/"])
def test_asks_the_database_three_times_and_then_once(
    now: dt.datetime, client: Client, path: str, django_assert_num_queries
) -> None:
    with django_assert_num_queries(3):  # version, rules, facts
        client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


@pytest.mark.parametrize("path", ["/guide/nowhere/", "/guide/Request/", "/guide/request"])
def test_an_unknown_step_is_not_found(client: Client, path: str) -> None:
    assert client.get(path, follow=True).status_code == (200 if path == "/guide/request" else 404)
