from django.urls import path

from cases.contact import views

app_name = "contact"

urlpatterns = [
    path("contact/", views.contact, name="contact"),
]
