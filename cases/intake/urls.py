from django.urls import path

from cases.intake import views

app_name = "intake"

urlpatterns = [
    path("cases/new/", views.start, name="intake-start"),
    path("cases/new/<slug:slug>/", views.page, name="intake"),
]
