"""/deadlines/: the page that counts without a case, its form, its list by time and its address."""

import datetime as dt
import re

import pytest

from cases.facts.sourced import ReferenceVersion
from cases.process import problems
from cases.process.anchors import ANCHORS
from tests.support.pages import days_to_act_by, deadlines_on, missing_deadlines, plain_text
from tests.support.typed_days import DAYS

URL = "/deadlines/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


def test_what_the_problem_is_not_about_stands_in_the_same_list_by_time(client):
    """Seven days of withdrawal that end next week must not hide behind three months (facts, 2 C)."""
    query = {"problem": "damaged", "received_on": "2026-11-20", "promised_on": "2026-11-10"}
    response = client.get(URL, query)
    ends = deadlines_on(response)
    leads, others = list(ends.values())[:2], list(ends.values())[2:]
    assert leads == sorted(leads) and others == sorted(others)
    assert ends["withdrawal-7d"] == "2026-11-27"
    assert ends["mismatch-30d"] == "2026-12-21"
    # The first day leads; what a broken thing calls for stands beside it, as large.
    first, _, called = plain_text(response).partition(" 이 문제에 맞는 신청은 ")
    assert "먼저 오는 날 D-33일 남음 이유 없이 취소하기 (청약철회) 11월 27일(금)까지예요. 왜 이" in first
    assert called.startswith("D-11") and "11일 남음 환불 신청 기한 " in called[:40]
    for other in ({"problem": "change-of-mind"}, {}):
        page = plain_text(client.get(URL, {"received_on": "2026-11-20", **other}))
        assert "이 문제에 맞는" not in page
        assert "3일 남음 이유 없이 취소하기 (청약철회) 11월 27일(금)까지예요." in page


def test_results_come_before_the_form_that_is_filled_and_the_first_day_is_named(client):
    query = {"problem": "damaged", "received_on": "2026-11-20", "paid_on": "2026-11-01"}
    response = client.get(URL, query)
    page = response.text
    # The form is closed, as a line of what was typed; the day that leads is not told again among the others.
    assert '<details class="fact--folded" id="given">' in page
    assert page.index('id="said"') < page.index('data-deadline="withdrawal-7d"') < page.index('id="results"')
    assert (
        len(re.findall(r'data-deadline="withdrawal-7d"', page)) == plain_text(response).count("D-33일 남음 이유") == 1
    )
    assert '<details class="fact--folded" id="given" open>' in client.get(URL, {**query, "noticed_on": "x"}).text
    assert 'id="given"' not in client.get(URL).text
    first = min(deadlines_on(response).values())
    assert first == "2026-11-27"
    assert "먼저 오는 날 D-33일 남음 이유 없이 취소하기" in plain_text(response)


def test_what_others_are_to_keep_and_what_has_passed_stand_apart_from_what_the_buyer_must_not_miss(client):
    response = client.get(URL, {"received_on": "2026-11-10", "requested_on": "2026-11-22", "paid_on": "2026-11-01"})
    mine, _, rest = response.text.partition('id="beside"')
    others, _, gone = rest.partition("이미 지난 날")
    actors = [re.findall(r'data-actor="(\w+)"', part) for part in (mine, others, gone)]
    assert set(actors[0]) == {"buyer"}
    assert actors[1] == ["seller", "seller", "platform"]
    assert actors[2] == ["buyer", "buyer"]
    days = [days_to_act_by(part) for part in (mine, others, gone)]
    assert all(part == sorted(part) for part in days)
    assert max(days[2]) < dt.date(2026, 11, 24) <= min(days[0] + days[1])  # the day of the fixture


def test_an_estimate_is_safe_until_an_hour_and_its_minute_is_only_explained(client):
    page = client.get(URL, {"received_on": "2026-11-20"}).text
    deadline = page.partition('data-deadline="dispute-closes"')[2].partition("</article>")[0]
    told, why = deadline.partition("<details")[::2]
    assert "오후 4시까지면" in told and not re.search(r"\d\d:\d\d", told)
    assert "16:59" in why
    assert plain_text(client.get(URL, DAYS)).count("주문 화면에 날짜가 보이면 그 날짜가 먼저예요.") == 1


def test_two_deadlines_that_must_both_be_kept_are_one_row_with_the_other_folded(client):
    query = {"problem": "not-as-described", "paid_on": "2026-11-01", "received_on": "2026-11-20"}
    response = client.get(URL, query)
    rows = dict(
        re.findall(r'<article class="deadline" data-deadline="([^"]+)"(.*?)</article>', response.text, re.DOTALL)
    )
    assert "mismatch-3m" not in rows
    told, _, folded = rows["mismatch-30d"].partition('<details class="why" data-deadline="mismatch-3m"')
    assert "다른 기한은" not in told, "the later day is no news beside the one that counts"
    assert "둘 가운데 먼저 오는 날까지" in folded and "받은 날부터 3개월" in folded
    assert deadlines_on(response)["mismatch-3m"] == "2027-02-22"  # with its own count and its own source
    assert folded.count("data-step") and "출처" in folded
    # Once the thirty days are over the three months alone save nobody: they stay with them.
    gone = client.get(URL, {"received_on": "2026-10-02", "noticed_on": "2026-10-05"}).text
    assert 'data-deadline="mismatch-3m"' not in gone.partition("이미 지난 날")[0]
    assert 'data-deadline="mismatch-3m"' in gone.partition("이미 지난 날")[2]
    # No row is called more important than the others.
    assert ">중요<" not in response.text


