"""What the log says of the doors of staff: each way in and out, and each try that failed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from cases.core.watchful import tell, tell_of_strangers


@receiver(user_logged_in)
def tell_of_password(user: User, **kwargs: Any) -> None:
    tell("login", "User %s gave the right password", user.pk)


@receiver(user_logged_out)
def tell_of_logout(user: User | None, **kwargs: Any) -> None:
    if user:
        tell("logout", "User %s logged out", user.pk)


@receiver(user_login_failed)
def tell_of_failure(**kwargs: Any) -> None:
    """Say that somebody failed, and not as whom: what stands in the field of the name is sometimes the password."""
    tell_of_strangers("login-failed", "A login failed")
