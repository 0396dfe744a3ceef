"""What messages answer, as heads of their list: several that answer the same sort of reply stand together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A list of so many needs no heads.
SHORT = 5

_LESS = _("돈을 적게 주거나 더 내라고 할 때")
_EVIDENCE = _("증거가 모자라다고 할 때")
_LATER = _("취소하거나 기다려 달라고 할 때")
_PERSONAL = _("앱 밖 송금이나 개인정보를 말할 때")
_OTHER = _("그 밖에")

HEADS: Mapping[str, Promise] = {
    **dict.fromkeys(("offer-refused", "counter-offer", "return-cost", "customs-fee"), _LESS),
    "evidence-clear": _EVIDENCE,
    **dict.fromkeys(
        ("keep-dispute-open", "wait-no", "wait-until", "reshipped", "promise-kept", "seller-silent"), _LATER
    ),
    **dict.fromkeys(("no-bank-details", "no-personal-code", "stay-on-platform", "review-again"), _PERSONAL),
}


def under_heads[Row](rows: Iterable[tuple[str, Row]]) -> list[tuple[str | Promise, list[Row]]]:
    """Return rows, given with their slugs, under their heads; all under none where they are few."""
    told = list(rows)
    if len(told) <= SHORT:
        return [("", [row for _slug, row in told])]
    found: dict[Promise, list[Row]] = {head: [] for head in (_LESS, _EVIDENCE, _LATER, _PERSONAL, _OTHER)}
    for slug, row in told:
        found[HEADS.get(slug, _OTHER)].append(row)
    return [(head, members) for head, members in found.items() if members]
