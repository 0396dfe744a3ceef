"""The intake: one thing per page, nothing lost, one case at the end."""

import datetime as dt
import re
from html import unescape

import pytest
from django.test import Client

from cases.casefile.models import Case
from cases.process.problems import FIRST, PROBLEMS, families
from tests.support.intake import answer_all
from tests.support.pages import fields_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("problem", "days", "status"),
    [
        ("damaged", {}, "preparing"),
        ("refund-delayed", {"requested_on": "2026-11-10"}, "filed"),
        ("refund-delayed", {"requested_on": "2026-11-10", "approved_on": "2026-11-15"}, "approved"),
        ("refund-delayed", {}, "filed"),
        ("return-refused", {"shipped_back_on": "2026-11-15"}, "rejected"),
    ],
)
def test_a_case_begins_where_the_buyer_already_is(client, now, problem, days, status):
    client.post("/cases/new/problem/", {"problem": problem})
    client.post("/cases/new/dates/", days)
    for slug in ("order", "payment", "deadline", "story"):
        client.post(f"/cases/new/{slug}/", {})
    case, _response = create(client)
    assert case.status == status
    assert [event.kind for event in case.events.all()][-1] == "opened"
    assert {str(case.requested_on), str(case.approved_on)} <= {*days.values(), "None"}


def create(client):
    response = client.post("/cases/new/check/")
    return Case.objects.get(reference=response.url.split("/")[2]), response


def test_answers_become_one_case(client, now):
    last = answer_all(client)
    assert last.url == "/cases/new/check/"
    page = client.get("/cases/new/check/").text
    for shown in ("유리 티포트", "8190 0000 0000 0001", "12,900원", "11월 20일(금)", "한국 시간 2026년 12월 5일 16:59"):
        assert shown in page
    case, response = create(client)
    assert response.url == f"/cases/{case.reference}/created/"
    assert (case.problem, case.order_number, case.item) == ("damaged", "8190000000000001", "유리 티포트")
    assert (case.payment, case.amount, case.currency) == ("card", 12900, "KRW")
    assert case.order_page.at.isoformat() == "2026-12-05T07:59:00+00:00"
    assert [event.kind for event in case.events.all()] == ["opened"]
    assert client.get(f"/cases/{case.reference}/").status_code == 200


def test_the_key_is_shown_once_and_kept_only_as_a_hash(client, now):
    answer_all(client)
    case, response = create(client)
    first = client.get(response.url).text
    key = re.search(r'id="case-key">([0-9A-Z-]{23})<', first)[1]
    assert case.opens_with(key)
    assert key not in client.get(response.url).text
    assert key not in client.get(f"/cases/{case.reference}/").text
    assert key.replace("-", "") not in str(Case.objects.filter(pk=case.pk).values().get())
    assert key not in str(client.session.items())


def test_a_double_tap_makes_one_case(client, now):
    answer_all(client)
    before = client.cookies["sessionid"].value
    case, _response = create(client)
    client.cookies["sessionid"] = before  # the second tap was sent before the first was answered
    again, _response = create(client)
    assert again == case
    assert client.get(f"/cases/{case.reference}/").status_code == 200


def test_an_answer_that_never_arrives_costs_nothing(client, now):
    answer_all(client)
    first, _response = create(client)
    answer_all(client)
    before = client.cookies["sessionid"].value
    create(client)
    client.cookies["sessionid"] = before
    assert client.get(f"/cases/{first.reference}/").status_code == 200


def test_an_old_session_does_not_fetch_a_case_for_long(client, now, stop_time):
    answer_all(client)
    before = client.cookies["sessionid"].value
    case, _response = create(client)
    client.cookies["sessionid"] = before
    stop_time(now + dt.timedelta(minutes=11))
    assert client.post("/cases/new/check/").url == "/cases/"
    assert client.get(f"/cases/{case.reference}/").status_code == 404


def test_going_back_keeps_even_what_is_wrong(client, now):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    response = client.post("/cases/new/order/", {"order_number": "12", "item": "컵", "back": "1"})
    assert response.url == "/cases/new/problem/"
    page = client.get("/cases/new/order/").text
    assert 'value="12"' in page
    assert 'value="컵"' in page


