"""The first page says what waits for this person, and nothing of what they may not see."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client

from cases.casefile.models import Case
from tests.support.clients import staff
from tests.support.factories import make_case, make_fact
from tests.support.moments import NOW

WAITING = "검토를 기다리는 사건"


def test_a_reviewer_is_told_how_many_cases_wait(reviewer: Client) -> None:
    make_case(status="in_review")
    make_case(status="in_review")
    make_case(status="filed")
    page = reviewer.get("/admin/").text
    assert WAITING in page
    assert ">2건<" in page


def test_the_cases_that_wait_longest_are_a_tap_away(reviewer: Client, now: dt.datetime) -> None:
    for hours in (1, 50, 3, 30):
        case = make_case(status="in_review", item=f"{hours}시간")
        Case.objects.filter(pk=case.pk).update(review_asked_at=now - dt.timedelta(hours=hours))
    page = reviewer.get("/admin/").text
    assert re.findall(r'class="rg-quiet">(\d+)시간<', page) == ["50", "30", "3"]
    badges = re.findall(r'class="rg-badge" data-tone="(\w+)">([^<]+) 기다림<', page)
    assert badges == [("bad", "2일"), ("warn", "1일"), ("mute", "3시간")], "as the queue says it"
    begin = re.search(r'href="([^"]+)">검토 시작<', page)
    assert begin and "50시간" in reviewer.get(begin[1]).text, "it begins with the one that waits longest"


def test_a_keeper_is_told_what_to_check_again_and_nothing_of_cases(keeper: Client) -> None:
    make_case(status="in_review")
    make_fact("old", checked_on=NOW.date() - dt.timedelta(days=181))
    make_fact("fresh")
    page = keeper.get("/admin/").text
    assert "다시 확인할 것 1개" in page
    assert 'href="/admin/facts/policyfact/?stale=yes"' in page
    assert WAITING not in page


def test_where_nothing_waits_the_oldest_check_is_told(keeper: Client) -> None:
    make_fact("older", checked_on=NOW.date() - dt.timedelta(days=180))
    make_fact("newer", checked_on=NOW.date())
    page = keeper.get("/admin/").text
    assert page.count("가장 오래된 확인") == 1, "a list without a row has no day"
    assert f"가장 오래된 확인 {NOW.date() - dt.timedelta(days=180)}" in page


def test_staff_without_a_group_are_told_nothing(db: None) -> None:
    make_case(status="in_review")
    make_fact("old", checked_on=NOW.date() - dt.timedelta(days=181))
    page = staff("staff").get("/admin/").text
    assert "아직 볼 수 있는 것이 없어요." in page
    assert WAITING not in page
    assert "정책 사실" not in page


def test_each_list_is_offered_once(admin_client: Client) -> None:
    make_case(status="in_review")
    tiles = re.findall(r'class="rg-card rg-tile" href="([^"?]+)', admin_client.get("/admin/").text)
    assert len(tiles) == len(set(tiles))
    assert {"/admin/facts/policyfact/", "/admin/ready_messages/messagetemplate/", "/admin/auth/user/"} <= set(tiles)
