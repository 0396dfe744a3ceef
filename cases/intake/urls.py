from django.urls import path

from cases.intake.views import photos, questions, restarting

app_name = "intake"

urlpatterns = [
    path("cases/new/", questions.start, name="intake-start"),
    path("cases/new/photos/", photos.first_photos, name="intake-photos"),
    path("cases/new/restart/", restarting.restart, name="intake-restart"),
    path("cases/new/same-order/", questions.same_order, name="intake-same-order"),
    path("cases/new/<slug:slug>/", questions.page, name="intake"),
]
