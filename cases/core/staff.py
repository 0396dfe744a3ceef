"""Whether somebody works on the site and has come in all the way: by password, and by a code where one is asked for.

Every door to what only staff may see asks `works_here`: the admin, photos of cases (`casefile.access`), pages for staff
(`core.policy`). A password alone opens nothing but the page that asks for the code.
"""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice


def works_here(request: HttpRequest) -> bool:
    """Say whether this browser may see what is for staff at all; what exactly, their permissions say."""
    return _is_staff(request) and not owes_code(request)


def owes_code(request: HttpRequest) -> bool:
    """Say whether a member of staff has given the password and still has to give a code, or to set that up.

    Where nobody has to (`STAFF_TWO_FACTOR`), whoever has set it up does.
    """
    # The middleware of django_otp puts the device there whose code this session was entered with.
    if not _is_staff(request) or getattr(request.user, "otp_device", None):
        return False
    return settings.STAFF_TWO_FACTOR or _gives_codes(request)


def gives_codes(user: User) -> bool:
    """Say whether `user` has set up an app that makes codes."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def _gives_codes(request: HttpRequest) -> bool:
    """Ask the database once a request, however many doors of one page ask."""
    user = cast(User, request.user)
    known: dict[int, bool] = vars(request).setdefault("gives_codes", {})
    if user.pk not in known:
        known[user.pk] = gives_codes(user)
    return known[user.pk]


def _is_staff(request: HttpRequest) -> bool:
    return request.user.is_active and bool(getattr(request.user, "is_staff", False))
