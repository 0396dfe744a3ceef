"""What the case page shows, and that nothing a buyer typed can run there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cases.casefile.models import Case
from cases.core.formats.codes import hash_key
from cases.money.models import Entry
from cases.photos.models import WaivedShot
from cases.process.events import Kind
from cases.process.money import Sort
from cases.process.states import Role, Status
from cases.returns.models import ReturnAddress, Shipment, Station
from cases.staff.measures import in_words
from tests.support.admin import change_url
from tests.support.factories import KEY, make_case, photo_row
from tests.support.moments import NOW

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "https://evil.example/x",
    "{{ request.user }}{% debug %}",
]


class Outline(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_days_that_run_stand_on_top_and_what_was_measured_in_words(reference_data: None, reviewer: Client) -> None:
    case = make_case(received_on=dt.date(2026, 11, 18))
    measures = {"width": 9, "height": 9, "blur": 0.2, "sharpest": 0.1, "mean": 20, "std": 9, "glare": 0.3, "from": ""}
    photo_row(case, measures=measures)
    page = reviewer.get(change_url(case)).text
    assert page.index(">D-1</span> ") < page.index('id="rg-facts"')
    assert "흐림 없음 · 어두움 · 빛 반사 있음" in page
    assert in_words(measures | {"blur": 0.9, "sharpest": 0.9, "mean": 120, "glare": 0}) == "흐려 보임 · 밝기 보통"
    assert in_words({}) == ""


def test_it_shows_facts_photos_shot_list_return_and_timeline(reviewer: Client) -> None:
    case = make_case(amount="12900.00", currency="KRW", story="물이 샙니다")
    photo = photo_row(case, caption="주둥이", taken_at_claimed="2026:11:20 10:00:00", original_name="IMG_1.jpg")
    ReturnAddress.objects.create(case=case, postcode="06234", address="부산시 해운대구", recipient="창고", phone="123")
    Shipment.objects.create(
        case=case,
        carrier="cj",
        tracking_number="12",
        shipped_on=dt.date(2026, 11, 21),
        expected_on=dt.date(2026, 12, 2),
    )
    for number, day, said in (("12", 21, "서울 접수"), ("12", 23, "배송완료"), ("77", 20, "인천 도착")):
        Station.objects.create(
            case=case, tracking_number=number, happened_on=dt.date(2026, 11, day), said=said, created_at=NOW
        )
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, note="봐 주세요", now=NOW)
    page = reviewer.get(change_url(case)).text
    for shown in (
        "유리 티포트",
        "8190 0000 0000 0001",
        "12,900원",
        "물이 샙니다",
        "주둥이",
        "IMG_1.jpg",
        "2026:11:20 10:00:00",
        photo.sha256[:12],
        "1장 있음",
        "아직 없음",
        "부산시 해운대구",
        "봐 주세요",
        "CJ대한통운",
        "우편번호는 서울특별시인데",
        "운송장 번호는 보통 숫자",
        "2026-12-02",
        "2026-11-21 서울 접수",
        "<strong>2026-11-23 배송완료</strong>",
        "다른 소포 77",
    ):
        assert shown in page, shown
    images = [attrs for tag, attrs in Outline(page).tags if tag == "img"]
    thumb = f"/cases/{case.reference}/evidence/{photo.pk}/shared-thumb/?v={photo.shared_version}"
    assert [(image["src"], image["width"], image["height"]) for image in images] == [(thumb, "320", "240")]
    assert f'href="{reverse("admin:casefile_case_photo", args=[case.pk, photo.pk])}"' in page


def test_what_the_buyer_asks_of_the_reviewer_stands_on_top_as_long_as_the_case_waits(reviewer: Client) -> None:
    def card() -> str:
        page = reviewer.get(change_url(case)).text
        return page.partition('aria-labelledby="rg-facts"')[2].partition("</section>")[0]

    case = make_case(story="물이 샙니다")
    photo_row(case)
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, note="금 간 곳이 <b>보이는지</b> 봐 주세요", now=NOW)
    assert "금 간 곳이 &lt;b&gt;보이는지&lt;/b&gt; 봐 주세요" in card().partition("구매자가 부탁한 것")[2]
    case.move(Status.NEEDS_EVIDENCE, by=None, role=Role.STAFF, note="한 장 더요", now=NOW)
    assert "부탁한 것" not in card()
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, note="", now=NOW)
    assert "부탁한 것" not in card()


def shots_missing(client: Client, case: Case) -> int:
    return client.get(change_url(case)).text.count('data-present="false"')


def test_a_photo_that_the_buyer_waived_is_not_missing_unless_it_was_asked_for(reviewer: Client) -> None:
    case = make_case(status="in_review")
    photo_row(case, kind="damage")
    missing = shots_missing(reviewer, case)
    WaivedShot.objects.create(case=case, kind="outer-box")
    WaivedShot.objects.create(case=case, kind="damage")
    page = reviewer.get(change_url(case)).text
    assert page.count("구매자: 해당 없어요") == 1
    assert shots_missing(reviewer, case) == missing - 1
    case.move(Status.NEEDS_EVIDENCE, by=None, role=Role.STAFF, note="?", data={"missing": ["outer-box"]}, now=NOW)
    assert shots_missing(reviewer, case) == missing


def test_secrets_of_the_case_are_not_shown(reviewer: Client) -> None:
    case = make_case(status="in_review")
    page = reviewer.get(change_url(case)).text
    assert hash_key(KEY) not in page
    assert str(case.intake_id) not in page
    assert case.intake_id.hex not in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_a_buyer_typed_becomes_markup_or_a_link(reviewer: Client, payload: str) -> None:
    plain = make_case(status="in_review")
    photo_row(plain, caption="x", original_name="x", taken_at_claimed="x")
    plain.record(Kind.NOTED, role=Role.OWNER, note="x", now=NOW)
    ReturnAddress.objects.create(case=plain, country="CN", address="x", recipient="x")
    Shipment.objects.create(case=plain, carrier="other", tracking_number="x", shipped_on=dt.date(2026, 11, 21))
    hostile = make_case(status="in_review", item=payload, story=payload, order_number=payload[:20])
    photo_row(hostile, caption=payload, original_name=payload, taken_at_claimed=payload[:40], kind=payload[:30])
    hostile.record(Kind.NOTED, role=Role.OWNER, note=payload, data={"missing": [payload]}, now=NOW)
    ReturnAddress.objects.create(
        case=hostile, address=payload, recipient=payload, phone=payload[:40], postcode=payload[:12], note=payload
    )
    Shipment.objects.create(
        case=hostile, carrier=payload[:20], tracking_number=payload[:40], shipped_on=dt.date(2026, 11, 21)
    )
    for url in (change_url(hostile), "/admin/casefile/case/", "/admin/casefile/case/?q=" + payload, change_url(plain)):
        page = reviewer.get(url).text
        tags = Outline(page).tags
        names = [name for _tag, attrs in tags for name in attrs]
        assert not [name for name in names if name.startswith("on") or name == "style"]
        assert all(attrs.get("src") for tag, attrs in tags if tag in {"script", "img"})
        targets = [value for _tag, attrs in tags for name, value in attrs.items() if name in {"href", "src", "action"}]
        assert not [value for value in targets if value and (urlsplit(value).scheme or urlsplit(value).netloc)]
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "evil.example/x" in reviewer.get(change_url(hostile)).text or "evil" not in payload


def test_the_page_costs_the_same_with_many_photos_and_events(reviewer: Client, django_assert_num_queries) -> None:
    case = make_case(status="in_review")
    reviewer.get(change_url(case))  # The first look of a minute is written down.
    with django_assert_num_queries(15):
        reviewer.get(change_url(case))
    for number in range(30):
        photo_row(case)
        by = User.objects.create(username=f"staff{number}")
        case.record(Kind.NOTED, role=Role.STAFF, by=by, now=NOW)
    with django_assert_num_queries(15):
        reviewer.get(change_url(case))


def test_a_reviewer_writes_down_that_the_address_was_compared(reviewer: Client, stop_time) -> None:
    case = make_case()
    address = ReturnAddress.objects.create(case=case, postcode="06234", address="부산시 해운대구", recipient="창고")
    page = reviewer.get(change_url(case)).text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    where = reverse("admin:casefile_case_address", args=[case.pk])
    assert "무엇과 비교했는지" in reviewer.post(where, {"against": "guess", "seen": seen}, follow=True).text
    assert "그사이에 주소가 바뀌었어요" in reviewer.post(where, {"against": "label", "seen": "x"}, follow=True).text
    address.refresh_from_db()
    assert address.checked_at is None
    answer = reviewer.post(where, {"against": "label", "seen": seen}, follow=True).text
    assert "구매자에게 바로 보여요" in answer and "(검토자)" in answer
    address.refresh_from_db()
    assert (address.checked_against, address.checked_by) == ("label", Role.STAFF)
    event = case.events.get(kind=Kind.ADDRESS_CHECKED)
    assert (event.role, event.by.username) == (Role.STAFF, "reviewer")


def test_who_may_not_decide_checks_no_address(keeper: Client) -> None:
    case = make_case()
    ReturnAddress.objects.create(case=case, address="부산시 해운대구", recipient="창고")
    where = reverse("admin:casefile_case_address", args=[case.pk])
    assert keeper.post(where, {"against": "label"}).status_code == 403
    assert not case.events.filter(kind=Kind.ADDRESS_CHECKED).exists()


def test_the_money_stands_among_the_facts(reviewer: Client) -> None:
    case = make_case(amount="30000", currency="KRW")
    Entry.write(case, Sort.REFUNDED, {"amount": Decimal(12_000), "currency": "KRW", "happened_on": NOW.date()}, now=NOW)
    page = reviewer.get(change_url(case)).text
    assert "<dt>돌려받은 돈</dt><dd>12,000원</dd>" in page
    assert "<dt>아직 못 받은 돈</dt><dd>18,000원</dd>" in page
    assert "제안받은 금액" not in page
