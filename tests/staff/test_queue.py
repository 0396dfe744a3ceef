"""The review queue: order, columns, filters, search, and what it costs."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.casefile.models import Case
from cases.core import long_lists
from cases.deadlines.rulebook import standing_now
from cases.photos.models import WaivedShot
from cases.process.states import Role, Status
from cases.staff import queue
from tests.support.admin import QUEUE
from tests.support.factories import make_case, photo_row
from tests.support.moments import NOW


def listed(client: Client, query: str = "") -> list[str]:
    page = client.get(QUEUE + query).text
    return re.findall(r'class="field-number[^"]*"><a [^>]*>(RG-[^<]+)<', page)


def waiting(hours: int) -> Case:
    """Make a case that went to review `hours` ago."""
    case = make_case()
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW - dt.timedelta(hours=hours))
    return case


def test_what_waits_longest_comes_first_and_what_waits_for_nobody_last(reviewer: Client, now: dt.datetime) -> None:
    filed = make_case(status="filed")
    short, long = waiting(2), waiting(50)
    assert listed(reviewer) == [long.reference, short.reference, filed.reference]


def test_waiting_is_counted_from_the_request_and_not_from_the_last_change(reviewer: Client, now: dt.datetime) -> None:
    case = waiting(50)
    Case.objects.filter(pk=case.pk).update(updated_at=NOW)
    page = reviewer.get(QUEUE).text
    assert re.search(r"<time [^>]*>2일</time>", page)


def test_columns_say_whose_turn_it_is_and_how_many_photos_there_are(reviewer: Client) -> None:
    case = make_case(status="needs_evidence")
    photo_row(case)
    photo_row(case)
    page = reviewer.get(QUEUE).text
    assert "구매자 차례" in page
    assert "내 차례" not in page
    assert re.search(r'class="field-photos"><span title="모두 2장">1/4<', page)
    WaivedShot.objects.create(case=case, kind="outer-box")
    assert 'title="모두 2장">1/3<' in reviewer.get(QUEUE).text


def test_of_a_case_whose_way_needed_no_photo_no_number_of_them_is_told(reviewer: Client) -> None:
    case = make_case(problem="not-received", status="closed", outcome="refunded")
    assert 'class="field-photos"><span class="rg-none">' in reviewer.get(QUEUE).text
    photo_row(case, kind="order")
    assert re.search(r'class="field-photos"><span title="모두 1장">1/\d<', reviewer.get(QUEUE).text)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?todo=review", ["in_review"]),
        ("?status__exact=filed", ["filed"]),
        ("?problem__exact=counterfeit", ["ready"]),
        ("?outcome__exact=refunded", ["closed"]),
    ],
)
def test_filters(reviewer: Client, query: str, expected: list[str]) -> None:
    make_case(status="in_review")
    make_case(status="filed")
    make_case(status="ready", problem="counterfeit")
    make_case(status="closed")
    found = Case.objects.filter(reference__in=listed(reviewer, query))
    assert [case.status for case in found] == expected


@pytest.mark.parametrize(
    "typed",
    [
        "RG-7K3M-9QXT",
        "rg7k3m9qxt",
        "7k3m 9qxt",
        " 7K3M-9QXT ",
        "8190000000007777",
        "8190 0000 0000 7777",
        "7777",
        "티포트",
    ],
)
def test_search_forgives_how_it_was_typed(reviewer: Client, typed: str) -> None:
    case = make_case(reference="RG-7K3M-9QXT", order_number="8190000000007777", item="유리 티포트")
    make_case(order_number="8190000000001111", item="운동화")
    assert listed(reviewer, f"?q={typed}") == [case.reference]


def test_the_queue_names_the_day_that_the_buyer_is_told_first(reference_data: None, reviewer: Client) -> None:
    case = waiting(1)
    Case.objects.filter(pk=case.pk).update(received_on=NOW.date(), confirmed_on=NOW.date())
    case.refresh_from_db()
    standing = standing_now(case.situation, NOW)
    assert standing.told and standing.told != standing.clock
    shown = re.findall(r'rg-left"><span [^>]+>([^<]+)</span> <small[^>]*>([^<]+)<', reviewer.get(QUEUE).text)
    assert shown == [(day.dday, day.title) for day in (standing.first, standing.told) if day]


def test_the_nearest_deadline_can_come_first(reference_data: None, reviewer: Client, now: dt.datetime) -> None:
    for received, hours in ((3, 1), (6, 5), (0, 50)):
        case = waiting(hours)
        Case.objects.filter(pk=case.pk).update(received_on=NOW.date() - dt.timedelta(days=received))
    received_on = {case.reference: (NOW.date() - case.received_on).days for case in Case.objects.all()}
    assert [received_on[reference] for reference in listed(reviewer, "?todo=review")] == [0, 6, 3]
    assert [received_on[reference] for reference in listed(reviewer, "?todo=urgent")] == [6, 3, 0]
    assert re.search(r'rg-left"><span class="rg-badge" data-tone="bad" title="[^"]+">D-1<', reviewer.get(QUEUE).text)


def test_of_very_many_those_that_a_filter_leaves_are_put_in_the_order_of_deadlines(
    reference_data: None, reviewer: Client, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "MOST_URGENT", 2)
    later, sooner, other = waiting(30), waiting(20), waiting(50)
    Case.objects.filter(pk=later.pk).update(received_on=NOW.date())
    Case.objects.filter(pk=sooner.pk).update(received_on=NOW.date() - dt.timedelta(days=6))
    Case.objects.filter(pk=other.pk).update(problem="not-received")
    assert listed(reviewer, "?todo=urgent&problem__exact=damaged") == [sooner.reference, later.reference]
    assert {*listed(reviewer, "?todo=urgent")} == {other.reference, later.reference}
    told = "가장 오래 기다린 2건만 기한 순으로 놓았어요."
    assert told in reviewer.get(f"{QUEUE}?todo=urgent").text
    assert told not in reviewer.get(f"{QUEUE}?todo=urgent&problem__exact=damaged").text
    assert listed(reviewer, "?todo=urgent&outcome__exact=refunded") == []


@pytest.mark.parametrize(("hours", "tone"), [(3, "mute"), (25, "warn"), (50, "bad")])
def test_who_waits_long_is_seen_at_once(reviewer: Client, now: dt.datetime, hours: int, tone: str) -> None:
    waiting(hours)
    assert f'<time class="rg-badge" data-tone="{tone}"' in reviewer.get(QUEUE).text


def test_only_the_filter_in_use_is_open_besides_what_is_to_do(reviewer: Client) -> None:
    def opened(query: str) -> list[str]:
        return re.findall(r'<details data-filter-title="([^"]+)" open>', reviewer.get(QUEUE + query).text)

    assert opened("") == ["할 일"]
    assert opened("?problem__exact=damaged") == ["할 일", "문제"]


def test_search_for_nothing_known_finds_nothing(reviewer: Client) -> None:
    make_case()
    assert listed(reviewer, "?q=%25") == []


def test_the_queue_costs_the_same_for_one_case_and_for_a_hundred(reviewer: Client, django_assert_num_queries) -> None:
    make_case(status="in_review")
    with django_assert_num_queries(11):
        reviewer.get(QUEUE)
    for number in range(99):
        photo_row(make_case(status="in_review" if number % 2 else "filed"))
    with django_assert_num_queries(11):
        assert len(listed(reviewer)) == 25


def test_a_filter_with_an_impossible_year_leads_back_to_the_list(reviewer):
    response = reviewer.get("/admin/casefile/case/?created_at__year=99999")
    assert response.url == "/admin/casefile/case/?e=1"
    assert reviewer.get(response.url).status_code == 200


@pytest.fixture
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "MOST_LISTED", 30)
    monkeypatch.setattr(queue, "MOST_SEARCHED", 30)


def test_a_long_list_is_counted_and_turned_up_to_a_limit_and_says_so(reviewer: Client, short_lists: None) -> None:
    for _ in range(30):
        make_case()
    assert "사건 30건" in reviewer.get(QUEUE).text
    make_case()
    page = reviewer.get(f"{QUEUE}?p=2").text
    assert "앞의 30건까지" in page
    assert "사건 30건" not in page
    assert reviewer.get(f"{QUEUE}?p=3").url == f"{QUEUE}?e=1"


def test_a_whole_number_is_found_among_all_and_a_part_among_the_first(reviewer: Client, short_lists: None) -> None:
    old = make_case(reference="RG-7K3M-9QXT", order_number="8190000000007777", updated_at=NOW - dt.timedelta(days=90))
    for _ in range(30):
        make_case(item="운동화")
    assert listed(reviewer, "?q=7k3m9qxt") == listed(reviewer, "?q=8190000000007777") == [old.reference]
    assert listed(reviewer, "?q=7777") == []
    assert listed(reviewer, "?q=7777&status__exact=preparing&o=0") == []
    assert len(listed(reviewer, "?q=운동화")) == 25


def test_a_column_orders_alone_and_days_are_read_by_day(reviewer: Client) -> None:
    cheap, dear = make_case(amount=1, currency="KRW", status="in_review"), make_case(amount=2, currency="KRW")
    assert listed(reviewer, "?o=7") == [cheap.reference, dear.reference]
    assert listed(reviewer, "?o=-7") == [dear.reference, cheap.reference]
    assert listed(reviewer) == [cheap.reference, dear.reference]
    assert listed(reviewer, "?created_at__gte=2026-01-01 00:00:00%2B09:00") == [dear.reference, cheap.reference]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "",
            "?todo=review",
            "?todo=urgent",
            "?todo=urgent&problem__exact=damaged",
            "?status__exact=filed",
            "?problem__exact=damaged",
            "?outcome__exact=",
        ),
        *("?o=0", "?o=7", "?o=-7", "?created_at__gte=2026-01-01 00:00:00%2B09:00", "?q=RG-7K3M-9QXT"),
        *("?status__exact=filed&problem__exact=damaged", "?problem__exact=damaged&outcome__exact=refunded"),
        "?status__exact=filed&created_at__gte=2026-01-01 00:00:00%2B09:00",
    ],
)
def test_no_list_reads_or_sorts_all_cases(reviewer: Client, query: str) -> None:
    """Of what the list itself asks for, SQLite says how it would go about it."""
    if connection.vendor != "sqlite":
        pytest.skip("every database explains itself in its own way")
    make_case(reference="RG-7K3M-9QXT", order_number="8190000000007777")
    with CaptureQueriesContext(connection) as asked:
        reviewer.get(QUEUE + query)
    plans = [plan for one in asked if 'FROM "casefile_case"' in one["sql"] for plan in _plan(one["sql"])]
    assert plans
    assert [plan for plan in plans if re.fullmatch(r"SCAN casefile_case|USE TEMP B-TREE FOR ORDER BY", plan)] == []


def _plan(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[3] for row in cursor.fetchall()]
