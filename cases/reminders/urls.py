"""Reminders: the pages of a case, and the links in our mails, each of which is a secret (see `refundguide.logs`)."""

from django.urls import path

from cases.reminders import link_views, views

app_name = "reminders"

urlpatterns = [
    path("cases/<str:reference>/mail/", views.page, name="mail"),
    path("cases/<str:reference>/mail/address/", views.ask, name="mail-ask"),
    path("cases/<str:reference>/mail/address/withdraw/", views.withdraw, name="mail-withdraw"),
    path("cases/<str:reference>/mail/days/", views.days, name="mail-day"),
    path("cases/<str:reference>/mail/days/<int:day_id>/remove/", views.drop_day, name="mail-day-remove"),
    path("mail/confirm/<str:token>/", link_views.confirm, name="mail-confirm"),
    path("mail/stop/<str:token>/", link_views.stop, name="mail-stop"),
    path("mail/reminder/<str:token>/", link_views.reminder, name="mail-reminder"),
]
