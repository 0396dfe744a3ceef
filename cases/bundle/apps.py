from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BundleConfig(AppConfig):
    name = "cases.bundle"
    verbose_name = _("증거 모음")
