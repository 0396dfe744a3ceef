"""The parcel that was sent back, and where its carrier shows it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.db_fields import LineColumn
from cases.core.formats import carriers
from cases.core.labels import Labelled
from cases.facts.sourced import Sourced
from cases.process.events import Kind
from cases.process.remark import Remark
from cases.process.states import Role, Status


class TrackingPage(Sourced):
    """Where a carrier shows what has become of a parcel; opened by the buyer only, because it tells the carrier the number."""

    carrier = models.CharField(_("택배사"), max_length=20, choices=carriers.carrier_choices, unique=True)
    address = models.CharField(
        _("조회 주소"),
        max_length=300,
        validators=[
            RegexValidator(
                r"\Ahttps://[^{}\s]+\{number\}[^{}\s]*\Z", _("https로 시작하고 {number}가 한 번 든 주소를 적으세요.")
            )
        ],
        help_text=_("운송장 번호가 들어갈 곳에 {number}를 적으세요."),
    )

    class Meta:
        ordering = ["carrier"]
        verbose_name = _("배송 조회 주소")
        verbose_name_plural = _("배송 조회 주소")

    def __str__(self) -> str:
        return str(self.get_carrier_display())

    def of(self, number: str) -> str:
        """Return the address for a tracking number (letters and digits)."""
        return self.address.replace("{number}", quote(number, safe=""))


class Shipment(Labelled):
    case = models.OneToOneField("casefile.Case", on_delete=models.CASCADE, related_name="shipment")
    carrier = models.CharField(_("택배사"), max_length=20, choices=carriers.carrier_choices)
    tracking_number = LineColumn(_("운송장 번호"), bare=False, max_length=40)
    shipped_on = models.DateField(_("보낸 날"))
    # What a counter or a tracking page said; nobody else tells how long a parcel takes.
    expected_on = models.DateField(_("도착 예정일"), null=True, blank=True)
    receipt = models.ForeignKey(
        "photos.EvidencePhoto", verbose_name=_("영수증 사진"), null=True, blank=True, on_delete=models.SET_NULL
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("반품 발송")
        verbose_name_plural = _("반품 발송")

    def __str__(self) -> str:
        return f"{self.get_carrier_display()} {self.tracking_number}"

    @classmethod
    def write(cls, case: Case, fields: dict[str, Any], *, now: dt.datetime) -> Shipment:
        """Write the parcel of `case`; a case that waited for it is on its way back from then on."""
        with transaction.atomic():
            case.lock()
            # Of another parcel, the day that was told says nothing.
            if cls.objects.filter(case=case).exclude(tracking_number=fields["tracking_number"]).exists():
                fields = {"expected_on": None, **fields}
            row, _created = cls.objects.update_or_create(case=case, defaults=fields)
            case.record(Kind.SHIPMENT_SAVED, role=Role.OWNER, now=now)
            if case.status == Status.RETURN_DUE:
                case.move(Status.RETURNING, by=None, role=Role.OWNER, on=row.shipped_on, now=now)
            else:
                case.change({"shipped_back_on": row.shipped_on}, now=now)
        return row

    def warnings(self) -> list[Remark]:
        """Return what looks wrong; nothing of it stops anybody."""
        warning = carriers.warn_tracking(self.carrier, self.tracking_number)
        return [warning] if warning else []

    def expect(self, on: dt.date | None, *, now: dt.datetime) -> bool:
        """Write the day on which the parcel should arrive, as somebody told; False where it was that already."""
        if self.expected_on == on:
            return False
        with transaction.atomic():
            self.case.lock()
            self.expected_on = on
            self.save(update_fields=["expected_on", "updated_at"])
            data = {"on": on.isoformat() if on else ""}
            self.case.record(Kind.ARRIVAL_TOLD, role=Role.OWNER, data=data, now=now)
        return True
