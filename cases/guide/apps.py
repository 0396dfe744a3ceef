from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "cases.guide"
    verbose_name = _("길잡이")
