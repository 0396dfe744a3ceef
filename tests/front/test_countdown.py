"""A deadline copied from a screen wins over ours, and can be changed or forgotten."""

import datetime as dt
import re

import pytest

from cases.casefile.deadline_changes import recount
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db


def test_the_order_page_countdown_is_shown_again_as_it_was_typed(reference_data, owner, case, now):
    typed = {"deadline_on": "2026-12-04", "deadline_time": "23:59", "zone": "America/Los_Angeles"}
    address = owner.get(f"/cases/{case.reference}/details/deadline/").url
    assert address == f"/cases/{case.reference}/deadlines/dispute-closes/"
    owner.post(address, typed | {"read_on": "dispute-page"})
    page = owner.get(address).text
    assert 'value="2026-12-04"' in page
    assert 'value="23:59"' in page
    assert re.search(r'value="dispute-page"[^>]*checked', page)


def test_a_countdown_of_any_clock_moves_it_and_the_timeline_says_why(reference_data, now):
    case = make_case(problem="wrong-item", status="return_due", approved_on=dt.date(2026, 11, 20))
    recount(case, reason=None, now=now)
    owner = holding(case)
    address = f"/cases/{case.reference}/deadlines/return-posted-by/"
    assert f'href="{address}"' in owner.get(f"/cases/{case.reference}/deadlines/").text
    typed = {
        "deadline_on": "2026-12-05",
        "zone": "Asia/Seoul",
        "read_on": "dispute-page",
        "note": "우체국이 쉬어서 늘려 줌",
    }
    owner.post(address, typed)
    page = owner.get(f"/cases/{case.reference}/deadlines/").text
    page += owner.get(f"/cases/{case.reference}/timeline/").text
    assert 'data-deadline="return-posted-by" data-tone="info"' in page
    assert '<time datetime="2026-12-05T23:59:00+09:00">' in page
    assert "환불·반품 화면에서 옮겨 적은 기한이에요." in page
    assert '<time datetime="2026-11-30">' in page  # what we count stands beside it
    assert "‘반품을 보낼 기한’: 환불·반품 화면에 2026년 12월 5일(토)까지로 나와요" in page
    assert "우체국이 쉬어서 늘려 줌" in page
    assert [event.kind for event in case.events.all()] == ["deadline_extended"]

    owner.post(address, {"forget": "1"})
    page = owner.get(f"/cases/{case.reference}/timeline/").text
    assert "‘반품을 보낼 기한’: 옮겨 적은 기한을 지웠어요" in page
    case.refresh_from_db()
    assert case.countdowns == {}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"read_on": "order-page"}, "deadline_on"),
        ({"deadline_on": "2026-12-05"}, "어디에서 보셨는지 하나를 고르세요."),
        ({"deadline_on": "내일쯤", "read_on": "agent"}, "deadline_on"),
    ],
)
def test_a_countdown_without_its_day_or_place_is_refused_and_loses_nothing(reference_data, owner, case, typed, says):
    response = owner.post(f"/cases/{case.reference}/deadlines/dispute-closes/", {**typed, "note": "늘려 준다고 함"})
    assert response.status_code == 422
    assert says in response.text and "늘려 준다고 함" in response.text
    case.refresh_from_db()
    assert case.countdowns == {}


@pytest.mark.parametrize("slug", ["chargeback-120d", "mismatch-3m", "no-such-rule"])
def test_no_screen_shows_a_clock_of_the_law_or_of_a_card_issuer(reference_data, owner, case, slug):
    assert owner.get(f"/cases/{case.reference}/deadlines/{slug}/").status_code == 404
