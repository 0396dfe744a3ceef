"""How the site is found and shared: titles, addresses, pictures, data for machines; and nothing of any case in it."""

from __future__ import annotations

import html
import json
import re
from typing import Any, cast

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.http import HttpRequest, StreamingHttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, resolve

from cases.casefile.models import Case
from cases.core.checks import addresses
from cases.core.policy import PUBLIC
from cases.core.templatetags.head import json_ld
from cases.guide import machines, structured
from cases.guide.steps import STEPS
from cases.process.problems import PROBLEMS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

HOST = "http://testserver"
PAGES = list(machines.pages())


def is_for_everybody(pattern: URLPattern) -> bool:
    return getattr(pattern.callback, "policy", "") == PUBLIC


def title_of(page: str) -> str:
    return page.partition("<title>")[2].partition("</title>")[0]


def meta(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page))


def canonical(page: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]+)"', page)


def things(page: str) -> dict[str, Any]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return {thing["@type"]: thing for thing in map(json.loads, blocks)}


def text_of(page: str) -> str:
    """Return what a page shows, without its head."""
    body = re.sub(r"<(?!/?(?:a|b|strong|span)\b)[^>]+>", " ", page.partition("<body")[2])
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", body)).split())


def test_every_page_for_everybody_has_a_title_and_a_description_of_its_own(client: Client) -> None:
    pages = {path: client.get(path).text for path in PAGES}
    titles = {path: title_of(page) for path, page in pages.items()}
    assert [path for path, title in titles.items() if "알리익스프레스" not in title or "환불" not in title] == []
    assert len(set(titles.values())) == len(PAGES)
    told = {path: meta(page)["description"] for path, page in pages.items()}
    assert len(set(told.values())) == len(PAGES)
    assert [path for path, words in told.items() if not 30 <= len(words) <= 200] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_one_address_and_what_a_messenger_shows(client: Client, path: str) -> None:
    page = client.get(path, {"at": "2026-12-25T10:00"} if path == "/contact/" else {}).text
    told = meta(page)
    assert canonical(page) == [f"{HOST}{path}"]
    assert told["og:url"] == f"{HOST}{path}"
    assert told["og:title"] == title_of(page).removesuffix(" - 환불길잡이")
    assert told["og:description"] == told["description"]
    assert told["og:image"].startswith(f"{HOST}{settings.STATIC_URL}social/")
    assert told["twitter:card"] == "summary_large_image"
    assert "robots" not in told


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_a_shared_problem_shows_its_own_picture(client: Client, problem: Any) -> None:
    picture = meta(client.get(f"/problems/{problem.slug}/").text)["og:image"]
    assert picture == f"{HOST}{storages['staticfiles'].url(f'social/{problem.slug}.png')}"


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_questions_for_machines_are_the_ones_that_the_page_answers(client: Client, problem: Any) -> None:
    page = client.get(f"/problems/{problem.slug}/").text
    shown = text_of(page)
    said = things(page)
    assert [step["name"] for step in said["BreadcrumbList"]["itemListElement"]][-1] == str(problem.title)
    asked = said["FAQPage"]["mainEntity"]
    assert len(asked) >= 3
    for question in asked:
        assert question["name"] in shown
    how, why, photos = (question["acceptedAnswer"]["text"] for question in asked)
    assert str(problem.remedy) in how
    assert why == str(problem.cause)
    assert all(label in shown for label in photos.split(", "))
    steps = structured.steps_in(page)
    assert steps
    assert all(step in how for step in steps)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_steps_for_machines_are_those_of_the_page(client: Client, step: Any) -> None:
    page = client.get(f"/guide/{step.slug}/").text
    told = things(page)["HowTo"]
    assert told["name"] == str(step.title)
    assert [item["text"] for item in told["step"]] == structured.steps_in(page)
    assert all(item["text"] in text_of(page) for item in told["step"])


def test_no_data_for_machines_can_leave_its_block() -> None:
    block = json_ld({"name": "</script><script>alert(1)</script> & \u2028"})
    assert block.count("<") == 2
    assert json.loads(re.sub(r"<[^>]+>", "", block)) == {"name": "</script><script>alert(1)</script> & \u2028"}


@pytest.mark.parametrize("path", ["", "evidence/", "timeline/"])
def test_a_shared_case_says_nothing_of_itself(owner: Client, client: Client, case: Case, path: str) -> None:
    address = f"/cases/{case.reference}/{path}"
    for visitor in (owner, client):
        head = visitor.get(address).text.partition("</head>")[0]
        told = meta(head)
        assert told["robots"] == "noindex"
        assert canonical(head) == []
        assert "og:url" not in told
        assert "ld+json" not in head
        shared = " ".join(value for name, value in told.items() if name.startswith(("og:", "twitter:", "description")))
        assert case.reference not in shared
        assert str(case.get_problem_display()) not in shared
    stranger = client.get(address)
    assert stranger.status_code == 404
    assert case.reference not in stranger.text.partition("</head>")[0]


def test_robots_are_kept_from_what_is_not_for_everybody(client: Client) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert {"Disallow: /cases/", "Disallow: /admin/"} <= set(lines)
    assert f"Sitemap: {HOST}/sitemap.xml" in lines
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    assert [path for path in PAGES if path.startswith(tuple(closed))] == []


def test_the_sitemap_names_every_page_that_may_be_found(client: Client) -> None:
    response = client.get("/sitemap.xml")
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    named = re.findall(r"<loc>([^<]+)</loc>", response.text)
    assert named == [f"{HOST}{path}" for path in PAGES]
    assert len(set(named)) == len(named)


def test_no_page_for_everybody_is_missing_in_the_sitemap() -> None:
    for_everybody = {
        pattern.name for _route, pattern in addresses(get_resolver().url_patterns) if is_for_everybody(pattern)
    }
    assert {resolve(path).url_name for path in PAGES} == for_everybody - {
        "sitemap",
        "robots",
        "manifest",
        "security",
        "security-policy",
    }


def test_what_a_home_screen_needs_is_there(client: Client) -> None:
    told = client.get("/site.webmanifest").json()
    icons = [icon["src"].removeprefix(settings.STATIC_URL) for icon in told["icons"]]
    assert [name for name in icons if not (settings.ROOT / "static" / name).is_file()] == []
    assert client.get(told["start_url"]).status_code == 200


def test_the_icon_is_where_browsers_look_for_it_by_themselves(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 200
    assert b"".join(cast(StreamingHttpResponse, response)) == (settings.ROOT / "static/root/favicon.ico").read_bytes()


def test_a_name_that_was_kept_can_be_shown_twice() -> None:
    request: HttpRequest = RequestFactory().get("/")
    page = Template("{% load head %}{% keep name %} {{ said }} {% endkeep %}|{{ name }}")
    assert page.render(Context({"said": "a < b", "request": request})) == "a &lt; b|a &lt; b"
