from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RemindersConfig(AppConfig):
    name = "cases.reminders"
    verbose_name = _("알림 메일")
