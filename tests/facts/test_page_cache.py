"""Cached pages: rendered once, given to everybody, and never to somebody they are not for."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import include, path

from cases.core.policy import public
from cases.facts.page_cache import cached_by, cached_first
from cases.facts.sourced import ReferenceVersion
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

renderings: list[str] = []


@public
@cached_by(None)
def page(request: HttpRequest) -> HttpResponse:
    renderings.append(request.path)
    text = (
        f"rendering {len(renderings)} {request.headers.get('HX-Request', '')} " + "long enough to be compressed " * 20
    )
    return HttpResponse(f"{text} {get_token(request)}" if request.path == "/form/" else text)


@public
@cached_by(None)
def reader(request: HttpRequest) -> HttpResponse:
    renderings.append(request.path)
    return HttpResponse(f"you hold {request.session.get('cases')}")


@public
@cached_by(None)
def missing(request: HttpRequest) -> HttpResponse:
    renderings.append(request.path)
    return HttpResponse("none", status=404)


@public
@cached_by({"problem": {"damaged"}, "at": ()})
def table(request: HttpRequest) -> HttpResponse:
    renderings.append(request.get_full_path())
    return HttpResponse(f"rendering {len(renderings)} {request.GET.get('problem', '')} {request.GET.get('at', '')}")


urlpatterns = [
    path("page/", page),
    path("table/", table),
    path("form/", page),
    path("session/", reader),
    path("missing/", missing),
    path("", include("refundguide.urls")),  # The error pages link to it.
]


@pytest.fixture(autouse=True)
def _count(now: dt.datetime) -> Iterator[None]:
    renderings.clear()
    yield
    renderings.clear()


def test_a_page_is_rendered_once(client: Client) -> None:
    first, second = client.get("/page/"), client.get("/page/")

    assert len(renderings) == 1
    assert first.content == second.content
    names = [response.headers.pop("X-Request-ID") for response in (first, second)]
    assert dict(first.headers) == dict(second.headers)
    assert names[0] != names[1]  # Of the request, whoever answers it.


def test_a_new_minute_renders_anew(client: Client, stop_time: Callable[[dt.datetime], None]) -> None:
    client.get("/page/")
    stop_time(NOW + dt.timedelta(minutes=1))
    client.get("/page/")

    assert len(renderings) == 2


def test_a_changed_fact_renders_anew(client: Client) -> None:
    client.get("/page/")
    ReferenceVersion.bump()
    client.get("/page/")

    assert len(renderings) == 2


def test_a_fact_that_changes_while_a_page_is_rendered_makes_it_old(client: Client, monkeypatch) -> None:
    class Renderings(list[str]):
        def append(self, item: str) -> None:
            super().append(item)
            ReferenceVersion.bump()

    counted = Renderings()
    monkeypatch.setattr(f"{__name__}.renderings", counted)
    client.get("/page/")
    client.get("/page/")

    assert len(counted) == 2


def test_another_address_is_another_page(client: Client) -> None:
    client.get("/page/?at=2026-12-25")
    client.get("/page/?at=2026-12-25")

    assert len(renderings) == 2


def test_what_a_view_does_not_read_makes_no_page_of_its_own(client: Client) -> None:
    assert client.get("/table/?utm_source=kakao").content == client.get("/table/").content
    assert client.get("/table/?fbclid=1&problem=damaged").content == client.get("/table/?problem=damaged").content
    assert len(renderings) == 2


@pytest.mark.parametrize(
    "query", ["problem=nowhere", "problem=", "problem=damaged&problem=damaged", "at=2026-12-25", "problem=damaged&at="]
)
def test_other_values_ask_the_view_and_leave_nothing(client: Client, query: str) -> None:
    client.get("/table/")
    for _visitor in range(2):
        client.get(f"/table/?{query}")
    assert len(renderings) == 3


def test_what_names_a_charset_is_not_answered_from_memory(client: Client) -> None:
    client.get("/table/?problem=damaged")
    assert (
        client.get("/table/?problem=damaged", headers={"Content-Type": "text/plain; charset=utf-7"}).status_code == 415
    )


def test_a_browser_with_a_session_gets_a_page_that_was_made_for_one(client: Client) -> None:
    client.get("/page/")
    visitor = Client()
    visitor.cookies["sessionid"] = "x" * 32
    made = visitor.get("/page/")

    assert len(renderings) == 2
    # It looked at nothing of the session, and so is for everybody.
    assert visitor.get("/page/").content == client.get("/page/").content == made.content
    assert len(renderings) == 2


def test_a_page_that_looks_at_the_session_is_made_for_each(client: Client) -> None:
    visitor = Client()
    visitor.cookies["sessionid"] = "x" * 32
    for _round in range(2):
        visitor.get("/session/")
    assert len(renderings) == 2


def test_other_cookies_make_no_page_of_their_own(client: Client) -> None:
    client.get("/page/")
    visitor = Client()
    visitor.cookies["theme"] = "dark"
    visitor.get("/page/")
    assert len(renderings) == 1


def test_another_process_is_heard_within_a_second(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [1000.0]
    monkeypatch.setattr("cases.facts.sourced.time.monotonic", lambda: seconds[0])
    ReferenceVersion.forget()
    client.get("/page/")
    client.get("/page/")
    ReferenceVersion.objects.update_or_create(pk=1, defaults={"number": 99})
    seconds[0] += 0.9
    client.get("/page/")
    assert len(renderings) == 1
    seconds[0] += 0.2
    client.get("/page/")
    assert len(renderings) == 2


@pytest.mark.parametrize("address", ["/form/", "/session/", "/missing/"])
def test_what_is_not_for_everybody_is_not_cached(address: str) -> None:
    for _visitor in range(2):
        Client().get(address)
    assert renderings == [address, address]


def test_both_forms_of_a_page_are_cached_and_each_visitor_gets_the_right_one(client: Client) -> None:
    for _round in range(2):
        plain = client.get("/page/")
        small = client.get("/page/", headers={"Accept-Encoding": "gzip"})

        assert plain.content.startswith(b"rendering 1")
        assert "Content-Encoding" not in plain.headers
        assert gzip.decompress(small.content).startswith(b"rendering 2")
        assert small.headers["Content-Encoding"] == "gzip"
        assert int(small.headers["Content-Length"]) == len(small.content)
        assert "Accept-Encoding" in small.headers["Vary"]
    assert len(renderings) == 2


def test_a_fragment_and_a_page_are_cached_apart(client: Client) -> None:
    client.get("/page/")
    fragment = client.get("/page/", headers={"HX-Request": "true"})

    assert b"rendering 2 true" in fragment.content


@pytest.mark.parametrize("cookies", [{}, {"theme": "dark"}])
def test_a_browser_that_has_the_page_gets_nothing_again(client: Client, cookies: dict[str, str]) -> None:
    client.cookies.load(cookies)
    etag = client.get("/session/").headers["ETag"]
    again = client.get("/session/", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert client.get("/session/", headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_head_is_answered_like_get(client: Client) -> None:
    got, asked = client.get("/page/"), client.head("/page/")

    assert asked.status_code == 200
    assert asked.headers["ETag"] == got.headers["ETag"]


def test_post_is_never_answered_from_memory(client: Client) -> None:
    client.get("/page/")
    client.post("/page/")

    assert len(renderings) == 2


def test_a_host_that_is_not_ours_gets_no_cached_page(client: Client) -> None:
    client.get("/page/")
    assert client.get("/page/", headers={"Host": "elsewhere.example"}).status_code == 400


def test_a_clock_that_was_set_back_does_not_end_the_cache(client: Client, stop_time: Callable[..., None]) -> None:
    for moment in (NOW + dt.timedelta(days=1), NOW, NOW):
        stop_time(moment)
        client.get("/page/")
    assert len(renderings) == 2


def test_a_page_cached_for_tls_is_not_given_away_without(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/page/", secure=True).status_code == 200
    assert client.get("/page/").status_code == 301


class Door:
    """`cached_first` in front of an application that only counts who came through."""

    def __init__(self) -> None:
        self.let_through = 0
        self.answer = cached_first(self._application, WSGIRequest)

    def _application(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.let_through += 1
        return [b"asked"]

    def ask(self, method: str = "get", path: str = "/page/", **headers: str) -> tuple[str, dict[str, str], bytes]:
        told: list[Any] = ["", []]
        request = getattr(RequestFactory(), method)(path, headers=headers)
        body = b"".join(self.answer(request.environ, lambda *given: told.__setitem__(slice(0, 2), given)))
        return told[0], dict(told[1]), body


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_cached_page_is_answered_before_django(client: Client, door: Door, method: str) -> None:
    made = client.get("/page/")
    status, headers, body = door.ask(method)
    names = {headers.pop("X-Request-ID"), made.headers.pop("X-Request-ID")}

    assert (status, headers, body) == ("200 OK", dict(made.headers), made.content)
    assert len(names) == 2
    assert door.let_through == 0


def test_before_django_a_proxy_names_the_request_too(client: Client, door: Door, settings) -> None:
    client.get("/page/")
    given = "0123456789abcdef" * 2
    assert door.ask(**{"X-Request-ID": given})[1]["X-Request-ID"] != given
    settings.PUBLIC = True
    assert door.ask(**{"X-Request-ID": given})[1]["X-Request-ID"] == given


def test_before_django_nothing_is_sent_again_to_a_browser_that_has_the_page(client: Client, door: Door) -> None:
    etag = client.get("/page/").headers["ETag"]

    status, headers, body = door.ask(**{"If-None-Match": f'"another", {etag}'})
    assert (status, body) == ("304 Not Modified", b"")
    assert headers.keys() == {"Cache-Control", "ETag", "Vary", "X-Request-ID"}
    assert door.ask(**{"If-None-Match": 'W/"another"'})[2] == b"asked"


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("get", "/session/", {}),
        ("post", "/page/", {}),
        ("get", "/page/?at=2026-12-25", {}),
        ("get", "/page/", {"Host": "elsewhere.example"}),
        ("get", "/page/", {"HX-Request": "true"}),
        ("get", "/page/", {"Cookie": "theme=dark; sessionid=x"}),
        ("get", "/page/", {"If-Match": '"1"'}),
        ("get", "/page/", {"If-Modified-Since": "Tue, 24 Nov 2026 01:00:00 GMT"}),
        ("get", "/page/", {"Content-Type": "text/html; charset=nowhere"}),
    ],
)
def test_whatever_may_be_answered_otherwise_goes_on(
    client: Client, door: Door, method: str, path: str, headers: dict[str, str]
) -> None:
    client.get("/page/", headers={"Host": "testserver"})
    door.ask(Host="testserver")
    assert door.let_through == 0
    door.ask(method, path, **{"Host": "testserver", **headers})
    assert door.let_through == 1


def test_a_database_that_does_not_answer_is_left_to_django(
    client: Client, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/page/")

    def broken() -> int:
        raise OperationalError("the connection is gone")

    monkeypatch.setattr(ReferenceVersion, "lately", broken)
    door.ask()
    assert door.let_through == 1


def test_no_more_answers_are_kept_than_fit(client: Client, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.facts.page_cache.MOST", 1)
    client.get("/page/")
    client.get("/table/")
    door.ask("get", "/page/")
    assert door.let_through == 0
    door.ask("get", "/table/")
    assert door.let_through == 1
