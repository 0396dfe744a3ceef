"""What the upkeep of every kind of row that ages shares: source and date, how sure it is, who hears of a change."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import admin, messages
from django.contrib.admin.views.main import ORDER_VAR
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.core.http import Request
from cases.core.incoming import ModelForm
from cases.core.reasons import Reason
from cases.facts.changes import counted_with_changed
from cases.facts.sourced import STALE_AFTER, Confidence, Sourced, SourcedQuerySet
from cases.process.payment import Payment

if TYPE_CHECKING:
    _RowAdmin = admin.ModelAdmin[Any]
else:
    _RowAdmin = admin.ModelAdmin

TONES = {Confidence.HIGH: "good", Confidence.MEDIUM: "info", Confidence.LOW: "warn", Confidence.UNCONFIRMED: "bad"}
SOURCE = ("source", "source_url", "checked_on", "confidence")
SOURCE_LINES = ("source", "source_url", ("checked_on", "confidence"))
LONG = 120
# A year with its month or day, or a span of two of them.
DAY = re.compile(r"(\d{4}(?:-\d\d)*(?:~\d{4}(?:-\d\d)*|(?:-\d\d)))")
BLANK: list[Any] = [("", _("고르세요"))]
PAYMENTS: list[Any] = [("", _("모든 결제수단")), *Payment.choices]


class StaleFilter(admin.SimpleListFilter):
    """Rows that nobody has checked for too long."""

    title = _("확인일")
    parameter_name = "stale"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer the one choice beside "all"."""
        return [("yes", _("확인한 지 %(days)d일 넘음") % {"days": STALE_AFTER.days})]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        return cast(SourcedQuerySet, queryset).stale(today(request))


class Fields:
    """Fields as a Korean-speaking person needs them: long sentences in full, an empty choice in words; text is tidied."""

    form: Any = ModelForm

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give sentences a box in which all of them can be read."""
        if type(db_field) is models.CharField and (db_field.max_length or 0) >= LONG and not db_field.choices:
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Name the empty choice in Korean; Django's own name for it is not translated yet."""
        kwargs.setdefault("choices", db_field.get_choices(include_blank=_has_blank(db_field), blank_choice=BLANK))
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]


class RowsAdmin(Fields, _RowAdmin):
    """A short list under its own name, whose choices are all in Korean."""

    show_facets = admin.ShowFacets.NEVER
    # The field whose values part the list, unless a column is chosen to order by; "" for none. Its rows come in that order.
    grouped_by: ClassVar[str] = ""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Let the first row of each group begin it."""
        changes = super().get_changelist_instance(request)
        before = None
        for row in changes.result_list if self.grouped_by else ():
            group = getattr(row, self.grouped_by)
            row.is_grouped = ORDER_VAR not in request.GET
            row.begins = row.is_grouped and group != before
            before = group
        return changes

    def group(self, row: Any, name: str) -> str:
        """Return the cell of a row's group: seen in its first row, and in the others for those who listen."""
        if not row.is_grouped:
            return name
        return format_html('<span class="{}">{}</span>', "rg-group" if row.begins else "visually-hidden", name)

    def get_action_choices(
        self, request: HttpRequest, default_choices: Any = None, action_location: Any = admin.ActionLocation.CHANGE_LIST
    ) -> Any:
        """Name the empty choice in Korean here too."""
        return super().get_action_choices(request, default_choices or BLANK, action_location)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})


class SourcedAdmin(RowsAdmin):
    """Keeps rows whose every change is counted, and remembers that a person changed them."""

    list_filter: ClassVar[Any] = (StaleFilter, "confidence")
    list_per_page = 50
    actions = ("mark_checked",)
    # Short fields that stand in one line of the form, where the first of them has its place.
    beside: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @admin.display(description=_("출처"), ordering="source")
    def said_by(self, row: Sourced) -> SafeString:
        """Name the source; no line ends within a date."""
        pieces = enumerate(DAY.split(row.source))
        return format_html_join(
            "", "{}", ((format_html('<span class="rg-day">{}</span>', one) if at % 2 else one,) for at, one in pieces)
        )

    @admin.display(description=_("확인일"), ordering="checked_on")
    def checked(self, row: Sourced) -> str:
        """Give the day, with its own name where it does not go by that of the column."""
        day = date_format(row.checked_on, "Y-m-d")
        return day if row.is_confirmed else format_html('<span class="rg-word">{}</span> {}', row.checked_word, day)

    @admin.display(description=_("확실성"), ordering="confidence")
    def confidence_badge(self, row: Sourced) -> SafeString:
        tone = TONES[Confidence(row.confidence)]
        return format_html('<span class="rg-badge" data-tone="{}">{}</span>', tone, row.get_confidence_display())

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show what a row says first, and then where it comes from."""
        names = [str(name) for name in self.get_fields(request, obj) if name not in SOURCE]
        names.sort(key=lambda name: name != "slug")
        lines = {line[0]: line for line in self.beside}
        follow = {name for line in self.beside for name in line[1:]}
        fields = [lines.get(name, name) for name in names if name not in follow]
        return [(None, {"fields": fields}), (_("출처와 확인"), {"fields": SOURCE_LINES})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the slug of an existing row: pages ask for it by this name."""
        return ("slug",) if obj is not None and hasattr(obj, "slug") else ()

    def save_model(self, request: HttpRequest, obj: Sourced, form: Any, change: bool) -> None:
        """Remember that a person wrote this row, so that the seed leaves it alone."""
        obj.edited_at = cast(Request, request).now
        super().save_model(request, obj, form, change)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete one by one: a queryset would not count the change."""
        for row in queryset:
            row.delete()

    @admin.action(description=_("오늘 확인함"), permissions=["change"])
    def mark_checked(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Set the date of the last check to today, through `save`, so that the page cache notices."""
        rows = list(queryset)
        with transaction.atomic():
            for row in rows:
                row.checked_on = today(request)
                row.edited_at = cast(Request, request).now
                row.save()
                self.log_change(request, row, _t("오늘 확인함"))
        message = ngettext(
            "%(count)d개를 오늘 확인한 것으로 적었어요.", "%(count)d개를 오늘 확인한 것으로 적었어요.", len(rows)
        )
        self.message_user(request, message % {"count": len(rows)}, messages.SUCCESS)


class CountedWithAdmin(SourcedAdmin):
    """Rows that deadlines are counted with: whoever keeps counted deadlines hears of a change (`facts.changes`)."""

    def reason(self, row: Any, *, gone: bool) -> Reason:
        raise NotImplementedError

    def announce(self, row: Any, *, gone: bool = False, holiday_on: dt.date | None = None) -> None:
        """Say that deadlines may move; `holiday_on` where only one day has changed."""
        counted_with_changed.send(type(row), reason=self.reason(row, gone=gone), holiday_on=holiday_on)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # A holiday that was moved changes two days.
        self.announce(obj, holiday_on=None if change else getattr(obj, "on", None))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        self.announce(obj, gone=True, holiday_on=getattr(obj, "on", None))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        rows = list(queryset)
        super().delete_queryset(request, queryset)
        for row in rows:
            self.announce(row, gone=True, holiday_on=getattr(row, "on", None))


def _has_blank(db_field: Any) -> bool:
    return bool(db_field.blank or not db_field.has_default())


def today(request: HttpRequest) -> dt.date:
    """Return the day on which the request is answered, in Korea."""
    return timezone.localdate(cast(Request, request).now)
