"""What every answer carries, whatever it is: a page, a static file, a mistake, the admin."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default"
)
ANSWERS = ["/", "/contact/", "/guide/request/", "/cases/", "/nowhere/", "/admin/", "/admin/login/", "/healthz"]
KEPT = ["/", "/guide/", "/guide/request/", "/problems/", "/problems/damaged/", "/contact/", "/about/", "/privacy/"]


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_forbids_what_no_page_of_ours_needs(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"] == CSP
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera" not in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("path", ANSWERS)
def test_in_public_every_answer_asks_for_tls_from_now_on(client: Client, settings, path: str) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert "max-age=31536000" in client.get(path, secure=True).headers["Strict-Transport-Security"]


def test_a_static_file_is_as_strict_as_a_page(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "app.0123456789ab.css").write_text("a {}")
    response = Client().get("/static/app.0123456789ab.css")

    assert response.getvalue() == b"a {}"
    assert response.headers["Content-Security-Policy"] == CSP
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", KEPT)
def test_a_public_page_sets_no_cookie_and_depends_on_none(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]
    assert response.headers["Cache-Control"] == "no-cache"


def test_cookies_are_kept_from_scripts_and_from_other_sites(client: Client) -> None:
    response = client.get("/cases/open/")
    assert response.cookies["csrftoken"]["httponly"]
    assert response.cookies["csrftoken"]["samesite"] == "Lax"
