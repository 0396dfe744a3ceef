"""Where staff are logged in: how long a login lasts, and which browsers somebody's logins are in.

What is known of a login lies in its session, and nowhere else. A session of staff is found by its end, which is near.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import auth
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django_otp import DEVICE_ID_SESSION_KEY

from cases.core.http import Request
from cases.core.incoming import AsItCameForm
from cases.core.watchful import tell

# A staff session sees every case, so it ends the same day. It is one session with the cases that this browser holds
# as a buyer: login keeps them, the end of the session drops them, and reference and key bring them back.
STAFF_SESSION = dt.timedelta(hours=12)
# Nobody is there any more who looks at no page of the admin for so long. What was typed meanwhile is kept by the login
# form (`site.StaffSite.admin_view`), and so are the cases of the browser.
STAFF_IDLE = dt.timedelta(hours=1)
NOTED_EVERY = dt.timedelta(minutes=1)

BEGAN, SEEN, BROWSER = "staff_began", "staff_seen", "staff_browser_name"
LOGIN = (auth.SESSION_KEY, auth.BACKEND_SESSION_KEY, auth.HASH_SESSION_KEY, DEVICE_ID_SESSION_KEY, BEGAN, SEEN, BROWSER)

# In this order: most of them say that they are Chrome or Safari, too.
BROWSERS = (
    ("Edge", r"\bEdg(e|A|iOS)?/"),
    ("Whale", r"\bWhale/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Opera", r"\bOPR/"),
    ("Firefox", r"\b(Firefox|FxiOS)/"),
    ("Chrome", r"\b(Chrome|CriOS)/"),
    ("Safari", r"\bSafari/"),
)
SYSTEMS = (
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac OS X\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Linux", r"\bLinux\b"),
)


@dataclass(frozen=True)
class Login:
    """One login that lasts. `id` names its session to nobody but us; `is_half` says that the code was never given."""

    id: str
    session_key: str
    browser: str
    began_at: dt.datetime
    seen_at: dt.datetime
    is_here: bool
    is_half: bool


@receiver(user_logged_in)
def begin(request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> None:
    """Let a session with a login end after `STAFF_SESSION`; everybody who logs in is staff."""
    now = timezone.now()
    request.session.set_expiry(STAFF_SESSION)
    request.session[BEGAN] = request.session[SEEN] = now.timestamp()
    request.session[BROWSER] = browser_name(request.headers.get("User-Agent", ""))


def end_idle(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let nobody be logged in any more whom `STAFF_IDLE` has seen on no page of the admin; asked only where it matters."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = cast(User, SimpleLazyObject(partial(_unless_idle, cast(Request, request), request.user)))
        return get_response(request)

    return middleware


def _unless_idle(request: Request, user: User | AnonymousUser) -> User | AnonymousUser:
    if not user.is_authenticated or _is_awake(request.session.get(SEEN), request.now):
        return user
    for key in LOGIN:
        request.session.pop(key, None)
    tell("login-idle", "The login of user %s ended, because nobody used it", user.pk)
    return AnonymousUser()


def _is_awake(seen: float | None, now: dt.datetime) -> bool:
    return seen is not None and now.timestamp() - seen <= STAFF_IDLE.total_seconds()


def note_seen(request: Request) -> None:
    """Note that somebody looks at the admin, once a minute."""
    if request.now.timestamp() - request.session.get(SEEN, 0) >= NOTED_EVERY.total_seconds():
        request.session[SEEN] = request.now.timestamp()


def browser_name(user_agent: str) -> str:
    """Return which browser this is on what, as its user would say it; "" where it does not say."""
    found = (
        next((name for name, pattern in names if re.search(pattern, user_agent)), "") for names in (BROWSERS, SYSTEMS)
    )
    return " · ".join(name for name in found if name)


def logins_of(user: User, *, here: str | None, now: dt.datetime) -> list[Login]:
    """Return the logins of `user` that still open something, the last seen first; `here` is the session that asks."""
    rows = Session.objects.filter(expire_date__gt=now, expire_date__lte=now + STAFF_SESSION)
    hashes = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    found = [
        _login(row.session_key, data, here)
        for row, data in ((row, row.get_decoded()) for row in rows.iterator())
        if data.get(auth.SESSION_KEY) == str(user.pk)
        and data.get(auth.HASH_SESSION_KEY) in hashes
        and _is_awake(data.get(SEEN), now)
    ]
    return sorted(found, key=lambda login: login.seen_at, reverse=True)


def _login(key: str, data: dict[str, Any], here: str | None) -> Login:
    return Login(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        session_key=key,
        browser=data[BROWSER],
        began_at=dt.datetime.fromtimestamp(data[BEGAN], dt.UTC),
        seen_at=dt.datetime.fromtimestamp(data[SEEN], dt.UTC),
        is_here=key == here,
        is_half=DEVICE_ID_SESSION_KEY not in data,
    )


def end(user: User, logins: Collection[Login]) -> None:
    """End logins of `user` on the server; a browser that was in one of them has to log in anew."""
    Session.objects.filter(pk__in=[login.session_key for login in logins]).delete()
    tell("logins-ended", "User %s ended %s of their logins", user.pk, len(logins))


class EndForm(AsItCameForm):
    """Which logins are to end, once more with the password: who sits at an open browser does not lock its owner out."""

    as_it_came = "password"
    OTHERS = "others"

    ended = forms.CharField(error_messages={"required": _("어디에서 로그아웃할지 골라 주세요.")})
    password = forms.CharField(
        label=_("지금 비밀번호"),
        strip=False,
        error_messages={"required": _("지금 비밀번호를 적어 주세요.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, logins: list[Login], may_try: Callable[[], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.logins, self._may_try = user, logins, may_try

    def clean_ended(self) -> list[Login]:
        """Return the logins that were meant; one that is over meanwhile is none."""
        said = self.cleaned_data["ended"]
        return [login for login in self.logins if not login.is_here and said in {self.OTHERS, login.id}]

    def clean_password(self) -> str:
        """Count the try before anything is hashed, as at the login."""
        password = str(self.cleaned_data["password"])
        if not self._may_try():
            raise ValidationError(_("비밀번호를 너무 여러 번 확인했어요. 5분 뒤에 다시 시도하세요."), code="throttled")
        if not self.user.check_password(password):
            raise ValidationError(_("비밀번호가 맞지 않아요. 다시 확인하고 적어 주세요."), code="wrong")
        return password
