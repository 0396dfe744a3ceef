"""Three sample cases and a staff user, for `serve --demo`: a look at the product without typing anything.

Everything is made by the functions that make a real case. Later runs leave the cases as they are, and renew the keys
and the password, because nothing can be read back from their hashes.
"""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.core.days import SEOUL
from cases.demo import pictures
from cases.money.models import Entry
from cases.photos import blackout
from cases.photos.receiving import receive
from cases.process.money import Sort
from cases.process.payment import Currency
from cases.process.states import Outcome, Role, Status
from cases.returns.models import ReturnAddress
from cases.seed.groups import KEEPERS
from cases.staff.second_step import reset

STAFF = "demo-staff"
# Where the label names its receiver, in thousandths of the picture.
ADDRESS_LINES = (235, 630, 450, 150)


def install(site: str) -> list[str]:
    """Make or renew the sample data; return `demo case …` and `demo staff …` lines, with addresses below `site`."""
    now = timezone.now()
    lines = []
    for reference, make in SAMPLES.items():
        case = Case.objects.filter(reference=reference).first()
        case, key = (case, case.renew_key(now=now)) if case else make(reference, now)
        lines.append(f"demo case {reference} {key} {site}{case.get_absolute_url()}")
    return [*lines, f"demo staff {STAFF} {_renew_staff()} {site}{reverse('admin:index')}"]


def _renew_staff() -> str:
    """Give the sample staff user a fresh password without a second step, the groups of a reviewer and of a keeper, and nothing more."""
    password = secrets.token_urlsafe(12)
    user, _created = User.objects.get_or_create(username=STAFF, defaults={"first_name": "길잡이"})
    user.is_staff = user.is_active = True
    user.set_password(password)
    user.save()
    reset(user, by=user, why="")
    user.groups.set(Group.objects.filter(name__in=(REVIEWERS, KEEPERS)))
    return password


def _waiting_for_review(reference: str, now: dt.datetime) -> tuple[Case, str]:
    """A broken teapot with three photos, which a reviewer may look at now."""
    today = now.astimezone(SEOUL).date()
    case, key = _open(
        reference,
        now - dt.timedelta(hours=5),
        problem="damaged",
        item="유리 티포트 600ml",
        amount=Decimal(24800),
        story="상자 모서리가 찢어진 채 도착했고, 열어 보니 티포트 몸통에 금이 갔어요.",
        paid_on=today - dt.timedelta(days=12),
        dispatched_on=today - dt.timedelta(days=10),
        received_on=today - dt.timedelta(days=1),
        noticed_on=today - dt.timedelta(days=1),
    )
    for hours, kind, name, draw in (
        (4.2, "outer-box", "box.jpg", pictures.damaged_box),
        (4.1, "label", "label.jpg", pictures.label),
        (4.0, "damage", "teapot.jpg", pictures.broken_teapot),
    ):
        _receive(case, name, draw, kind=kind, now=now - dt.timedelta(hours=hours))
    label = case.photos.get(kind="label")
    blackout.black_out(label, [ADDRESS_LINES], now=now - dt.timedelta(hours=3.5), role=Role.OWNER)
    _go(case, Status.IN_REVIEW, now - dt.timedelta(hours=3), note="금 간 곳이 잘 보이는지 봐 주세요.")
    return case, key


def _return_due(reference: str, now: dt.datetime) -> tuple[Case, str]:
    """A wrong item that has to go back, with its address."""
    today = now.astimezone(SEOUL).date()
    case, key = _open(
        reference,
        now - dt.timedelta(days=6),
        problem="wrong-item",
        item="캠핑 의자 (베이지)",
        amount=Decimal(39900),
        story="베이지를 주문했는데 검은색이 왔어요.",
        paid_on=today - dt.timedelta(days=21),
        dispatched_on=today - dt.timedelta(days=19),
        received_on=today - dt.timedelta(days=7),
        noticed_on=today - dt.timedelta(days=7),
    )
    _go(case, Status.FILED, now - dt.timedelta(days=5), on=today - dt.timedelta(days=5))
    _go(
        case,
        Status.NEGOTIATING,
        now - dt.timedelta(days=3),
        on=today - dt.timedelta(days=3),
        note="부분 환불을 제안받음",
    )
    offer = {"amount": Decimal(3000), "currency": case.currency, "happened_on": today - dt.timedelta(days=3)}
    Entry.write(case, Sort.OFFERED, offer, now=now - dt.timedelta(days=3))
    _go(case, Status.RETURN_DUE, now - dt.timedelta(days=1), on=today - dt.timedelta(days=1))
    address = {
        "country": ReturnAddress.Country.KOREA,
        "postcode": "22300",
        "address": "인천광역시 중구 견본로 12, 2층 반품 담당",
        "recipient": "견본 반품센터",
        "phone": "032-000-0000",
        "note": "RMA-SAMPLE-0002",
    }
    ReturnAddress.write(case, address, now=now - dt.timedelta(hours=20))
    return case, key


def _refunded(reference: str, now: dt.datetime) -> tuple[Case, str]:
    today = now.astimezone(SEOUL).date()
    case, key = _open(
        reference,
        now - dt.timedelta(days=30),
        problem="not-received",
        item="블루투스 이어폰",
        amount=Decimal(18900),
        story="배송 조회가 3주째 그대로예요.",
        paid_on=today - dt.timedelta(days=60),
        dispatched_on=today - dt.timedelta(days=57),
        promised_on=today - dt.timedelta(days=35),
    )
    _go(case, Status.FILED, now - dt.timedelta(days=29), on=today - dt.timedelta(days=29))
    _go(case, Status.APPROVED, now - dt.timedelta(days=20), on=today - dt.timedelta(days=20))
    came = now - dt.timedelta(days=12)
    refund = {"amount": case.amount, "currency": case.currency, "happened_on": came.astimezone(SEOUL).date()}
    Entry.write(case, Sort.REFUNDED, refund, now=came)
    _go(case, Status.CLOSED, came, outcome=Outcome.REFUNDED, note="카드 취소 문자를 받았어요.")
    return case, key


SAMPLES: dict[str, Callable[[str, dt.datetime], tuple[Case, str]]] = {
    "RG-DEM0-0001": _waiting_for_review,
    "RG-DEM0-0002": _return_due,
    "RG-DEM0-0003": _refunded,
}


def _open(reference: str, at: dt.datetime, **fields: Any) -> tuple[Case, str]:
    common = {"order_number": f"819000000000{reference[-4:]}", "currency": Currency.KRW, "payment": "card"}
    return Case.open(now=at, reference=reference, intake_id=uuid.uuid4(), **common, **fields)


def _go(case: Case, target: Status, at: dt.datetime, **details: Any) -> None:
    case.move(target, by=None, role=Role.OWNER, now=at, **details)


def _receive(case: Case, name: str, draw: Callable[[], bytes], *, kind: str, now: dt.datetime) -> None:
    upload = SimpleUploadedFile(name, draw(), content_type="image/jpeg")
    receive(case, upload, kind=kind, now=now, role=Role.OWNER)