def test_a_later_question_leads_back_even_as_the_first_that_is_asked(client, now):
    assert 'name="back"' not in client.get("/cases/new/order/?problem=damaged").text
    page = client.get("/cases/new/dates/?problem=damaged").text
    assert 'name="back"' in page
    response = client.post("/cases/new/dates/", {"begin": "damaged", "paid_on": "2026-11-20", "back": "1"})
    assert response.url == "/cases/new/order/"
    assert "부서지거나 고장 났어요" in client.get(response.url).text
    assert 'value="2026-11-20"' in client.get("/cases/new/dates/").text


def test_a_question_that_nobody_has_to_answer_says_that_it_may_be_skipped(client, now):
    assert ">건너뛰기</button>" not in client.get("/cases/new/problem/").text
    assert ">건너뛰기</button>" in client.get("/cases/new/dates/?problem=damaged").text
    assert client.post("/cases/new/dates/", {"begin": "damaged"}).url == "/cases/new/payment/"
    # Half of an answer holds nobody back who leaves the question out.
    half = {"received_on": "언젠가"}
    assert client.post("/cases/new/dates/", half).status_code == 422
    skipped = client.post("/cases/new/dates/", half | {"skip": "1"})
    assert (skipped.status_code, skipped.headers["Location"]) == (302, "/cases/new/payment/")


def test_an_error_keeps_what_was_typed_and_says_it_beside_the_field_and_on_top(client, now):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    response = client.post("/cases/new/order/", {"order_number": "12 34", "item": "컵"})
    page = response.text
    assert response.status_code == 422
    assert page.count("주문번호는 숫자 12~20자리예요.") == 2
    assert 'value="12 34"' in page
    assert "<title>오류: " in page


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"received_on": "2026-11-25"}, "아직 오지 않은 날짜예요"),
        (
            {"paid_on": "2026-11-21", "received_on": "2026-11-20"},
            "‘받은 날’이 ‘결제한 날’(2026년 11월 21일)보다 빨라요",
        ),
        (
            {"received_on": "2026-11-20", "noticed_on": "2026-11-19"},
            "‘문제를 알게 된 날’이 ‘받은 날’(2026년 11월 20일)보다 빨라요",
        ),
        ({"paid_on": "1999-01-01"}, "너무 오래된 날짜예요. 연도를 확인해 주세요"),
        ({"paid_on": "어제"}, "날짜를 읽지 못했어요"),
    ],
)
def test_impossible_days_get_one_clear_sentence(client, now, days, sentence):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    response = client.post("/cases/new/dates/", days)
    assert response.status_code == 422
    assert sentence in response.text


@pytest.mark.parametrize(
    ("day", "time", "zone", "status"),
    [
        ("2027-03-14", "02:30", "America/Los_Angeles", 422),
        ("2027-03-14", "2시 00분", "America/Los_Angeles", 422),
        ("2028.3.12", "02:59:59", "America/Los_Angeles", 422),
        ("2027-03-14", "02:30", "Asia/Seoul", 302),
        ("2027-03-14", "02:30", "", 302),
        ("2027-03-14", "", "America/Los_Angeles", 302),
        ("2027-03-14", "03:00", "America/Los_Angeles", 302),
        ("2027-11-07", "01:30", "America/Los_Angeles", 302),
    ],
)
def test_an_hour_that_no_clock_shows_is_asked_again(client, now, day, time, zone, status):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    typed = {"deadline_on": day, "deadline_time": time, "zone": zone}
    response = client.post("/cases/new/deadline/", typed)
    assert response.status_code == status
    assert ("미국 태평양 시간으로는 없는 시각이에요" in response.text) is (status == 422)
    assert ('href="#id_deadline_time"' in response.text) is (status == 422)
    assert client.get("/cases/new/check/").status_code == 200


def test_of_an_hour_that_comes_twice_the_first_is_taken_and_said(client, now):
    typed = {"deadline_on": "2027-11-07", "deadline_time": "01:30", "zone": "America/Los_Angeles"}
    answer_all(client, deadline=typed)
    assert "이 시각이 두 번 있어요" in client.get("/cases/new/check/").text
    case, _response = create(client)
    assert case.order_page.at.isoformat() == "2027-11-07T08:30:00+00:00"
    answer_all(client)
    assert "이 시각이 두 번 있어요" not in client.get("/cases/new/check/").text


