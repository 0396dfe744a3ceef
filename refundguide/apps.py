"""The admin with our own site object."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    """The admin whose site is `cases.staff.StaffSite`."""

    default_site = "cases.staff.StaffSite"
