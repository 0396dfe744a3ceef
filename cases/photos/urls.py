from django.urls import path

from cases.photos.views import blackout, coach, evidence, sorting, turning

app_name = "photos"

urlpatterns = [
    path("cases/<str:reference>/evidence/", evidence.page, name="evidence"),
    path("cases/<str:reference>/evidence/kinds/", sorting.sort, name="evidence-kinds"),
    path("cases/<str:reference>/evidence/waive/", evidence.waive, name="evidence-waive"),
    path("cases/<str:reference>/evidence/<uuid:photo_id>/", evidence.photo, name="evidence-photo"),
    path("cases/<str:reference>/evidence/<uuid:photo_id>/remove/", evidence.remove, name="evidence-remove"),
    path("cases/<str:reference>/evidence/<uuid:photo_id>/blackout/", blackout.page, name="evidence-blackout"),
    path("cases/<str:reference>/evidence/<uuid:photo_id>/turn/", turning.turn, name="evidence-turn"),
    path("cases/<str:reference>/evidence/<uuid:photo_id>/as-is/", coach.use_as_is, name="evidence-as-is"),
    path("cases/<str:reference>/evidence/<uuid:photo_id>/<slug:size>/", evidence.file, name="evidence-file"),
]
