from django.urls import path

from cases.replies import views

app_name = "replies"

urlpatterns = [
    path("cases/<str:reference>/replies/", views.replies, name="replies"),
    path("cases/<str:reference>/replies/<int:pk>/", views.reply, name="reply"),
    path("cases/<str:reference>/replies/<int:pk>/original/", views.original, name="reply-original"),
    path("cases/<str:reference>/replies/<int:pk>/remove/", views.remove, name="reply-remove"),
]
