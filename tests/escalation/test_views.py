"""The ladder as its owner sees and uses it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from cases.escalation.models import Filing, OrderTerms, Rung
from cases.messages.models import MessageTemplate
from cases.reminders.models import ChosenDay
from tests.support.clients import holding
from tests.support.factories import make_case, photo_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


@pytest.fixture
def refused():
    """A refused case: paid on the 1st by card, asked on the 5th."""
    return make_case(
        problem="damaged",
        status="rejected",
        amount=Decimal(32900),
        currency="KRW",
        requested_on=dt.date(2026, 11, 5),
        received_on=dt.date(2026, 11, 3),
        story="뚜껑이 깨져서 왔어요.",
    )


def show(case, path="ladder/"):
    return holding(case).get(f"/cases/{case.reference}/{path}").content.decode()


def post(case, path, **fields):
    return holding(case).post(f"/cases/{case.reference}/ladder/{path}", fields)


def states(page):
    return dict(re.findall(r'data-rung="([\w-]+)" data-state="([\w-]+)"', page))


def test_each_rung_says_how_it_stands_and_what_is_ready(refused):
    page = show(refused)
    assert states(page) == {
        "seller": "used",
        "platform": "used",
        "appeal": "open",
        "counselling": "open",
        "relief": "not-yet",
        "mediation": "not-yet",
        "chargeback": "open",
    }
    assert re.search(r'data-rung="counselling"[^>]*data-ready="2/4"', page)


@pytest.mark.parametrize(("status", "helped"), [("return_due", True), ("returning", True), ("preparing", False)])
def test_while_the_usual_way_goes_on_its_turn_leads_and_help_is_for_who_is_stuck(status, helped):
    page = show(make_case(problem="damaged", status=status, approved_on=dt.date(2026, 11, 23)))
    head = page[page.index('class="panel now') : page.index("rungs-title")]
    assert ("막히면" in head) == helped
    assert ("준비하고 신청하기" in head) != helped
    assert ("지금은 반품을 보낼 차례예요" in head) == (status == "return_due")
    assert ("반품 준비하기" in head) == (status == "return_due")
    assert "사건에서 이어 하기" not in head
    badges = re.findall(
        r'data-state="open".*?<span class="badge" data-tone="(\w+)">(?:<span.*?</span>)?(.*?)</span>', page, re.DOTALL
    )
    assert badges and {label for _tone, label in badges} == {"막히면" if helped else "지금"}
    assert not helped or "good" not in {tone for tone, _label in badges}, "one thing is to be done now"


@pytest.mark.parametrize(
    ("status", "said"), [("platform_review", "하는 중"), ("return_due", "승인됐어요"), ("rejected", "나왔어요")]
)
def test_what_aliexpress_does_is_not_said_to_be_done_by_the_buyer(status, said):
    page = show(make_case(problem="damaged", status=status))
    rung = page[page.index('id="rung-platform"') :].partition("</summary>")[0]
    assert said in rung
    assert "했어요" not in rung


@pytest.mark.parametrize(
    ("status", "fold", "why"),
    [
        ("preparing", "나중 단계", "먼저 주문 화면에서 환불을 신청하세요."),
        ("closed", "닫힌 단계", "사건이 끝났어요. 다시 열면 이어서 볼 수 있어요."),
    ],
)
def test_what_many_steps_wait_for_is_said_once_above_them(status, fold, why):
    page = show(make_case(problem="damaged", status=status))
    assert page.index(fold) < page.index(why)
    assert page.count(why) == 1
    assert "<summary>나중 단계" not in show(make_case(problem="damaged", status="rejected"))


def test_the_photos_are_counted_as_their_own_page_counts_them(refused):
    photo_row(refused, kind="damage")
    counted = re.search(r"\d+가지 중 \d+가지를 모았어요", show(refused, "evidence/"))
    assert counted and f'<span class="rows__text">{counted[0]}</span>' in show(refused)


def test_the_photos_are_there_once_none_that_would_help_is_missing(refused):
    shots = [shot.slug for shot in refused.guide_problem.lacks(())]
    for kind in shots[:-1]:
        photo_row(refused, kind=kind)
    assert 'data-need="photos" data-there="false"' in show(refused)
    photo_row(refused, kind=shots[-1])
    assert 'data-need="photos" data-there="true"' in show(refused)


def test_what_is_missing_leads_to_where_it_is_put_right(refused):
    assert f'href="/cases/{refused.reference}/evidence/?kind=conversation"' in show(refused, "ladder/counselling/")
    photo_row(refused, kind="conversation")
    assert re.search(r'data-rung="counselling"[^>]*data-ready="3/4"', show(refused))


def test_an_application_is_written_down_with_the_day_of_its_answer(refused):
    response = post(refused, "counselling/", filed_on="2026-11-23", number="2026-1234567", answer_on="2026-12-01")
    assert response.status_code == 302
    filing = Filing.objects.get()
    assert (filing.rung, filing.filed_on, filing.number) == ("counselling", dt.date(2026, 11, 23), "2026-1234567")
    day = ChosenDay.objects.get()
    assert (day.on, day.note) == (dt.date(2026, 12, 1), "소비자24·1372 상담 답 확인하기")
    refused.refresh_from_db()
    assert refused.status == "escalated"
    page = show(refused)
    assert states(page)["counselling"] == "used"
    assert states(page)["relief"] == "open"
    assert "2026-1234567" in show(refused, "timeline/")


def test_an_appeal_goes_back_to_the_platform(refused):
    post(refused, "appeal/", filed_on="2026-11-24")
    refused.refresh_from_db()
    assert refused.status == "platform_review"


def test_twice_is_once(refused):
    for _tap in range(2):
        post(refused, "counselling/", filed_on="2026-11-23")
    assert Filing.objects.count() == 1
    assert refused.events.filter(kind="help_asked").count() == 1


def test_a_slip_is_taken_back(refused):
    post(refused, "counselling/", filed_on="2026-11-23")
    post(refused, "counselling/strike/")
    assert not Filing.objects.exists()
    assert states(show(refused))["counselling"] == "open"
    assert "잘못 적은 신청을 지웠어요" in show(refused, "timeline/")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"filed_on": "2026-11-25"}, "오늘까지"),
        ({"filed_on": "2026-10-01"}, "결제한 날보다"),
        ({"filed_on": ""}, "날짜를 적어"),
        ({"filed_on": "2026-11-23", "answer_on": "2026-11-24"}, "내일부터"),
    ],
)
def test_a_wrong_day_is_said_and_nothing_is_lost(refused, fields, said):
    response = post(refused, "counselling/", number="77-A", **fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert "77-A" in page
    assert not Filing.objects.exists()


def test_a_payment_in_korea_closes_the_chargeback(refused):
    answers = {"domestic_seller": "yes", "domestic_payment": "yes", "instalments": "no"}
    assert post(refused, "terms/", **answers).status_code == 302
    assert OrderTerms.objects.get().domestic_payment
    page = show(refused)
    assert states(page)["chargeback"] == "closed"
    assert "전자상거래법이 그대로" in page
    assert 'value="yes" id="id_domestic_seller_0" checked' in page or re.search(
        r'name="domestic_seller"[^>]*value="yes"[^>]*checked', page
    )


def test_answers_that_are_none_are_said(refused):
    assert post(refused, "terms/", domestic_seller="maybe").status_code == 422


def test_the_letter_is_cut_to_the_fields_of_its_receiver(refused):
    page = show(refused, "ladder/counselling/")
    assert re.findall(r'data-field="(\w+)"', page) == ["title", "facts", "demand"]
    assert "32,900원 환불을 요청합니다." in page
    assert "뚜껑이 깨져서 왔어요." in page
    assert "None" not in page


def test_the_platform_reads_english_and_a_korean_seller_korean():
    case = make_case(amount=Decimal(32900), currency="KRW")
    page = show(case, "ladder/seller/")
    assert 'lang="en"' in page
    assert "KRW 32,900" in page
    post(case, "terms/", domestic_seller="yes", domestic_payment="unknown", instalments="unknown")
    page = show(case, "ladder/seller/")
    assert 'lang="en"' not in page
    assert "청약을 철회하고 환불을 요청합니다." in page


def test_a_rung_that_is_none_of_this_order_is_not_there(refused):
    assert holding(refused).get(f"/cases/{refused.reference}/ladder/paypal/").status_code == 404


def test_the_request_is_recorded_as_a_move():
    case = make_case()
    assert f'href="/cases/{case.reference}/move/filed/"' in show(case, "ladder/seller/")
    post(case, "seller/", filed_on="2026-11-23")
    assert not Filing.objects.exists()


def test_how_often_it_ends_well_is_said_where_a_source_says_so(refused):
    assert "69건 중 48건 합의" in show(refused)


def test_what_staff_changed_is_what_pages_say(refused):
    rung = Rung.objects.get(slug="counselling")
    rung.can_do = "담당자가 고친 글이에요."
    rung.save()
    assert "담당자가 고친 글이에요." in show(refused)


def test_the_boxes_say_what_staff_wrote_into_the_message(refused):
    row = MessageTemplate.objects.get(slug="to-agency")
    row.korean = "[[title:]] 제 환불\n\n[[facts:]] 주문했습니다.\n\n[[demand:]] {due|을} 부탁드립니다."
    row.save()
    page = show(refused, "ladder/counselling/")
    assert re.findall(r'data-field="(\w+)"', page) == ["title", "facts", "demand"]
    assert "32,900원을 부탁드립니다." in page
    row.korean = "{due|을} 부탁드립니다."
    row.save()
    assert re.findall(r'data-field="(\w+)"', show(refused, "ladder/counselling/")) == ["text"]


def test_where_one_applied_before_is_said_to_the_next_but_not_to_the_same(refused):
    post(refused, "counselling/", filed_on="2026-11-23")
    assert "먼저 신청한 곳은 소비자24" in show(refused, "ladder/relief/")
    assert "먼저 신청한 곳은" not in show(refused, "ladder/counselling/")


def test_a_rung_whose_message_is_gone_has_no_boxes(refused):
    Rung.objects.filter(slug="counselling").update(message="nobody")
    page = show(refused, "ladder/counselling/")
    assert "data-field" not in page and "보낼 메시지 보기" not in page


def test_the_page_costs_the_same_for_many_rungs(refused, django_assert_max_num_queries):
    browser = holding(refused)
    with django_assert_max_num_queries(14):
        browser.get(f"/cases/{refused.reference}/ladder/")


def test_an_order_of_which_little_is_known_has_its_ladder():
    case = make_case(order_number="", item="", paid_on=None, received_on=None, payment="", problem="not-received")
    assert "seller" in states(show(case))
    for slug in states(show(case)):
        page = show(case, f"ladder/{slug}/")
        assert "None" not in page


def test_staff_keep_the_rungs_and_can_name_only_what_is_there():
    from cases.escalation.admin import RungForm

    row = Rung.objects.get(slug="chargeback")
    data = {field: getattr(row, field) for field in RungForm.base_fields if getattr(row, field) is not None}
    assert RungForm(data, instance=row).is_valid()
    for name, value in (("papers", ["passport"]), ("closes_with", ["never"]), ("facts", ["rumour"]), ("after", "x")):
        assert name in RungForm({**data, name: value}, instance=row).errors


def test_while_the_platform_decides_nothing_is_to_be_done():
    case = make_case(status="platform_review", requested_on=dt.date(2026, 11, 2), paid_on=dt.date(2026, 10, 30))
    page = show(case)
    assert "지금은 기다릴 차례예요" in page
    assert "data-primary" not in page


def test_while_the_platform_decides_a_card_whose_safe_day_is_near_leads():
    case = make_case(status="platform_review", requested_on=dt.date(2026, 11, 2), paid_on=dt.date(2026, 10, 20))
    page = show(case)  # Ten days to the 45th, seventy more to the last.
    assert "지금은 기다릴 차례예요" not in page
    assert re.search(r'data-rung="chargeback"[^>]*data-state="open"', page)


def test_a_dispute_at_paypal_starts_its_clock():
    case = make_case(status="rejected", payment="paypal", requested_on=dt.date(2026, 11, 5))
    post(case, "paypal/", filed_on="2026-11-23")
    case.refresh_from_db()
    assert case.paypal_disputed_on == dt.date(2026, 11, 23)
    assert 'data-deadline="paypal-claim-20d"' in show(case, "deadlines/")


def test_korean_law_is_told_of_for_a_korean_seller(refused):
    assert 'data-fact="k-venue"' not in show(refused)
    post(refused, "terms/", domestic_seller="yes", domestic_payment="no", instalments="no")
    page = show(refused)
    assert 'data-fact="k-venue"' in page
    assert 'data-fact="k-venue-payment"' not in page


def test_the_site_to_apply_at_stands_above_what_is_needed_for_it(refused):
    page = show(refused, "ladder/counselling/")
    assert page.index("신청하는 사이트 열기") < page.index('id="needs-title"')


def test_what_is_pasted_is_copied_first_and_one_button_stands_out(refused):
    page = show(refused, "ladder/counselling/").partition("<main")[2]
    order = [
        "1. 칸마다 복사하기",
        "2. 증거 모음과 함께 신청하기",
        "신청하는 사이트 열기",
        "3. 접수 번호 적어 두기",
        'id="needs-title"',
    ]
    assert [page.index(text) for text in order] == sorted(page.index(text) for text in order)
    assert len(re.findall(r'class="button(?! button--(?:secondary|quiet))[^"]*"', page)) == 1


def test_who_reads_korean_is_offered_no_other_language_and_a_mistake_opens_its_form(refused):
    assert "보낼 메시지 보기" not in show(refused, "ladder/counselling/")
    assert "보낼 메시지 보기" in show(refused, "ladder/appeal/")
    assert '<details class="folds folds__more" open>' in post(refused, "counselling/", filed_on="").content.decode()
