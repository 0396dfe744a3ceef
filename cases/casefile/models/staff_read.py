"""Who of the staff looked at which case, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.core.days import SEOUL
from cases.core.retention import STAFF_READ
from cases.process.choices import TextChoices
from cases.process.events import Kind
from cases.process.states import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from cases.casefile.models.case import Case

MIDNIGHT: Any = {"hour": 0, "minute": 0, "second": 0, "microsecond": 0}


class StaffRead(models.Model):
    """One look of a member of staff: at a case, its photos or its return address, to the minute, and nothing of what it showed.

    What a page loads within a minute is one look. The timeline, which the owner reads, tells the first one of each
    person and day. A look that cannot be written down is not given.
    """

    class What(TextChoices):
        CASE = "case", _("사건")
        PHOTOS = "photos", _("사진")
        ADDRESS = "address", _("반품 주소")

    case = models.ForeignKey(
        "casefile.Case", verbose_name=_("사건"), on_delete=models.CASCADE, related_name="staff_reads"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("누가"), null=True, on_delete=models.SET_NULL)
    # `by` may lose its user later; the name stays as long as the line.
    name = models.CharField(_("아이디"), max_length=150)
    what = models.CharField(_("무엇"), max_length=10, choices=What.pairs)
    read_at = models.DateTimeField(_("언제"), db_index=True)

    class Meta:
        ordering = ["-read_at", "-id"]
        indexes = [
            models.Index(fields=["name", "-read_at", "-id"], name="staffread_name"),
            models.Index(fields=["what", "-read_at", "-id"], name="staffread_what"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "by", "what", "read_at"], name="staffread_once_a_minute")
        ]
        verbose_name = _("검토자가 본 기록")
        verbose_name_plural = _("검토자가 본 기록")

    def __str__(self) -> str:
        return f"{self.name} {self.get_what_display()} {self.read_at:%Y-%m-%d %H:%M}"

    @classmethod
    def note(cls, case: Case, what: What, *, by: User, now: dt.datetime) -> None:
        """Write down that `by` looks at `what` of `case` now."""
        minute, midnight = now.replace(second=0, microsecond=0), now.astimezone(SEOUL).replace(**MIDNIGHT)
        of_both = cls.objects.filter(case=case, by=by)
        if of_both.filter(what=what, read_at=minute).exists():
            return
        with transaction.atomic():
            case.lock()  # A page asks for many photos at once, and one of them is the first.
            is_first = not of_both.filter(read_at__gte=midnight).exists()
            row: dict[str, Any] = {"case": case, "by": by, "what": what, "read_at": minute}
            cls.objects.get_or_create(**row, defaults={"name": by.get_username()})
            if is_first:
                case.record(Kind.SEEN_BY_STAFF, role=Role.STAFF, by=by, now=now)

    @classmethod
    def drop_old(cls, now: dt.datetime) -> int:
        """Delete what is kept no longer; return how many lines."""
        assert STAFF_READ.period is not None  # noqa: S101 (a constant)
        return cls.objects.filter(read_at__lt=now - STAFF_READ.period).delete()[0]