@pytest.mark.parametrize(
    ("query", "name", "sentence"),
    [
        ({"received_on": "곧"}, "received_on", "날짜를 읽지 못했어요. 2026-11-20처럼 연, 월, 일을 적어 주세요."),
        ({"received_on": "2026-02-30"}, "received_on", "날짜를 읽지 못했어요."),
        ({"received_on": "0001-01-01"}, "received_on", "너무 오래된 날짜예요."),
        ({"received_on": "9999-12-31"}, "received_on", "너무 먼 날짜예요."),
        ({"received_on": "2026-08-01"}, "received_on", "‘받은 날’이 ‘결제한 날’(2026년 8월 20일)보다 빨라요."),
        ({"problem": "nonsense"}, "problem", "목록에 없는 문제예요. 목록에서 다시 골라 주세요."),
        ({"payment": "bitcoin"}, "payment", "목록에 없는 결제수단이에요. 목록에서 다시 골라 주세요."),
    ],
)
def test_what_is_wrong_is_named_beside_its_field_and_the_rest_counts(client, query, name, sentence):
    response = client.get(URL, {"paid_on": DAYS["paid_on"], "promised_on": DAYS["promised_on"], **query})
    page = response.text
    assert response.status_code == 422
    assert "<title>오류: " in page
    beside = page[page.index(f'id="id_{name}_error"') :][:200]
    assert sentence in beside
    assert deadlines_on(response)["return-90d"] == "2026-11-18"
    if name == "received_on":
        assert f'value="{query[name]}"' in page
        # Not counted from the promised day: there is a receipt, only not yet a readable one.
        assert "dispute-closes" not in deadlines_on(response)
        assert "dispute-closes" in missing_deadlines(response)


def test_each_wrong_day_is_told_apart_in_the_list_of_errors(client):
    wrong = {"paid_on": "곧", "dispatched_on": "1999-01-01", "received_on": "내일", "noticed_on": "어제"}
    page = client.get(URL, wrong).text
    errors = page.partition('class="error-summary"')[2].partition("</ul>")[0]
    said = re.findall(r'<a href="#id_(\w+)">([^<]+)</a>', errors)
    assert [name for name, _sentence in said] == list(wrong)
    assert all(f"‘{ANCHORS[name]}’" in sentence for name, sentence in said)


def test_a_day_ahead_is_counted_ahead_and_says_so(client):
    # 설날 2027 is on 6, 7 and 8 February, its substitute on Tuesday the 9th.
    response = client.get(URL, {"received_on": "2027-01-31", "paid_on": DAYS["paid_on"], "promised_on": "2027-02-01"})
    page = response.text
    assert response.status_code == 200
    assert deadlines_on(response)["withdrawal-7d"] == "2027-02-10"
    beside = page[page.index('id="id_received_on_error"') :][:200]
    assert "아직 오지 않은 날짜예요. 그날이라고 보고 미리 계산했어요." in beside
    assert page.count("아직 오지 않은 날짜예요.") == 1  # A promised day may lie ahead.
    # A case knows only what has happened.
    assert '/cases/new/?paid_on=2026-08-20&amp;promised_on=2027-02-01"' in page


def test_an_unreadable_day_stays_visible_and_a_readable_one_fits_its_control(client):
    page = client.get(URL, {"received_on": "지난주", "paid_on": "2026. 8. 20."}).text
    assert '<input type="text" name="received_on" value="지난주"' in page
    assert '<input type="date" name="paid_on" value="2026-08-20"' in page
    assert "<details open>" not in page
    assert "<details open>" in client.get(URL, {"approved_on": "x"}).text


def test_hostile_values_are_text(client):
    response = client.get(URL, {"problem": '"><script>x</script>', "paid_on": "<b>\r\nX: y", "noticed_on": "\x07"})
    assert response.status_code == 422
    assert "<script>x" not in response.text
    fragment = client.get(URL, {"paid_on": "<b>\r\nX: y"}, headers={"HX-Request": "true", "HX-Target": "results"})
    assert fragment["HX-Replace-Url"] == "/deadlines/?paid_on=%3Cb%3E%0AX%3A+y"


def test_the_address_to_share_gives_the_same_deadlines(client):
    first = client.get(URL, {**DAYS, "problem": "damaged", "payment": "card", "other": "x", "offered_on": ""})
    page = first.text
    share = page[page.index('id="share">') + len('id="share">') :].split("<")[0].replace("&amp;", "&")
    assert share.startswith("http://testserver/deadlines/?problem=damaged&payment=card&paid_on=2026-08-20&")
    assert "offered_on" not in share
    assert "other" not in share
    again = client.get(share)
    assert deadlines_on(again) == deadlines_on(first)


