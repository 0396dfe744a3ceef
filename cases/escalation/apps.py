from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EscalationConfig(AppConfig):
    name = "cases.escalation"
    verbose_name = _("도움받는 순서")
