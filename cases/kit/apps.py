from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    name = "cases.kit"
    verbose_name = _("반품 준비")
