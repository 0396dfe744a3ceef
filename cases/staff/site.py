"""Where staff come in: the admin site with our name, how often a password may be tried, how long a login lasts.

It stands outside `cases.staff.admin`, which registers itself with this site while it is imported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import ValidationError
from django.db import DataError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.casefile.models import Case
from cases.core import limits
from cases.core.checks import own_models
from cases.core.http import Request
from cases.core.typed import carried_in, typed_in
from cases.facts.sourced import Sourced, sourced_models

# A staff session sees every case, so it ends the same day. It is one session with the cases that this browser holds
# as a buyer: login keeps them, the end of the session drops them, and reference and key bring them back.
STAFF_SESSION = dt.timedelta(hours=12)
BROWSER, BROWSER_IS_KNOWN = "staff_browser", dt.timedelta(days=180)

# Django's lists take years, numbers and lookups from the address that no calendar, column or database has.
NO_SUCH_FILTER = (ValueError, OverflowError, DataError)


class StaffLoginForm(AdminAuthenticationForm):
    """The login form; too many tries are refused before a password is hashed, which costs half a second of CPU."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("아이디나 비밀번호가 맞지 않아요. 다시 확인하고 입력하세요."),
        "throttled": _(
            "로그인을 너무 여러 번 시도했어요. 5분 뒤에 다시 시도하세요. 그래도 안 되면 전에 로그인한 적이 있는 브라우저에서 하세요."
        ),
    }

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if name and self.cleaned_data.get("password") and not may_try(cast(Request, self.request), name):
            raise ValidationError(self.error_messages["throttled"], code="throttled")
        return super().clean()

    @property
    def is_throttled(self) -> bool:
        """Say whether the form was refused without a look at the password."""
        return self.has_error("__all__", "throttled")


def may_try(request: Request, name: str) -> bool:
    """Count one login by this client; say whether the client, the client with this name, and this name may be tried.

    Strangers together use up the tries of a name for some hours. Whoever has come in with it before, in this browser,
    is none of them, so that nobody is kept out for good.
    """
    name = name.casefold()
    return (
        limits.STAFF_LOGIN.allows(request)
        and limits.STAFF_LOGIN_BY_NAME.allows(request, about=name)
        and (_is_known(request, name) or limits.STAFF_LOGIN_ANYWHERE.allows_whoever(name, now=request.now))
    )


def _is_known(request: Request, name: str) -> bool:
    said = request.get_signed_cookie(BROWSER, default="", salt=BROWSER, max_age=BROWSER_IS_KNOWN)
    return constant_time_compare(said or "", _mark(name))


def _know(request: HttpRequest, response: HttpResponse) -> None:
    """Let this browser, which has just come in, be told from strangers next time."""
    response.set_signed_cookie(
        BROWSER,
        _mark(request.user.get_username().casefold()),
        salt=BROWSER,
        max_age=BROWSER_IS_KNOWN,
        path=reverse("admin:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _mark(name: str) -> str:
    return salted_hmac(BROWSER, name, algorithm="sha256").hexdigest()


@receiver(user_logged_in)
def end_session_same_day(request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> None:
    """Let a session with a login end after `STAFF_SESSION`; everybody who logs in is staff."""
    request.session.set_expiry(STAFF_SESSION)


def may_view(model: type[Sourced], request: HttpRequest) -> bool:
    return request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


class StaffSite(admin.AdminSite):
    site_header = _("환불길잡이 관리")
    site_title = _("환불길잡이 관리")
    index_title = _("할 일")
    login_form = StaffLoginForm
    login_template = "staff/login.html"
    empty_value_display = "–"
    enable_nav_sidebar = False  # A handful of lists fit into the header, and the photos need the width.

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Say what waits for this person: cases to decide, facts to check again."""
        waits = request.user.has_perm("casefile.view_case")
        context = {
            "waiting": Case.objects.for_review().count() if waits else None,
            "rows": [self._row(model, request) for model in sourced_models() if may_view(model, request)],
            "others": [
                model
                for app in self.get_app_list(request)
                for model in app["models"]
                if model["model"] not in own_models()
            ],
        }
        return super().index(request, context | (extra_context or {}))

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
            "url": reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"),
        }

    def admin_view[V: Callable[..., HttpResponseBase]](self, view: V, cacheable: bool = False) -> V:
        """Ask for a login in the middle of a form, and keep what was typed into it; pass over filters that no list has."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if self.has_permission(request) or not (typed := typed_in(request)):
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
        typed = carried_in(request) if request.method == "POST" else None
        response = super().login(request, {"typed": typed, **(extra_context or {})})
        if typed and response.status_code == HTTPStatus.FOUND:
            context = {**self.each_context(request), "title": _("적은 내용은 그대로 있어요"), "typed": typed}
            return TemplateResponse(request, "staff/carry_on.html", context)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form is not None and form.is_bound and form.is_throttled:
            response.status_code = 429
            response.headers["Retry-After"] = str(int(limits.STAFF_LOGIN.window.total_seconds()))
        elif request.method == "POST" and request.user.is_authenticated:
            _know(request, response)
        return response
