from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "cases.staff"
    verbose_name = _("관리")

    def ready(self) -> None:
        from cases.staff import doors  # noqa: F401 (it listens)
