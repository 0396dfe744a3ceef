"""Where a case may be reminded by mail: an address that its owner confirmed, and days that the buyer chose."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.core.days import SEOUL
from cases.core.db_fields import LineColumn
from cases.core.keys import hash_token, new_token
from cases.core.retention import UNCONFIRMED_ADDRESS
from cases.core.text import MOST_STORED
from cases.deadlines.deadline import DAYS, Deadline, Rule
from cases.process.events import Kind
from cases.process.states import Role
from cases.reminders import schedule

if TYPE_CHECKING:
    from cases.casefile.models import Case

DAYS_PER_CASE = 20


class MailAddress(models.Model):
    """An address that a buyer typed: asked (a link waits in its mailbox) or confirmed. A case has one of each at most.

    The old address is served until the new one is confirmed, so that a slip of the finger silences nothing.
    """

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="mail_addresses")
    address = models.EmailField(_("이메일 주소"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    consented_at = models.DateTimeField(_("동의한 때"), editable=False)
    confirmed_at = models.DateTimeField(_("확인한 때"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("알림 메일 주소")
        verbose_name_plural = _("알림 메일 주소")
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
    def ask(cls, case: Case, address: str, *, now: dt.datetime) -> tuple[Self, str]:
        """Note the address with the consent; return it with the token of its link, which exists nowhere else."""
        token = new_token()
        with transaction.atomic():
            row, _made = cls.objects.update_or_create(
                case=case,
                confirmed_at=None,
                defaults={"address": address, "token_hash": hash_token(token), "consented_at": now},
            )
        return row, token

    @classmethod
    def with_token(cls, token: str) -> Self | None:
        return cls.objects.select_related("case").filter(token_hash=hash_token(token)).first()

    def lapsed(self, now: dt.datetime) -> bool:
        return now > self.consented_at + UNCONFIRMED_ADDRESS

    def confirm(self, *, now: dt.datetime) -> None:
        """Let this address be reminded, in place of the one before; a second time changes nothing."""
        with transaction.atomic():
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

    @classmethod
    def add(cls, case: Case, *, on: dt.date, now: dt.datetime, note: str) -> Self:
        """Note a day; the case counts as touched."""
        with transaction.atomic():
            case.touch(now)
            return cls.objects.create(case=case, on=on, note=note, created_at=now)

    def as_deadline(self, now: dt.datetime) -> Deadline:
        """Return it in the shape of the other days of a case, for pages, calendars and mails."""
        at = dt.datetime.combine(self.on, dt.time(23, 59, 59), tzinfo=SEOUL)
        rule = Rule(
            slug=f"{schedule.CHOSEN_SLUG}{self.pk}",
            title=self.note,
            anchor="",
            amount=0,
            unit=DAYS,
            text=_t("직접 고른 날이에요."),
        )
        return Deadline(
            rule,
            on=self.on,
            at=at,
            latest_on=self.on,
            latest_at=at,
            passed=now > at,
            in_doubt=False,
            has_begun=False,
            today=now.astimezone(SEOUL).date(),
            steps=(),
        )


def chosen_of(case: Case, now: dt.datetime) -> list[Deadline]:
    """Return the days that the buyer chose and that are still to come, the nearest first; one query."""
    return [day for row in case.chosen_days.all() if not (day := row.as_deadline(now)).passed]
