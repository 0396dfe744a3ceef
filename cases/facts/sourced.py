"""What ages says where it comes from, when it was checked and how sure it is; every change is counted."""

from __future__ import annotations

import datetime as dt
import math
import re
import time
from collections.abc import Callable
from typing import Any, ClassVar, cast

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.labels import Labelled
from cases.process.choices import TextChoices

STALE_AFTER = dt.timedelta(days=180)
# Seconds for which a process may not know yet what another has changed.
FRESH_SECONDS = 1.0
# `받은 날부터 15일`, `승인된 날부터 10영업일`: from when, and how long.
_SPAN = re.compile(r".+부터 ((?:\d+~)?\d+(?:영업)?(?:일|개월|년))(?: 뒤)?")
# How many letters of a value stand beside a title on a phone.
_BESIDE = 8


class Confidence(TextChoices):
    """How sure a fact is; the marks of the research it comes from."""

    HIGH = "H", _("공식·여러 자료로 확인")
    MEDIUM = "M", _("자료 하나로 확인")
    LOW = "L", _("비공식 자료")
    UNCONFIRMED = "X", _("확인 전")

    @property
    def meaning(self) -> str | Promise:
        """What is behind the mark, a sentence or two."""
        return MEANINGS[self]


MEANINGS: dict[Confidence, str | Promise] = {
    Confidence.HIGH: _("법령, 회사나 기관의 발표, 또는 내용이 일치하는 여러 자료가 있어요."),
    Confidence.MEDIUM: _("믿을 만한 자료가 하나 있거나, 공식 자료지만 오래됐어요."),
    Confidence.LOW: _("블로그나 이용자 한 명의 기록이에요. 참고만 하세요."),
    Confidence.UNCONFIRMED: _("근거가 없거나, 예전 발표가 지금도 맞는지 몰라요. 그대로 믿지는 마세요."),
}


def checked_word(*, is_confirmed: bool) -> str | Promise:
    """Call the day confirmed only where something was: on the others somebody looked and found nothing sure."""
    return _("확인일") if is_confirmed else _("찾아본 날")


class ReferenceVersion(models.Model):
    """One row that counts every change of the reference data, so that a cached page knows when it is old."""

    number = models.PositiveBigIntegerField(default=0)

    # When this process asked last (seconds of a clock that only goes forwards), and what it heard.
    _known: ClassVar[tuple[float, int]] = (-math.inf, 0)
    # What was made of the data, with the number at which it was read and the minute that it is good for.
    _kept: ClassVar[dict[str, tuple[tuple[int, dt.datetime | None], Any]]] = {}

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the number of the newest change: one query, in plain SQL because every page asks it.

        What is kept is as new from then on: a page that is cached under this number holds nothing older.
        """
        asked_at = time.monotonic()
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM facts_referenceversion WHERE id = 1")
            row = cursor.fetchone()
        number = int(row[0]) if row else 0
        if not connection.in_atomic_block:
            ReferenceVersion._known = (asked_at, number)
        return number

    @classmethod
    def lately(cls) -> int:
        """Return the number as this process has known it for at most a second; at once where it changed it itself."""
        asked_at, number = cls._known
        if time.monotonic() - asked_at >= FRESH_SECONDS:
            asked_at, number = time.monotonic(), cls.current()
            ReferenceVersion._known = (asked_at, number)
        return number

    @classmethod
    def bump(cls) -> None:
        cls.forget()
        transaction.on_commit(cls.forget)
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})

    @classmethod
    def forget(cls) -> None:
        ReferenceVersion._known = (-math.inf, 0)
        ReferenceVersion._kept = {}

    @classmethod
    def kept[T](cls, name: str, read: Callable[[], T], *, minute: dt.datetime | None = None) -> T:
        """Return what `read` makes of the reference data, as this process has known it for at most a second.

        It is kept under its `name` until the data changes, and for another `minute` made anew, where it depends on the
        time; nobody may write to it. A transaction, which may have changed what nobody else sees yet, reads for itself.
        """
        if connection.in_atomic_block:
            return read()
        now = (cls.lately(), minute)
        known, value = cls._kept.get(name, (None, None))
        if known != now:
            value = read()
            cls._kept[name] = (now, value)
        return cast(T, value)


class Counted(Labelled):
    """A row whose every change makes cached pages old."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        ReferenceVersion.bump()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        result = super().delete(*args, **kwargs)
        ReferenceVersion.bump()
        return result


class SourcedQuerySet(models.QuerySet[Any]):
    def stale(self, today: dt.date) -> SourcedQuerySet:
        """Rows that nobody has checked for half a year."""
        return self.filter(checked_on__lt=today - STALE_AFTER)

    def by_slug(self) -> dict[str, Any]:
        """All rows by slug, in one query."""
        return {row.slug: row for row in self}


class Seeded(Counted):
    """A row that begins as the seed has it, and that the seed leaves alone once staff have written it."""

    edited_at = models.DateTimeField(_("담당자가 고친 때"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Sourced(Seeded):
    """A fact that can age: where it was found, when a person checked it, how sure it is."""

    source = models.CharField(_("출처"), max_length=300)
    source_url = models.URLField(_("출처 주소"), max_length=500, blank=True)
    checked_on = models.DateField(_("확인일"))
    confidence = models.CharField(_("확실성"), max_length=1, choices=Confidence.pairs)

    objects: ClassVar[models.Manager[Any]] = SourcedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        """Say whether pages may show this without calling it unconfirmed."""
        return self.confidence != Confidence.UNCONFIRMED

    @property
    def checked_word(self) -> str | Promise:
        """What the day of the last check is called."""
        return checked_word(is_confirmed=self.is_confirmed)

    @property
    def short(self) -> str:
        """The value as it fits beside a title: how long without from when, or a word or two; else nothing."""
        value: str = getattr(self, "value", "")
        span = _SPAN.fullmatch(value)
        return span[1] if span else value if len(value) <= _BESIDE else ""


def seeded_models() -> list[type[Seeded]]:
    """Every kind of row that the seed begins and staff keep, whichever app it belongs to."""
    return [model for model in apps.get_models() if issubclass(model, Seeded)]


def sourced_models() -> list[type[Sourced]]:
    """Every kind of row that can age, whichever app it belongs to."""
    return [model for model in apps.get_models() if issubclass(model, Sourced)]
