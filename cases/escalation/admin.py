"""The upkeep of the ladder."""

from __future__ import annotations

from django.contrib import admin

from cases.escalation.models import Rung
from cases.facts.sourced_admin import SourcedAdmin


@admin.register(Rung)
class RungAdmin(SourcedAdmin):
    list_display = ("title", "position", "opening", "payment", "confidence_badge", "checked_on", "source")
    search_fields = ("title", "slug", "can_do", "usually", "source")
