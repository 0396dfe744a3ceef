"""The return address: forgiving, warning, never blocking on a hunch."""

import datetime as dt
import re

import pytest

from cases.calendars.models import calendar_of
from cases.casefile.models import Case
from cases.core.formats.postcodes import is_surely_korean
from cases.returns.models import ReturnAddress
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db

KOREA = {
    "country": "KR",
    "recipient": "알리 반품센터",
    "phone": "031-123-4567",
    "postcode": "22742",
    "address": "인천광역시 서구 정서진로 410",
    "note": "RMA 77",
}


def test_an_address_is_kept_and_can_be_copied(owner, case):
    response = owner.post(f"/cases/{case.reference}/return/", KOREA)
    assert response.url == f"/cases/{case.reference}/return/"
    page = owner.get(response.url).text
    assert 'data-copy="#return-label"' in page
    assert "(22742) 인천광역시 서구 정서진로 410" in page
    assert [event.kind for event in case.events.all()] == ["address_saved"]


@pytest.mark.parametrize(
    ("postcode", "sentence"),
    [("404-170", "예전 6자리 우편번호"), ("", "우편번호 5자리를 적어"), ("227", "숫자 5자리예요")],
)
def test_a_korean_postcode_has_five_digits(owner, case, postcode, sentence):
    response = owner.post(f"/cases/{case.reference}/return/", {**KOREA, "postcode": postcode})
    assert response.status_code == 422
    page = response.text
    assert sentence in page
    assert "정서진로 410" in page
    assert not ReturnAddress.objects.exists()


def test_another_region_only_warns(owner, case):
    response = owner.post(f"/cases/{case.reference}/return/", {**KOREA, "postcode": "0 45-24"})
    assert response.status_code == 302
    assert ReturnAddress.objects.get().postcode == "04524"
    page = owner.get(response.url).text
    assert "서울특별시인데 주소는 다른 지역" in page


@pytest.mark.parametrize(
    ("country", "postcode", "status"), [("CN", "518000", 302), ("CN", "", 302), ("CN", "5180", 422), ("HK", "", 302)]
)
def test_china_and_hong_kong_are_taken_as_given(owner, case, country, postcode, status):
    address = "广东省深圳市宝安区福永街道 12号"
    given = {**KOREA, "country": country, "postcode": postcode, "address": address, "phone": "+86 755 1234"}
    assert owner.post(f"/cases/{case.reference}/return/", given).status_code == status
    if status == 302:
        page = owner.get(f"/cases/{case.reference}/return/").text
        assert address in page
        assert '<p class="callout" data-tone="warn">' not in page


def test_the_form_of_a_saved_address_is_folded_until_something_is_wrong_with_it(owner, case):
    path = f"/cases/{case.reference}/return/"
    assert "주소 고치기" not in owner.get(path).text
    owner.post(path, KOREA)
    folded = r"<details[^>]*?( open)?>\s*<summary>주소 고치기</summary>\s*<form"
    assert re.findall(folded, owner.get(path).text) == [""]
    assert re.findall(folded, owner.post(path, {**KOREA, "postcode": "227"}).text) == [" open"]


def test_what_is_rarely_written_is_folded_unless_the_goods_go_abroad_or_something_stands_there(owner, case):
    path = f"/cases/{case.reference}/return/"
    folded = r"<details[^>]*?( open)?>\s*<summary>더 적기"
    assert re.findall(folded, owner.get(path).text) == [""]
    for change in ({"country": "CN"}, {"note": "RMA-1", "recipient": ""}):
        assert re.findall(folded, owner.post(path, {**KOREA, "postcode": "227", **change}).text) == [" open"]


@pytest.mark.parametrize(
    ("country", "address", "marked"),
    [
        ("CN", "广东省深圳市宝安区福永街道 12号", '<span lang="zh-Hans">广东省深圳市宝安区福永街道 12号</span>'),
        ("HK", "香港九龍觀塘 8/F", '<span lang="zh-Hant">香港九龍觀塘 8/F</span>'),
        ("HK", "Flat 8, Kwun Tong", '<span lang="en">Flat 8, Kwun Tong</span>'),
        ("CN", "<b>广东省", '<span lang="zh-Hans">&lt;b&gt;广东省</span>'),
    ],
)
def test_each_line_of_a_label_says_in_which_language_it_is(owner, case, reviewer, country, address, marked):
    given = {**KOREA, "country": country, "postcode": "", "address": address, "recipient": "退货部"}
    owner.post(f"/cases/{case.reference}/return/", given)
    for page in (
        owner.get(f"/cases/{case.reference}/return/").text,
        reviewer.get(f"/admin/casefile/case/{case.pk}/change/").text,
    ):
        assert marked in page
        assert '<span lang="en">CHINA</span>' in page or '<span lang="en">HONG KONG</span>' in page


