"""What facts are about: by whom they bind, so that a long list of them can be read in parts."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.facts.models import PolicyFact

# How many facts need no parts.
_SHORT = 4
# Each theme by how the slugs of its facts begin; what begins in none of these ways is about platform and seller.
_THEMES: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("카드사와 결제사"), ("chargeback-", "easy-pay-", "instalment", "paypal-", "same-card")),
    (_("세관"), ("customs-", "duty-", "pccc-")),
    (_("택배사"), ("courier-",)),
    (_("안전과 리콜"), ("battery-", "fire-", "recall-", "safety-")),
    (_("소비자 기관"), ("kca-", "mediation-", "outside-", "relief-")),
)
_REST = _("알리익스프레스와 판매자")


def by_theme(facts: Iterable[PolicyFact]) -> list[tuple[str | Promise, list[PolicyFact]]]:
    """Return `facts` in their order under what they are about; a few stay together under no title."""
    facts = list(facts)
    if len(facts) <= _SHORT:
        return [("", facts)]
    parts: dict[str | Promise, list[PolicyFact]] = {}
    for fact in facts:
        title = next((title for title, starts in _THEMES if fact.slug.startswith(starts)), _REST)
        parts.setdefault(title, []).append(fact)
    return list(parts.items())
