"""Rows that are read with SQL which is put together once.

So short a question takes Django longer to write than it takes the database to answer, and the page of a case has six.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connections
from django.db.models import FETCH_ONE, Model, QuerySet
from django.db.models.query import get_related_populators


class Question[Row: Model]:
    """A query that is asked again and again, each time with other values."""

    def __init__(self, rows: QuerySet[Row]) -> None:
        """Write the SQL of `rows`. Whatever its filters compare with, `ask` gives other values, in the order of the filters."""
        compiler = rows.query.get_compiler(rows.db)
        self._sql, _values = compiler.as_sql()
        select, kind = compiler.select or [], compiler.klass_info or {}
        self._model, self._db = rows.model, rows.db
        self._names = [select[place][0].target.attname for place in kind["select_fields"]]
        self._beside = get_related_populators(kind, select, rows.db, FETCH_ONE)
        # How columns become values depends on their fields and on the kind of database, not on a connection.
        self._converters = compiler.get_converters([column for column, *_more in select])

    def ask(self, *values: Any) -> list[Row]:
        """Return the rows, with those that `select_related` names; one query."""
        connection = connections[self._db]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [connection.ops.adapt_unknown_value(value) for value in values])
            found = cursor.fetchall()
        rows = []
        compiler = self._model._default_manager.none().query.get_compiler(connection=connection)
        for columns in compiler.apply_converters(found, self._converters):
            row = self._model.from_db(self._db, self._names, columns[: len(self._names)])
            for beside in self._beside:
                beside.populate(columns, row)
            rows.append(row)
        return rows


def of_case[Row: Model](
    model: type[Row], case: Model, *, order: tuple[str, ...] = (), most: int | None = None
) -> list[Row]:
    """Return the rows of `case`, `most` of them, in the `order` given or else that of the model; one query."""
    rows: list[Any] = _of_any_case(model, order, most).ask(case.pk)
    for row in rows:
        row.case = case
    return rows


@cache
def _of_any_case(model: type[Model], order: tuple[str, ...], most: int | None) -> Question[Any]:
    rows = model._default_manager.filter(case=0)
    return Question((rows.order_by(*order) if order else rows)[:most])
