"""Lists of the admin that grow with the cases: counted and turned up to a limit, and ordered by nothing that no index has.

So a page of one costs the same whatever the number of rows. What an admin of such a list filters and searches by needs
an index that ends in its order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator
from django.db import connections
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

if TYPE_CHECKING:
    _Paginator = Paginator[Any]
    _Admin = admin.ModelAdmin[Any]
else:
    _Paginator, _Admin = Paginator, admin.ModelAdmin

# How far lists count and turn pages: of a million rows, the rest is found by filters and searches.
MOST_LISTED = 2_500
# As many of the rows of a filter as are put in the order of a column.
MOST_ORDERED = 1_000


class Keys(list[Any]):
    """What a list counts and turns in place of rows, at most so many; only the rows of the page are read."""

    def __init__(self, found: list[Any], most: int) -> None:
        super().__init__(found[:most])
        self.has_more = len(found) > most

    def _clone(self) -> Keys:
        return self


class CappedPaginator(_Paginator):
    """Pages of a list that is counted, and turned, up to `MOST_LISTED` rows."""

    @cached_property
    def found(self) -> int:
        """How many there are; one more than `MOST_LISTED` where there are more."""
        if isinstance(self.object_list, Keys):
            return len(self.object_list)
        rows = cast("QuerySet[Any]", self.object_list)
        return rows.order_by()[: MOST_LISTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.found, MOST_LISTED)


class LongChanges(ChangeList):
    """The rows of a list; what it is ordered by is one index, whichever column was chosen."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Order by the chosen column alone, and in its direction by age where it says the same."""
        first, *others = super().get_ordering(request, queryset)
        if ORDER_VAR not in self.params or not isinstance(first, str):
            return [first, *others]
        return [first, "-pk" if first.startswith("-") else "pk"]

    def get_ordering_field(self, field_name: Any) -> Any:
        """Return what a column is ordered by; None where no index has it, also where the address asks for it."""
        return super().get_ordering_field(field_name) if field_name in (self.sortable_by or ()) else None

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """Return the rows; of what was searched, or filtered and ordered by a column, the keys in their order, too.

        No index has the rows of every filter in the order of every column, but each has them in that of the list: of
        these the first `MOST_ORDERED` are put in the order of the column.
        """
        rows = super().get_queryset(request, *args, **kwargs)
        self.keys: Keys | None = None
        if not rows.query.where or rows.query.is_empty():
            return rows
        column = rows.query.order_by[0]
        if ORDER_VAR in self.params and isinstance(column, str):
            usual = self.model_admin.get_ordering(request) or self._get_default_ordering()  # type: ignore[attr-defined]
            self.keys = _by_column(rows.order_by(*usual, "-pk"), column)
        elif self.query:
            self.keys = Keys([*rows.values_list("pk", flat=True)[: MOST_LISTED + 1]], MOST_LISTED)
        return rows

    def get_results(self, request: HttpRequest) -> None:
        """Read the page, and say whether there are more rows than its pages lead to."""
        if self.keys is None:
            super().get_results(request)
            self.has_more = self.paginator.found > MOST_LISTED
            return
        rows, self.queryset = self.queryset, self.keys
        super().get_results(request)
        self.queryset = rows
        # By their keys alone: asked for filters too, a database may read all that fit these.
        found = self.apply_select_related(self.root_queryset).in_bulk(self.result_list)
        self.result_list = [found[pk] for pk in self.result_list if pk in found]
        self.has_more = self.keys.has_more


def _by_column(rows: QuerySet[Any], column: str) -> Keys:
    """Return the keys of the first `MOST_ORDERED` rows by what they have in a column, as their database orders it.

    They are ordered here: asked for the order of a selection, a database may read an index of all there are.
    """
    name, largest = column.removeprefix("-"), connections[rows.db].features.nulls_order_largest
    first = Keys([*rows.values_list("pk", name)[: MOST_ORDERED + 1]], MOST_ORDERED)
    first.sort(key=lambda row: ((row[1] is None) is largest, row[1], row[0]), reverse=name != column)
    first[:] = [pk for pk, _value in first]
    return first


class LongListAdmin(_Admin):
    """The admin of a list that grows with the cases; `sortable_by` names the columns that an index has."""

    list_per_page = 25
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[LongChanges]:
        return LongChanges
