from django.urls import path

from cases.paste import views

app_name = "paste"

urlpatterns = [
    path("cases/<str:reference>/paste/", views.paste, name="paste"),
    path("cases/<str:reference>/paste/<int:pk>/", views.pasted, name="pasted"),
    path("cases/<str:reference>/paste/<int:pk>/original/", views.original, name="pasted-original"),
    path("cases/<str:reference>/paste/<int:pk>/remove/", views.remove, name="pasted-remove"),
]
