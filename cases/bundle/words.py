"""The standing words of a bundle: headings in two languages, columns, and what it honestly is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

HEADINGS: dict[str, tuple[str | Promise, str]] = {
    "here": (_("여기"), "Now"),
    "contents": (_("차례"), "Contents"),
    "field": (_("항목"), "Field"),
    "value": (_("내용"), "Details"),
    "story": (_("구매자의 설명"), "Statement of the buyer"),
    "photos": (_("사진"), "Photos"),
    "timeline": (_("진행 기록"), "Timeline"),
    "messages": (_("메모와 메시지"), "Notes and messages"),
    "deadlines": (_("기한"), "Deadlines"),
    "returned": (_("반품 주소와 운송 기록"), "Return address and shipment"),
    "hashes": (_("받은 파일의 지문(SHA-256) 목록"), "SHA-256 of the files as received"),
}

NOTICE: tuple[str | Promise, str] = (
    _(
        "구매자가 환불길잡이에 적고 올린 내용을 그대로 모은 문서입니다. 환불길잡이는 알리익스프레스나 판매자와 관계가 없으며 내용이 사실인지 판단하지 않습니다."
    ),
    "Compiled from what the buyer wrote and uploaded. Refundguide is independent of the marketplace and the seller and does not judge the facts.",
)
ABOUT_PHOTOS: tuple[str | Promise, str] = (
    _(
        "사진은 올린 파일을 보기 좋게 다시 저장한 사본입니다. 끝에 적은 지문(SHA-256)은 올린 파일이 저희가 받은 때부터 바뀌지 않았는지 확인하는 데 쓰며, 그 전에 언제 어떻게 찍혔는지는 증명하지 않습니다."
    ),
    "Photos are re-encoded copies. The SHA-256 values identify the uploaded files from the time we received them; they prove nothing about the time before.",
)


def columns() -> dict[str, Any]:
    """Return the heads of the tables and the notes below them."""
    return {
        "timeline-columns": _heads(
            (_t("적은 때 (한국 시간)"), "Recorded (KST)"), (_t("누가"), "By"), (_t("무엇"), "Event")
        ),
        "timeline-note": _pair(
            _t(
                "때는 이 사이트에 적은 때입니다. 일이 있던 날이 다르면 줄 안에 적었습니다. 사이트 이용에 관한 기록과, 구매자가 넣지 않기로 한 메모는 뺐습니다."
            ),
            "Times are when the entry was recorded here. Entries about the use of this site, and notes that the buyer did not include, are left out.",
        ),
        "deadline-columns": _heads(
            (_t("기한"), "Deadline"), (_t("날짜"), "Date"), (_t("규칙과 출처"), "Rule and source")
        ),
        "deadline-note": _pair(
            _t("공개된 규칙으로 환불길잡이가 계산한 안내입니다. 주문 화면이나 카드사가 알려 주는 기한이 우선합니다."),
            "Estimates computed from published rules. The order page and the card issuer prevail.",
        ),
        "hash-columns": _heads(
            (_t("번호"), "No."),
            (_t("받은 때"), "Received (KST)"),
            (_t("바이트"), "Bytes"),
            ("SHA-256", "of the file as received"),
        ),
        "hash-note": _pair(
            _t(
                "받은 파일 그대로의 값입니다. 원본 파일은 구매자가 따로 낼 수 있습니다. 원본으로 계산한 값이 아래와 같으면 표의 시각에 받은 그 파일입니다."
            ),
            "Values of the files as received. The buyer can hand in the originals; one with the same value is the file received at that time.",
        ),
        "marked-note": _pair(
            _t("[U+…]는 이 문서의 글꼴에 없는 글자를 그 유니코드 번호로 적은 것입니다."),
            "[U+…] stands for a character that the font of this document lacks.",
        ),
        "lost": _pair(_t("이 사진의 파일을 찾을 수 없습니다."), "The file of this photo cannot be found."),
        "covered": _pair(
            _t("구매자가 일부를 가린 사본입니다. 검은 칸은 사진에 있던 것이 아닙니다."),
            "Copy with parts covered by the buyer. The black boxes are not part of the original.",
        ),
    }


def about_hashes(covered: Sequence[str], address: str) -> list[dict[str, str]]:
    """Return what else must be said of the hashes: which photos (numbers) are shown covered, where to check them."""
    notes = []
    if covered:
        numbers = ", ".join(covered)
        ko = _t("사진 %(numbers)s: 이 문서에는 가린 사본이 있고, 값은 가리기 전 원본의 것입니다.") % {
            "numbers": numbers
        }
        en = f"Shown with parts covered: {numbers}. Their values are those of the uncovered originals."
        notes.append(_pair(ko, en))
    if address:
        ko = _t("같은 값의 파일이 지금도 보관되어 있는지는 누구나 확인할 수 있습니다: %(address)s") % {
            "address": address
        }
        notes.append(_pair(ko, "Anybody can check a file or a value at this address."))
    return notes


def _pair(ko: str, en: str) -> dict[str, str]:
    return {"ko": ko, "en": en}


def _heads(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [_pair(ko, en) for ko, en in pairs]
