"""Periods where no day is known: apart by who has to act, short ones first, one row for one period."""

from __future__ import annotations

from cases.deadlines.models import DeadlineRule
from cases.guide.periods import periods


def rule(
    slug: str, amount: int, unit: str = "days", *, title: str = "", actor: str = "buyer", opens: bool = False
) -> DeadlineRule:
    return DeadlineRule(
        slug=slug, title=title or slug, anchor="paid_on", amount=amount, unit=unit, actor=actor, opens=opens
    )


def slugs(rows: list[DeadlineRule]) -> list[str]:
    return [row.slug for row in rows]


def test_they_part_by_who_acts_and_the_shortest_comes_first() -> None:
    found = periods(
        [
            rule("months", 3, "months"),
            rule("opens", 1, opens=True),
            rule("long", 30),
            rule("seller", 3, "business_days", actor="seller"),
            rule("platform", 4, actor="platform"),
            rule("short", 7),
        ]
    )
    assert slugs(found.mine) == ["short", "long", "months"]
    assert slugs(found.others) == ["platform", "seller"]
    assert slugs(found.opening) == ["opens"]


def test_one_leads_and_what_only_some_can_use_comes_last() -> None:
    rows = [rule("few", 7), rule("long", 30), rule("asked", 15), rule("short", 3)]
    assert slugs(periods(rows, lead="asked", rare={"few"}).mine) == ["asked", "short", "long", "few"]


def test_the_same_period_from_another_day_is_told_in_one_row() -> None:
    first = rule("card", 120, title="차지백")
    later = rule("card-later", 120, title="차지백 · 약속한 배송일부터")
    shorter = rule("card-short", 45, title="차지백 · 물건이 온 날부터")
    found = periods([first, later, shorter])
    assert slugs(found.mine) == ["card-short", "card"]
    assert slugs(list(found.mine[1].also)) == ["card-later"]
    assert first.also == ()  # Rows are kept for a whole process: none is changed.


def test_a_period_that_another_must_keep_as_well_is_told_in_its_row() -> None:
    thirty, months = rule("thirty", 30), rule("months", 3, "months")
    thirty.capped_by = "months"
    found = periods([months, thirty])
    assert slugs(found.mine) == ["thirty"]
    assert found.mine[0].cap is not None and found.mine[0].cap.slug == "months"
    assert thirty.cap is None  # Rows are kept for a whole process: none is changed.
    # Where the other is not told, it stands for itself.
    assert slugs(periods([months]).mine) == ["months"]
