from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepliesConfig(AppConfig):
    name = "cases.replies"
    verbose_name = _("받은 답장")
