from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class MessagesConfig(AppConfig):
    name = "cases.messages"
    # `django.contrib.messages` has the label of the folder.
    label = "ready_messages"
    verbose_name = _("보낼 메시지")

    def ready(self) -> None:
        from cases.messages.checks import problem_words_are_whole

        checks.register(problem_words_are_whole)
