"""Coming back by reference and key."""

import dataclasses

import pytest

from cases.core import limits
from cases.core.models import Attempts
from tests.support.factories import KEY, make_case

pytestmark = pytest.mark.django_db


def test_reference_and_key_open_the_case_on_another_device(client, case):
    assert client.get(f"/cases/{case.reference}/").status_code == 404
    typed = case.reference.replace("-", " ").lower()
    response = client.post("/cases/open/", {"reference": typed, "key": KEY.lower().replace("-", " ")})
    assert response.url == f"/cases/{case.reference}/"
    assert client.get(response.url).status_code == 200
    assert case.reference in client.get("/cases/").text


def test_a_wrong_key_and_an_unknown_reference_get_the_same_answer(client, case):
    wrong_key = client.post("/cases/open/", {"reference": case.reference, "key": "0" * 20})
    unknown = client.post("/cases/open/", {"reference": "RG-0000-0000", "key": "0" * 20})
    assert wrong_key.status_code == unknown.status_code == 422
    said = "사건 번호와 열쇠가 맞는 사건이 없습니다"
    assert said in wrong_key.text
    assert said in unknown.text


def test_the_key_of_another_case_opens_nothing(client, case):
    make_case(key="11111-11111-11111-11111")
    response = client.post("/cases/open/", {"reference": case.reference, "key": "1" * 20})
    assert response.status_code == 422


def test_too_many_tries_are_refused_with_a_time(client, case, now):
    for _try in range(10):
        client.post("/cases/open/", {"reference": case.reference, "key": "0" * 20})
    response = client.post("/cases/open/", {"reference": case.reference, "key": KEY})
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert client.get(f"/cases/{case.reference}/").status_code == 404


def test_a_stranger_elsewhere_cannot_lock_the_owner_out(client, case, now):
    for _try in range(11):
        client.post("/cases/open/", {"reference": case.reference, "key": "0" * 20}, REMOTE_ADDR="203.0.113.9")
    assert client.post("/cases/open/", {"reference": case.reference, "key": KEY}).status_code == 302


def test_bad_shapes_get_their_sentence_and_keep_what_was_typed(client):
    response = client.post("/cases/open/", {"reference": "RG-12", "key": ""})
    page = response.text
    assert response.status_code == 422
    assert "RG-7K3M-9QXT처럼 생겼습니다" in page
    assert "사건 열쇠를 적어 주세요" in page
    assert 'value="RG-12"' in page


def test_opening_gives_the_session_a_new_id(client, case):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    before = client.session.session_key
    client.post("/cases/open/", {"reference": case.reference, "key": KEY})
    assert client.session.session_key != before


def test_a_case_is_not_tried_for_ever_from_many_places(client, case, now, monkeypatch):
    monkeypatch.setattr(
        limits, "OPENING_ONE_CASE_ANYWHERE", dataclasses.replace(limits.OPENING_ONE_CASE_ANYWHERE, most=3)
    )
    wrong, right = ({"reference": case.reference, "key": key} for key in ("0" * 20, KEY))
    for at in range(3):
        assert client.post("/cases/open/", wrong, REMOTE_ADDR=f"192.0.2.{at}").status_code == 422
    assert client.post("/cases/open/", right, REMOTE_ADDR="2001:db8::1").status_code == 429
    other = make_case()
    assert client.post("/cases/open/", right | {"reference": other.reference}).status_code == 302


def test_a_client_that_is_refused_leaves_no_more_rows_behind(client, now):
    for number in range(limits.OPENING.most + 30):
        client.post("/cases/open/", {"reference": f"RG-0000-{number:04}", "key": "0" * 20})
    assert Attempts.objects.filter(key__startswith="open-case:").count() == limits.OPENING.most


def test_neighbours_in_one_network_are_one_client(client, case, now):
    for at in range(limits.OPENING_ONE_CASE.most):
        client.post("/cases/open/", {"reference": case.reference, "key": "0" * 20}, REMOTE_ADDR=f"2001:db8::{at:x}")
    response = client.post("/cases/open/", {"reference": case.reference, "key": KEY}, REMOTE_ADDR="2001:db8::ffff")
    assert response.status_code == 429
