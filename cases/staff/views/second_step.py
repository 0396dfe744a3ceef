"""The pages of the second step: the code after the password, the app that makes codes, and what somebody changes of it."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.core.http import Request
from cases.core.staff import gives_codes, owes_code
from cases.core.typed import Typed, carried_in
from cases.staff import second_step
from cases.staff.coming_in import carry_on, next_of, page_context, status_of, with_next
from cases.staff.second_step import CodeForm, NewKeyForm, RecoveryForm
from cases.staff.tries import know


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code after the password, and let in whoever has it."""
    if not owes_code(request):
        return HttpResponseRedirect(next_of(request))
    return ask_for_code(request, carried_in(request) if request.method == "POST" else None, next_of(request))


def ask_for_code(request: HttpRequest, typed: Typed | None, then: str) -> HttpResponse:
    """Show or check the form for a code; set up an app first where there is none."""
    user = cast(User, request.user)
    if not gives_codes(user):
        if typed:
            return _show_app(request, typed, then, NewKeyForm(key=second_step.new_key(request)))
        return HttpResponseRedirect(with_next("admin:app", then))
    by_paper = "recovery" in request.GET
    here = reverse("admin:code")
    if request.path != here and not typed:
        return HttpResponseRedirect(with_next("admin:code", then))
    sent = request.POST if request.method == "POST" and request.path == here else None
    form = (RecoveryForm if by_paper else CodeForm)(sent, user=user)
    if form.is_valid():
        second_step.enter(cast(Request, request), form.device)
        if by_paper:
            messages.warning(request, _left(second_step.codes_left(user)))
        response = carry_on(request, typed) if typed else HttpResponseRedirect(then)
        know(request, response)
        return response
    context = page_context(request, _("코드 확인"), typed, then)
    context |= {"form": form, "by_paper": by_paper, "here": here}
    response = TemplateResponse(request, "staff/second_step/code.html", context, status=status_of(form))
    if form.waits:
        response.headers["Retry-After"] = str(form.waits)
    return response


@never_cache
def app(request: HttpRequest) -> HttpResponse:
    """Set up the app that makes codes; its first code shows that it has the key, and brings the recovery codes."""
    if not second_step.may_set_up(request):
        return HttpResponseRedirect(reverse("admin:second-step"))
    typed = carried_in(request) if request.method == "POST" else None
    form = NewKeyForm(request.POST if request.method == "POST" else None, key=second_step.new_key(request))
    then = next_of(request)
    if not form.is_valid():
        return _show_app(request, typed, then, form)
    codes = second_step.set_up(cast(Request, request), form)
    response = _show_codes(request, codes, typed, then)
    know(request, response)
    return response


def _show_app(request: HttpRequest, typed: Typed | None, then: str, form: NewKeyForm) -> HttpResponse:
    context = page_context(request, _("2단계 로그인 설정"), typed, then)
    context |= {
        "form": form,
        "key": second_step.app_key(second_step.new_key(request)),
        "is_asked": owes_code(request),
    }
    return TemplateResponse(request, "staff/second_step/app.html", context, status=status_of(form))


def _show_codes(request: HttpRequest, codes: list[str], typed: Typed | None, then: str) -> HttpResponse:
    context = page_context(request, _("복구 코드"), typed, then) | {"codes": codes}
    return TemplateResponse(request, "staff/second_step/codes.html", context)


@never_cache
def app_key(request: HttpRequest) -> HttpResponse:
    """Draw the key that this browser is setting up; nobody keeps the picture."""
    if not second_step.may_set_up(request) or second_step.NEW_KEY not in request.session:
        raise Http404
    drawn = second_step.picture(cast(User, request.user), second_step.new_key(request))
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")


@never_cache
def own(request: HttpRequest) -> HttpResponse:
    """Show how this person comes in; change it, which takes a code each time."""
    user = cast(User, request.user)
    if not gives_codes(user):
        context = page_context(request, _("2단계 로그인")) | {"form": None}
        return TemplateResponse(request, "staff/second_step/own.html", context)
    by_paper = "recovery" in request.GET
    form = (RecoveryForm if by_paper else CodeForm)(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        return _change(request, user, request.POST.get("change", ""))
    context = page_context(request, _("2단계 로그인"))
    del form.fields["token"].widget.attrs["autofocus"]  # There is more to read here than a field.
    context |= {
        "form": form,
        "by_paper": by_paper,
        "left": second_step.codes_left(user),
        "may_end": not settings.STAFF_TWO_FACTOR,
    }
    return TemplateResponse(request, "staff/second_step/own.html", context, status=status_of(form))


def _change(request: HttpRequest, user: User, change: str) -> HttpResponse:
    here = reverse("admin:second-step")
    if change == "app":
        second_step.begin_anew(request)
        return HttpResponseRedirect(with_next("admin:app", here))
    if change == "codes":
        return _show_codes(request, second_step.renew_codes(user), None, here)
    if change == "end" and not settings.STAFF_TWO_FACTOR:
        second_step.reset(user, by=user, why=_t("2단계 로그인을 껐어요."))
        messages.success(request, _t("2단계 로그인을 껐어요. 이제 비밀번호만으로 로그인해요."))
    return HttpResponseRedirect(here)


def _left(count: int) -> str:
    return _t(
        "복구 코드로 로그인했어요. 남은 복구 코드는 %(count)d개예요. 앱을 쓸 수 없게 됐다면 ‘2단계 로그인’에서 다시 등록하세요."
    ) % {"count": count}
