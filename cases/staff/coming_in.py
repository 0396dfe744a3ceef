"""What the pages of coming in have in common: where one goes on afterwards, and what was typed before and waits."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _

from cases.core.typed import Typed


def page_context(request: HttpRequest, title: Any, typed: Typed | None = None, then: str = "") -> dict[str, Any]:
    """Return what each of the pages shows; `then` is where one wanted to go."""
    return {**admin.site.each_context(request), "title": title, "typed": typed, "next": then}


def carry_on(request: HttpRequest, typed: Typed) -> HttpResponse:
    """Let somebody who is in send what the login had interrupted."""
    context = {**admin.site.each_context(request), "title": _("적은 내용은 그대로 있어요"), "typed": typed}
    return TemplateResponse(request, "staff/carry_on.html", context)


def next_of(request: HttpRequest) -> str:
    """Return where to go on, within the site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("admin:index")


def with_next(name: str, then: str) -> str:
    return f"{reverse(name)}?{urlencode({'next': then})}"


def status_of(form: Any) -> int:
    """Say what a page with this form answers: too early, wrong, or nothing sent yet."""
    return 429 if getattr(form, "waits", 0) else 422 if form.errors else 200
