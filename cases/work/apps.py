from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "cases.work"
    verbose_name = _("뒤에서 하는 일")
