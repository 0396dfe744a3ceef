from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactsConfig(AppConfig):
    name = "cases.facts"
    verbose_name = _("기준정보")
