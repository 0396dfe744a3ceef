"""The page about where one is logged in."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.core.http import Request
from cases.core.staff import gives_codes
from cases.staff import logins
from cases.staff.coming_in import page_context, status_of
from cases.staff.tries import may_try


@never_cache
def own(request: HttpRequest) -> HttpResponse:
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
    context = page_context(request, _("로그인한 곳"))
    context |= {"form": form, "asks_code": settings.STAFF_TWO_FACTOR or gives_codes(user)}
    status = 429 if form.has_error("password", "throttled") else status_of(form)
    return TemplateResponse(request, "staff/logins.html", context, status=status)
