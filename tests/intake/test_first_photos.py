"""Photos first: a case made of the first photos, with everything else asked later and its key still to be fetched."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.casefile.models import Case
from cases.core import limits
from tests.support.factories import jpeg
from tests.support.pages import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]
ADDRESS = "/cases/new/photos/"


def photos(count: int = 3, *, broken: bool = False) -> list[SimpleUploadedFile]:
    files = [SimpleUploadedFile(f"{at}.jpg", jpeg(size=(640 + at, 480))) for at in range(count)]
    return [*files, SimpleUploadedFile("깨짐.jpg", b"this is no photo")] if broken else files


def asked(client: Client, problem: str = "damaged") -> dict[str, Any]:
    """Return the fields of the page that asks for photos."""
    page = client.get(ADDRESS, {"problem": problem}).text
    assert '<input type="file" name="photos"' in page and "multiple" in page
    return fields_of(page.partition("<main")[2])


def test_three_photos_make_a_case(client: Client) -> None:
    fields = asked(client)
    assert not Case.objects.exists()
    assert "sessionid" not in client.cookies
    sent = client.post(ADDRESS, fields | {"photos": photos()})
    case = Case.objects.get()
    assert sent.url == f"/cases/{case.reference}/evidence/?first=1"
    assert (case.problem, case.status, case.photos.count()) == ("damaged", "preparing", 3)
    assert [event.kind for event in case.events.order_by("number")] == ["opened", "photos_added"]
    assert client.get(sent.url).status_code == 200
    assert Client().get(sent.url).status_code == 404


def test_the_key_waits_until_it_was_seen(client: Client) -> None:
    client.post(ADDRESS, asked(client) | {"photos": photos(1)})
    case = Case.objects.get()
    at = f"/cases/{case.reference}/"
    assert dt.timedelta(hours=23) < dt.timedelta(seconds=client.cookies["case_key"]["max-age"])
    assert client.cookies["case_key"]["path"] == f"{at}created/"
    for page in (at, f"{at}evidence/"):
        assert "data-key-waits" in client.get(page).text
    key = re.search(r'id="case-key">([0-9A-Z-]{23})<', client.get(f"{at}created/").text)
    assert key and case.opens_with(key[1])
    for page in (at, f"{at}evidence/"):
        assert "data-key-waits" not in client.get(page).text


def test_a_key_that_nobody_fetched_in_time_is_made_anew(client: Client) -> None:
    client.post(ADDRESS, asked(client) | {"photos": photos(1)})
    case = Case.objects.get()
    client.cookies.pop("case_key")
    assert "새 열쇠 만들기" in client.get(f"/cases/{case.reference}/created/").text
    assert "data-key-waits" in client.get(f"/cases/{case.reference}/").text
    shown = client.post(f"/cases/{case.reference}/key/", follow=True).text
    assert 'id="case-key"' in shown
    assert "data-key-waits" not in client.get(f"/cases/{case.reference}/").text


def test_a_double_tap_makes_one_case(client: Client) -> None:
    fields = asked(client)
    client.post(ADDRESS, fields | {"photos": photos()})
    second = Client()  # Sent before the first answer was there.
    again = second.post(ADDRESS, fields | {"photos": photos()})
    case = Case.objects.get()
    assert again.url == f"/cases/{case.reference}/evidence/?first=1"
    assert case.photos.count() == 3
    assert second.get(f"/cases/{case.reference}/").status_code == 200
    assert "data-key-waits" in second.get(f"/cases/{case.reference}/").text


@pytest.mark.parametrize("sent", [{}, {"sent": ""}, {"sent": "None"}])
def test_pages_that_do_not_say_which_they_are_make_a_case_each(sent: dict[str, str]) -> None:
    one, other = Client(), Client()
    for browser in (one, other):
        browser.post(ADDRESS, {"problem": "damaged", **sent, "photos": photos(1)})
    first, second = Case.objects.order_by("pk")
    assert one.get(f"/cases/{first.reference}/").status_code == 200
    assert other.get(f"/cases/{first.reference}/").status_code == 404
    assert other.get(f"/cases/{second.reference}/").status_code == 200


def test_an_old_page_fetches_no_case(client: Client, now: dt.datetime, stop_time: Any) -> None:
    fields = asked(client)
    client.post(ADDRESS, fields | {"photos": photos(1)})
    stop_time(now + dt.timedelta(minutes=11))
    late = Client()
    answer = late.post(ADDRESS, fields | {"photos": photos(1)})
    assert answer.status_code == 409
    assert late.get(f"/cases/{Case.objects.get().reference}/").status_code == 404
    assert fields_of(answer.text.partition("<main")[2])["sent"] != fields["sent"]


def test_nothing_chosen_makes_no_case(client: Client) -> None:
    answer = client.post(ADDRESS, asked(client))
    assert answer.status_code == 422
    assert "올릴 사진을 먼저 골라 주세요." in answer.text
    assert not Case.objects.exists()


@pytest.mark.parametrize(("good", "status"), [(2, 200), (0, 422)])
def test_of_a_file_that_is_no_photo_it_is_said_why(client: Client, good: int, status: int) -> None:
    answer = client.post(ADDRESS, asked(client) | {"photos": photos(good, broken=True)})
    assert answer.status_code == status
    assert answer.text.count('data-upload="accepted"') == good
    assert answer.text.count('data-upload="refused"') == 1
    case = Case.objects.get()
    assert f'href="/cases/{case.reference}/evidence/?first=1"' in answer.text
    assert client.get(f"/cases/{case.reference}/evidence/").status_code == 200


def test_a_draft_is_asked_about_before_it_goes(client: Client) -> None:
    client.post("/cases/new/problem/", {"problem": "damaged"})
    asked_back = client.get(ADDRESS, {"problem": "damaged"}).text
    assert "이어서 쓰기" in asked_back and "사진부터 올리기" in asked_back
    sent = client.post(ADDRESS, {"problem": "damaged", "sent": uuid.uuid4(), "photos": photos(1)})
    assert sent.status_code == 409
    assert not Case.objects.exists()
    anew = client.post("/cases/new/restart/", {"problem": "damaged", "photos": "1"})
    assert anew.url == f"{ADDRESS}?problem=damaged"
    assert client.post(ADDRESS, asked(client) | {"photos": photos(1)}).status_code == 302


def test_cases_and_megabytes_are_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CREATING", dataclasses.replace(limits.CREATING, most=1))
    assert client.post(ADDRESS, asked(client) | {"photos": photos(1)}).status_code == 302
    refused = client.post(ADDRESS, asked(client) | {"photos": photos(1)})
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    monkeypatch.setattr(limits, "UPLOADED_MEGABYTES", dataclasses.replace(limits.UPLOADED_MEGABYTES, most=0))
    assert client.post(ADDRESS, asked(client) | {"photos": photos(1)}).status_code == 422
    assert Case.objects.count() == 1


def test_without_a_problem_it_is_asked_first(client: Client) -> None:
    assert client.get(ADDRESS).url == "/cases/new/"
    assert client.get(ADDRESS, {"problem": "x"}).url == "/cases/new/"


def test_another_site_makes_no_case() -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(ADDRESS, {"problem": "damaged", "photos": photos(1)}).status_code == 403
    assert not Case.objects.exists()
