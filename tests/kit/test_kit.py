"""The return kit: its list, the check of the address, and the label as receivers of the parcel read it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from cases.kit.label import label_data
from cases.kit.models import MOST_PARTS, Part
from cases.process.events import Kind
from cases.process.shots import RETURN_SHOTS
from cases.returns.models import ReturnAddress
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case
from tests.support.moments import NOW
from tests.support.pdf import add_photo, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

FIELDS = {
    "country": "CN",
    "postcode": "518000",
    "address": "广东省深圳市宝安区 123",
    "other_script": "No. 123, Bao'an District, Shenzhen",
    "recipient": "退货中心 王",
    "phone": "+86 755 1234 5678",
    "note": "RMA-7788",
}


@pytest.fixture
def address(case):
    case.order_number = "3074935419642839"
    case.item = "유리 티포트"
    case.save()
    return ReturnAddress.write(case, FIELDS, now=NOW)


@pytest.fixture
def below(case):
    return f"/cases/{case.reference}/return/"


def saved(response, tmp_path):
    file = tmp_path / "label.pdf"
    file.write_bytes(b"".join(response.streaming_content))
    response.close()
    return file


@pytest.mark.parametrize("size", ["a4", "label"])
def test_the_label_has_both_scripts_and_both_ends_of_the_way(owner, case, address, below, tmp_path, size):
    Part.objects.create(case=case, name="뚜껑")
    sender = {"name": "김민지", "phone": "010-1234-5678", "postcode": "04524", "address": "110 Sejong-daero, Seoul"}
    response = owner.post(f"{below}label/", {"size": size, **sender})
    assert response["Content-Type"] == "application/pdf"
    text = text_of(saved(response, tmp_path))
    for expected in (FIELDS["address"], FIELDS["other_script"], FIELDS["recipient"], "518000", "CHINA", "RMA-7788"):
        assert expected in text
    assert "3074 9354 1964 2839" in text and "김민지" in text and "010-1234-5678" in text and "뚜껑" in text


def test_nothing_of_the_sender_is_stored(owner, case, address, below):
    owner.post(f"{below}label/", {"size": "a4", "name": "김민지", "address": "서울 중구 세종대로 110"}).getvalue()
    case.refresh_from_db()
    assert "김민지" not in repr([vars(case), list(case.events.values()), dict(owner.session)])


def test_a_label_needs_no_sender_and_no_order_number(owner, case, below, tmp_path):
    ReturnAddress.write(case, FIELDS | {"note": "", "other_script": ""}, now=NOW)
    assert "광" not in text_of(saved(owner.post(f"{below}label/", {"size": "label"}), tmp_path))


def test_a_wrong_postcode_is_asked_back_and_nothing_is_lost(owner, case, address, below):
    response = owner.post(f"{below}label/", {"size": "a4", "postcode": "518000", "name": "김민지"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "한국 우편번호는 숫자 5자리예요" in page and "김민지" in page


def test_without_an_address_there_is_no_label(owner, case, below):
    assert owner.post(f"{below}label/", {"size": "a4"}).url == below


def test_the_code_says_what_the_label_says(case, address):
    data = label_data(case, address, [], {}, "a4", NOW)
    assert data["code"] == f"ORDER 3074935419642839\nRMA RMA-7788\nREF {case.reference}"


def test_the_note_has_the_day_in_seoul(case, address):
    night = dt.datetime(2026, 11, 27, 16, 43, tzinfo=dt.UTC)
    assert label_data(case, address, [], {}, "a4", night)["day"] == "2026년 11월 28일(토)"


def test_an_address_is_checked_until_it_changes(owner, case, address, below):
    assert owner.post(f"{below}check/", {}).status_code == 422
    owner.post(f"{below}check/", {"against": "order-page"})
    address.refresh_from_db()
    assert (address.checked_against, address.checked_by, address.checked_at) == ("order-page", "owner", NOW)
    assert case.events.get(kind=Kind.ADDRESS_CHECKED).data == {"against": "order-page"}
    ReturnAddress.write(case, FIELDS | {"address": "广东省深圳市宝安区 124"}, now=NOW)
    address.refresh_from_db()
    assert address.checked_at is None


def test_the_list_of_parts(owner, case, below):
    owner.post(f"{below}kit/parts/", {"names": "본체\n\n충전기"})
    body, charger = case.return_parts.all()
    owner.post(f"{below}kit/parts/{body.pk}/", {"packed": ""})
    owner.post(f"{below}kit/parts/{charger.pk}/", {"remove": ""})
    assert [(part.name, bool(part.packed_at)) for part in case.return_parts.all()] == [("본체", True)]


def test_a_part_of_another_case_is_not_found(owner, below):
    part = Part.objects.create(case=make_case(), name="본체")
    assert owner.post(f"{below}kit/parts/{part.pk}/", {"remove": ""}).status_code == 404


def test_the_list_has_an_end(owner, case, below):
    names = "\n".join(f"부품 {number}" for number in range(MOST_PARTS + 1))
    response = owner.post(f"{below}kit/parts/", {"names": names})
    assert response.status_code == 422 and "부품 7" in response.content.decode()
    assert not case.return_parts.exists()


def test_what_is_ready_is_counted(owner, case, address, below):
    Part.objects.create(case=case, name="본체", packed_at=NOW)
    address.check_against("label", role="owner", now=NOW)
    for shot, colour in zip(RETURN_SHOTS, ["navy", "teal"], strict=False):
        add_photo(case, jpeg(color=colour), kind=shot.slug)
    assert "8개 중 4개 챙겼어요" in owner.get(f"{below}kit/").content.decode()


def test_ways_are_compared_with_what_was_asked(owner, case, below):
    case.amount, case.currency = "24800", "KRW"
    case.save()
    page = owner.get(f"{below}worth/?postage=7,000원&offered=3000").content.decode()
    assert "17,800원" in page and "3,000원" in page
    assert owner.get(f"{below}worth/?postage=많이").status_code == 422


def test_a_label_without_room_on_the_disk_is_told_kindly(owner, below, address, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cases.kit.label.typeset", full)
    response = owner.post(f"{below}label/", {"size": "label", "name": "김민지"})
    assert response.status_code == 503
    assert "라벨을 만들지 못했어요" in response.text and "김민지" in response.text


def test_that_nobody_compared_the_address_is_said_before_it_is_printed(owner, address, below):
    page = owner.get(f"{below}label/").text
    assert page.index("아직 비교하지 않은 주소예요") < page.index("라벨 PDF 받기")


def test_giving_up_stands_among_the_ways_and_the_best_of_them_leads_on(now):
    case = make_case(problem="damaged", payment="card", amount=Decimal(39900), currency="KRW")
    page = holding(case).get(f"/cases/{case.reference}/return/worth/").text
    ways = re.findall(r'<li class="option" data-way="([\w-]+)"', page)
    assert ways[-1] == "letting-go"
    best = page.partition("data-best")[2].partition("</li>")[0]
    assert f'href="/cases/{case.reference}/return/kit/"' in best
    assert page.count("이 방법으로 반품 준비하기") == 1


@pytest.mark.usefixtures("reference_data")
def test_the_last_day_to_send_is_said_where_the_case_knows_it_and_a_number_of_days_where_not():
    paid = {"amount": Decimal(39900), "currency": "KRW"}
    known = make_case(problem="damaged", status="return_due", approved_on=dt.date(2026, 11, 23), **paid)
    kit, worth = (holding(known).get(f"/cases/{known.reference}/return/{page}/").text for page in ("kit", "worth"))
    day = re.search(r"(12월 \d+일\S* 오후 \d+시)까지 보내세요", kit)
    assert day and f"{day[1]}까지 보내고, 도착 뒤 3영업일" in worth
    unknown = make_case(problem="damaged", **paid)
    kit, worth = (holding(unknown).get(f"/cases/{unknown.reference}/return/{page}/").text for page in ("kit", "worth"))
    assert "까지 보내세요" not in kit
    assert "10일 안에 보내고, 도착 뒤 3영업일" in worth


@pytest.mark.usefixtures("reference_data")
def test_what_a_second_return_costs_is_said_with_its_source(owner, below):
    page = owner.get(f"{below}kit/").text
    assert 'class="source"' in page.partition("같은 주문을 두 번째로 반품하면")[2]
