"""Where a buyer stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Zone(TextChoices):
    """The time zones in which an order page shows its countdown."""

    SEOUL = "Asia/Seoul", _("한국 시간")
    PACIFIC = "America/Los_Angeles", _("미국 태평양 시간 (PST)")
