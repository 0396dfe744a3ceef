"""The calendar of a case, and the secret address from which calendars fetch it without a session."""

from django.urls import path

from cases.calendars import views

app_name = "calendars"

urlpatterns = [
    path("cases/<str:reference>/calendar.ics", views.download, name="calendar-file"),
    path("cases/<str:reference>/calendar/", views.page, name="calendar"),
    path("cases/<str:reference>/calendar/address/", views.make, name="calendar-make"),
    path("cases/<str:reference>/calendar/address/revoke/", views.revoke, name="calendar-revoke"),
    path("calendar/<str:token>.ics", views.feed, name="calendar-feed"),
]
