"""The frame as an app, for its commands and its checks, and the admin with our own site object."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "cases.staff.site.StaffSite"


class FrameConfig(AppConfig):
    name = "refundguide"

    def ready(self) -> None:
        from refundguide import isolation, old_database  # noqa: F401 (register their checks)
