from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RemindersConfig(AppConfig):
    name = "cases.reminders"
    verbose_name = _("알림 메일")

    def ready(self) -> None:
        from cases.reminders import receivers  # The other receivers connect themselves.

        post_migrate.connect(receivers.count_all_anew, sender=self)
