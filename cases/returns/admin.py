"""The upkeep of where carriers show parcels."""

from __future__ import annotations

from django.contrib import admin

from cases.facts.sourced_admin import SourcedAdmin
from cases.returns.models import TrackingPage


@admin.register(TrackingPage)
class TrackingPageAdmin(SourcedAdmin):
    list_display = ("carrier", "address", "confidence_badge", "checked", "said_by")
