"""Where staff come in: the admin site with our name, how often a password may be tried, and the code after it.

It stands outside `cases.staff.admin`, which registers itself with this site while it is imported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from itertools import groupby
from typing import Any, cast

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import Min
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request, secured
from cases.core.long_lists import MOST_LISTED
from cases.core.policy import left_behind
from cases.core.staff import gives_codes, owes_code, works_here
from cases.core.typed import Typed, carried_in, typed_in
from cases.facts.sourced import Seeded, Sourced, sourced_models
from cases.staff import logins, second_step
from cases.staff.invitations import Invitation
from cases.staff.second_step import CodeForm, NewKeyForm, RecoveryForm
from cases.staff.waiting import waited, waiting_tone

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


def _know(request: HttpRequest, response: HttpResponse) -> None:
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
                    logins.note_seen(cast(Request, request))
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
            return HttpResponseRedirect(_with_next("admin:code", _next(request)))
        typed = carried_in(request) if request.method == "POST" else None
        response = super().login(request, {"typed": typed, **(extra_context or {})})
        if response.status_code == HTTPStatus.FOUND and owes_code(request):
            return self._ask_for_code(request, typed, response.headers["Location"])
        if typed and response.status_code == HTTPStatus.FOUND:
            return self._carry_on(request, typed)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form is not None and form.is_bound and form.is_throttled:
            response.status_code = 429
            response.headers["Retry-After"] = str(int(limits.STAFF_LOGIN.window.total_seconds()))
        elif request.method == "POST" and works_here(request):
            _know(request, response)
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
            path("login/code/", self.code, name="code"),
            path("login/app/", self.app, name="app"),
            path("login/app/key.svg", self.app_key, name="app-key"),
            path("invitation/<uidb64>/<token>/", self.invitation, name="invitation"),
            path("second-step/", self.admin_view(self.second_step), name="second-step"),
            path("logins/", self.admin_view(self.logins), name="logins"),
            *super().get_urls(),
        ]

    def invitation(self, request: HttpRequest, uidb64: str, token: str) -> HttpResponseBase:
        """Let somebody set their password who was given the link."""
        return Invitation.as_view(extra_context=self.each_context(request))(request, uidb64=uidb64, token=token)

    @method_decorator(never_cache)
    def code(self, request: HttpRequest) -> HttpResponse:
        """Ask for the code after the password, and let in whoever has it."""
        if not owes_code(request):
            return HttpResponseRedirect(_next(request))
        return self._ask_for_code(request, carried_in(request) if request.method == "POST" else None, _next(request))

    def _ask_for_code(self, request: HttpRequest, typed: Typed | None, then: str) -> HttpResponse:
        """Show or check the form for a code; set up an app first where there is none."""
        user = cast(User, request.user)
        if not gives_codes(user):
            if typed:
                return self._show_app(request, typed, then, NewKeyForm(key=second_step.new_key(request)))
            return HttpResponseRedirect(_with_next("admin:app", then))
        by_paper = "recovery" in request.GET
        here = reverse("admin:code")
        if request.path != here and not typed:
            return HttpResponseRedirect(_with_next("admin:code", then))
        sent = request.POST if request.method == "POST" and request.path == here else None
        form = (RecoveryForm if by_paper else CodeForm)(sent, user=user)
        if form.is_valid():
            second_step.enter(cast(Request, request), form.device)
            if by_paper:
                messages.warning(request, _left(second_step.codes_left(user)))
            response = self._carry_on(request, typed) if typed else HttpResponseRedirect(then)
            _know(request, response)
            return response
        context = self._context(request, _("코드 확인"), typed, then)
        context |= {"form": form, "by_paper": by_paper, "here": here}
        response = TemplateResponse(request, "staff/second_step/code.html", context, status=_status_of(form))
        if form.waits:
            response.headers["Retry-After"] = str(form.waits)
        return response

    @method_decorator(never_cache)
    def app(self, request: HttpRequest) -> HttpResponse:
        """Set up the app that makes codes; its first code shows that it has the key, and brings the recovery codes."""
        if not second_step.may_set_up(request):
            return HttpResponseRedirect(reverse("admin:second-step"))
        typed = carried_in(request) if request.method == "POST" else None
        form = NewKeyForm(request.POST if request.method == "POST" else None, key=second_step.new_key(request))
        then = _next(request)
        if not form.is_valid():
            return self._show_app(request, typed, then, form)
        codes = second_step.set_up(cast(Request, request), form)
        response = self._show_codes(request, codes, typed, then)
        _know(request, response)
        return response

    def _show_app(self, request: HttpRequest, typed: Typed | None, then: str, form: NewKeyForm) -> HttpResponse:
        context = self._context(request, _("2단계 로그인 설정"), typed, then)
        context |= {
            "form": form,
            "key": second_step.app_key(second_step.new_key(request)),
            "is_asked": owes_code(request),
        }
        return TemplateResponse(request, "staff/second_step/app.html", context, status=_status_of(form))

    def _show_codes(self, request: HttpRequest, codes: list[str], typed: Typed | None, then: str) -> HttpResponse:
        context = self._context(request, _("복구 코드"), typed, then) | {"codes": codes}
        return TemplateResponse(request, "staff/second_step/codes.html", context)

    @method_decorator(never_cache)
    def app_key(self, request: HttpRequest) -> HttpResponse:
        """Draw the key that this browser is setting up; nobody keeps the picture."""
        if not second_step.may_set_up(request) or second_step.NEW_KEY not in request.session:
            raise Http404
        drawn = second_step.picture(cast(User, request.user), second_step.new_key(request))
        return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")

    @method_decorator(never_cache)
    def second_step(self, request: HttpRequest) -> HttpResponse:
        """Show how this person comes in; change it, which takes a code each time."""
        user = cast(User, request.user)
        if not gives_codes(user):
            context = self._context(request, _("2단계 로그인"), None, "") | {"form": None}
            return TemplateResponse(request, "staff/second_step/own.html", context)
        by_paper = "recovery" in request.GET
        form = (RecoveryForm if by_paper else CodeForm)(request.POST if request.method == "POST" else None, user=user)
        if form.is_valid():
            return self._change(request, user, request.POST.get("change", ""))
        context = self._context(request, _("2단계 로그인"), None, "")
        del form.fields["token"].widget.attrs["autofocus"]  # There is more to read here than a field.
        context |= {
            "form": form,
            "by_paper": by_paper,
            "left": second_step.codes_left(user),
            "may_end": not settings.STAFF_TWO_FACTOR,
        }
        return TemplateResponse(request, "staff/second_step/own.html", context, status=_status_of(form))

    def _change(self, request: HttpRequest, user: User, change: str) -> HttpResponse:
        here = reverse("admin:second-step")
        if change == "app":
            second_step.begin_anew(request)
            return HttpResponseRedirect(_with_next("admin:app", here))
        if change == "codes":
            return self._show_codes(request, second_step.renew_codes(user), None, here)
        if change == "end" and not settings.STAFF_TWO_FACTOR:
            second_step.reset(user, by=user, why=_t("2단계 로그인을 껐어요."))
            messages.success(request, _t("2단계 로그인을 껐어요. 이제 비밀번호만으로 로그인해요."))
        return HttpResponseRedirect(here)

    @method_decorator(never_cache)
    def logins(self, request: HttpRequest) -> HttpResponse:
        """Show where this person is logged in; end what is not here, which takes the password."""
        user, asked = cast(User, request.user), cast(Request, request)
        form = logins.EndForm(
            request.POST if request.method == "POST" else None,
            user=user,
            logins=logins.logins_of(user, here=request.session.session_key, now=asked.now),
            may_try=lambda: may_try(asked, user.get_username()),
        )
        if form.is_valid():
            logins.end(user, form.cleaned_data["ended"])
            messages.success(request, _t("로그아웃했어요. 그 브라우저에서는 다시 로그인해야 해요."))
            return HttpResponseRedirect(reverse("admin:logins"))
        context = self._context(request, _("로그인한 곳"), None, "")
        context |= {"form": form, "asks_code": settings.STAFF_TWO_FACTOR or gives_codes(user)}
        status = 429 if form.has_error("password", "throttled") else _status_of(form)
        return TemplateResponse(request, "staff/logins.html", context, status=status)

    def _carry_on(self, request: HttpRequest, typed: Typed) -> HttpResponse:
        context = {**self.each_context(request), "title": _("적은 내용은 그대로 있어요"), "typed": typed}
        return TemplateResponse(request, "staff/carry_on.html", context)

    def _context(self, request: HttpRequest, title: Any, typed: Typed | None, then: str) -> dict[str, Any]:
        return {**self.each_context(request), "title": title, "typed": typed, "next": then}


def _next(request: HttpRequest) -> str:
    """Return where to go on, within the site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("admin:index")


def _with_next(name: str, then: str) -> str:
    return f"{reverse(name)}?{urlencode({'next': then})}"


def _status_of(form: Any) -> int:
    return 429 if getattr(form, "waits", 0) else 422 if form.errors else 200


def _left(count: int) -> str:
    return _t(
        "복구 코드로 로그인했어요. 남은 복구 코드는 %(count)d개예요. 앱을 쓸 수 없게 됐다면 ‘2단계 로그인’에서 다시 등록하세요."
    ) % {"count": count}
