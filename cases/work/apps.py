from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "cases.work"
    verbose_name = _("자동으로 하는 일")
