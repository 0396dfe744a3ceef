from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PasteConfig(AppConfig):
    name = "cases.paste"
    verbose_name = _("붙여넣기")
