"""The box for whatever was copied: what it proposes, what it writes, and that nothing is written without a tick."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.casefile.models import Case
from cases.core.masking import mask
from cases.paste.models import Pasted
from cases.process.events import Kind
from cases.process.situation import DISPUTE_CLOSES
from cases.replies.models import Reply
from cases.returns.models import ReturnAddress, Shipment
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW
from tests.support.pasted import blocks
from tests.support.replies import HOSTILE, megabyte_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

ADDRESS = "알리 반품센터\r\n(06234) 서울특별시 강남구 테헤란로 123, 4층\r\n02-1234-5678"


@pytest.fixture
def below(case):
    return f"/cases/{case.reference}/paste/"


def pasted(owner, case, below, text):
    page = owner.post(below, {"text": text})
    assert page.status_code == 200, page.text
    return page.text, f"{below}{Pasted.objects.get(case=case).pk}/"


def test_an_address_is_proposed_and_written_only_when_ticked(owner, case, below):
    page, at = pasted(owner, case, below, ADDRESS)
    for kind, value in [
        ("address", "서울특별시 강남구 테헤란로 123, 4층"),
        ("postcode", "06234"),
        ("recipient", "알리 반품센터"),
        ("phone", "02-1234-5678"),
    ]:
        assert f'data-pasted="{kind}" data-value="{value}"' in page
    assert not ReturnAddress.objects.exists()
    answer = owner.post(at, {"take": ["address", "postcode", "recipient", "phone"]})
    assert answer.url == f"/cases/{case.reference}/return/"
    row = ReturnAddress.objects.get(case=case)
    assert (row.country, row.postcode, row.recipient, row.phone) == ("KR", "06234", "알리 반품센터", "02-1234-5678")
    assert case.events.filter(kind=Kind.ADDRESS_SAVED).count() == 1


@pytest.mark.parametrize(
    ("said", "is_reply"),
    [("전화: 010-9876-5432", False), ("카톡 010-9876-5432로 연락 주세요", True), ("010-9876-5432", False)],
)
def test_the_telephone_of_an_address_is_no_call_off_the_platform(owner, case, below, said, is_reply):
    page, _at = pasted(owner, case, below, f"{ADDRESS.rsplit(chr(13), 1)[0]}\r\n{said}")
    assert 'data-pasted="address"' in page and 'data-pasted="phone" data-value="010-9876-5432"' in page
    assert ('data-pasted="reply"' in page) == is_reply


def test_what_is_not_ticked_stays_and_stands_beside(owner, case, below):
    fields = {
        "country": "KR",
        "postcode": "04524",
        "address": "서울 중구 세종대로 110",
        "recipient": "창고",
        "phone": "1588-1234",
        "note": "RMA-1",
    }
    ReturnAddress.write(case, fields, now=NOW)
    page, at = pasted(owner, case, below, ADDRESS)
    assert "지금 적혀 있는 것: 창고" in page
    owner.post(at, {"take": ["phone"]})
    row = ReturnAddress.objects.get(case=case)
    assert (row.address, row.recipient, row.phone, row.note) == (
        "서울 중구 세종대로 110",
        "창고",
        "02-1234-5678",
        "RMA-1",
    )


def test_what_an_address_lacks_is_asked_next_to_its_field(owner, case, below):
    page, at = pasted(owner, case, below, "137-070 서울 서초구 서초동 1303-22")
    assert 'data-pasted="postcode" data-value="137-070"' in page and "예전 6자리" in page
    answer = owner.post(at, {"take": ["address"]})
    assert answer.status_code == 422
    assert (
        answer.text.count("받는 사람을 적어 주세요.")
        == answer.text.count("한국으로 보낼 때는 우편번호 5자리를 적어 주세요.")
        == 2
    )
    owner.post(at, {"take": ["address"], "recipient": "김반품", "postcode": "０６６５５"})
    assert ReturnAddress.objects.get(case=case).label() == "김반품\n(06655) 서울 서초구 서초동 1303-22"


def test_who_receives_it_is_asked_again_for_another_address(owner, case, below):
    fields = {"country": "KR", "postcode": "04524", "address": "서울 중구 세종대로 110", "recipient": "창고"}
    ReturnAddress.write(case, fields, now=NOW)
    page, at = pasted(owner, case, below, "06234 서울특별시 강남구 테헤란로 123")
    assert 'name="recipient" value="창고"' in page
    owner.post(at, {"take": ["address", "postcode"], "recipient": "반품센터"})
    assert ReturnAddress.objects.get(case=case).label() == "반품센터\n(06234) 서울특별시 강남구 테헤란로 123"


def test_parts_of_an_address_ask_for_the_address(owner, case, below):
    _page, at = pasted(owner, case, below, ADDRESS)
    answer = owner.post(at, {"take": ["recipient", "phone"]})
    assert answer.status_code == 422 and answer.text.count("반품 주소도 함께 골라 주세요.") == 2
    assert not ReturnAddress.objects.exists()


def test_a_countdown_counts_from_when_it_was_pasted(owner, case, below, stop_time):
    page, at = pasted(owner, case, below, "남은 시간 4일 3시간")
    assert 'data-pasted="countdown" data-value="P4DT3H"' in page
    assert "붙여 넣은 때부터 세었어요" in page and "11월 28일(토) 13:00까지" in page
    stop_time(NOW + dt.timedelta(hours=5))
    owner.post(at, {"take": ["countdown"], "about": DISPUTE_CLOSES})
    case.refresh_from_db()
    assert case.order_page.at == NOW + dt.timedelta(days=4, hours=3)


def test_order_number_and_amount_go_to_the_case(owner, below):
    case = make_case(order_number="", amount=None, currency="")
    browser, at = holding(case), f"/cases/{case.reference}/paste/"
    page, at = pasted(browser, case, at, "Order 8190-0000-0000-0001\nTotal US $24.50")
    assert 'data-pasted="amount" data-value="24.5" data-currency="USD"' in page
    browser.post(at, {"take": ["order-number", "amount-24.5-USD"]})
    case.refresh_from_db()
    assert (case.order_number, case.amount, case.currency) == ("8190000000000001", Decimal("24.50"), "USD")


@pytest.mark.parametrize(
    "text",
    [
        "환불 금액 12,300원",
        "환불 금액\n₩12,300",
        "환불 금액\n\n12,300원\n",
        "Refund amount: US $24.50",
        "已退款 24.50 美元",
        "12,300원을 환불해 드렸습니다",
        "Refund\tUS $24.50",
    ],
)
def test_what_comes_back_is_not_taken_for_what_was_paid(text: str) -> None:
    case = make_case(amount=None, currency="")
    browser = holding(case)
    page, at = pasted(browser, case, f"/cases/{case.reference}/paste/", text)
    assert 'data-pasted="amount"' in page and "결제 금액" not in page and 'value="amount-' not in page
    browser.post(at, {"take": ["amount-12300-KRW", "amount-24.5-USD"]})
    case.refresh_from_db()
    assert case.amount is None


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("환불 안내\n총 결제 24,800원\n환불 신청", {"amount-24800-KRW": True}),
        ("결제 금액 24,800원 환불/반품 신청", {"amount-24800-KRW": False}),
        ("결제 금액 23,900원 (단순 변심 환불 불가)", {"amount-23900-KRW": False}),
        ("Order total: US $24.50 · Refund protection", {"amount-24.5-USD": True}),
        ("24,800원\n환불 금액", {"amount-24800-KRW": True}),
        ("총 결제금액 23,900원 · 환불 금액 5,000원", {"amount-23900-KRW": False}),
        ("결제 24,800원 중 12,300원 환불", {"amount-24800-KRW": False}),
        # What may be either is offered, and not ticked.
        ("주문 금액 30,000원\n환불 금액 30,000원", {"amount-30000-KRW": False}),
        ("환불 예정 금액(결제 금액 기준) 30,000원", {"amount-30000-KRW": False}),
    ],
)
def test_what_was_paid_stays_what_was_paid_beside_words_about_refunds(text: str, proposed: dict[str, bool]) -> None:
    case = make_case(amount=None, currency="")
    page, _at = pasted(holding(case), case, f"/cases/{case.reference}/paste/", text)
    found = re.findall(r'name="take" value="(amount-[\w.-]+)"( checked)?', page)
    assert {name: bool(checked) for name, checked in found} == proposed


def test_a_parcel_is_written_with_its_day(owner, case, below):
    page, at = pasted(owner, case, below, "CJ대한통운 1234-5678-9012")
    assert 'data-pasted="tracking-number" data-value="123456789012"' in page
    assert 'data-pasted="carrier" data-value="cj"' in page
    assert not Shipment.objects.exists()
    late = owner.post(at, {"take": ["tracking-number"], "shipped_on": "2026-12-24"})
    assert late.status_code == 422
    owner.post(at, {"take": ["tracking-number"], "shipped_on": "2026-11-24"})
    row = Shipment.objects.get(case=case)
    assert (row.carrier, row.tracking_number, row.shipped_on) == ("cj", "123456789012", dt.date(2026, 11, 24))


def test_a_reply_leads_to_what_it_means(owner, case, below):
    page, at = pasted(owner, case, below, "Please close the dispute first.")
    assert 'data-pasted="reply" data-value="close-dispute"' in page
    answer = owner.post(at, {"take": ["reply"]})
    assert answer.url == f"/cases/{case.reference}/replies/{Reply.objects.get().pk}/"


def test_nothing_seen_is_said_and_kept_all_the_same(owner, case, below):
    page, _at = pasted(owner, case, below, "안녕하세요")
    assert "찾은 것이 없어요" in page and "data-pasted" not in page
    assert case.pasted_texts.get().original == "안녕하세요"


def test_nothing_ticked_is_asked_back(owner, case, below):
    _page, at = pasted(owner, case, below, ADDRESS)
    answer = owner.post(at, {})
    assert answer.status_code == 422 and answer.text.count("적을 것을 하나 넘게 골라 주세요.") == 2
    assert owner.post(at, {"take": ["status"]}).status_code == 422


def test_a_kept_text_can_be_removed(owner, case, below):
    _page, at = pasted(owner, case, below, ADDRESS)
    assert owner.post(f"{at}remove/").url == below
    assert not Pasted.objects.exists()


@pytest.mark.parametrize("block", blocks()[::8], ids=lambda block: block.text[:20].replace("\n", " "))
def test_every_block_is_proposed_and_kept_to_the_byte(owner, case, below, block):
    page, at = pasted(owner, case, below, block.text)
    for kind in block.expected.keys() - {"other", "old-postcode"}:
        assert f'data-pasted="{kind}"' in page
    assert owner.get(f"{at}original/").content == mask(block.text).encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).filter(str.strip))
def test_whatever_was_pasted_is_kept_to_the_byte(case, text):
    row = Pasted.keep(case, text, now=NOW)
    assert Pasted.objects.get(pk=row.pk).original.encode() == mask(text).encode()
    row.delete()


def test_what_would_replace_something_is_not_chosen_for_its_owner(owner, case):
    def is_chosen():
        text = "받는 사람: 김반품\n우)04524 서울특별시 중구 세종대로 110 3층"
        page = owner.post(f"/cases/{case.reference}/paste/", {"text": text}, follow=True).content.decode()
        return bool(dict(re.findall(r'name="take" value="([\w-]+)"( checked)?', page))["address"])

    assert is_chosen()
    fields = {"country": "KR", "postcode": "22300", "address": "인천광역시 중구 견본로 12", "recipient": "반품센터"}
    ReturnAddress.write(case, fields, now=NOW)
    assert not is_chosen()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("path", ["paste", "replies"])
def test_a_megabyte_of_anything_is_answered(case: Case, path: str, text: str) -> None:
    """How fast, says tests/bench/pasting.py."""
    assert holding(case).post(f"/cases/{case.reference}/{path}/", {"text": megabyte_of(text)}).status_code in {200, 422}
