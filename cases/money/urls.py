from django.urls import path

from cases.money import views

app_name = "money"

urlpatterns = [
    path("cases/<str:reference>/money/", views.page, name="money"),
    path("cases/<str:reference>/money/answer/", views.answer, name="money-answer"),
    path("cases/<str:reference>/money/consent/", views.consent, name="money-consent"),
    path("cases/<str:reference>/money/<int:entry_id>/strike/", views.strike, name="money-strike"),
    path("cases/<str:reference>/money/new/<slug:sort>/", views.new, name="money-new"),
]
