"""How often a password of staff may be tried, and by which browsers without end: those that have come in with it before."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from cases.core import limits
from cases.core.http import Request, secured

BROWSER, BROWSER_IS_KNOWN = "staff_browser", dt.timedelta(days=180)


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

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
    said = request.get_signed_cookie(secured(BROWSER), default="", salt=BROWSER, max_age=BROWSER_IS_KNOWN) or ""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(said, _mark(name, key)) for key in keys)


def know(request: HttpRequest, response: HttpResponse) -> None:
    """Let this browser, which has just come in, be told from strangers next time."""
    response.set_signed_cookie(
        secured(BROWSER),
        _mark(request.user.get_username().casefold(), settings.SECRET_KEY),
        salt=BROWSER,
        max_age=BROWSER_IS_KNOWN,
        path=reverse("admin:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _mark(name: str, key: str) -> str:
    return salted_hmac(BROWSER, name, secret=key, algorithm="sha256").hexdigest()
