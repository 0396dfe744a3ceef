"""How a member of staff gets a password that nobody else ever knew: a link, once, for three days (`PASSWORD_RESET_TIMEOUT`).

The link is Django's own for a forgotten password. It carries a signature over the password that is there, so that it is
over as soon as one was set; it is shown to a superuser once, and sent by nobody.
"""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.casefile.access import end_soon_without_case
from cases.core.http import Request
from cases.core.incoming import ModelForm
from cases.core.watchful import tell
from cases.staff.second_step import log


class NewUserForm(ModelForm):
    """A new member of staff, who will set the password."""

    class Meta:
        model = User
        fields = ("username", "email")

    def save(self, commit: bool = True) -> User:
        """Give the user a password that nothing fits."""
        self.instance.set_unusable_password()
        return cast(User, super().save(commit))


def invite(user: User, *, by: User) -> str:
    """Return the address at which `user` sets a password. Whatever was one until now is none, and every login ends."""
    with transaction.atomic():
        user.set_unusable_password()
        user.save(update_fields=["password"])
        log(by, user, _t("비밀번호를 정하는 링크를 만들었어요."))
    tell("invited", "User %s made a link for the password of user %s", by.pk, user.pk)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return settings.SITE_URL + reverse("admin:invitation", args=[uid, default_token_generator.make_token(user)])


class Invitation(PasswordResetConfirmView):
    """The page behind the link. It lets nobody in: password and code are asked for after it."""

    template_name = "staff/invitation.html"
    success_url = reverse_lazy("admin:login")
    title = _("비밀번호 정하기")

    def form_valid(self, form: Any) -> HttpResponse:
        """Set the password, and lead to the login."""
        response = super().form_valid(form)
        end_soon_without_case(cast(Request, self.request))
        tell("password-set", "User %s set a password by a link", form.user.pk)
        messages.success(self.request, _t("비밀번호를 정했어요. 이제 로그인하세요."))
        return response
