"""The label of the parcel, and the note that lies in it, as one PDF of the size that the paper has."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import segno
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.bundle.glyphs import FAMILIES, all_readable
from cases.bundle.typeset import typeset
from cases.casefile.models import Case
from cases.core.days import SEOUL, full_day
from cases.core.formats.orders import order_number_text
from cases.core.formats.postcode_places import without
from cases.core.leaving import Paper, only
from cases.kit.models import Part
from cases.process import english
from cases.process.choices import TextChoices
from cases.returns.models import ReturnAddress

TEMPLATE = Path(__file__).with_name("label.typ")


class PaperSize(TextChoices):
    """The papers that labels are printed on."""

    A4 = "a4", gettext_lazy("A4 종이 (집이나 편의점 프린터)")
    LABEL = "label", gettext_lazy("라벨 용지 100×150mm")


def label_pdf(
    case: Case, address: ReturnAddress, parts: Sequence[Part], sender: Mapping[str, str], size: str, now: dt.datetime
) -> BinaryIO:
    """Return the PDF as an open file. Raises `NotTypeset`.

    `sender` has `name`, `phone`, `postcode` and `address`, each perhaps empty: what is empty is a line to write on.
    """
    data = label_data(case, address, parts, sender, size, now)
    return typeset(data, {"code.svg": _code(data["code"])}, timestamp=int(now.timestamp()), template=TEMPLATE)


def label_data(
    stored: Case,
    stored_address: ReturnAddress,
    parts: Sequence[Part],
    sender: Mapping[str, str],
    size: str,
    now: dt.datetime,
) -> dict[str, Any]:
    """Return what the template prints; every text in it has its glyphs."""
    case, address = only(stored, Paper.PDF), only(stored_address, Paper.PDF)
    abroad = address.country != ReturnAddress.Country.KOREA
    data = {
        "fonts": FAMILIES,
        "size": size,
        "title": _("반품 라벨 %(reference)s") % {"reference": case.reference},
        "author": _("환불길잡이"),
        "to": {
            "name": address.recipient,
            "address": without(address.address, address.postcode),
            "other": without(address.other_script, address.postcode),
            "postcode": address.postcode,
            "phone": address.phone,
            "country": {"CN": "CHINA", "HK": "HONG KONG"}.get(address.country, ""),
        },
        "from": {
            "name": sender.get("name", ""),
            "address": without(sender.get("address", ""), sender.get("postcode", "")),
            "postcode": sender.get("postcode", ""),
            "phone": sender.get("phone", ""),
            "country": "REPUBLIC OF KOREA" if abroad else "",
        },
        "order": order_number_text(case.order_number),
        "rma": address.note,
        "item": case.item,
        "reason": {"ko": str(case.get_problem_display()), "en": english.PROBLEMS[case.problem]},
        "parts": [part.name for part in parts],
        "day": full_day(now.astimezone(SEOUL).date()),
        "words": {name: {"ko": ko, "en": en} for name, (ko, en) in _words().items()},
    }
    readable = dict(all_readable(data))
    # The code holds what was typed, whatever our fonts have.
    return readable | {"code": _content(case.order_number, address.note, case.reference)}


def _content(order_number: str, rma: str, reference: str) -> str:
    lines = [f"ORDER {order_number}" if order_number else "", f"RMA {rma}" if rma else "", f"REF {reference}"]
    return "\n".join(filter(None, lines))


def _code(content: str) -> bytes:
    """Return a QR code as SVG; half of a smudged one can still be read."""
    out = io.BytesIO()
    segno.make(content, error="q", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue()


def _words() -> dict[str, tuple[str, str]]:
    return {
        "to": (_("받는 곳"), "TO"),
        "from": (_("보내는 사람"), "FROM"),
        "order": (_("주문번호"), "Order no."),
        "rma": (_("반품 번호·메모"), "RMA / note"),
        "item": (_("물건"), "Item"),
        "reason": (_("반품하는 이유"), "Reason"),
        "parts": (_("상자에 든 것"), "Contents"),
        "note": (_("상자에 함께 넣는 쪽지"), "Return note"),
        "returned": (_("반품 물건이에요"), "Returned goods"),
        "asked": (
            _("받으신 뒤 위 주문을 환불해 주세요. 보내기 전의 사진을 보관하고 있어요."),
            "Please refund the order above. Photos taken before posting are kept by the sender.",
        ),
        "name": (_("이름"), "Name"),
        "phone": (_("전화"), "Phone"),
        "address": (_("주소"), "Address"),
        "cut": (_("자르는 선"), "Cut here"),
    }