def test_today_in_seoul_is_not_the_future(client, stop_time):
    # 2026-11-24 08:30 in Seoul is still the 23rd in UTC.
    stop_time(dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC))
    client.post("/cases/new/problem/", {"problem": "damaged"})
    assert client.post("/cases/new/dates/", {"received_on": "2026-11-24"}).status_code == 302


@pytest.mark.parametrize("typed", ["2026-11-20", "2026.11.20", "2026. 11. 20.", "20261120", "2026/11/20"])
def test_days_are_read_however_they_are_typed(client, now, typed):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    assert client.post("/cases/new/dates/", {"received_on": typed}).status_code == 302


@pytest.mark.parametrize(
    ("amount", "currency", "status"),
    [
        ("12,900원", "KRW", 302),
        ("$9.99", "USD", 302),
        ("9.99", "KRW", 422),
        ("열", "KRW", 422),
        ("-1", "USD", 422),
        ("", "", 302),
        ("1e3", "KRW", 422),
        ("USD 9.99", "KRW", 302),  # The page offers won first: the sign says more.
        ("US $9,99", "USD", 422),
        ("12,900원", "USD", 422),
        ("１２，９００", "KRW", 302),
        ("NaN", "KRW", 422),
    ],
)
def test_amounts(client, now, amount, currency, status):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    response = client.post("/cases/new/payment/", {"payment": "", "amount": amount, "currency": currency})
    assert response.status_code == status


def test_a_question_before_the_problem_is_known_leads_there(client):
    assert client.get("/cases/new/dates/").url == "/cases/new/problem/"
    assert client.get("/cases/new/check/").url == "/cases/new/problem/"


def test_start_takes_the_problem_from_the_guide_without_writing_anything(client, django_assert_num_queries):
    assert client.get("/cases/new/?problem=wrong-item").url == "/cases/new/order/?problem=wrong-item"
    assert client.get("/cases/new/problem/?problem=wrong-item").url == "/cases/new/order/?problem=wrong-item"
    assert client.get("/cases/new/?problem=%3Cscript%3E").url == "/cases/new/problem/"
    page = client.get("/cases/new/order/?problem=wrong-item").text
    assert "다른 물건이 왔어요" in page
    change = unescape(re.search(r'href="(/cases/new/problem/[^"]*)"', page)[1])
    assert re.search(r'value="wrong-item"[^>]* checked', client.get(change).text)
    assert "sessionid" not in client.cookies


def test_the_chosen_problem_is_the_first_answer(client, now):
    fields = fields_of(client.get("/cases/new/order/?problem=wrong-item").text)
    assert client.post("/cases/new/order/", fields | {"item": "컵"}).url == "/cases/new/dates/"
    assert re.search(r'value="wrong-item"[^>]* checked', client.get("/cases/new/problem/").text)
    for slug in ("dates", "payment", "deadline", "story"):
        client.post(f"/cases/new/{slug}/", {})
    assert create(client)[0].problem == "wrong-item"


def test_the_problems_are_chosen_in_the_groups_of_the_first_page(client):
    page = client.get("/cases/new/problem/").text
    groups = re.findall(r"<h2 [^>]*>([^<]+)</h2>", page)
    assert groups == ["이런 일인가요?", *(title for title, _members in families())]
    radios = re.findall(r'type="radio" name="problem" value="([\w-]+)"', page)
    assert radios[:3] == [problem.slug for problem in FIRST], "as on the first page"
    assert sorted(radios) == sorted(problem.slug for problem in PROBLEMS), "each of them, once"
    assert page.count('id="id_problem_0"') == 1  # Where the list of errors leads.


