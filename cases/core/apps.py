from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cases.core"
    verbose_name = _("공통")

    def ready(self) -> None:
        from cases.core import checks

        register(checks.every_address_has_a_policy)
        register(checks.dates_are_named)
        register(checks.everything_has_its_retention)
        register(checks.every_form_is_tidy)
