from django.urls import path

from cases.deadlines import views

app_name = "deadlines"

urlpatterns = [
    path("deadlines/", views.deadlines, name="deadlines"),
]
