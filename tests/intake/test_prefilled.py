"""From the calculator into the intake: what is known already is not asked twice."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session

from cases.casefile.models import Case

pytestmark = pytest.mark.django_db

QUERY = {
    "problem": "damaged",
    "payment": "paypal",
    "paid_on": "2026-11-01",
    "dispatched_on": "2026-11-03",
    "received_on": "2026-11-20",
}


def begin(client, query):
    """Follow the calculator's button, and return its address and the fields of the first question."""
    page = client.get("/deadlines/", query).text
    address = unescape(re.search(r'href="(/cases/new/\?[^"]*)"', page)[1])
    first = client.get(address, follow=True).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+_on|payment)" value="([^"]*)">', first))
    return address, first, hidden


def test_looking_at_the_first_question_writes_nothing(reference_data, client, now):
    address, first, hidden = begin(client, QUERY)
    assert hidden == {name: value for name, value in QUERY.items() if name != "problem"}
    assert "부서지거나 고장 났어요" in first
    assert not Session.objects.exists()
    assert "sessionid" not in client.cookies
    assert client.get(address, headers={"HX-Request": "true"}, follow=True).status_code == 200


def test_the_days_and_the_payment_are_filled_in_and_become_the_case(reference_data, client, now):
    _address, _first, hidden = begin(client, QUERY)
    client.post("/cases/new/order/", {**hidden, "begin": "damaged"})
    dates = client.get("/cases/new/dates/").text
    for name in ("paid_on", "dispatched_on", "received_on"):
        assert f'name="{name}" value="{QUERY[name]}"' in dates
    assert 'name="promised_on"' not in dates
    assert re.search(r'value="paypal"[^>]* checked', client.get("/cases/new/payment/").text)
    client.post("/cases/new/dates/", {name: value for name, value in QUERY.items() if name.endswith("_on")})
    client.post("/cases/new/check/")
    case = Case.objects.get()
    assert (str(case.paid_on), str(case.dispatched_on), case.payment) == ("2026-11-01", "2026-11-03", "paypal")


def test_what_could_not_be_read_does_not_come_along(reference_data, client, now):
    _address, _first, hidden = begin(client, {"paid_on": "2026-11-01", "received_on": "soon", "payment": "x"})
    assert hidden == {"paid_on": "2026-11-01"}


def test_an_error_on_the_first_question_keeps_what_came_along(client, now):
    response = client.post("/cases/new/problem/", {"paid_on": "2026-11-01"})
    assert response.status_code == 422
    assert '<input type="hidden" name="paid_on" value="2026-11-01">' in response.text


def test_a_first_question_that_brings_nothing_erases_nothing(client, now):
    client.post("/cases/new/problem/", {"problem": "damaged", "paid_on": "2026-11-01"})
    client.post("/cases/new/problem/", {"problem": "wrong-item", "paid_on": ""})
    assert 'name="paid_on" value="2026-11-01"' in client.get("/cases/new/dates/").text
    # Later questions keep only their own.
    client.post("/cases/new/order/", {"paid_on": "2026-11-09"})
    assert 'name="paid_on" value="2026-11-01"' in client.get("/cases/new/dates/").text
