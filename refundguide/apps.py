"""The frame as an app, for its commands and its checks, and the admin with our own site object."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.backends.signals import connection_created


class StaffAdminConfig(AdminConfig):
    default_site = "cases.staff.site.StaffSite"


class FrameConfig(AppConfig):
    name = "refundguide"

    def ready(self) -> None:
        from refundguide import isolation, old_database, one_writer, public, slow_queries, two_factor  # noqa: F401 (some register their checks)

        connection_created.connect(slow_queries.watch, dispatch_uid="slow queries")
        # After it, so that whoever waits for a turn is seen to be slow.
        connection_created.connect(one_writer.watch, dispatch_uid="one writer")
