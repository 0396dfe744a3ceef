"""What a form carried: whose it is, what of it is given back, and how its values are called."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import get_resolver

from cases.core import typed
from cases.core.typed import Typed, carried_in, is_own, typed_in
from cases.process import status_texts
from cases.process.states import FOR_REVIEW, Status

HERE = "http://testserver"


def sent(data: dict[str, Any], **headers: str) -> Typed | None:
    get_resolver().url_patterns  # noqa: B018 (the forms are there once the addresses are)
    return typed_in(RequestFactory().post("/cases/new/story/?return=check", data, headers=headers))


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"Origin": HERE}, True),
        ({"Referer": f"{HERE}/cases/"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": HERE}, False),
        ({"Sec-Fetch-Site": "cross-site", "Referer": HERE}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": f"{HERE}:8000"}, False),
        ({"Origin": f"{HERE}.evil.example"}, False),
        ({"Origin": "https://evil.example", "Referer": HERE}, False),
        ({"Referer": "https://evil.example/?http://testserver"}, False),
        ({"Referer": "http://[evil"}, False),
    ],
)
def test_a_form_of_another_site_gets_nothing_back(headers: dict[str, str], own: bool) -> None:
    assert is_own(RequestFactory().post("/", headers=headers)) is own
    assert (sent({"story": "글"}, **headers) is not None) is own


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ({"story": " 깨져 왔어요\n둘째 줄 "}, [("있었던 일", "깨져 왔어요\n둘째 줄")]),
        ({"note": "메모"}, [("메모 남기기", "메모")]),
        (
            {"decision": "ready", "note": "좋음", "_save": "1"},
            [("결정", str(status_texts.verb(FOR_REVIEW, Status.READY))), ("구매자에게 남길 말", "좋음")],
        ),
        ({"problem": "damaged"}, [("무슨 일이 있었나요?", "부서지거나 고장 났어요")]),
        ({"problem": "unheard-of"}, []),
        ({"boxes-0-left": "12.5", "boxes-TOTAL_FORMS": "3"}, [("왼쪽에서 (%)", "12.5")]),
        ({"order-item": "찻잔", "story": "글"}, [("산 물건", "찻잔"), ("있었던 일", "글")]),
        ({"understood": "on", "return": "check", "back": "1", "sent": "1f"}, []),
        ({"story": "", "item": "  "}, []),
        ({"unknown": "값"}, [("unknown", "값")]),
        ({"csrfmiddlewaretoken": "x", "story": "글"}, [("있었던 일", "글")]),
    ],
)
def test_each_value_is_called_as_its_field_is(data: dict[str, str], lines: list[tuple[str, str]]) -> None:
    found = sent(data)
    assert (found.lines if found else []) == lines


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("csrfmiddlewaretoken", True),
        ("password", True),
        ("new_password1", True),
        ("key", True),
        ("case-key", True),
        ("token", True),
        ("Secret", True),
        ("story", False),
        ("tracking_number", False),
        ("keyword", False),
        ("monkey", False),
    ],
)
def test_secrets_are_never_given_back(name: str, secret: bool) -> None:
    found = sent({"item": "컵", name: "XYZZY"})
    assert found is not None
    assert ("XYZZY" in found.packed) is not secret
    assert found.has_secrets is (secret and not name.startswith("csrf"))
    inner = RequestFactory().post("/", {"carried_to": "/cases/", "carried": f"{name}=XYZZY"})
    carried = carried_in(inner)
    assert carried is not None
    assert ("XYZZY" in carried.packed) is not secret


def test_a_flood_is_cut_and_said() -> None:
    found = sent({"story": "가" * (typed.MOST * 2), "item": "컵"})
    assert found is not None
    assert found.is_cut
    assert sum(len(name) + len(value) for name, value in found.fields) <= typed.MOST
    short = sent({"story": "가" * 20_000, "item": "컵"})
    assert short is not None
    assert not short.is_cut


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("/cases/RG-0000-0000/note/", True),
        ("/admin/casefile/case/1/change/?a=1", True),
        ("//evil.example/", False),
        ("/\\evil.example/", False),
        ("https://evil.example/", False),
        ("javascript:alert(1)", False),
        ("", False),
        ("cases/", False),
    ],
)
def test_what_is_carried_goes_to_an_address_of_ours_only(address: str, taken: bool) -> None:
    request = RequestFactory().post("/", {"carried_to": address, "carried": "note=%EA%B8%80"})
    assert (carried_in(request) is not None) is taken


def test_what_carries_another_form_shows_that_too() -> None:
    found = sent({"carried_to": "/cases/x/note/", "carried": "note=약속", "reference": "RG-1"})
    assert found is not None
    assert ("메모 남기기", "약속") in found.lines
    assert ("carried", "note=약속") in found.fields
