"""A word before a site goes public on which a password alone lets staff in."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def staff_need_a_code(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W001: says that the second step of staff is switched off in public."""
    if settings.STAFF_TWO_FACTOR or not settings.PUBLIC:
        return []
    said = "STAFF_TWO_FACTOR is off: on this public site, a password alone lets staff see every case."
    return [Warning(said, hint="Unset STAFF_TWO_FACTOR.", id="refundguide.W001")]
