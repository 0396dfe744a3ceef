"""What the MDN HTTP Observatory would say of a public page of ours, by its published rules.

The rules are those of `src/grader/charts.js` and `src/analyzer/tests/` of mdn/mdn-http-observatory, as of 2026-08-20. What a
list outside decides (HSTS preloading) counts nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data", "now")]

A_PLUS = 100
YEAR, HALF_A_YEAR = 31_536_000, 15_768_000


@pytest.fixture(autouse=True)
def in_public(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = YEAR
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"


def modifiers(answer: HttpResponse, unsafe: HttpResponse) -> Iterator[tuple[str, int]]:
    """Yield what each test of the Observatory adds or takes."""
    headers = answer.headers
    csp = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split("; ")}
    sources = {source for sources in csp.values() for source in sources}
    strict = not sources & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:", "data:"}
    yield "csp", 10 if strict and csp["default-src"] == ["'none'"] else 5 if strict else -20
    cookies = answer.cookies.values()
    good = all(cookie["secure"] and cookie["httponly"] and cookie["samesite"] for cookie in cookies)
    yield "cookies", 0 if not cookies else 5 if good else -20
    yield "cors", -50 if headers.get("Access-Control-Allow-Origin") else 0
    redirects = unsafe.status_code == 301 and unsafe["Location"].startswith("https://testserver/")
    yield "redirection", 0 if redirects else -20
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    yield "referrer-policy", 5 if headers.get("Referrer-Policy") in private else -5
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    yield "strict-transport-security", 0 if age and int(age[1]) >= HALF_A_YEAR else -20
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', answer.text)
    yield "subresource-integrity", 0 if scripts and all(re.match(r"/[^/]", src) for src in scripts) else -50
    yield "x-content-type-options", 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5
    yield "x-frame-options", 5 if "frame-ancestors" in csp else -20
    yield "cross-origin-resource-policy", 10 if headers.get("Cross-Origin-Resource-Policy") == "same-origin" else 0
    yield "cross-origin-opener-policy", 10 if headers.get("Cross-Origin-Opener-Policy") == "same-origin" else 0
    yield "cross-origin-embedder-policy", 10 if headers.get("Cross-Origin-Embedder-Policy") == "require-corp" else 0


@pytest.mark.parametrize(
    ("path", "score"),
    [("/", 150), ("/contact/", 150), ("/privacy/", 150), ("/cases/open/", 155), ("/admin/login/", 155)],
)
def test_a_page_in_public_scores_what_the_table_says(client: Client, path: str, score: int) -> None:
    found = dict(modifiers(client.get(path, secure=True), client.get(path)))
    assert A_PLUS + sum(found.values()) == score, found
