"""The app."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Registers our own system checks."""

    name = "cases"
    verbose_name = _("환불 사건")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cases.casefile import event_checks, state_checks
        from cases.core import checks
        from cases.guide import checks

        register(checks.every_address_has_a_policy)
        register(checks.dates_are_named)
        register(checks.everything_has_its_retention)
        register(checks.guide_is_whole)
        register(state_checks.states_are_whole)
        register(event_checks.events_are_whole)
