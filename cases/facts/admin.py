"""The upkeep of holidays and policy facts."""

from __future__ import annotations

from django.contrib import admin

from cases.core import reasons
from cases.core.reasons import Reason
from cases.facts.models import Holiday, PolicyFact
from cases.facts.sourced_admin import CountedWithAdmin, SourcedAdmin


@admin.register(Holiday)
class HolidayAdmin(CountedWithAdmin):
    list_display = ("on", "name", "confidence_badge", "checked", "said_by")
    search_fields = ("name", "on", "source")
    date_hierarchy = "on"

    def reason(self, row: Holiday, *, gone: bool) -> Reason:
        return (reasons.holiday_removed if gone else reasons.holiday_added)(row.on, row.name)


@admin.register(PolicyFact)
class PolicyFactAdmin(SourcedAdmin):
    list_display = ("title", "value", "text", "confidence_badge", "checked", "said_by")
    search_fields = ("title", "slug", "value", "text", "source")
