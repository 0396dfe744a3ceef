"""Who of the staff looked at which case: for superusers, to be read and never to be changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case, StaffRead
from cases.core.formats import codes
from cases.core.incoming import ModelForm
from cases.core.long_lists import LongListAdmin


@admin.register(StaffRead)
class StaffReadAdmin(LongListAdmin):
    form = ModelForm
    list_display = ("read_at", "name", "reference", "what")
    list_display_links = None
    list_filter = ("what", "read_at")
    sortable_by = ("read_at",)
    search_fields = ("name__exact", "case__reference__exact")
    search_help_text = _("아이디나 사건 번호를 그대로 적으세요")

    def get_queryset(self, request: HttpRequest) -> QuerySet[StaffRead]:
        """All looks; their cases are read for those of the page alone: joined, those of all pages before it are, too."""
        return super().get_queryset(request).prefetch_related(Prefetch("case", Case.objects.only("reference")))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[StaffRead], search_term: str
    ) -> tuple[QuerySet[StaffRead], bool]:
        """Find the looks at a case by its number, and those of a person by name; or those of a person at a case."""
        words = {*search_term.split()}
        if len(words) > 2:
            return queryset.none(), False
        for word in words:
            case = Case.objects.filter(reference=codes.parse_reference(word)).values_list("pk", flat=True).first()
            queryset = queryset.filter(name=word) if case is None else queryset.filter(case=case)
        return queryset, False

    @admin.display(description=_("사건 번호"))
    def reference(self, read: StaffRead) -> str:
        return read.case.reference

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_superuser", False))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers only, whatever rights a group was given."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