def test_what_is_missing_is_said_and_nothing_typed_is_lost(owner, case):
    response = owner.post(f"/cases/{case.reference}/return/", {**KOREA, "recipient": "", "address": ""})
    page = response.text
    assert response.status_code == 422
    assert "받는 사람을 적어 주세요" in page
    assert "주소를 적어 주세요" in page
    assert 'value="22742"' in page


def test_a_second_save_replaces_the_first(owner, case):
    owner.post(f"/cases/{case.reference}/return/", KOREA)
    owner.post(f"/cases/{case.reference}/return/", {**KOREA, "recipient": "다른 센터"})
    assert ReturnAddress.objects.get(case=case).recipient == "다른 센터"


@pytest.mark.parametrize(
    ("country", "field", "typed", "kept"),
    [
        ("KR", "postcode", "[22742]", "22742"),
        ("KR", "postcode", "우)22742", "22742"),
        ("KR", "postcode", "22742\u200b", "22742"),
        ("KR", "postcode", "22742 인천광역시 서구", "22742"),
        ("CN", "postcode", "邮编：518000", "518000"),
        ("CN", "postcode", "５１８０００\u200b", "518000"),
        ("KR", "phone", "전화: ０３１-１２３-４５６７", "031-123-4567"),
        ("KR", "phone", "031-123-4567 내선 12", "031-123-4567 내선 12"),
        ("KR", "recipient", "\u200e알리\u00a0반품센터\u3164", "알리 반품센터"),
        ("HK", "postcode", "999077\u200b", "999077"),
        (
            "KR",
            "phone",
            "받는 사람 전화번호는 다음과 같습니다. 031-123-4567",
            "받는 사람 전화번호는 다음과 같습니다. 031-123-4567",
        ),
    ],
)
def test_what_stands_around_a_number_is_left_aside_and_said(owner, case, country, field, typed, kept):
    answer = owner.post(
        f"/cases/{case.reference}/return/",
        {**KOREA, "country": country, "postcode": KOREA["postcode"] if country == "KR" else "", field: typed},
        follow=True,
    )
    assert getattr(ReturnAddress.objects.get(), field) == kept
    assert (f"{kept}만 적었어요." in answer.text) == (any(word in typed for word in ("우)", "인천", "邮编", "전화:")))


@pytest.mark.usefixtures("now", "reference_data")
def test_what_is_about_goods_sent_abroad_is_no_deadline_of_a_return_within_korea():
    case = make_case(
        status="return_due",
        dispatched_on=dt.date(2026, 11, 9),
        received_on=dt.date(2026, 11, 14),
        approved_on=NOW.date(),
    )
    owner = holding(case)

    def duty_on(*pages):
        return [("관세를 돌려받을 기한" in owner.get(f"/cases/{case.reference}/{page}").text) for page in pages]

    assert duty_on("deadlines/", "calendar/") == [True, True]
    ReturnAddress.write(case, {**KOREA, "postcode": "518000", "address": "광둥성 선전시 바오안구 12"}, now=NOW)
    assert duty_on("deadlines/") == [True]  # The country is what the form begins with.
    ReturnAddress.write(case, KOREA, now=NOW)
    assert duty_on("deadlines/", "calendar/", "") == [False, False, False]
    assert "관세" not in calendar_of(case, "https://example.org/", NOW).decode()
    assert "duty-refund-6m" not in Case.objects.get(pk=case.pk).announced_deadlines
    ReturnAddress.write(case, {**KOREA, "country": "CN"}, now=NOW)
    assert duty_on("deadlines/", "calendar/") == [True, True]


@pytest.mark.parametrize(
    ("postcode", "address", "sure"),
    [
        ("22742", "인천광역시 서구 정서진로 410", True),
        ("", "Incheon, Seo-gu, Jeongseojin-ro 410", True),
        ("04524", "인천광역시 서구 정서진로 410", False),
        ("22742", "정서진로 410", False),
        ("518000", "广东省深圳市宝安区福永街道 12号", False),
    ],
)
def test_an_address_is_in_korea_only_where_it_says_so(postcode, address, sure):
    assert is_surely_korean(postcode, address) is sure
