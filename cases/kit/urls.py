from django.urls import path

from cases.kit import views

app_name = "kit"

urlpatterns = [
    path("cases/<str:reference>/return/kit/", views.kit, name="return-kit"),
    path("cases/<str:reference>/return/kit/parts/", views.add_parts, name="return-parts"),
    path("cases/<str:reference>/return/kit/parts/<int:pk>/", views.change_part, name="return-part"),
    path("cases/<str:reference>/return/label/", views.label, name="return-label"),
    path("cases/<str:reference>/return/worth/", views.worth, name="return-worth"),
]
