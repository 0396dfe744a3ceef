from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "cases.intake"
    verbose_name = _("사건 만들기")
