"""What an earlier version had copied from the platform is a countdown now, and goes back where it came from."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cases.casefile.models import Case
from cases.process.situation import Countdown
from cases.reminders.models import ChosenDay
from tests.support.moments import SEOUL

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("casefile", "0002_wider_text"), ("reminders", "0002_wider_text")]
NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
AT = dt.datetime(2026, 12, 1, 7, 59, tzinfo=dt.UTC)

type Migrate = Callable[..., Any]


@pytest.fixture
def migrate() -> Iterator[Migrate]:
    """Bring the tables to a state and give its models; bring them back at the end."""

    def to(targets: list[tuple[str, str]]) -> Apps:
        executor = MigrationExecutor(connection)
        executor.migrate(targets)
        return MigrationExecutor(connection).loader.project_state(targets).apps

    yield to
    to(MigrationExecutor(connection).loader.graph.leaf_nodes())


def newest() -> list[tuple[str, str]]:
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


def old_case(apps: Apps, **fields: Any) -> Any:
    row = {
        "problem": "damaged",
        "intake_id": uuid.uuid4(),
        "key_hash": uuid.uuid4().hex,
        "reference": uuid.uuid4().hex[:12],
    }
    return apps.get_model("casefile", "Case").objects.create(**row, created_at=NOW, updated_at=NOW, **fields)


def old_day(apps: Apps, case: Any, on: str, **fields: Any) -> Any:
    return apps.get_model("reminders", "ChosenDay").objects.create(case_id=case.pk, on=on, created_at=NOW, **fields)


def test_the_countdown_of_the_order_page_is_taken_over_and_given_back(migrate: Migrate) -> None:
    apps = migrate(BEFORE)
    there = old_case(apps, platform_deadline_at=AT, platform_deadline_zone="America/Los_Angeles")
    nameless = old_case(apps, platform_deadline_at=AT)
    without = old_case(apps)

    migrate(newest())
    assert Case.objects.get(pk=there.pk).order_page == Countdown(AT, "America/Los_Angeles", "order-page")
    assert Case.objects.get(pk=nameless.pk).order_page == Countdown(AT, "Asia/Seoul", "order-page")
    assert Case.objects.get(pk=without.pk).countdowns == {}
    # Only the dispute had a place of its own before.
    Case.objects.filter(pk=without.pk).update(countdowns={"seller-answers": Countdown(AT).as_stored()})

    cases = migrate(BEFORE).get_model("casefile", "Case").objects
    assert [
        (case.platform_deadline_at, case.platform_deadline_zone)
        for case in (cases.get(pk=one.pk) for one in (there, nameless, without))
    ] == [(AT, "America/Los_Angeles"), (AT, "Asia/Seoul"), (None, "")]


def test_later_days_become_countdowns_of_their_deadlines_and_chosen_days_stay(migrate: Migrate) -> None:
    apps = migrate(BEFORE)
    case = old_case(apps, platform_deadline_at=AT, platform_deadline_zone="Asia/Seoul")
    old_day(apps, case, "2026-12-10", extends="return-posted-by")
    old_day(apps, case, "2026-12-20", extends="refund-booked-by")
    # Prolonged a second time: what was said last.
    old_day(apps, case, "2026-12-13", extends="return-posted-by")
    kept = old_day(apps, case, "2026-12-02", note="전화하기")
    other = old_case(apps)
    old_day(apps, other, "2026-12-05", extends="seller-answers")

    migrate(newest())
    countdowns = {pk: Case.objects.get(pk=pk).situation.countdowns for pk in (case.pk, other.pk)}
    ends = {
        pk: {slug: f"{one.at.astimezone(SEOUL):%m-%d %H:%M}" for slug, one in shown.items()}
        for pk, shown in countdowns.items()
    }
    assert ends == {
        case.pk: {
            "dispute-closes": "12-01 16:59",
            "return-posted-by": "12-13 23:59",
            "refund-booked-by": "12-20 23:59",
        },
        other.pk: {"seller-answers": "12-05 23:59"},
    }
    assert {one.zone for one in countdowns[other.pk].values()} == {"Asia/Seoul"}
    assert list(ChosenDay.objects.values_list("pk", "on", "note")) == [(kept.pk, dt.date(2026, 12, 2), "전화하기")]
