from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhotosConfig(AppConfig):
    name = "cases.photos"
    verbose_name = _("증거 사진")
