"""Addresses of the site; /healthz and /readyz are answered before these (`refundguide.health`)."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("cases.guide.urls")),
    path("", include("cases.contact.urls")),
    path("", include("cases.deadlines.urls")),
    path("", include("cases.integrity.urls")),
    path("", include("cases.intake.urls")),
    path("", include("cases.photos.urls")),
    path("", include("cases.money.urls")),
    path("", include("cases.conversations.urls")),
    path("", include("cases.returns.urls")),
    path("", include("cases.reminders.urls")),
    path("", include("cases.calendars.urls")),
    path("", include("cases.bundle.urls")),
    path("", include("cases.kit.urls")),
    path("", include("cases.messages.urls")),
    path("", include("cases.escalation.urls")),
    path("", include("cases.replies.urls")),
    path("", include("cases.paste.urls")),
    path("", include("cases.front.urls")),
    path("", include("cases.staff.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "cases.core.errors.bad_request"
handler403 = "cases.core.errors.forbidden"
handler404 = "cases.core.errors.not_found"
handler500 = "cases.core.errors.server_error"
