from django.urls import path

from cases.guide import views

app_name = "guide"

urlpatterns = [
    path("", views.home, name="home"),
    path("guide/", views.overview, name="guide"),
    path("guide/<slug:slug>/", views.step, name="step"),
    path("problems/", views.problems, name="problems"),
    path("problems/<slug:slug>/", views.problem, name="problem"),
    path("about/", views.about, name="about"),
    path("about/<str:mark>/", views.sourced, name="sourced"),
    path("privacy/", views.privacy, name="privacy"),
]
