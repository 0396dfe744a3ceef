"""Addresses of the product; every view carries an access policy (`cases.E001`)."""

from django.urls import path

from cases.views import case, entry, moves

app_name = "cases"

guide_urls = []

entry_urls = [
    path("cases/", entry.case_list, name="case-list"),
    path("cases/open/", entry.open_case, name="case-open"),
]

# Below /cases/<reference>/.
case_urls = [
    path("cases/<str:reference>/", case.detail, name="case"),
    path("cases/<str:reference>/created/", case.created, name="case-created"),
    path("cases/<str:reference>/key/", case.renew_key, name="case-key"),
    path("cases/<str:reference>/details/<slug:slug>/", case.edit, name="case-edit"),
    path("cases/<str:reference>/note/", case.note, name="case-note"),
    path("cases/<str:reference>/release/", case.release, name="case-release"),
    path("cases/<str:reference>/forget/", case.forget, name="case-forget"),
    path("cases/<str:reference>/move/<slug:target>/", moves.move, name="case-move"),
]

# Secret addresses, for programs that have no session.
feed_urls = []

# The links in our mails; each is a secret (see `refundguide.logs`).
letter_urls = []

urlpatterns = [*guide_urls, *entry_urls, *case_urls, *feed_urls, *letter_urls]
