from django.urls import path

from cases.conversations import views

app_name = "conversations"

urlpatterns = [
    path("cases/<str:reference>/call/", views.call, name="call"),
    path("cases/<str:reference>/contacts/", views.contacts, name="contacts"),
    path("cases/<str:reference>/contacts/new/", views.new, name="new"),
    path("cases/<str:reference>/contacts/<int:pk>/", views.edit, name="contact-edit"),
    path("cases/<str:reference>/contacts/<int:pk>/promise/", views.answer, name="contact-answer"),
    path("cases/<str:reference>/contacts/<int:pk>/remove/", views.remove, name="contact-remove"),
]