def test_a_changed_field_gets_the_results_and_the_sentences_of_all_fields(client):
    response = client.get(
        URL,
        {"paid_on": "x", "received_on": "2026-11-10"},
        headers={"HX-Request": "true", "HX-Target": "results"},
    )
    page = response.text
    assert response.status_code == 422
    assert "<form" not in page
    assert 'class="error-summary"' not in page  # It would take the focus from the field.
    assert deadlines_on(response)["withdrawal-7d"] == "2026-11-17"
    for name in ("problem", "payment", *DAYS):
        assert f'<div id="id_{name}_error" data-hx-swap-oob="innerHTML">' in page
    assert "날짜를 읽지 못했어요." in page
    assert response["HX-Replace-Url"] == "/deadlines/?paid_on=x&received_on=2026-11-10"
    assert "HX-Request" in response["Vary"]


def test_a_sent_form_gets_the_calculator_and_an_entry_of_the_history(client):
    query = {"problem": "", "received_on": "2026.11.10"}
    response = client.get(URL, query, headers={"HX-Request": "true", "HX-Target": "calculator"})
    assert b"<html" not in response.content
    assert b'name="received_on" value="2026-11-10"' in response.content
    assert response["HX-Push-Url"] == "/deadlines/?received_on=2026-11-10"
    here = {"HX-Request": "true", "HX-Current-URL": "http://testserver/deadlines/?received_on=2026-11-10"}
    again = client.get(URL, query, headers=here)
    assert "HX-Push-Url" not in again
    assert again["Cache-Control"] == response["Cache-Control"] == "no-store"


def test_it_is_public_and_sets_no_cookie(client):
    for query in ({}, DAYS, {"paid_on": "x"}):
        response = client.get(URL, query)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
    assert client.post(URL).status_code == 405


def test_a_page_costs_two_queries_and_the_plain_one_is_cached(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(URL, {**DAYS, "problem": "damaged"})
    with django_assert_num_queries(3):  # Rules, holidays, and the state of the facts.
        client.get(URL)
    with django_assert_num_queries(1):
        client.get(URL)
    ReferenceVersion.bump()
    with django_assert_num_queries(4):
        client.get(URL)


def test_it_can_be_found(client):
    for path in ("/", "/guide/"):
        assert 'href="/deadlines/"' in client.get(path).text
    assert 'href="/deadlines/?problem=damaged"' in client.get("/problems/damaged/").text


def test_what_was_given_is_said_and_the_usual_days_are_one_press(client):
    page = client.get(URL, {"received_on": "2026-11-20", "problem": "damaged", "payment": "card"}).text
    given = page.partition('id="given-days">')[2].partition("고치기")[0]
    said = " ".join(re.sub(r"<[^>]*>", "", given).split())
    assert said == f"받은 날 11월 20일(금), {problems.problem('damaged').title}, 신용·체크카드"
    usual = re.findall(r'data-fills="id_received_on" value="([^"]+)">([^<]+)<', client.get(URL).text)
    assert usual == [("2026-11-24", "오늘"), ("2026-11-23", "어제"), ("2026-11-17", "일주일 전")]


@pytest.mark.parametrize(
    ("query", "leads"),
    [
        ({"received_on": "2026-11-20", "problem": "damaged"}, "/guide/request/"),
        # A courier is none of the places to contact.
        (
            {"received_on": "2026-11-11", "paid_on": "2026-11-01", "problem": "courier-damage"},
            "/problems/courier-damage/",
        ),
        # A chargeback, 120 days after the payment: the platform has no page for it.
        ({"paid_on": "2026-08-01", "payment": "card", "problem": "refund-delayed"}, "/contact/?problem=refund-delayed"),
    ],
)
def test_the_day_on_top_leads_to_where_it_can_be_met(client, query, leads):
    top = client.get(URL, query).text.partition('id="said"')[2].partition('id="results"')[0]
    assert f'href="{leads}"' in top


def test_before_a_day_is_typed_the_page_shows_what_an_answer_looks_like(client):
    page = plain_text(client.get(URL))
    assert "예: 오늘 받았다면 D-7" in page
    assert "예: 오늘 받았다면" not in plain_text(client.get(URL, {"received_on": "2026-11-20"}))


def test_a_day_of_the_list_names_its_year_only_where_that_is_not_this_one(client):
    page = client.get(URL, {"payment": "card", "paid_on": "2026-11-01", "received_on": "2026-11-20"})
    told = re.sub(r'<details class="why".*?</details>', "", page.content.decode(), flags=re.DOTALL)
    days = re.findall(r'<time datetime="(\d{4})-[^>]*>(.*?)</time>', told, re.DOTALL)
    assert {year for year, _said in days} == {"2026", "2027"}
    assert all((f"{year}년" in said) == (year != "2026") for year, said in days), days


def test_a_day_that_may_be_over_is_to_be_checked_and_is_no_large_number(client):
    top = client.get(URL, {"received_on": "2026-06-20", "problem": "damaged"}).text
    top = top.partition('id="said"')[2].partition('id="results"')[0]
    assert "지금 확인할 날" in top and "이미 지났을 수 있음" in top
    assert "먼저 오는 날" not in top and 'class="dday"' not in top
