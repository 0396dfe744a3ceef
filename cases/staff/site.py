"""The admin site with our name: its first page, its lists, and the door before them.

It stands outside `cases.staff.admin`, which registers itself with this site while it is imported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from itertools import groupby
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import DataError
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request
from cases.core.long_lists import MOST_LISTED
from cases.core.policy import left_behind
from cases.core.staff import owes_code, works_here
from cases.core.typed import carried_in, typed_in
from cases.facts.sourced import Seeded, Sourced, sourced_models
from cases.staff.coming_in import carry_on, next_of, with_next
from cases.staff.invitations import Invitation
from cases.staff.logins import note_seen
from cases.staff.tries import StaffLoginForm, know
from cases.staff.views import logins, second_step
from cases.staff.waiting import waited, waiting_tone

# Django's lists take years, numbers and lookups from the address that no calendar, column or database has.
NO_SUCH_FILTER = (ValueError, OverflowError, DataError)


def _longest(now: dt.datetime) -> list[tuple[Case, str, str]]:
    """Return the few cases that wait longest for a review, each with how long that is and how loud it is said."""
    cases = Case.objects.for_review().defer("key_hash", "intake_id").order_by("review_asked_at")[:3]
    times = [(case, now - cast(dt.datetime, case.review_asked_at)) for case in cases]
    return [(case, waited(time), waiting_tone(time)) for case, time in times]


def may_view(model: type[Sourced], request: HttpRequest) -> bool:
    return request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


_GROUPS: dict[str, Promise] = {
    "case": _("사건"),
    "fact": _("기준 자료"),
    "word": _("보내고 읽는 글"),
    "rest": _("그 밖의 목록"),
}


def _group(model: Any) -> str:
    """Say what one comes to a list for: cases, what is counted with, what is said, or the upkeep of the site."""
    if model is Case:
        return "case"
    if issubclass(model, Sourced):
        return "fact"
    return "word" if issubclass(model, Seeded) else "rest"


class StaffSite(admin.AdminSite):
    site_header = _("환불길잡이 관리")
    site_title = _("환불길잡이 관리")
    index_title = _("할 일")
    login_form = StaffLoginForm
    login_template = "staff/login.html"
    empty_value_display = SafeString('<span class="rg-none">–</span>')
    enable_nav_sidebar = False  # A handful of lists fit into the header, and the photos need the width.

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Say what waits for this person: cases to decide, facts to check again."""
        waits = request.user.has_perm("casefile.view_case")
        context = {
            "waiting": Case.objects.for_review()[: MOST_LISTED + 1].count() if waits else None,
            "longest": _longest(cast(Request, request).now) if waits else (),
            "most": MOST_LISTED,
            "rows": [self._row(model, request) for model in sourced_models() if may_view(model, request)],
        }
        return super().index(request, context | (extra_context or {}))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Put the lists into groups, by what one comes for."""
        context = super().each_context(request)
        lists = [one for app in context["available_apps"] for one in app["models"] if one["admin_url"]]
        lists.sort(key=lambda one: [*_GROUPS].index(_group(one["model"])))
        return context | {
            "groups": [
                (name, _GROUPS[name], [*ones]) for name, ones in groupby(lists, lambda one: _group(one["model"]))
            ]
        }

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Put the cases before everything else; the rest stays in the order of its names."""
        apps = sorted(
            super().get_app_list(request, app_label), key=lambda app: app["app_label"] != Case._meta.app_label
        )
        for app in apps:
            app["models"].sort(key=lambda model: model["object_name"] != "Case")
        return apps

    @staticmethod
    def _row(model: type[Sourced], request: HttpRequest) -> dict[str, Any]:
        today = timezone.localdate(cast(Request, request).now)
        return {
            "name": model._meta.verbose_name,
            "stale": model.objects.all().stale(today).count(),
            "oldest": model.objects.aggregate(oldest=Min("checked_on"))["oldest"],
            "url": reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"),
        }

    def admin_view[V: Callable[..., HttpResponseBase]](self, view: V, cacheable: bool = False) -> V:
        """Ask for a login in the middle of a form, and keep what was typed into it; pass over filters that no list has."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if owes_code(request) and request.path == reverse("admin:logout"):
                return self.logout(request)
            if self.has_permission(request) or not (typed := typed_in(request)):
                if request.user.is_authenticated:
                    note_seen(cast(Request, request))
                try:
                    return inner(request, *args, **kwargs)
                except NO_SUCH_FILTER:
                    if request.method != "GET" or {*request.GET} <= {ERROR_FLAG}:
                        raise
                    return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
            context = {
                **self.each_context(request),
                "title": _("로그인"),
                "form": StaffLoginForm(request),
                "app_path": reverse("admin:login"),
                "username": request.user.get_username(),
                "next": request.get_full_path(),
                "typed": typed,
            }
            response = TemplateResponse(request, "staff/login.html", context, status=403)
            add_never_cache_headers(response)
            return response

        return cast(V, asked)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show or check the login form; answer 429 where this client tried too often.

        A form that the login interrupted comes along, and can be sent afterwards.
        """
        if request.method == "GET" and owes_code(request):
            return HttpResponseRedirect(with_next("admin:code", next_of(request)))
        typed = carried_in(request) if request.method == "POST" else None
        response = super().login(request, {"typed": typed, **(extra_context or {})})
        if response.status_code == HTTPStatus.FOUND and owes_code(request):
            return second_step.ask_for_code(request, typed, response.headers["Location"])
        if typed and response.status_code == HTTPStatus.FOUND:
            return carry_on(request, typed)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form is not None and form.is_bound and form.is_throttled:
            response.status_code = 429
            response.headers["Retry-After"] = str(int(limits.STAFF_LOGIN.window.total_seconds()))
        elif request.method == "POST" and works_here(request):
            know(request, response)
        return response

    @method_decorator(never_cache)
    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Log out, also in what the browser kept."""
        return left_behind(super().logout(request, extra_context))

    def has_permission(self, request: HttpRequest) -> bool:
        """Let nobody in by a password alone who owes a code."""
        return works_here(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the pages of the second step; those below the login are for whoever owes a code."""
        return [
            path("login/code/", second_step.code, name="code"),
            path("login/app/", second_step.app, name="app"),
            path("login/app/key.svg", second_step.app_key, name="app-key"),
            path("invitation/<uidb64>/<token>/", self.invitation, name="invitation"),
            path("second-step/", self.admin_view(second_step.own), name="second-step"),
            path("logins/", self.admin_view(logins.own), name="logins"),
            *super().get_urls(),
        ]

    def invitation(self, request: HttpRequest, uidb64: str, token: str) -> HttpResponseBase:
        """Let somebody set their password who was given the link."""
        return Invitation.as_view(extra_context=self.each_context(request))(request, uidb64=uidb64, token=token)
