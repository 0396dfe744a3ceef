from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeedConfig(AppConfig):
    name = "cases.seed"
    verbose_name = _("기준정보 자료")
