from django.urls import path

from cases.messages import views

app_name = "messages"

urlpatterns = [
    path("cases/<str:reference>/messages/", views.ready, name="list"),
    path("cases/<str:reference>/messages/<slug:slug>/", views.message, name="message"),
]
