"""Who works beside the pages, when regular work comes again, and mails on their way. The tasks themselves are rows of `django_tasks_db`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from cases.process.choices import TextChoices


class Worker(models.Model):
    """A process that does tasks, as long as it is heard of. One that is silent is dead, and its task is taken again."""

    name = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("일하는 프로세스")
        verbose_name_plural = _("일하는 프로세스")

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """A piece of regular work: when it is due again, and the task that does it now, or did it last."""

    job = models.CharField(max_length=40, unique=True)
    next_at = models.DateTimeField()
    task = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("정해진 때 하는 일")
        verbose_name_plural = _("정해진 때 하는 일")

    def __str__(self) -> str:
        return self.job


class Task(DBTaskResult):  # type: ignore[type-arg]
    """A task of the library, under the name that staff read."""

    class Meta:
        proxy = True
        verbose_name = _("자동으로 하는 일")
        verbose_name_plural = _("자동으로 하는 일")


class Dispatch(models.Model):
    """One mail on its way: begun before the mail server is asked, ended after. It names what the mail is about by number."""

    class Outcome(TextChoices):
        SENDING = "sending", _("보내는 중이거나 끊겼어요")
        SENT = "sent", _("보냈어요")
        FAILED = "failed", _("보내지 못했어요")
        REFUSED = "refused", _("그 주소로는 받지 않는대요")
        UNKNOWN = "unknown", _("갔는지 알 수 없어요")

    key = models.CharField(_("어느 메일"), max_length=80, unique=True)
    outcome = models.CharField(_("어떻게 됐는지"), max_length=10, choices=Outcome.pairs)
    tries = models.PositiveSmallIntegerField(_("시도"), default=1)
    begun_at = models.DateTimeField(_("시작한 때"), db_index=True)
    ended_at = models.DateTimeField(_("끝난 때"), null=True)

    class Meta:
        indexes = (models.Index(fields=["outcome", "-begun_at", "-id"], name="dispatch_outcome"),)
        verbose_name = _("메일 발송")
        verbose_name_plural = _("메일 발송")

    def __str__(self) -> str:
        return self.key
