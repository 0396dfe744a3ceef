"""What the log says of a request, and that it says nothing of whoever sent it."""

from __future__ import annotations

import io
import socket
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from cases.casefile.models import Case
from cases.core import trace
from cases.imaging import lanes
from refundguide import logs
from tests.support.factories import KEY, jpeg
from tests.support.log_lines import objects, written_lines

REQUEST = "0f8a66c1d9c34b7e8f55e8e2a3b1c0de"
TOKEN = "Zx8qLw2rT5yVb7Nc1MdK4pGh9SfJ3aQe"
TYPED = "손잡이가 깨진 유리 티포트"
SECRETS = (TOKEN, TYPED, KEY, "buyer@example.org", "010-1234-5678", "8190000000000001", "203.0.113.9", "1e2d3c4b")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that the site writes to its log."""
    with written_lines() as lines:
        yield lines


def addresses() -> list[URLPattern]:
    """Every address of the product; the admin takes the same way through the log."""

    def below(patterns: list[Any]) -> Iterator[URLPattern]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from () if one.app_name == "admin" else below(one.url_patterns)
            else:
                yield one

    return list(below(get_resolver().url_patterns))


def path_of(pattern: URLPattern, case: Case) -> str:
    values = {"reference": case.reference, "token": TOKEN, "photo_id": uuid.UUID(int=0x1E2D3C4B << 96)}
    path = f"/{pattern.pattern}"
    for name, converter in pattern.pattern.converters.items():
        value = values.get(name, 1 if type(converter).__name__ == "IntConverter" else "shipping")
        kind = next(part for part in path.split("<")[1:] if part.partition(">")[0].rpartition(":")[2] == name)
        path = path.replace(f"<{kind.partition('>')[0]}>", str(value))
    return path


@pytest.mark.django_db(transaction=True)
def test_no_address_that_fails_brings_anything_of_its_reader_into_the_log(
    owner: Client, case: Case, lines: io.StringIO
) -> None:
    """Each address is asked for, and sent a form, while each question to the database quotes what was typed."""
    owner.raise_request_exception = False
    typed = {"note": TYPED, "key": KEY, "address": "buyer@example.org", "order_number": "8190000000000001"}

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise IntegrityError(f"Key ({', '.join(SECRETS)}) exists")

    failed = 0
    with connection.execute_wrapper(fail):
        for pattern in addresses():
            path = path_of(pattern, case)
            for method in ("get", "post"):
                given = getattr(owner, method)(path, typed, headers={"X-Forwarded-For": "203.0.113.9"})
                failed += given.status_code == 500
    assert failed > 100
    text = lines.getvalue()
    assert len(objects(lines)) >= failed
    for secret in (*SECRETS, case.reference, case.reference.lower(), owner.cookies["sessionid"].value):
        assert secret not in text
    assert "IntegrityError" in text and "Traceback" not in text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Reminding RG-7K3M-9QXT failed", "Reminding … failed"),
        ("mail to buyer@example.org: refused", "mail to …: refused"),
        ("/cases/open/?next=/cases/RG-7K3M-9QXT/", "/cases/open/?…"),
        ("evidence/5f3759df5f3759df5f3759df/large.jpg", "evidence/…/large.jpg"),
        ("call 010-1234-5678 or +82 10 1234 5678", "call … or …"),
        ("from 8.8.8.8 and 2001:4860:4860::8888", "from … and …"),
        ("901231-1234567", "●●●●●●-●●●●●●●"),
        # A part of a secret that looks like a telephone leaves nothing of the rest.
        ("/admin/invitation/MQ/abc-0123456789abcdef0123/", "/admin/invitation/MQ/…/"),
        ("keys 7K3M9-QXT2B-4HJ8N-W0RZC and 7K3M-9QXT-2B4H-J8NW", "keys … and …"),
        # What says nothing of anybody stays.
        ("at 127.0.0.1, 10.0.0.7, ::1, 12:34:56 and 6.1.3", "at 127.0.0.1, 10.0.0.7, ::1, 12:34:56 and 6.1.3"),
        ("sweep_evidence removed 12 files of 2026-11-27", "sweep_evidence removed 12 files of 2026-11-27"),
    ],
)
def test_a_line_is_scrubbed_and_stays_readable(text: str, becomes: str) -> None:
    assert logs.scrubbed(text) == becomes


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("손잡이"), "ValueError"),
        (KeyError("buyer@example.org"), "KeyError"),
        (
            OSError(28, "No space left on device", "/evidence/RG-7K3M-9QXT"),
            "OSError: [Errno 28] No space left on device",
        ),
        (
            AttributeError("'NoneType' object has no attribute 'pk'"),
            "AttributeError: 'NoneType' object has no attribute 'pk'",
        ),
    ],
)
def test_an_error_is_told_by_its_class_and_quotes_nobody(error: Exception, told: str) -> None:
    assert logs.said(error) == told


@pytest.mark.parametrize(
    ("public", "given", "kept"),
    [
        (True, REQUEST, True),
        (True, "6b1e2c3d-0f8a-66c1-d9c3-4b7e8f55e8e2", True),
        (True, "short", False),
        (True, "RG-7K3M-9QXT-RG-7K3M-9QXT", False),
        (True, "a" * 65, False),
        (True, f"{REQUEST}\r\nSet-Cookie: a=b", False),
        (False, REQUEST, False),  # There is no proxy whose word it could be.
    ],
)
def test_only_a_proxy_may_name_a_request(client: Client, settings: Any, public: bool, given: str, kept: bool) -> None:
    settings.PUBLIC = public
    named = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]
    assert (named == given) == kept
    assert len(named) >= 32 or kept


@pytest.mark.django_db
def test_each_answer_has_a_name_of_its_own_also_from_the_page_cache(client: Client, reference_data: None) -> None:
    names = {client.get("/")["X-Request-ID"] for _ in range(3)}
    assert len(names) == 3


@pytest.mark.django_db
def test_lines_carry_the_request_and_its_view(client: Client, lines: io.StringIO, monkeypatch: Any) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ValueError(TYPED)

    client.raise_request_exception = False
    monkeypatch.setattr("cases.core.models.Attempts.allow", fail)
    answer = client.post("/cases/open/", {"reference": "RG-7K3M-9QXT", "key": KEY})
    [line] = objects(lines)
    assert (line["request"], line["view"], line["status"]) == (answer["X-Request-ID"], "front:case-open", 500)
    assert line["message"] == "Internal Server Error: /cases/open/"
    assert [error["error"] for error in line["errors"]] == ["ValueError"]
    assert "test_logs.py" in line["errors"][0]["at"][-1]
    assert f"[{answer['X-Request-ID'][:8]} front:case-open]" in lines.getvalue()


def test_what_the_decoder_is_killed_for_carries_the_request_of_its_photo(lines: io.StringIO) -> None:
    of = trace.begin(REQUEST, of="photos:evidence")
    lanes.decode(io.BytesIO(jpeg()))
    [idle] = lanes._light.idle
    idle._socket.shutdown(socket.SHUT_RDWR)  # As when it dies in the middle.
    lanes.decode(io.BytesIO(jpeg()))
    [line] = objects(lines)
    assert (line["request"], line["view"], line["logger"]) == (of.id, "photos:evidence", "cases.imaging.lanes")
