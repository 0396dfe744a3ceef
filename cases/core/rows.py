"""The rows that one case has of a kind, read with SQL that is put together once.

So short a question takes Django longer to write than it takes the database to answer, and the page of a case has five.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Model


def of_case[Row: Model](
    model: type[Row], case: Model, *, order: tuple[str, ...] = (), most: int | None = None
) -> list[Row]:
    """Return the rows of `case`, `most` of them, in the `order` given or else that of the model; one query."""
    rows: list[Any] = list(model._default_manager.raw(_question(model, order, most), [case.pk]))
    for row in rows:
        row.case = case
    return rows


@cache
def _question(model: type[Model], order: tuple[str, ...], most: int | None) -> str:
    rows = model._default_manager.filter(case=0)  # Any case: its number is given with each question.
    sql, _zero = (rows.order_by(*order) if order else rows)[:most].query.sql_with_params()
    return sql
