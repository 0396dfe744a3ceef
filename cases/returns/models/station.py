"""Where the parcel was, as its carrier said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.db_fields import LineColumn
from cases.core.formats import stations
from cases.core.masking import mask
from cases.core.text import MOST_STORED, tidy
from cases.process.events import Kind
from cases.process.quotas import CaseFull
from cases.process.states import Role
from cases.returns.models.shipment import Shipment

# A parcel that goes round the world has some thirty.
MOST_STATIONS = 200


class Station(models.Model):
    """One line about a parcel, by hand or from a tracking page: only ever added; a wrong one is struck.

    Day and time are those of the place. The number says which parcel it was, where a case has sent two.
    """

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="stations")
    tracking_number = LineColumn(_("운송장 번호"), bare=False, max_length=40)
    happened_on = models.DateField(_("날짜"))
    time = models.TimeField(_("시각"), null=True, blank=True)
    said = LineColumn(_("어디에서 어떻게"), max_length=MOST_STORED * stations.MOST_SAID)
    created_at = models.DateTimeField(_("적은 때"), editable=False)
    struck_at = models.DateTimeField(_("지운 때"), null=True, blank=True, editable=False)

    class Meta:
        # Without a time a line stands at the end of its day: it may be the last of it.
        ordering = ["happened_on", models.F("time").asc(nulls_last=True), "pk"]
        verbose_name = _("배송 기록")
        verbose_name_plural = _("배송 기록")

    def __str__(self) -> str:
        time = f" {self.time:%H:%M}" if self.time else ""
        return f"{self.happened_on:%Y-%m-%d}{time} {self.said}"

    @property
    def is_delivery(self) -> bool:
        """Whether the carrier says that the parcel is with its receiver."""
        return stations.says_delivered(self.said)

    @classmethod
    def of(cls, case: Case) -> list[Station]:
        """Return what stands, in the order of its days; one query."""
        return list(cls._default_manager.filter(case=case, struck_at=None))

    @classmethod
    def add(cls, shipment: Shipment, told: Sequence[stations.Station], *, now: dt.datetime) -> list[Self]:
        """Write what does not stand there yet, with one line of the timeline. Raises `CaseFull`."""
        case = shipment.case
        with transaction.atomic():
            case.lock()
            rows = cls.of(case)
            fresh = new_among(_in_order(told), [row for row in rows if row.tracking_number == shipment.tracking_number])
            if len(rows) + len(fresh) > MOST_STATIONS:
                raise CaseFull(Kind.STATIONS_ADDED)
            if not fresh:
                return []
            added = [
                cls(
                    case=case,
                    tracking_number=shipment.tracking_number,
                    happened_on=one.on,
                    time=one.time,
                    said=one.said,
                    created_at=now,
                )
                for one in fresh
            ]
            cls._default_manager.bulk_create(added)
            case.record(Kind.STATIONS_ADDED, role=Role.OWNER, data={"count": len(added)}, now=now)
        return added

    def strike(self, *, now: dt.datetime) -> bool:
        """Leave it out; False where that was done before."""
        with transaction.atomic():
            self.case.lock()
            if not Station.objects.filter(pk=self.pk, struck_at=None).update(struck_at=now):
                return False
            self.struck_at = now
            data = {"on": self.happened_on.isoformat()}
            self.case.record(Kind.STATION_STRUCK, role=Role.OWNER, data=data, now=now)
        return True


def delivery_among(rows: Sequence[Station], shipment: Shipment | None) -> Station | None:
    """Return the first line that says that the parcel of `shipment` was delivered; None where there is none."""
    own = (row for row in rows if shipment and row.tracking_number == shipment.tracking_number)
    return next((row for row in own if row.is_delivery), None)


def new_among(told: Iterable[stations.Station], rows: Iterable[Station]) -> list[stations.Station]:
    """Return the stations that do not stand among `rows`, each once."""
    known = {_same(row.happened_on, row.time, row.said) for row in rows}
    fresh = []
    for one in told:
        key = _same(one.on, one.time, one.said)
        if key not in known:
            known.add(key)
            fresh.append(one)
    return fresh


def _in_order(told: Sequence[stations.Station]) -> list[stations.Station]:
    """Return what a page shows with the newest on top the other way round, so that one minute keeps its order."""
    days = [one.on for one in told]
    return list(told if days == sorted(days) and not _falls(told) else reversed(told))


def _falls(told: Sequence[stations.Station]) -> bool:
    return any(
        one.on == other.on and one.time and other.time and one.time > other.time for one, other in pairwise(told)
    )


def _same(on: dt.date, time: dt.time | None, said: str) -> tuple[dt.date, dt.time | None, str]:
    """Return what makes two lines the same one: signs, spaces and capitals aside."""
    return on, time, "".join(char for char in mask(tidy(said)).lower() if char.isalnum())
