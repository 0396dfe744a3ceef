from django.urls import path

from cases.bundle import views

app_name = "bundle"

urlpatterns = [
    path("cases/<str:reference>/bundle/", views.page, name="bundle"),
    path("cases/<str:reference>/bundle/papers/", views.papers, name="bundle-papers"),
    path("cases/<str:reference>/bundle/originals.zip", views.originals, name="bundle-originals"),
    path("cases/<str:reference>/bundle/<slug:size>/<int:part>.pdf", views.file, name="bundle-file"),
    path("cases/<str:reference>/bundle/making/<uuid:making>/", views.waiting, name="bundle-making"),
    path("cases/<str:reference>/bundle/making/<uuid:making>/papers.<slug:ending>", views.made, name="bundle-made"),
]
