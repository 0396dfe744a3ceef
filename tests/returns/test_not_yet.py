"""Nothing is to be sent as long as nobody has agreed to take it back."""

import datetime as dt

import pytest

from cases.returns.models import ReturnAddress
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["return/", "shipment/", "return/kit/"])
@pytest.mark.parametrize(
    ("status", "stage", "leads_to"),
    [
        ("preparing", "ask", "/guide/request/"),
        ("in_review", "ask", "/guide/request/"),
        ("filed", "wait", "/move/return_due/"),
        ("platform_review", "wait", "/move/return_due/"),
        ("rejected", "help", "/ladder/"),
        ("escalated", "help", "/ladder/"),
    ],
)
def test_who_has_no_return_approved_reads_first_not_to_send(page, status, stage, leads_to):
    case = make_case(status=status)
    html = holding(case).get(f"/cases/{case.reference}/{page}").text
    told = html.index(f'data-not-yet="{stage}"')
    assert (
        "아직 보내지 마세요" in html and told < html.index("<form", told) and "반품이 승인되면 주소를 받아요." in html
    )
    assert leads_to in html[told : html.index("</aside>", told)]


@pytest.mark.parametrize("page", ["return/", "shipment/", "return/kit/"])
@pytest.mark.parametrize(
    "known",
    [
        {"status": "return_due", "approved_on": dt.date(2026, 11, 20)},
        {"status": "returning", "shipped_back_on": dt.date(2026, 11, 21)},
        {"status": "rejected", "shipped_back_on": dt.date(2026, 11, 21)},
        {"status": "filed", "problem": "refund-delayed"},
    ],
)
def test_who_may_send_or_has_sent_is_not_held_back(page, known):
    case = make_case(**known)
    assert "data-not-yet" not in holding(case).get(f"/cases/{case.reference}/{page}").text


@pytest.mark.parametrize(("status", "early"), [("preparing", True), ("return_due", False)])
def test_the_head_of_the_page_asks_for_nothing_that_may_not_be_done_yet(status, early):
    case = make_case(status=status)
    ReturnAddress.objects.create(case=case, address="인천광역시 서구 정서진로 410", postcode="22742")
    owner = holding(case)
    for page, before, after in (
        ("shipment", "반품을 보낸 뒤 운송장 번호를 적는 곳이에요.", "주문 화면에도 꼭 적으세요"),
        ("return", "반품이 승인되면 상자에 옮겨 적을 주소예요.", "상자에 그대로 옮겨 적거나"),
    ):
        lead = owner.get(f"/cases/{case.reference}/{page}/").text.partition('class="lede">')[2].partition("</p>")[0]
        assert (before in lead, after in lead) == (early, not early)


def test_what_was_sent_all_the_same_is_still_written_down():
    case = make_case(status="preparing")
    owner = holding(case)
    sent = {"carrier": "epost", "tracking_number": "6012345678901", "shipped_on": "2026-11-20"}
    page = owner.get(f"/cases/{case.reference}/shipment/").text
    assert "<details" in page and 'name="tracking_number"' in page
    assert owner.post(f"/cases/{case.reference}/shipment/", sent).status_code == 302
    assert "data-not-yet" not in owner.get(f"/cases/{case.reference}/shipment/").text
