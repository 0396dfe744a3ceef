"""The upkeep of the rules that read replies."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.core.http import Request
from cases.facts.sourced_admin import RowsAdmin
from cases.replies.models import ReplyRule


@admin.register(ReplyRule)
class ReplyRuleAdmin(RowsAdmin):
    """Keeps the rules; one that reads an example of its own wrongly is refused (`ReplyRule.clean`)."""

    list_display = ("ask", "slug", "meaning", "answer", "position")
    search_fields = ("slug", "meaning", "patterns", "said")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("slug", "ask", "position", "meaning", "risk", "avoid", "answer", "leads_to")}),
        (_("어떤 말로 알아보나"), {"fields": ("patterns", "unless", "said", "not_said")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the slug of an existing row: the seed knows it by this name."""
        return ("slug",) if obj else ()

    def save_model(self, request: HttpRequest, obj: ReplyRule, form: Any, change: bool) -> None:
        """Remember that a person wrote this row, so that the seed leaves it alone."""
        obj.edited_at = cast(Request, request).now
        super().save_model(request, obj, form, change)
