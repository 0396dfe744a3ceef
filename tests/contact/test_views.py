"""/contact/: whom to contact, now, at another moment, for a problem."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from cases.contact.models import ContactChannel
from cases.facts.sourced import ReferenceVersion
from cases.process import problems
from tests.support.pages import channels_on, plain_text, ranked_channels

URL = "/contact/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


@pytest.mark.parametrize(
    ("at", "is_open", "change"),
    [
        ("2026-11-24T08:59", "false", "2026-11-24T09:00:00+09:00"),
        ("2026-11-24T09:00", "true", "2026-11-24T18:00:00+09:00"),
        ("2026-11-24T17:59", "true", "2026-11-24T18:00:00+09:00"),
        ("2026-11-24T18:00", "false", "2026-11-25T09:00:00+09:00"),
        ("2026-11-28T10:00", "false", "2026-11-30T09:00:00+09:00"),
        ("2026-12-25T10:00", "false", "2026-12-28T09:00:00+09:00"),
        ("2027-02-09T10:00", "false", "2027-02-10T09:00:00+09:00"),
        ("2027-05-03T10:00", "false", "2027-05-04T09:00:00+09:00"),
        ("2027-06-07T10:00", "true", "2027-06-07T18:00:00+09:00"),
        ("2027-07-19T10:00", "false", "2027-07-20T09:00:00+09:00"),
        ("2028-12-29T19:00", "false", "2029-01-02T09:00:00+09:00"),
        ("2026-11-24T00:30Z", "true", "2026-11-24T18:00:00+09:00"),
        ("2026-11-23T16:30-08:00", "true", "2026-11-24T18:00:00+09:00"),
    ],
)
def test_the_phone_at_another_moment(client, at, is_open, change):
    response = client.get(URL, {"at": at})
    assert response.status_code == 200
    phone = channels_on(response)["phone"]
    assert (phone["data-open"], phone["change"]) == (is_open, change)


def test_now_is_said_in_seoul_time(client):
    response = client.get(URL)
    assert response.status_code == 200
    assert "11월 24일(화) 10:00 · 지금 열린 곳부터" in plain_text(response)
    assert ranked_channels(response) == [
        "dispute", "phone", "chat", "1372", "1372-web", "crossborder", "card-issuer", "email",
    ]  # fmt: skip


def test_a_visitor_elsewhere_gets_the_same_moment(client, stop_time):
    elsewhere = dt.datetime(2026, 11, 23, 17, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    stop_time(elsewhere)
    assert "11월 24일(화) 10:00" in plain_text(client.get(URL))


def test_a_holiday_is_named(client):
    page = plain_text(client.get(URL, {"at": "2026-12-25T10:00"}))
    assert "성탄절 휴무" in page
    assert "성탄절 휴무이고 12월 28일(월) 09:00에 열어요" in page
    assert "12월 25일(금) 오전 10시 기준" in page


def test_lunch_is_said(client):
    response = client.get(URL, {"at": "2026-11-24T12:30"})
    assert channels_on(response)["1372"]["data-reason"] == "lunch"
    assert "점심시간이고 13:00에 다시 열어요" in plain_text(response)


@pytest.mark.parametrize("slug", [problem.slug for problem in problems.PROBLEMS])
def test_every_problem_has_its_order(client, slug):
    response = client.get(URL, {"problem": slug})
    assert response.status_code == 200
    assert str(problems.problem(slug).title) in plain_text(response)
    assert len(channels_on(response)) == 8
    assert ranked_channels(response)[0] == "dispute"


def test_the_order_follows_the_problem_and_the_page_says_how(client):
    orders = {slug: client.get(URL, {"problem": slug}) for slug in ("return-refused", "change-of-mind", "damaged")}
    assert {slug: ranked_channels(page)[1] for slug, page in orders.items()} == {
        "return-refused": "card-issuer",
        "change-of-mind": "phone",
        "damaged": "chat",
    }
    urgent = "카드로 샀다면 주문 화면 다음은 카드사예요. 차지백 신청 기한이 줄고 있어요."
    assert [urgent in plain_text(page) for page in orders.values()] == [True, False, False]
    assert "주문 화면의 이의 제기" in plain_text(orders["return-refused"])


def test_the_web_form_is_open_when_nobody_answers_the_telephone(client):
    found = channels_on(client.get(URL, {"problem": "return-refused", "at": "2026-11-27T02:00"}))
    assert (found["1372-web"]["data-open"], found["1372"]["data-open"]) == ("true", "false")
    assert found["1372-web"]["rank"] < found["crossborder"]["rank"] < found["1372"]["rank"]
    assert "인터넷 접수" not in ContactChannel.objects.get(slug="1372").hours_text


def test_no_hours_stand_where_nobody_knows_where_to_write(client):
    email = ContactChannel.objects.get(slug="email")
    assert (email.is_reachable, email.hours_known) == (False, "")
    page = plain_text(client.get(URL))
    assert email.hours_text not in page.replace("인터넷으로 24시간 접수", "")
    assert email.answers_within not in page
    assert "연락처를 찾지 못했어요" in page


def test_nothing_is_called_unconfirmed_without_saying_what_to_do_instead(client):
    ContactChannel.objects.filter(slug="chat").update(instead="")  # As a row that staff wrote before there was this.
    rows = {row.slug: row for row in ContactChannel.objects.all()}
    page = client.get(URL).text
    cards = dict(re.findall(r'<article[^>]*data-channel="([^"]+)"(.*?)</article>', page, re.DOTALL))
    marked = {slug for slug, card in cards.items() if '<span class="unsure">확인 전' in card}
    assert marked == {"phone", "chat", "email"}
    for slug, card in cards.items():
        assert bool(rows[slug].advice) is (slug in marked)
        assert rows[slug].advice in card
    assert "사업자 정보" in rows["chat"].advice
    table = page[page.index('id="compare"') :]
    lines = {
        slug: table.partition(f'<th scope="row">{row.name}')[2].partition("</tr>")[0] for slug, row in rows.items()
    }
    assert {slug for slug, line in lines.items() if "확인 전" in line} == marked
    assert all(rows[slug].advice in lines[slug] for slug in marked)


def test_a_chosen_moment_is_told_without_a_countdown(client):
    page = plain_text(client.get(URL, {"at": "2026-11-26T08:57"}))
    assert "그때는 닫혀요 · 09:00부터" in page
    page = plain_text(client.get(URL, {"at": "2026-11-26T17:55"}))
    assert "그때 열려요 · 18:00까지" in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"at": "soon"}, "시각을 읽지 못했어요. 2026-12-25T10:00처럼 적어 주세요."),
        ({"at": "2026-13-45T99:99"}, "시각을 읽지 못했어요."),
        ({"at": "2024-12-25T10:00"}, "2025년부터 2028년까지만 답할 수 있어요."),
        ({"at": "9999-12-31T23:59"}, "2025년부터 2028년까지만 답할 수 있어요."),
        ({"at": "0001-01-01T00:00"}, "2025년부터 2028년까지만 답할 수 있어요."),
        ({"at": "0001-01-01T00:00+23:00"}, "2025년부터 2028년까지만 답할 수 있어요."),
        ({"at": "9999-12-31T23:59-12:00"}, "2025년부터 2028년까지만 답할 수 있어요."),
        ({"at": "2026-12-25T10:00 내일"}, "시각을 읽지 못했어요."),
        ({"problem": "nonsense"}, "목록에 없는 문제예요. 목록에서 다시 골라 주세요."),
    ],
)
def test_what_cannot_be_read_is_named_and_the_page_still_answers(client, query, sentence):
    response = client.get(URL, query)
    assert response.status_code == 422
    assert sentence in plain_text(response)
    assert "<title>오류: " in response.text
    assert ranked_channels(response)[1] == "phone"


def test_a_bad_moment_does_not_lose_the_problem(client):
    response = client.get(URL, {"at": "soon", "problem": "damaged"})
    assert response.status_code == 422
    assert ranked_channels(response)[1] == "chat"
    assert 'value="soon"' in response.text
    assert '<option value="damaged" selected>' in response.text


@pytest.mark.parametrize("query", [{"at": ""}, {"at": "", "problem": ""}, {"other": "x"}])
def test_empty_means_now(client, query):
    response = client.get(URL, query)
    assert response.status_code == 200
    assert "11월 24일(화) 10:00 · 지금 열린 곳부터" in plain_text(response)


def test_the_form_offers_the_present_moment(client):
    assert 'type="datetime-local" name="at" value="2026-11-24T10:00"' in client.get(URL).text


@pytest.mark.parametrize(("at", "is_button"), [("2026-11-24T10:00", True), ("2026-11-28T22:00", False)])
def test_a_phone_that_is_closed_is_no_button_and_can_still_be_dialled(client, at, is_button):
    page = client.get(URL, {"at": at}).text
    link = re.search(r'<a ([^>]*)href="tel:18774816"([^>]*)>(.*?)</a>', page, re.DOTALL)
    assert link is not None
    assert ("button" in link[1] + link[2]) == is_button
    assert ("열리면 전화하기 1877-4816" in link[3]) != is_button


def test_the_phone_can_be_dialled_and_is_called_unconfirmed(client):
    page = client.get(URL).text
    for slug, number in (("phone", "1877-4816"), ("1372", "1372")):
        assert f'href="tel:{number.replace("-", "")}" id="go-{slug}"' in page
        assert f'<p class="channel__value">{number}' in page
    card = page[page.index('data-channel="phone"') : page.index('data-channel="chat"')]
    assert "확인 전" in card
    assert "전화번호, 점심시간, 공휴일 휴무" in card


@pytest.mark.parametrize("problem", ["", "damaged", "return-refused"])
def test_help_from_outside_says_what_it_does_before_how_slow_it_is(client, problem):
    page = client.get(URL, {"at": "2026-11-28T22:00", "problem": problem}).text
    for row in ContactChannel.objects.filter(scope=ContactChannel.Scope.OUTSIDE, medium=ContactChannel.Medium.PORTAL):
        card = page.partition(f'data-channel="{row.slug}"')[2].partition("</article>")[0]
        says = re.search(r'<p class="channel__why">(.*?)</p>', card)
        assert says is not None
        assert says[1].startswith(row.strength.rstrip("."))


@pytest.mark.parametrize("problem", ["", "cancel-order", "return-refused"])
def test_the_order_page_leads_to_what_is_done_there_about_this_problem(client, problem):
    card = client.get(URL, {"problem": problem}).text.partition('data-channel="dispute"')[2].partition("</article>")[0]
    assert f'href="{f"/problems/{problem}/" if problem else "/guide/request/"}"' in card


def test_one_table_compares_all_channels(client):
    page = plain_text(client.get(URL))
    assert "연락할 곳 운영 시간 장점 단점" in page
    for part in ("평일 09:00–18:00", "24시간", "넘어가면 3일 안", "말이 잘 안 통할"):
        assert part in page


def test_what_a_badge_says_is_not_said_again(client):
    page = client.get(URL).text
    card = page[page.index('data-channel="phone"') : page.index('data-channel="chat"')]
    assert "지금 열림" in card
    assert '<p class="channel__why">연결되면 바로 답을 들을 수 있어요.</p>' in card
    lunch = plain_text(client.get(URL, {"at": "2026-11-24T12:30"}))
    assert "점심시간이고 13:00에 다시 열어요 · " in lunch


def test_a_card_says_what_for_then_the_way_then_the_button_and_once_what_is_unconfirmed(client):
    card = client.get(URL).text.partition('data-channel="chat"')[2].partition("</article>")[0]
    places = [card.index(part) for part in ("24시간", "확인 전", "channel__why", "온라인 서비스", "채팅하는 방법")]
    assert places == sorted(places)
    assert card.count('class="unsure"') == 1


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-26T14:30", "11월 26일(목) 오후 2시 30분 기준"),
        ("2026-11-27T00:00", "11월 27일(금) 오전 12시 기준"),
        ("2027-01-04T12:00", "2027년 1월 4일(월) 오후 12시 기준"),
    ],
)
def test_another_moment_is_said_as_people_plan_it(client, at, said):
    assert said in plain_text(client.get(URL, {"at": at}))


def test_what_was_chosen_is_a_link_that_takes_it_back_alone(client):
    page = client.get(URL, {"at": "2026-12-25T10:00", "problem": "damaged"}).text
    chips = dict(re.findall(r'<a class="chip" href="([^"]+)" aria-label="([^"]+)">', page))
    assert chips == {
        "/contact/?problem=damaged": "12월 25일(금) 오전 10시 기준 지우고 지금으로 보기",
        "/contact/?at=2026-12-25T10:00": f"{problems.problem('damaged').title} 지우고 모든 문제로 보기",
    }
    assert 'class="chip"' not in client.get(URL).text


def test_the_answer_for_another_moment_takes_the_focus_with_and_without_scripts(client):
    """The form stands far below its answer on a phone: what was asked for must not be 3,000 pixels away."""
    page = client.get(URL, {"at": "2026-12-25T10:00"}).text
    assert '<p id="as-of" tabindex="-1" data-focus>' in page
    assert page.index('id="as-of"') < page.index('id="planner-submit"') < page.index("data-channel")
    assert 'action="/contact/#as-of"' in page
    assert "data-focus" not in client.get(URL).text.partition("<main")[2]


def test_a_channel_without_an_address_comes_last(client):
    for slug in ("", *[problem.slug for problem in problems.PROBLEMS]):
        ranked = ranked_channels(client.get(URL, {"problem": slug}))
        assert ranked[-1] == "email", slug


def test_htmx_gets_only_the_answer(client):
    response = client.get(URL, {"at": "2026-12-25T10:00"}, headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert channels_on(response)["phone"]["data-open"] == "false"
    assert 'href="#id_at"' in client.get(URL, {"at": "x"}, headers={"HX-Request": "true"}).text
    assert "HX-Request" in response.headers["Vary"]


def test_the_page_is_public_and_sets_no_cookie(client):
    for query in ({}, {"at": "2026-12-25T10:00"}, {"at": "x"}):
        response = client.get(URL, query)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_it_cannot_be_posted_to(client):
    assert client.post(URL).status_code == 405


def test_a_page_costs_four_queries(client, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(URL, {"at": "2026-12-25T10:00", "problem": "damaged"})


def test_the_plain_page_is_cached_until_a_fact_changes(client, django_assert_num_queries):
    with django_assert_num_queries(6):  # The version twice, and the four of the plan.
        client.get(URL)
    with django_assert_num_queries(1):
        client.get(URL)
    ReferenceVersion.bump()
    with django_assert_num_queries(7):  # Found old, and rendered again.
        client.get(URL)


def test_the_compact_list_shows_the_best_few_and_leads_to_all(client):
    page = client.get(reverse("guide:problem", args=["damaged"]))
    assert ranked_channels(page) == ["dispute", "chat", "phone"]
    assert "다른 번호가 있으면 그 번호로 거세요" in plain_text(page)
    assert 'href="/contact/?problem=damaged"' in page.text
