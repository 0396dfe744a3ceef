"""What lists show is what a reading of all rows, without any index, would show; and no list that grows reads all its rows."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from itertools import combinations, product
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.casefile.models import Case, StaffRead
from cases.core import long_lists
from cases.process.states import FOR_REVIEW, Outcome, Status
from cases.staff.admin import CaseAdmin
from cases.work.models import Dispatch, Task
from tests.support.admin import QUEUE, change_url
from tests.support.clients import logged_in
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db

type Fits = Callable[[Case], bool]
type Order = Callable[[Case], Any]

DAY, SOME_DAY = dt.timedelta(days=1), dt.datetime(2026, 10, 24, 15, tzinfo=dt.UTC)
BY_DAY = "created_at__gte=2026-10-25 00:00:00%2B09:00"
FILTERS: dict[str, Fits] = {
    "todo=review": lambda case: case.status == FOR_REVIEW,
    "status__exact=in_review": lambda case: case.status == FOR_REVIEW,
    "status__exact=filed": lambda case: case.status == Status.FILED,
    "status__exact=closed": lambda case: case.status == Status.CLOSED,
    "problem__exact=damaged": lambda case: case.problem == "damaged",
    "outcome__exact=refunded": lambda case: case.outcome == Outcome.REFUNDED,
    "outcome__exact=": lambda case: case.outcome == "",
    BY_DAY: lambda case: case.created_at >= SOME_DAY,
    "q=1": lambda case: "1" in case.reference,
}
COLUMNS: dict[str, Order] = {"o=0": lambda case: (case.reference, case.pk), "o=7": lambda case: (case.amount, case.pk)}


def usual(case: Case) -> Any:
    asked = case.review_asked_at
    return asked is None, asked, -case.updated_at.timestamp(), -case.pk


@pytest.fixture
def chief(now: dt.datetime) -> Client:
    return logged_in(User.objects.create_superuser("chief"))


@pytest.fixture
def cases() -> list[Case]:
    """Sixty of all kinds."""
    dice = random.Random(13)  # noqa: S311 (no secret)
    for _ in range(60):
        status = dice.choice([Status.IN_REVIEW, Status.FILED, Status.CLOSED, Status.CLOSED, Status.ESCALATED])
        made_at = NOW - dice.randint(0, 60) * DAY
        fields: dict[str, Any] = {"created_at": made_at, "updated_at": made_at + dice.randint(0, 3) * DAY}
        if status == Status.IN_REVIEW:
            fields["review_asked_at"] = made_at
        if status == Status.CLOSED:
            fields["outcome"] = dice.choice([Outcome.REFUNDED, Outcome.WITHDRAWN])
        problem = dice.choice(["damaged", "wrong-item"])
        make_case(status=status, problem=problem, amount=dice.randint(1, 9), currency="KRW", **fields)
    return list(Case.objects.all())


def listed(client: Client, *chosen: str) -> list[str]:
    page = client.get(f"{QUEUE}?{'&'.join(chosen)}").text
    return re.findall(r'class="field-number[^"]*"><a [^>]*>(RG-[^<]+)<', page)


def test_filters_and_columns_together_show_what_fits_in_their_order(
    chief: Client, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CaseAdmin, "list_per_page", len(cases))
    names = [(one.partition("=")[0], one) for one in FILTERS]
    pairs = [(one, other) for (name, one), (other_name, other) in combinations(names, 2) if name != other_name]
    found = 0
    for chosen in [(), *((one,) for one in FILTERS), *pairs]:
        fitting = [case for case in cases if all(FILTERS[one](case) for one in chosen)]
        first = (lambda case: (-case.created_at.timestamp(), -case.pk)) if BY_DAY in chosen else usual
        assert listed(chief, *chosen) == [case.reference for case in sorted(fitting, key=first)], chosen
        for column, downwards in product(COLUMNS, (False, True)):
            order = sorted(fitting, key=COLUMNS[column], reverse=downwards)
            asked = (*chosen, column.replace("=", "=-" if downwards else "="))
            assert listed(chief, *asked) == [case.reference for case in order], asked
        found += len(fitting)
    assert found > 400


def test_cases_without_an_amount_stand_below_a_filter_where_they_stand_without_one(chief: Client) -> None:
    for amount in (None, 5, 7, None):
        make_case(amount=amount, currency="KRW" if amount else "", problem="damaged")
    for column in ("o=7", "o=-7"):
        assert listed(chief, column) == listed(chief, column, "problem__exact=damaged") != []


def test_photos_are_counted_by_the_keys_of_the_page(chief: Client, cases: list[Case]) -> None:
    """Below the query of the page a database may read very many cases."""
    for query in ("", "?problem__exact=damaged", "?problem__exact=damaged&o=7"):
        with CaptureQueriesContext(connection) as queries:
            chief.get(QUEUE + query)
        photos = [one["sql"] for one in queries if 'FROM "photos_' in one["sql"]]
        assert len(photos) == 2
        assert not any("casefile_case" in sql for sql in photos)


def test_a_column_below_a_filter_reads_the_keys_once_and_the_rows_of_the_page(
    chief: Client, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CaseAdmin, "list_per_page", 5)
    with CaptureQueriesContext(connection) as queries:
        page = chief.get(f"{QUEUE}?problem__exact=damaged&o=7&p=2")
    asked = [one["sql"] for one in queries if 'FROM "casefile_case"' in one["sql"]]
    assert len(asked) == 2
    order = sorted((case for case in cases if case.problem == "damaged"), key=COLUMNS["o=7"])
    assert [case.pk for case in page.context_data["cl"].result_list] == [case.pk for case in order[5:10]]


def test_a_column_orders_what_the_pages_of_a_filter_lead_to(
    chief: Client, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "MOST_ORDERED", 10)
    fitting = sorted((case for case in cases if case.problem == "damaged"), key=usual)
    assert len(fitting) > 10
    order = sorted(fitting[:10], key=COLUMNS["o=7"])
    assert listed(chief, "problem__exact=damaged", "o=7") == [case.reference for case in order]
    page = chief.get(f"{QUEUE}?problem__exact=damaged&o=7").text
    assert "앞의 10건까지 넘겨 볼 수 있어요." in page


def test_what_a_search_finds_is_turned_up_to_a_limit(
    chief: Client, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "MOST_LISTED", 10)
    monkeypatch.setattr(CaseAdmin, "list_per_page", 6)
    order = [case.reference for case in sorted(cases, key=usual)]
    assert listed(chief, "q=rg-") == order[:6]
    assert listed(chief, "q=rg-", "p=2") == order[6:10]
    assert "앞의 10건까지 넘겨 볼 수 있어요." in chief.get(f"{QUEUE}?q=rg-").text


def test_looks_are_found_by_person_and_by_case(chief: Client) -> None:
    first, second = make_case(reference="RG-7K3M-9QXT"), make_case(reference="RG-0000-0001")
    for case, name in ((first, "kim"), (second, "kim"), (first, "lee")):
        StaffRead.objects.create(case=case, name=name, what="case", read_at=NOW)

    def found(words: str) -> list[tuple[str, str]]:
        page = chief.get("/admin/casefile/staffread/", {"q": words}).text
        rows = re.findall(r'class="field-name">([^<]+)</.*?class="field-reference">([^<]+)<', page)
        return sorted(rows)

    assert found("kim") == [("kim", "RG-0000-0001"), ("kim", "RG-7K3M-9QXT")]
    assert found("rg7k3m9qxt") == [("kim", "RG-7K3M-9QXT"), ("lee", "RG-7K3M-9QXT")]
    assert found("lee RG-7K3M-9QXT") == [("lee", "RG-7K3M-9QXT")]
    assert found("lee kim") == found("lee kim RG-7K3M-9QXT") == found("nobody") == []


def test_the_cases_of_looks_are_read_for_those_of_the_page(chief: Client) -> None:
    """Joined, a database reads the cases of all pages before it as well."""
    for name in "abc":
        StaffRead.objects.create(case=make_case(), name=name, what="case", read_at=NOW)
    with CaptureQueriesContext(connection) as queries:
        page = chief.get("/admin/casefile/staffread/").text
    assert all(case.reference in page for case in Case.objects.all())
    assert len([one for one in queries if 'FROM "casefile_case"' in one["sql"]]) == 1
    assert not [one for one in queries if 'FROM "casefile_staffread" INNER JOIN' in one["sql"]]


GROWING = ["casefile_staffread", "django_tasks_database_dbtaskresult", "work_dispatch", "django_admin_log"]
ASKED = [
    *(f"/admin/casefile/staffread/{query}" for query in ("", "?what__exact=case", "?q=kim", "?q=RG-7K3M-9QXT", "?o=0")),
    *(f"/admin/work/task/{query}" for query in ("", "?status=FAILED", "?o=3")),
    *(f"/admin/work/dispatch/{query}" for query in ("", "?outcome__exact=sent", "?q=1", "?o=0", "?o=3")),
    "history",
]


@pytest.mark.parametrize("asked", ASKED)
def test_no_list_that_grows_reads_or_sorts_all_its_rows(chief: Client, asked: str) -> None:
    """SQLite says how it would go about it; where the order is by moment, it may sort those of one moment."""
    if connection.vendor != "sqlite":
        pytest.skip("every database explains itself in its own way")
    case = make_case(reference="RG-7K3M-9QXT")
    StaffRead.objects.create(case=case, name="kim", what="case", read_at=NOW)
    Task.objects.create(args_kwargs={"args": [], "kwargs": {}}, task_path="x", run_after=NOW)
    Dispatch.objects.create(key="1", outcome="sent", begun_at=NOW)
    kind = ContentType.objects.get_for_model(Case)
    LogEntry.objects.create(user=User.objects.get(), content_type=kind, object_id=str(case.pk), action_flag=CHANGE)
    with CaptureQueriesContext(connection) as queries:
        assert (
            chief.get(change_url(case).replace("change", "history") if asked == "history" else asked).status_code == 200
        )
    plans = []
    with connection.cursor() as cursor:
        for one in queries:
            if any(f'FROM "{table}"' in one["sql"] for table in GROWING) and "LIMIT 21" not in one["sql"]:
                cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}")
                plans += [row[3] for row in cursor.fetchall()]
    assert plans
    of_a_case = "RG-7K3M-9QXT" in asked
    wrong = re.compile(
        r"SCAN (?!subquery|.*USING)" if of_a_case else r"SCAN (?!subquery|.*USING)|USE TEMP B-TREE FOR ORDER BY"
    )
    assert [plan for plan in plans if wrong.match(plan)] == []
