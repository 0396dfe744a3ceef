from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasefileConfig(AppConfig):
    name = "cases.casefile"
    verbose_name = _("환불 사건")
