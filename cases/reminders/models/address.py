"""Where a case may be reminded by mail: an address that its owner confirmed, and days that the buyer chose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.core.db_fields import LineColumn
from cases.core.keys import hash_token, new_token
from cases.core.retention import UNCONFIRMED_ADDRESS
from cases.core.rows import of_case
from cases.core.text import MOST_STORED
from cases.deadlines.deadline import Deadline, told
from cases.deadlines.rule import DAYS, Rule
from cases.process.events import Kind
from cases.process.states import Role
from cases.reminders import schedule

if TYPE_CHECKING:
    from cases.casefile.models import Case

DAYS_PER_CASE = 20
# Before every day: so is dated what nobody has counted yet.
UNCOUNTED = dt.date.min


class MailAddressQuerySet(models.QuerySet["MailAddress"]):
    def look_again(self) -> int:
        """Have the next run count anew when something is due for these, whatever one finds that counts now."""
        return self.update(look_on=UNCOUNTED, changes=F("changes") + 1)

    def to_look_at(self, today: dt.date) -> MailAddressQuerySet:
        """Narrow to the confirmed addresses for which something may be due on a day, or of which nobody knows."""
        return self.filter(confirmed_at__isnull=False, look_on__lte=today)


class MailAddress(models.Model):
    """An address that a buyer typed: asked (a link waits in its mailbox) or confirmed. A case has one of each at most.

    The old address is served until the new one is confirmed, so that a slip of the finger silences nothing.
    """

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="mail_addresses")
    address = models.EmailField(_("이메일 주소"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    # How often its owner asked for it: each time there is one mail.
    asks = models.PositiveSmallIntegerField(default=1, editable=False)
    consented_at = models.DateTimeField(_("동의한 때"), editable=False)
    confirmed_at = models.DateTimeField(_("확인한 때"), null=True, blank=True, editable=False)
    # Before this day nothing is due, as it was counted last; and how often that was called in question since.
    look_on = models.DateField(default=UNCOUNTED, db_default=UNCOUNTED, editable=False)
    changes = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    objects = MailAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("알림 메일 주소")
        verbose_name_plural = _("알림 메일 주소")
        indexes = [
            models.Index(fields=["look_on"], condition=Q(confirmed_at__isnull=False), name="mail_look_on"),
            models.Index(fields=["consented_at"], condition=Q(confirmed_at__isnull=True), name="mail_unconfirmed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(confirmed_at__isnull=False), name="mail_one_confirmed_address"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(confirmed_at__isnull=True), name="mail_one_asked_address"
            ),
        ]

    def __str__(self) -> str:
        return str(self.case)  # Never the address: this is what logs and error reports show.

    @classmethod
    def ask(cls, case: Case, address: str, *, now: dt.datetime) -> MailAddress:
        """Note the address with the consent; the link that confirms it is made by who sends it."""
        new = {"address": address, "token_hash": hash_token(new_token()), "consented_at": now}
        with transaction.atomic():
            row, made = cls.objects.select_for_update().get_or_create(case=case, confirmed_at=None, defaults=new)
            if not made:
                cls.objects.filter(pk=row.pk).update(**new, asks=row.asks + 1)
        return row

    def renew_token(self) -> str:
        """Give the address another link, and return its token; one that was sent before opens nothing any more."""
        token = new_token()
        MailAddress.objects.filter(pk=self.pk).update(token_hash=hash_token(token))
        return token

    @property
    def dispatch_key(self) -> str:
        """Name the mail that asks this mailbox, once for each time that its owner asked for it."""
        return f"{self.asking(self.case_id)}{self.pk}.{self.asks}"

    @staticmethod
    def asking(case_id: object) -> str:
        """Return how the names of all such mails of a case begin."""
        return f"confirm:{case_id}:"

    @classmethod
    def with_token(cls, token: str) -> MailAddress | None:
        return cls.objects.select_related("case").filter(token_hash=hash_token(token)).first()

    def lapsed(self, now: dt.datetime) -> bool:
        return now > self.consented_at + UNCONFIRMED_ADDRESS

    def confirm(self, *, now: dt.datetime) -> None:
        """Let this address be reminded, in place of the one before; a second time changes nothing."""
        with transaction.atomic():
            self.case.lock()
            others = MailAddress.objects.filter(case=self.case, confirmed_at__isnull=False).exclude(pk=self.pk)
            waiting = MailAddress.objects.filter(pk=self.pk, confirmed_at=None)
            if not waiting.exists():
                return
            others.delete()
            if not waiting.update(confirmed_at=now):  # The other tap of a double tap.
                return
            self.case.record(Kind.MAIL_ALLOWED, role=Role.OWNER, now=now)
        self.confirmed_at = now

    @classmethod
    def withdraw(cls, case: Case, *, now: dt.datetime) -> bool:
        """Delete every address of the case; say whether there was one. The timeline keeps that, and no address."""
        with transaction.atomic():
            case.lock()
            allowed = cls.objects.filter(case=case, confirmed_at__isnull=False).exists()
            gone = cls.objects.filter(case=case).delete()[0]
            if allowed:
                case.record(Kind.MAIL_WITHDRAWN, role=Role.OWNER, now=now)
        return bool(gone)

    @classmethod
    def drop_unconfirmed(cls, now: dt.datetime) -> int:
        """Delete the addresses that nobody confirmed in time; return how many."""
        return cls.objects.filter(confirmed_at=None, consented_at__lt=now - UNCONFIRMED_ADDRESS).delete()[0]


class ChosenDay(models.Model):
    """A day on which the buyer wants to look again, with a few words why."""

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="chosen_days")
    on = models.DateField(_("고른 날"))
    note = LineColumn(_("무엇을 할지"), max_length=MOST_STORED * 80)
    created_at = models.DateTimeField(_("만든 때"), editable=False)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("직접 고른 날")
        verbose_name_plural = _("직접 고른 날")

    def __str__(self) -> str:
        return f"{self.case} {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let the reminders of the case know of it; a day that is dropped costs them one look for nothing."""
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            MailAddress.objects.filter(case=self.case_id).look_again()

    @classmethod
    def add(cls, case: Case, *, on: dt.date, now: dt.datetime, note: str) -> Self:
        """Note a day; the case counts as touched."""
        with transaction.atomic():
            case.touch(now)
            return cls.objects.create(case=case, on=on, note=note, created_at=now)

    def as_deadline(self, now: dt.datetime) -> Deadline:
        """Return it in the shape of the other days of a case, for pages, calendars and mails."""
        rule = Rule(
            slug=f"{schedule.CHOSEN_SLUG}{self.pk}",
            title=self.note,
            anchor="",
            amount=0,
            unit=DAYS,
            text=_t("직접 고른 날이에요."),
        )
        return told(rule, self.on, now)


def chosen_of(case: Case, now: dt.datetime) -> list[Deadline]:
    """Return the days that the buyer chose and that are still to come, the nearest first; one query."""
    return ahead_of(of_case(ChosenDay, case), now)


def ahead_of(chosen: Iterable[ChosenDay], now: dt.datetime) -> list[Deadline]:
    """Return those of the `chosen` days that are still to come."""
    return [day for row in chosen if not (day := row.as_deadline(now)).passed]