def test_the_days_that_count_are_asked_first_and_the_others_are_folded(client, now):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    first, _mark, folded = client.get("/cases/new/dates/").text.partition('<details class="more">')
    assert set(re.findall(r'name="(\w+_on)"', first)) == {"received_on", "paid_on"}
    assert {"confirmed_on", "noticed_on"} <= set(re.findall(r'name="(\w+_on)"', folded))
    assert 'value="2026-11-23">어제</button>' in first
    client.post("/cases/new/dates/", {"noticed_on": "2026-11-21"})
    assert '<details class="more" open>' in client.get("/cases/new/dates/").text


def test_the_time_zone_is_asked_of_whoever_needs_it(client, now):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    assert '<details class="more">' in client.get("/cases/new/deadline/").text
    client.post("/cases/new/deadline/", {"deadline_on": "2026-12-04", "zone": "America/Los_Angeles"})
    assert '<details class="more" open>' in client.get("/cases/new/deadline/").text


def test_changing_an_answer_returns_to_the_check(client, now):
    answer_all(client)
    assert "고치고 돌아가기" in client.get("/cases/new/order/?return=check").text
    response = client.post("/cases/new/order/", {"order_number": "", "item": "찻잔", "return": "check"})
    assert response.url == "/cases/new/check/"
    assert "찻잔" in client.get("/cases/new/check/").text


def test_an_answer_that_a_new_problem_makes_wrong_is_named_on_the_check(client, now):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    client.post("/cases/new/dates/", {"paid_on": "2026-11-30", "back": "1"})
    response = client.post("/cases/new/check/")
    assert response.status_code == 422
    assert Case.objects.count() == 0
    assert 'href="/cases/new/dates/?return=check"' in response.text


def test_a_case_of_the_same_order_is_offered(client, now):
    answer_all(client)
    first, _response = create(client)
    answer_all(client)
    assert first.reference in client.get("/cases/new/check/").text


def test_starting_over_asks_first_and_then_really_clears(client, now):
    answer_all(client)
    page = client.get("/cases/new/restart/").text
    assert "부서지거나 고장 났어요" in page
    assert "intake" in client.session
    assert client.post("/cases/new/restart/").url == "/cases/new/problem/"
    assert "intake" not in client.session
    assert client.get("/cases/new/restart/").url == "/cases/new/"


def test_a_customs_code_is_never_stored(client, now):
    answer_all(client, story={"story": "통관부호 P123456789012 입니다"})
    case, _response = create(client)
    assert "P123456789012" not in case.story


def test_extra_fields_change_nothing(client, now):
    answer_all(client, order={"status": "closed", "outcome": "refunded", "reference": "RG-0000-0000"})
    case, _response = create(client)
    assert (case.status, case.outcome) == ("preparing", "")
    assert case.reference != "RG-0000-0000"


def test_an_unknown_question_is_404(client):
    assert client.get("/cases/new/nothing/").status_code == 404


def test_a_form_without_its_token_is_refused_kindly():
    response = Client(enforce_csrf_checks=True).post("/cases/new/problem/", {"problem": "damaged"})
    assert response.status_code == 403
    assert "쿠키" in response.text


@pytest.mark.parametrize(
    ("slug", "field", "day"),
    [
        ("dates", "promised_on", "9998-11-30"),
        ("deadline", "deadline_on", "9999-12-31"),
        ("deadline", "deadline_on", "0001-01-01"),
    ],
)
def test_a_year_that_no_deadline_can_count_from_is_a_sentence_and_no_broken_page(client, now, slug, field, day):
    client.post("/cases/new/problem/", {"problem": "not-received"})
    typed = {field: day, "zone": "America/Los_Angeles"}
    response = client.post(f"/cases/new/{slug}/", typed)
    assert response.status_code == 422
    assert "연도를 확인해 주세요" in response.text
    assert client.get("/cases/new/check/").status_code == 200


def test_a_flood_of_text_is_shown_again_and_not_kept(client):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    flood = "가" * 100_000
    assert flood in client.post("/cases/new/story/", {"story": flood}).text
    assert len(client.session["intake"]["typed"]["story"]["story"]) == 16_000


def test_each_page_says_how_far_the_questions_have_come(client):
    page = client.get("/cases/new/problem/").text
    assert '<progress max="7" value="1" aria-label="새 사건의 질문">' in page
    assert "1/7 단계 · 문제" in page
