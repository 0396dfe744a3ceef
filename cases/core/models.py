"""A counter that all server processes share, for acts that strangers may try only so often."""

from __future__ import annotations

import datetime as dt

from django.db import models, transaction
from django.db.models import F

from cases.core.retention import COUNTED_TRY


class Attempts(models.Model):
    """How often one actor tried one thing within one window."""

    key = models.CharField(max_length=120)
    window_starts_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window_starts_at"], name="attempts_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"

    @classmethod
    def allow(cls, key: str, *, limit: int, window: dt.timedelta, now: dt.datetime, amount: int = 1) -> bool:
        """Count `amount` tries of `key`; say whether they are within `limit` per `window`."""
        starts_at = _start_of(window, now)
        if not amount:  # Only asked, which writes nothing.
            return not cls.objects.filter(key=key, window_starts_at=starts_at, count__gt=limit).exists()
        with transaction.atomic():
            row, is_new = cls.objects.get_or_create(key=key, window_starts_at=starts_at)
            cls.objects.filter(pk=row.pk).update(count=F("count") + amount)
            row.refresh_from_db(fields=["count"])
            if is_new:
                cls.objects.filter(window_starts_at__lt=now - COUNTED_TRY).delete()
        return row.count <= limit

    @classmethod
    def is_used_up(cls, key: str, *, limit: int, window: dt.timedelta, now: dt.datetime) -> bool:
        """Say whether one more try of `key` would be too many, without counting it."""
        return cls.objects.filter(key=key, window_starts_at=_start_of(window, now), count__gte=limit).exists()


def _start_of(window: dt.timedelta, now: dt.datetime) -> dt.datetime:
    seconds = int(window.total_seconds())
    return dt.datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=dt.UTC)
