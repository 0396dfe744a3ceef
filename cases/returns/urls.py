from django.urls import path

from cases.returns import views

app_name = "returns"

urlpatterns = [
    path("cases/<str:reference>/return/", views.address, name="return"),
    path("cases/<str:reference>/return/check/", views.check, name="return-check"),
    path("cases/<str:reference>/shipment/", views.shipment, name="shipment"),
]
