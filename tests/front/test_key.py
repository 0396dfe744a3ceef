"""Who holds a case from now on: a new key closes it everywhere else, leaving closes it here."""

import pytest
from django.test import Client

from cases.casefile.models import Case
from tests.support.factories import KEY

pytestmark = pytest.mark.django_db


def test_a_new_key_makes_the_old_one_worthless(owner, case, client):
    assert owner.get(f"/cases/{case.reference}/key/").status_code == 405
    response = owner.post(f"/cases/{case.reference}/key/")
    page = owner.get(response.url).text
    assert 'id="case-key"' in page
    assert client.post("/cases/open/", {"reference": case.reference, "key": KEY}).status_code == 422


def test_a_new_key_closes_the_case_in_every_other_browser(case):
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post("/cases/open/", {"reference": case.reference, "key": KEY})
        assert browser.get(case.get_absolute_url()).status_code == 200
    first.post(f"/cases/{case.reference}/key/")
    assert first.get(case.get_absolute_url()).status_code == 200
    assert second.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in second.get("/cases/").text


def test_whoever_makes_a_new_key_holds_the_case_before_the_answer_arrives(owner, case, monkeypatch):
    """Whatever happens to the answer, the one browser that is left goes on."""
    owner.post(f"/cases/{case.reference}/key/")

    def fail(*args, **kwargs):
        raise RuntimeError

    owner.raise_request_exception = False
    monkeypatch.setattr("cases.front.views.receipt.give_key", fail)
    owner.post(f"/cases/{case.reference}/key/")
    assert owner.get(case.get_absolute_url()).status_code == 200


def test_a_planted_key_is_not_shown(owner, case):
    owner.cookies["case_key"] = "<b>planted</b>"
    assert "planted" not in owner.get(f"/cases/{case.reference}/created/").text


def test_leaving_a_shared_device_keeps_the_case(owner, case):
    left = owner.post(f"/cases/{case.reference}/release/")
    assert left.url == "/cases/"
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert owner.get(f"/cases/{case.reference}/").status_code == 404
    assert Case.objects.filter(pk=case.pk).exists()
