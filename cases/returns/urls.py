from django.urls import path

from cases.returns import views

app_name = "returns"

urlpatterns = [
    path("cases/<str:reference>/return/", views.address, name="return"),
    path("cases/<str:reference>/return/check/", views.check, name="return-check"),
    path("cases/<str:reference>/shipment/", views.shipment, name="shipment"),
    path("cases/<str:reference>/shipment/stations/", views.add_station, name="shipment-station"),
    path("cases/<str:reference>/shipment/stations/<int:pk>/strike/", views.strike_station, name="shipment-strike"),
    path("cases/<str:reference>/shipment/expected/", views.expect, name="shipment-expected"),
]
