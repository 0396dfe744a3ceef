"""A refund case and everything that ever happened to it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.casefile import tasks
from cases.casefile.changes import counted_from_changed
from cases.casefile.deadline_changes import recount
from cases.casefile.models.chained import CHAIN_HEAD, Chained
from cases.casefile.models.clocks import Clocked
from cases.casefile.models.event import CaseEvent
from cases.casefile.models.taking_back import Undoable, as_json
from cases.casefile.review_time import MOST_AHEAD
from cases.core import reasons
from cases.core.db_fields import LineColumn, ProseColumn
from cases.core.formats import codes, orders
from cases.core.keys import Keyed
from cases.core.retention import UNTOUCHED_CASE
from cases.core.text import MOST_STORED
from cases.process import problems, states, status_texts
from cases.process.anchors import ANCHORS
from cases.process.contacts import Promised
from cases.process.events import Kind
from cases.process.payment import Currency, Payment, money_text
from cases.process.remark import Remark
from cases.process.situation import DISPUTE_CLOSES, Countdown, Situation
from cases.process.states import CaseChanged, MoveNotAllowed, Outcome, Role, Status

if TYPE_CHECKING:
    from django.contrib.auth.models import User


# What a `Situation` is made of, and so what every deadline of a case follows from.
COUNTED_FROM = frozenset(
    {*ANCHORS, "status", "problem", "payment", "amount", "currency", "countdowns", "promises", "stays_in_korea"}
)


class CaseQuerySet(models.QuerySet["Case"]):
    def held(self, ids: list[int], opened_with: Mapping[str, str]) -> CaseQuerySet:
        """Return those of `ids` whose key is still the one whose hash a browser opened them with (by `str(pk)`).

        Of a session from before that was kept, nobody knows the key; it holds what it held.
        """
        unknown = [pk for pk in ids if str(pk) not in opened_with]
        return self.filter(Q(pk__in=unknown) | Q(pk__in=ids, key_hash__in=[*opened_with.values()]))

    def for_review(self) -> CaseQuerySet:
        return self.filter(status=states.FOR_REVIEW)

    def not_closed(self) -> CaseQuerySet:
        return self.exclude(status=Status.CLOSED)

    def expired(self, now: dt.datetime) -> CaseQuerySet:
        """Return the cases that nobody has touched for as long as one is kept."""
        return self.filter(updated_at__lt=now - UNTOUCHED_CASE)

    def newest_first(self) -> CaseQuerySet:
        """Open cases before closed ones, the newest first."""
        return self.order_by(models.F("closed_at").asc(nulls_first=True), "-created_at")

    def update(self, **kwargs: Any) -> int:
        """Update, and announce what deadlines are counted from: before, since these rows may be others afterwards."""
        if COUNTED_FROM.isdisjoint(kwargs):
            return super().update(**kwargs)
        with transaction.atomic(savepoint=False):
            self._lock()
            counted_from_changed.send(Case, cases=self)
            return super().update(**kwargs)

    def _lock(self) -> None:
        """Lock these cases before what others keep of them, as `Case.lock` does it for one."""
        list(self.order_by("pk").select_for_update().values_list("pk"))


class Case(Chained, Clocked, Undoable, Keyed):
    """One order that went wrong, from the first photo to the money."""

    reference = models.CharField(_("사건 번호"), max_length=12, unique=True, default=codes.new_reference)
    intake_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    problem = models.CharField(_("문제"), max_length=30, choices=problems.problem_choices)
    order_number = models.CharField(_("주문번호"), max_length=20, blank=True)
    item = LineColumn(_("산 물건"), max_length=MOST_STORED * 120, blank=True)
    amount = models.DecimalField(_("결제 금액"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("통화"), max_length=3, choices=Currency.pairs, blank=True)
    payment = models.CharField(_("결제수단"), max_length=10, choices=Payment.pairs, blank=True)
    story = ProseColumn(_("무슨 일이 있었나"), max_length=2000, blank=True)

    paid_on = models.DateField(ANCHORS["paid_on"], null=True, blank=True)
    dispatched_on = models.DateField(ANCHORS["dispatched_on"], null=True, blank=True)
    promised_on = models.DateField(ANCHORS["promised_on"], null=True, blank=True)
    cleared_on = models.DateField(ANCHORS["cleared_on"], null=True, blank=True)
    received_on = models.DateField(ANCHORS["received_on"], null=True, blank=True)
    confirmed_on = models.DateField(ANCHORS["confirmed_on"], null=True, blank=True)
    protection_ends_on = models.DateField(ANCHORS["protection_ends_on"], null=True, blank=True)
    seller_known_on = models.DateField(ANCHORS["seller_known_on"], null=True, blank=True)
    noticed_on = models.DateField(ANCHORS["noticed_on"], null=True, blank=True)
    requested_on = models.DateField(ANCHORS["requested_on"], null=True, blank=True)
    offered_on = models.DateField(ANCHORS["offered_on"], null=True, blank=True)
    approved_on = models.DateField(ANCHORS["approved_on"], null=True, blank=True)
    shipped_back_on = models.DateField(ANCHORS["shipped_back_on"], null=True, blank=True)
    arrived_on = models.DateField(ANCHORS["arrived_on"], null=True, blank=True)
    paypal_disputed_on = models.DateField(ANCHORS["paypal_disputed_on"], null=True, blank=True)

    status = models.CharField(_("상태"), max_length=20, choices=Status.pairs, default=Status.PREPARING, editable=False)
    # When the review was asked for that the case waits for.
    review_asked_at = models.DateTimeField(_("검토를 부탁한 때"), null=True, blank=True, editable=False)
    outcome = models.CharField(_("결과"), max_length=20, choices=Outcome.pairs, blank=True, editable=False)
    closed_at = models.DateTimeField(_("끝난 때"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("만든 때"), editable=False)
    updated_at = models.DateTimeField(_("바뀐 때"), editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("사건")
        verbose_name_plural = _("사건")
        ordering = ["-created_at"]
        indexes = [
            # The order of the review queue (`staff.queue.QUEUE_ORDER`), of all cases and below each of its filters; of
            # two at once too, where one does not say the other (an outcome says the status).
            models.Index(fields=["review_asked_at", "-updated_at"], name="case_queue"),
            models.Index(fields=["status", "review_asked_at", "-updated_at"], name="case_queue_status"),
            models.Index(fields=["problem", "review_asked_at", "-updated_at"], name="case_queue_problem"),
            models.Index(fields=["outcome", "review_asked_at", "-updated_at"], name="case_queue_outcome"),
            models.Index(
                fields=["problem", "status", "review_asked_at", "-updated_at"], name="case_queue_problem_status"
            ),
            models.Index(
                fields=["problem", "outcome", "review_asked_at", "-updated_at"], name="case_queue_problem_end"
            ),
            # By day, of all cases and below each of the filters.
            models.Index(fields=["-created_at", "-id"], name="case_created"),
            models.Index(fields=["status", "-created_at", "-id"], name="case_created_status"),
            models.Index(fields=["problem", "-created_at", "-id"], name="case_created_problem"),
            models.Index(fields=["outcome", "-created_at", "-id"], name="case_created_outcome"),
            models.Index(fields=["problem", "status", "-created_at", "-id"], name="case_created_problem_status"),
            models.Index(fields=["problem", "outcome", "-created_at", "-id"], name="case_created_problem_end"),
            # What else lists are ordered by, and what is looked up.
            models.Index(fields=["amount", "id"], name="case_amount"),
            models.Index(fields=["order_number"], name="case_order_number"),
        ]
        constraints = [
            models.CheckConstraint(name="case_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(
                name="case_closed_iff_closed_at",
                condition=Q(status=Status.CLOSED, closed_at__isnull=False)
                | (~Q(status=Status.CLOSED) & Q(closed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_outcome_iff_closed",
                condition=Q(status=Status.CLOSED, outcome__in=Outcome.values)
                | (~Q(status=Status.CLOSED) & Q(outcome="")),
            ),
            models.CheckConstraint(
                name="case_review_asked_iff_waiting",
                condition=Q(status=states.FOR_REVIEW, review_asked_at__isnull=False)
                | (~Q(status=states.FOR_REVIEW) & Q(review_asked_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_amount_with_currency",
                condition=Q(amount__isnull=True) | (Q(amount__gte=0) & ~Q(currency="")),
                violation_error_message=_("금액에는 통화가 있어야 해요."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, but leave the head of the hash chain to `record`: this object may be older than the newest event.

        What deadlines are counted from is announced, as `CaseQuerySet.update` does it.
        """
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        if kwargs.get("update_fields") is None:
            names = [field.name for field in self._meta.concrete_fields if not field.primary_key]
            kwargs["update_fields"] = [name for name in names if name not in CHAIN_HEAD]
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            if not COUNTED_FROM.isdisjoint(kwargs["update_fields"]):
                counted_from_changed.send(Case, cases=Case.objects.filter(pk=self.pk))

    def get_absolute_url(self) -> str:
        return reverse("front:case", args=[self.reference])

    @property
    def description(self) -> status_texts.Description:
        return status_texts.DESCRIPTIONS[Status(self.status)]

    @property
    def guide_problem(self) -> problems.Problem:
        return problems.problem(self.problem)

    @property
    def situation(self) -> Situation:
        """Where the buyer stands: what rules and judgements are given of this case."""
        return Situation(
            status=Status(self.status),
            problem=self.guide_problem,
            payment=self.payment,
            dates={name: day for name in ANCHORS if (day := getattr(self, name))},
            countdowns={slug: Countdown.from_stored(stored) for slug, stored in self.countdowns.items()},
            won=self.amount if self.currency == Currency.KRW else None,
            promises={key: Promised.from_stored(stored) for key, stored in self.promises.items()},
            stays_in_korea=self.stays_in_korea,
        )

    @property
    def order_page(self) -> Countdown | None:
        """The countdown of the order page itself, which the intake asks for."""
        return self.situation.countdowns.get(DISPUTE_CLOSES)

    @property
    def days(self) -> list[tuple[str, dt.date]]:
        """Return the known days of the case with their names, in the order in which they happen."""
        return [(str(label), getattr(self, name)) for name, label in ANCHORS.items() if getattr(self, name)]

    @property
    def money(self) -> str:
        """Return the amount as people write it."""
        return "" if self.amount is None else money_text(self.amount, self.currency)

    @property
    def order_number_text(self) -> str:
        return orders.order_number_text(self.order_number)

    @property
    def order_number_warning(self) -> Remark | None:
        return orders.warn_order_number(self.order_number)

    def moves_for(self, role: Role) -> list[Status]:
        """Return where `role` may move this case, the usual move first."""
        return states.moves_for(Status(self.status), role)

    @property
    def ahead_in_review(self) -> int:
        """How many cases wait for a review longer than this one; all that wait, where this one does not.

        They are counted up to one more than `MOST_AHEAD`.
        """
        waiting = Case.objects.for_review().order_by()
        longer = waiting.filter(review_asked_at__lt=self.review_asked_at) if self.review_asked_at else waiting
        return len(longer.values_list("pk")[: MOST_AHEAD + 1])

    def move(
        self,
        target: Status,
        *,
        by: User | None,
        role: Role,
        note: str = "",
        outcome: Outcome | str = "",
        on: dt.date | None = None,
        data: dict[str, Any] | None = None,
        now: dt.datetime,
    ) -> CaseEvent:
        """Move the case, record the event, and announce it after commit: the only way a status changes.

        `on` is the day on which the thing happened in the world (see `states.DATED_BY`), `outcome` belongs to closing.
        The event keeps what the case said before of what the move changes, so that it can be taken back.
        Raises `MoveNotAllowed` where the table has no such move or it lacks what it must say, and `CaseChanged`
        where somebody else moved the case since it was loaded.
        """
        source = Status(self.status)
        if not states.can_move(source, target, role):
            raise MoveNotAllowed(source, target, role)
        if target in states.NEEDS_NOTE and not note.strip():
            raise MoveNotAllowed(source, target, role, "needs a note")
        if (target == Status.CLOSED) != bool(outcome):
            raise MoveNotAllowed(source, target, role, "an outcome belongs to closing, and only there")
        changes: dict[str, Any] = {
            "status": target,
            "outcome": outcome,
            "closed_at": now if target == Status.CLOSED else None,
            "review_asked_at": now if target == states.FOR_REVIEW else None,
            "updated_at": now,
        }
        if on is not None and target in states.DATED_BY:
            changes |= {states.DATED_BY[target]: on, **self._reset_by(target, on)}
        with transaction.atomic():
            before = self._write(source, changes)
            event = self.record(
                Kind.MOVED,
                role=role,
                by=by,
                note=note,
                data={"before": before, **(data or {})},
                now=now,
                old_status=source,
                new_status=target,
                outcome=outcome,
                happened_on=on,
            )
            if target == states.FOR_REVIEW:
                tasks.announce_review.enqueue(event_id=event.pk)
            self._take_over(changes)
            recount(self, reason=reasons.moved(source, target), now=now)
        return event

    def _write(self, source: Status, changes: dict[str, Any]) -> dict[str, str | None]:
        """Write `changes` to the case where its status is still `source`; return what they replace, as JSON has it.

        Raises `CaseChanged` where somebody else moved the case since it was loaded.
        """
        rows = Case.objects.filter(pk=self.pk, status=source)
        stored = rows.select_for_update().values(*changes).first()
        if stored is None or not rows.update(**changes):
            raise CaseChanged
        kept = changes.keys() - {"status", "updated_at", "review_asked_at"}
        return {name: as_json(value) for name, value in stored.items() if name in kept and value != changes[name]}

    def _take_over(self, changes: dict[str, Any]) -> None:
        """Know here what was written."""
        for name, value in changes.items():
            setattr(self, name, value)

    def _reset_by(self, target: Status, on: dt.date) -> dict[str, None]:
        """Return the days of an earlier round that a move to `target` on the day `on` makes unknown again.

        The timeline keeps them. What a buyer answered before the case moved there for the first time stays.
        """
        earlier = [name for name in states.RESET_BY.get(target, ()) if (day := getattr(self, name)) and day < on]
        again = bool(earlier) and self.events.not_taken_back().filter(new_status=target).exists()
        return dict.fromkeys(earlier) if again else {}

    def change(self, fields: dict[str, Any], *, now: dt.datetime) -> list[str]:
        """Write new answers of the buyer; return the names of the fields that really changed."""
        changed = [name for name, value in fields.items() if getattr(self, name) != value]
        if changed:
            for name in changed:
                setattr(self, name, fields[name])
            with transaction.atomic():
                self.save(update_fields=changed)
                self.record(Kind.DETAILS_CHANGED, role=Role.OWNER, data={"fields": changed}, now=now)
                recount(self, reason=reasons.details(changed), now=now)
        return changed

    def announce(self, days: dict[str, str]) -> bool:
        """Store on which days the deadlines are now; False where somebody else stored others since this was read."""
        same = Case.objects.filter(pk=self.pk, announced_deadlines=self.announced_deadlines)
        return bool(same.update(announced_deadlines=days))

    def read_again(self) -> Case | None:
        return Case.objects.filter(pk=self.pk).first()

    def forget(self) -> None:
        """Delete the case with everything that belongs to it; the files of its photos go a day later."""
        with transaction.atomic():
            if Case.objects.select_for_update().filter(pk=self.pk).first():  # And not already forgotten in another tab.
                self.delete()

    def lock(self) -> None:
        """Let whoever else locks this case wait until the transaction ends. Raises `DoesNotExist` where it is gone.

        Call it before anything else that the transaction writes of the case: who comes from two sides waits for ever.
        """
        Case.objects.select_for_update().get(pk=self.pk)

    def touch(self, now: dt.datetime) -> None:
        """Keep the case from growing old, without a line of its timeline."""
        Case.objects.filter(pk=self.pk).update(updated_at=now)

    @classmethod
    def open(cls, *, now: dt.datetime, **fields: Any) -> tuple[Case, str]:
        """Create a case with its first event; return it with its key, which exists nowhere else.

        The same `intake_id` twice (a double tap) gives the first case again, with an empty key.
        """
        if existing := cls.objects.filter(intake_id=fields["intake_id"]).first():
            return existing, ""
        key = codes.new_key()
        # As the database will give them back: rules compare amounts and days before anybody reads the case again.
        values = {name: cls._meta.get_field(name).to_python(value) for name, value in fields.items()}  # type: ignore[union-attr]
        case = cls(key_hash=codes.hash_key(key), created_at=now, updated_at=now, **values)
        try:
            with transaction.atomic():
                case.save(force_insert=True)
                case.record(Kind.OPENED, role=Role.OWNER, now=now)
                case._catch_up(now)
                recount(case, reason=None, now=now)
        except IntegrityError:
            # The other tap of a double tap was first; anything else is an error.
            return cls.objects.get(intake_id=fields["intake_id"]), ""
        return case, key

    def _catch_up(self, now: dt.datetime) -> None:
        """Record what has happened before the case was made, with the days that the buyer gave."""
        moves = self.guide_problem.already_happened
        if self.approved_on and moves == (Status.FILED,):
            moves += (Status.APPROVED,)
        for target in moves:
            day = getattr(self, states.DATED_BY.get(target, ""), None)
            self.move(target, by=None, role=Role.OWNER, on=day, data={"at_opening": True}, now=now)

    def renew_key(self, *, now: dt.datetime) -> str:
        """Replace the key, so that the old one opens nothing any more; return the new one."""
        key = codes.new_key()
        with transaction.atomic():
            Case.objects.filter(pk=self.pk).update(key_hash=codes.hash_key(key))
            self.record(Kind.KEY_RENEWED, role=Role.OWNER, now=now)
        self.key_hash = codes.hash_key(key)
        return key
