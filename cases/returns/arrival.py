"""The day on which the parcel that was sent back should arrive, among the days to come."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from cases.casefile.models import Case
from cases.deadlines.deadline import Deadline, told
from cases.deadlines.promised import OTHER
from cases.deadlines.rule import DAYS, Rule
from cases.process.states import Status
from cases.returns.models import Shipment


def arrival_of(case: Case, now: dt.datetime) -> list[Deadline]:
    """Return the day that was told, as long as the parcel is on its way and the day lies ahead; one query at most."""
    if case.status != Status.RETURNING:
        return []
    shipment = Shipment.objects.filter(case=case).first()
    if shipment is None or shipment.expected_on is None:
        return []
    rule = Rule(
        slug="arrival",
        title=_("반품 도착 예정일"),
        anchor="",
        amount=0,
        unit=DAYS,
        actor=OTHER,
        text=_("택배사가 말한 날이에요. 도착했는지 배송 조회에서 확인하고, 도착했다면 사건에 적으세요."),
    )
    day = told(rule, shipment.expected_on, now)
    return [] if day.passed else [day]
