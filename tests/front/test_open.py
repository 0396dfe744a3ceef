"""Coming back by reference and key."""

import dataclasses
import datetime as dt
import re
from html import unescape

import pytest

from cases.core import limits
from cases.core.models import Attempts
from tests.support.clients import holding
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
    said = "사건 번호와 열쇠가 맞는 사건이 없어요"
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
    assert "RG-7K3M-9QXT처럼 생겼어요" in page
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


CARD = """[환불길잡이] 부서지거나 고장 났어요
사건 번호: {reference}
사건 열쇠: {key}
바로 열기: https://example.org/cases/open/#{reference}/{key}"""


@pytest.mark.parametrize(
    "pasted",
    [
        CARD,
        "https://example.org/cases/open/#{reference}/{key}",
        "{reference} {key}",
        "사건 번호 {reference}, 열쇠는 {key} 예요",
    ],
)
def test_what_the_receipt_copies_opens_in_one_paste(client, case, pasted):
    text = pasted.format(reference=case.reference, key=KEY)
    response = client.post("/cases/open/", {"card_key": text, "reference": "", "key": ""})
    assert response.status_code == 302, response.text
    assert response.url == f"/cases/{case.reference}/"
    assert client.get(response.url).status_code == 200


def test_what_is_missing_in_the_pasted_text_is_named(client, case):
    response = client.post("/cases/open/", {"card_key": f"사건 번호: {case.reference}", "reference": "", "key": ""})
    assert response.status_code == 422
    assert "사건 열쇠를 찾지 못했어요" in response.text
    assert "사건 번호를 찾지 못했어요" not in response.text
    added = client.post("/cases/open/", {"card_key": f"사건 번호: {case.reference}", "reference": "", "key": KEY})
    assert added.status_code == 302


def test_a_field_that_was_filled_by_hand_wins_over_the_pasted_text(client, case):
    text = CARD.format(reference="RG-0000-0000", key=KEY)
    assert client.post("/cases/open/", {"card_key": text, "reference": case.reference, "key": ""}).status_code == 302


def test_the_receipt_copies_what_the_open_page_takes(client, case):
    browser = holding(case)
    page = browser.post(f"/cases/{case.reference}/key/", follow=True).text
    text = unescape(re.search(r"<textarea id=\"case-card\"[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])
    assert len(text.splitlines()) == 4
    assert client.post("/cases/open/", {"card_key": text}).url == f"/cases/{case.reference}/"


@pytest.mark.parametrize(
    ("status", "days"), [("preparing", {}), ("ready", {}), ("return_due", {"approved_on": dt.date(2026, 11, 20)})]
)
def test_the_receipt_says_what_comes_first_for_this_case(reference_data, now, status, days):
    case = make_case(status=status, **days)
    browser = holding(case)
    shown = browser.post(f"/cases/{case.reference}/key/", follow=True).text.partition('id="next-title"')[2]
    primary = re.search(r'data-primary href="([^"]*)"', browser.get(f"/cases/{case.reference}/").text)[1]
    assert f'href="{primary}"' in shown


def test_a_new_key_is_no_new_case(reference_data, case):
    page = holding(case).post(f"/cases/{case.reference}/key/", follow=True).text
    assert 'id="case-key"' in page and "열쇠를 새로 만들었어요" in page and "사건을 만들었어요" not in page


def test_the_receipt_asks_nothing_of_who_waits(reference_data, now):
    case = make_case(status="filed", requested_on=dt.date(2026, 11, 23))
    page = holding(case).post(f"/cases/{case.reference}/key/", follow=True).text
    shown = page.partition('id="next-title"')[2]
    assert "지금 상태" in shown
    assert "/move/" not in shown


def test_without_a_key_the_page_shows_the_number_and_leads_back(reference_data, case):
    page = holding(case).get(f"/cases/{case.reference}/created/").text
    assert (
        '<span class="rows__title">사건 번호와 열쇠</span>'
        in holding(case).get(f"/cases/{case.reference}/manage/").text
    )
    assert "<h1>사건 번호와 열쇠</h1>" in page and "새 열쇠 만들기" in page
    assert (
        page.index("한 번만 보여 드려서, 지금은 볼 수 없어요")
        < page.index("이 브라우저에서는 그냥 열려요")
        < page.index('id="case-reference"')
        < page.index("열쇠가 없나요?")
    )
    assert f'<p class="back-link"><a href="/cases/{case.reference}/">' in page
    assert page.index('id="case-reference"') < page.index(str(case.get_problem_display()))
    assert '<button class="button button--secondary copy" type="button" data-copy="#case-reference"' in page, (
        "alone it opens nothing"
    )


def test_what_was_copied_is_asked_before_what_has_to_be_typed(client):
    page = client.get("/cases/open/").text
    assert page.index('name="card_key"') < page.index('name="reference"') < page.index('name="key"')
