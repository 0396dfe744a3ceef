from django.urls import path

from cases.staff import styleguide

app_name = "staff"
urlpatterns = [path("styleguide/", styleguide.styleguide, name="styleguide")]
