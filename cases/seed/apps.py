from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class SeedConfig(AppConfig):
    name = "cases.seed"
    verbose_name = _("기준정보 자료")

    def ready(self) -> None:
        from cases.seed import checks

        register(checks.seed_is_at_one)
        register(checks.seed_has_what_the_guide_names)
        register(checks.rungs_name_what_is_there)
