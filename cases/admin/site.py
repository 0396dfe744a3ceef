"""The admin site: our name, our login."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.admin.login import WINDOW, StaffLoginForm


class StaffSite(admin.AdminSite):
    """The admin of 환불길잡이."""

    site_header = _("환불길잡이 관리")
    site_title = _("환불길잡이 관리")
    index_title = _("할 일")
    login_form = StaffLoginForm
    empty_value_display = "–"

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show or check the login form; answer 429 where this client tried too often."""
        response = super().login(request, extra_context)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form is not None and form.is_bound and form.is_throttled:
            response.status_code = 429
            response.headers["Retry-After"] = str(int(WINDOW.total_seconds()))
        return response
