from django.urls import path

from cases.front.views import before, case, countdown, deadlines, entry, manage, moves, receipt, record

app_name = "front"

urlpatterns = [
    path("cases/", entry.case_list, name="case-list"),
    path("cases/open/", entry.open_case, name="case-open"),
    path("cases/<str:reference>/", case.detail, name="case"),
    path("cases/<str:reference>/created/", receipt.created, name="case-created"),
    path("cases/<str:reference>/key/", receipt.renew_key, name="case-key"),
    path("cases/<str:reference>/details/<slug:slug>/", manage.edit, name="case-edit"),
    path("cases/<str:reference>/deadlines/", deadlines.deadlines, name="case-deadlines"),
    path("cases/<str:reference>/deadlines/<slug:slug>/", countdown.countdown, name="case-countdown"),
    path("cases/<str:reference>/note/", record.note, name="case-note"),
    path("cases/<str:reference>/timeline/", record.timeline, name="case-timeline"),
    path("cases/<str:reference>/manage/", manage.manage, name="case-manage"),
    path("cases/<str:reference>/release/", manage.release, name="case-release"),
    path("cases/<str:reference>/forget/", manage.forget, name="case-forget"),
    path("cases/<str:reference>/move/<slug:target>/", moves.move, name="case-move"),
    path("cases/<str:reference>/before/<slug:slug>/", before.before, name="case-before"),
    path("cases/<str:reference>/undo/", moves.undo, name="case-undo"),
]
