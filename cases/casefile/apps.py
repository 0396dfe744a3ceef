from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class CasefileConfig(AppConfig):
    name = "cases.casefile"
    verbose_name = _("환불 사건")

    def ready(self) -> None:
        from cases.casefile import event_checks, receivers, state_checks  # noqa: F401 (the receivers connect themselves)

        register(state_checks.states_are_whole)
        register(event_checks.events_are_whole)
