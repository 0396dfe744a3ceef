"""The admin with our own site object, and the check of the frame."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    """The admin whose site is `cases.staff.StaffSite`."""

    default_site = "cases.staff.StaffSite"

    def ready(self) -> None:
        """Load the check."""
        super().ready()
        from refundguide import old_database  # noqa: F401
