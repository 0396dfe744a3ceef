"""What stands at the head of a problem: one button for what comes first, and a way beside it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cases.guide.first_acts import first_act
from cases.process import problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


def head_of(client: Client, slug: str) -> str:
    return client.get(f"/problems/{slug}/").text.partition('class="panel hero"')[2].partition('<svg class="shot')[0]


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_one_button_stands_at_the_head_and_one_link_beside_it(client: Client, problem: problems.Problem) -> None:
    head = head_of(client, problem.slug)
    assert re.findall(r'<a class="(button[^"]*)"', head) == ["button", "button button--quiet"]
    act = first_act(problem)
    assert str(act.page.label) in head and str(act.beside.label) in head
    places = re.findall(r'href="/problems/[\w-]+/#([\w-]+)"', head)
    page = client.get(f"/problems/{problem.slug}/").text
    assert [place for place in places if f'id="{place}"' not in page] == []


@pytest.mark.parametrize(
    ("slug", "href"),
    [
        ("damaged", "/cases/new/photos/?problem=damaged"),
        ("customs-hold", "/cases/new/?problem=customs-hold"),
        ("not-received", "/guide/request/"),
        ("refund-delayed", "/deadlines/?problem=refund-delayed"),
        ("change-of-mind", "/guide/request/"),
        ("cancel-order", "/problems/cancel-order/#do"),
        ("return-refused", "/cases/new/?problem=return-refused"),
    ],
)
def test_the_button_leads_to_what_comes_first(client: Client, slug: str, href: str) -> None:
    assert re.findall(r'<a class="button" href="([^"]+)"', head_of(client, slug)) == [href]


def test_a_refused_buyer_reads_first_how_to_appeal_and_where_its_last_day_stands(client: Client) -> None:
    head = head_of(client, "return-refused")
    assert "사진부터 올리기" not in head
    assert "이의를 언제까지 제기할 수 있는지는 주문 화면에서 먼저 확인하세요." in head
    assert 'href="/problems/return-refused/#appeal"' in head


@pytest.mark.parametrize(
    ("slug", "said", "row"),
    [
        ("return-refused", "이의를 언제까지 제기할 수 있는지는", ["이의 제기 기한", "주문 화면의 날짜"]),
        ("cancel-order", "판매자가 보내기 전까지 취소할 수 있어요", ["주문 취소 기한", "판매자가 보내기 전"]),
    ],
)
def test_a_last_day_that_no_rule_counts_is_said_once_and_is_a_row_of_the_periods(
    client: Client, slug: str, said: str, row: list[str]
) -> None:
    page = client.get(f"/problems/{slug}/").text
    assert page.count(said) == 1
    told = page.partition('id="dates"')[2].partition('class="folds__told">')[2].partition("</p>")[0]
    assert re.findall(r"<strong[^>]*>([^<]+)</strong>", told) == row


def test_the_head_names_the_days_of_the_buyer(client: Client) -> None:
    assert re.search(r'<a href="#dates">환불 신청 기한 \d+일</a>', head_of(client, "customs-hold"))
    assert "#dates" not in head_of(client, "cancel-order"), "nothing ends for its buyer"
