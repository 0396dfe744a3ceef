"""The address that the platform gave for the return."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.db_fields import LineColumn, ProseColumn
from cases.core.formats import phones, postcodes
from cases.core.formats.postcode_places import without
from cases.core.labels import Labelled
from cases.core.text import MOST_STORED
from cases.process.choices import TextChoices
from cases.process.events import Kind
from cases.process.remark import Remark
from cases.process.states import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ReturnAddress(Labelled):
    """Where the goods go back to, as the platform's dispute page shows it."""

    class Country(TextChoices):
        KOREA = "KR", _("한국")
        CHINA = "CN", _("중국")
        HONG_KONG = "HK", _("홍콩")

    class CheckedAgainst(TextChoices):
        """What the address was compared with, letter by letter."""

        ORDER_PAGE = "order-page", _("주문 화면")
        DISPUTE_PAGE = "dispute-page", _("환불·반품 화면")
        LABEL = "label", _("알리익스프레스가 준 반품 라벨")
        AGENT = "agent", _("고객센터의 답변")

    case = models.OneToOneField("casefile.Case", on_delete=models.CASCADE, related_name="return_address")
    country = models.CharField(_("나라"), max_length=2, choices=Country.pairs, default=Country.KOREA)
    postcode = LineColumn(_("우편번호"), bare=False, max_length=12, blank=True)
    address = ProseColumn(_("주소"), max_length=500)
    # The same address in other letters: a courier here reads Latin ones, a courier there hanzi.
    other_script = ProseColumn(_("다른 글자로 쓴 주소"), max_length=500, blank=True)
    recipient = LineColumn(_("받는 사람"), max_length=MOST_STORED * 120)
    phone = LineColumn(_("전화번호"), max_length=40, blank=True)
    note = LineColumn(_("반품 번호나 메모"), max_length=MOST_STORED * 200, blank=True)
    checked_at = models.DateTimeField(_("대조한 때"), null=True, blank=True, editable=False)
    checked_against = models.CharField(
        _("무엇과 대조했나"), max_length=20, choices=CheckedAgainst.pairs, blank=True, editable=False
    )
    checked_by = models.CharField(_("대조한 사람"), max_length=10, choices=Role.pairs, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("반품 주소")
        verbose_name_plural = _("반품 주소")

    def __str__(self) -> str:
        return f"{self.get_country_display()} {self.recipient}"

    @classmethod
    def write(cls, case: Case, fields: dict[str, Any], *, now: dt.datetime) -> ReturnAddress:
        """Write the address of `case` and a line of its timeline; what was checked before was another address."""
        with transaction.atomic():
            case.lock()
            unchecked = {"checked_at": None, "checked_against": "", "checked_by": ""}
            row, _created = cls.objects.update_or_create(case=case, defaults=fields | unchecked)
            case.record(Kind.ADDRESS_SAVED, role=Role.OWNER, now=now)
            case.goes_back(within_korea=row.is_in_korea, now=now)
        return row

    def check_against(self, source: str, *, role: Role, by: User | None = None, now: dt.datetime) -> None:
        """Write down that somebody compared the address with `source`, a value of `CheckedAgainst`."""
        with transaction.atomic():
            self.case.lock()
            self.checked_at, self.checked_against, self.checked_by = now, source, role
            self.save(update_fields=["checked_at", "checked_against", "checked_by", "updated_at"])
            self.case.record(Kind.ADDRESS_CHECKED, role=role, by=by, data={"against": source}, now=now)

    @property
    def is_in_korea(self) -> bool:
        """Whether it surely is: the country alone is what the form begins with."""
        return self.country == self.Country.KOREA and postcodes.is_surely_korean(self.postcode, self.address)

    def label(self) -> str:
        """Return the address as it goes on the parcel, a line each, its receiver first; a postcode that was pasted with it stands there once."""
        place, other = (without(text, self.postcode) for text in (self.address, self.other_script))
        lines = [self.recipient, f"({self.postcode}) {place}" if self.postcode else place, other, self.phone]
        if self.country != self.Country.KOREA:
            lines.append({"CN": "CHINA", "HK": "HONG KONG"}[self.country])
        return "\n".join(line for line in [*lines, self.note] if line)

    def warnings(self) -> list[Remark]:
        """Return what looks wrong; nothing of it stops anybody."""
        if self.country != self.Country.KOREA:
            return []
        found = [postcodes.warn_region(self.postcode, self.address), phones.warn_korean_phone(self.phone)]
        return [warning for warning in found if warning]
