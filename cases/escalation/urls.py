from django.urls import path

from cases.escalation import views

app_name = "escalation"

urlpatterns = [
    path("cases/<str:reference>/ladder/", views.page, name="ladder"),
    path("cases/<str:reference>/ladder/terms/", views.terms, name="ladder-terms"),
    path("cases/<str:reference>/ladder/<slug:rung>/", views.rung, name="ladder-rung"),
    path("cases/<str:reference>/ladder/<slug:rung>/strike/", views.strike, name="ladder-strike"),
]
