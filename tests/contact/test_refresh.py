"""/contact/ as an open page asks for it each minute: nothing while it is right, the list alone when it is not."""

import datetime as dt
import json
import re
from html import unescape

import pytest
from django.test import Client

from cases.contact.models import ContactChannel, HoursException
from cases.facts.sourced import ReferenceVersion
from tests.support.moments import NOW
from tests.support.pages import channels_on, plain_text, ranked_channels

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]
URL = "/contact/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def clock(stop_time):
    """Set the clock of the site to a time of the day of the tests."""

    def turn_to(time):
        at = NOW.replace(hour=int(time[:2]), minute=int(time[3:]))
        stop_time(at)

    return turn_to


def asks(response):
    """Return the address that the list asks again, or nothing where it does not."""
    found = re.search(r'id="channels" data-poll data-hx-get="([^"]+)"', response.text)
    return unescape(found[1]) if found else ""


def poll(client, address):
    return client.get(address, headers=HTMX)


def events(response):
    return json.loads(response.headers["HX-Trigger"])


def test_while_nothing_changes_the_answer_is_empty_and_costs_one_query(client, clock, django_assert_num_queries):
    address = asks(client.get(URL))
    clock("10:59")
    with django_assert_num_queries(1):
        response = poll(client, address)
    assert (response.status_code, response.content) == (204, b"")
    assert events(response) == {"tick": {"time": "10:59"}}
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_minutes_are_refreshed_without_a_word(client, clock):
    address = asks(client.get(URL))
    clock("11:30")
    response = poll(client, address)
    assert response.status_code == 200
    assert response.text.strip().startswith('<div class="split split--week" id="channels"')
    assert "30분 뒤 닫아요" in plain_text(response)
    assert events(response) == {"tick": {"time": "11:30"}}
    assert not response.cookies
    clock("11:31")
    assert "29분 뒤 닫아요" in plain_text(poll(client, asks(response)))


def test_a_change_of_state_is_announced(client, clock):
    address = asks(client.get(URL))
    clock("18:00")
    response = poll(client, address)
    assert channels_on(response)["phone"]["data-open"] == "false"
    assert events(response) == {
        "tick": {"time": "18:00"},
        "say": {"text": "연락할 곳의 순서가 바뀌었어요. 지금 먼저: 알리익스프레스 주문 화면 (24시간)"},
    }
    assert poll(client, asks(response)).status_code == 204


def test_the_minutes_before_opening_are_counted_and_the_new_order_is_told(client, clock):
    clock("08:49")
    address = asks(client.get(URL))
    assert poll(client, address).status_code == 204
    clock("08:50")
    response = poll(client, address)
    assert ranked_channels(response)[:3] == ["dispute", "phone", "chat"]
    assert "10분 뒤 열어요" in plain_text(response)
    assert channels_on(response)["phone"]["data-open"] == "false"
    assert "say" in events(response)
    clock("08:57")
    response = poll(client, asks(response))
    assert "3분 뒤 열어요" in plain_text(response)
    assert set(events(response)) == {"tick"}
    assert poll(client, asks(response)).status_code == 204


def test_the_last_minutes_before_closing_send_people_elsewhere(client, clock):
    clock("17:49")
    address = asks(client.get(URL))
    clock("17:50")
    response = poll(client, address)
    assert ranked_channels(response)[:3] == ["dispute", "chat", "phone"]
    assert "10분 뒤 닫아요" in plain_text(response)


def test_a_change_of_the_facts_arrives_with_the_next_minute(client):
    address = asks(client.get(URL))
    HoursException.objects.create(
        channel=ContactChannel.objects.get(slug="phone"), on=NOW.date(), reason="창사기념일", source="공지",
        checked_on=NOW.date(),
    )  # fmt: skip
    response = poll(client, address)
    assert channels_on(response)["phone"]["data-reason"] == "exception"
    assert "창사기념일 휴무이고 내일 09:00에 열어요" in plain_text(response)


def test_the_problem_is_kept(client, clock):
    address = asks(client.get(URL, {"problem": "return-refused"}))
    clock("18:00")
    response = poll(client, address)
    assert ranked_channels(response)[:3] == ["dispute", "card-issuer", "1372-web"]
    assert "problem=return-refused" in asks(response)


@pytest.mark.parametrize(
    "has", ["", "x", "1_2", "0_99999999999_", "1_1_phone.open", "1_999999999999_%00", "9" * 40 + "_1_x"]
)
def test_what_cannot_be_read_gets_an_answer(client, has):
    response = client.get(URL, {"has": has}, headers=HTMX)
    assert response.status_code == 200
    assert len(channels_on(response)) == 8


def test_a_page_that_says_far_too_much_is_believed_and_harms_nobody(client):
    has = f"{ReferenceVersion.current()}_999999999999_x"
    assert client.get(URL, {"has": has}, headers=HTMX).status_code in {200, 204}


def test_without_htmx_the_address_is_the_whole_page(client):
    response = client.get(asks(client.get(URL)))
    assert response.status_code == 200
    assert b"<html" in response.content


@pytest.mark.parametrize("query", [{"at": "2026-12-25T10:00"}, {"at": "soon"}, {"problem": "nonsense"}])
def test_a_page_for_another_moment_or_with_a_mistake_does_not_ask_again(client, query):
    assert asks(client.get(URL, query)) == ""


def test_without_any_channel_nothing_breaks(client):
    address = asks(client.get(URL))
    ContactChannel.objects.all().delete()
    ReferenceVersion.bump()
    assert poll(client, address).status_code == 200


# What else the page shows


def test_each_channel_tells_what_more_there_is_on_demand(client):
    page = client.get(URL).text
    cards = dict(re.findall(r'<article[^>]*data-channel="([^"]+)"(.*?)</article>', page, re.DOTALL))
    assert len(cards) == ContactChannel.objects.count()
    for slug, card in cards.items():
        assert f'<details id="more-{slug}"' in card
        assert "출처 보기" in card


def test_an_exception_is_named_on_the_card_and_in_the_week(client):
    HoursException.objects.create(
        channel=ContactChannel.objects.get(slug="phone"), on=dt.date(2026, 11, 26), reason="창사기념일", source="공지",
        checked_on=NOW.date(),
    )  # fmt: skip
    page = plain_text(client.get(URL))
    assert "11월 26일(목) 창사기념일 휴무 09:00–12:00, 13:00–18:00" in page
    assert "창사기념일 휴무이고 11월 27일(금) 09:00에 열어요" in plain_text(client.get(URL, {"at": "2026-11-26T10:00"}))


def test_the_week_marks_today_and_names_the_holiday(client):
    page = plain_text(Client().get(URL))
    assert "11월 24일(화) 오늘 09:00–18:00 09:00–12:00, 13:00–18:00" in page
    assert "언제나 열린 곳: 알리익스프레스 주문 화면, 1:1 채팅 (확인 전), 소비자24·1372" in page
    page = plain_text(client.get(URL, {"at": "2026-12-24T10:00"}))
    assert "12월 24일(목) 고른 날 09:00–18:00" in page
    assert "12월 25일(금) 성탄절 성탄절에는 쉴 수 있어요 성탄절 휴무" in page
