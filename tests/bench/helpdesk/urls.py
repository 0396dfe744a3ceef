"""The addresses of django-helpdesk, at the root of the site."""

from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
