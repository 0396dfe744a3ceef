"""The frame of every page: landmarks, strict content policy, error pages, and how a field is rendered."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from refundguide import assets

ROOT = Path(settings.ROOT)
TEMPLATES = ROOT / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".svg", ".txt"})
ERROR_PAGES = [
    "400.html",
    "403.html",
    "404.html",
    "413.html",
    "415.html",
    "429.html",
    "500.html",
    "503.html",
    "away.html",
    "later.html",
    "not_saved.html",
]
DRAWINGS = sorted(path for folder in ("icons", "shots", "drawings") for path in (TEMPLATES / folder).glob("*.svg"))
# What runs or styles without a file of our own: the content policy would drop it silently.
INLINE = re.compile(
    r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|javascript:|hx-on|hx-vals=.js:", re.I
)
FOREIGN = re.compile(r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//", re.I)


class ClaimForm(forms.Form):
    order = forms.CharField(label="주문 번호", help_text="숫자만 적으세요.")
    note = forms.CharField(label="메모", required=False, widget=forms.Textarea)
    problem = forms.ChoiceField(
        label="문제", help_text="하나만", choices=[("a", "파손"), ("b", "미수령")], widget=forms.RadioSelect
    )
    alone = forms.BooleanField(label="혼자 쓰는 기기입니다", required=False)


def page(path: str = "/", template: str = "base.html") -> str:
    return render_to_string(template, request=RequestFactory().get(path))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_nothing_inline_and_nothing_foreign(path: Path) -> None:
    text = path.read_text()
    assert not INLINE.search(text)
    assert not FOREIGN.search(text)


def test_first_stop_is_the_skip_link_to_main() -> None:
    body = page()
    assert '<html lang="ko">' in body
    first = re.search(r"<(?:a|button|input)\b[^>]*>", body[body.index("<body") :])
    assert first is not None
    assert 'href="#main"' in first[0]
    assert re.search(r'<main id="main"[^>]*tabindex="-1"', body)


def test_htmx_is_configured_for_a_strict_policy_and_swaps_form_errors() -> None:
    found = re.search(r"name=\"htmx-config\" content='([^']+)'", page())
    assert found is not None
    config = json.loads(found[1])
    assert (config["allowEval"], config["allowScriptTags"], config["selfRequestsOnly"]) == (False, False, True)
    assert config["includeIndicatorStyles"] is False
    assert config["historyCacheSize"] == 0, "pages of a case must not stay in the browser's storage"
    swapped = [rule["code"] for rule in config["responseHandling"] if rule["swap"]]
    assert "422" in swapped


@pytest.mark.parametrize(
    ("path", "label", "current"),
    [
        ("/guide/", "가이드", "page"),
        ("/guide/evidence/", "가이드", "true"),
        ("/problems/damaged/", "문제 찾기", "true"),
        ("/contact/", "연락할 곳", "page"),
        ("/cases/new/", "내 사건", "true"),
    ],
)
def test_navigation_says_where_we_are(path: str, label: str, current: str) -> None:
    marked = re.findall(r'aria-current="(\w+)">([^<]+)</a>', page(path))
    assert marked == [(current, label)]


def test_home_marks_no_room_as_current() -> None:
    assert "aria-current" not in page("/")


def test_footer_says_who_we_are_not_and_where_help_is() -> None:
    footer = page().partition("<footer")[2]
    assert "알리익스프레스와 관계없는 독립 안내예요" in footer
    for address in ("/contact/", "/about/", "/privacy/"):
        assert f'href="{address}"' in footer


def test_policy_of_content_has_nothing_unsafe(client: Client) -> None:
    response = client.get("/nowhere/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_a_page_without_a_case_sets_no_cookie(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert not response.cookies


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_error_page_needs_neither_database_nor_session(name: str) -> None:
    # No `db` fixture: a query would fail the test; the request has neither session nor user.
    body = page("/cases/RG-7K3M-9QXT/", name)
    assert body.count("<h1") == 1
    assert '<html lang="ko">' in body
    assert " - 환불길잡이</title>" in body
    assert 'href="/cases/"' in body


@pytest.mark.parametrize("name", ["413.html", "500.html"])
def test_last_resort_pages_depend_on_nothing(name: str) -> None:
    text = (TEMPLATES / name).read_text()
    assert "{%" not in text
    assert "{{" not in text
    for address in re.findall(r'(?:href|src)="/static/([^"]+)"', text):
        assert (ROOT / "static" / address).is_file()
        assert address in assets.PLAIN, "only these are served under their own name"
    drawn = "".join(path.read_text() for path in DRAWINGS)
    assert [picture for picture in re.findall(r"<svg.*?</svg>", text) if picture not in drawn] == []


def test_404_below_cases_shows_the_way_back_and_elsewhere_does_not_talk_of_cases(client: Client) -> None:
    lost = page("/cases/RG-7K3M-9QXT/", "404.html")
    assert "이 브라우저에는 없는 사건이에요" in lost
    assert 'href="/cases/open/"' in lost
    elsewhere = page("/problems/none/", "404.html")
    assert "찾는 페이지가 없어요" in elsewhere
    assert "이 브라우저에는 없는 사건이에요" not in elsewhere


def test_label_and_hint_are_bound_to_their_field() -> None:
    html = str(ClaimForm()["order"].as_field_group())
    assert '<label for="id_order">' in html
    assert 'id="id_order_helptext"' in html
    control = re.search(r"<input[^>]*>", html)
    assert control is not None
    assert 'aria-describedby="id_order_helptext"' in control[0]
    assert "aria-invalid" not in html


def test_error_is_bound_and_reachable_from_the_summary() -> None:
    form = ClaimForm({"note": "적은 글"})
    html = str(form["order"].as_field_group())
    control = re.search(r"<input[^>]*>", html)
    assert control is not None
    assert 'aria-invalid="true"' in control[0]
    assert 'aria-describedby="id_order_helptext id_order_error"' in control[0]
    assert 'id="id_order_error"' in html
    summary = render_to_string("forms/errors.html", {"form": form})
    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary
    whole = "".join(str(field.as_field_group()) for field in form)
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_order", "id_problem_0"]
    assert all(f'id="{target}"' in whole for target in targets)


def test_no_errors_no_summary() -> None:
    assert render_to_string("forms/errors.html", {"form": ClaimForm()}).strip() == ""


def test_radios_are_a_group_with_a_legend_and_big_labels() -> None:
    html = str(ClaimForm({})["problem"].as_field_group())
    assert re.search(
        r'<fieldset[^>]*aria-describedby="id_problem_helptext id_problem_error"[^>]*>\s*<legend>문제</legend>', html
    )
    assert html.count("<label") == 2
    assert 'class="choices"' in html
    assert re.search(r'<label for="id_problem_0"><input type="radio"[^>]*id="id_problem_0"', html)


def test_only_optional_fields_say_so() -> None:
    form = ClaimForm()
    assert "field__optional" in str(form["note"].as_field_group())
    assert "field__optional" not in str(form["order"].as_field_group())


def test_what_was_typed_is_escaped_and_kept() -> None:
    html = str(ClaimForm({"order": '"><script>x</script>'})["order"].as_field_group())
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_style_sheet_and_script_stay_small() -> None:
    # What a first visit weighs in all is held in a browser (`tests/browser/test_pages.py`).
    assert len(gzip.compress(assets.join(str(ROOT / "static/app.css")).encode())) <= 12_288
    assert len(gzip.compress(assets.join(str(ROOT / "static/case.css")).encode())) <= 6_144
    assert len(gzip.compress((ROOT / "static/js/app.js").read_bytes())) <= 3_072
    assert re.findall(r'(?:<script type="module" src|<link rel="modulepreload" href)="([^"]+)"', page()) == [
        "/static/js/app.js"
    ]


def test_every_icon_is_hidden_from_readers_and_takes_its_colour_from_the_text() -> None:
    for path in DRAWINGS:
        text = path.read_text()
        assert 'aria-hidden="true" focusable="false"' in text, path.name
        assert not re.search(r"#[0-9a-f]{3,6}\b|<title|style=", text), path.name
