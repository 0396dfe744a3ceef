from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "cases.guide"
    verbose_name = _("길잡이")

    def ready(self) -> None:
        from cases.guide import checks

        register(checks.guide_is_whole)
