"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Registers our own system checks."""

    name = "cases"
    verbose_name = _("환불 사건")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the checks."""
        from cases import checks  # noqa: F401
