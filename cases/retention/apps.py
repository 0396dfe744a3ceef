from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "cases.retention"
    verbose_name = _("보관 기간")
