"""What we go by, for pages that name rows of it."""

from __future__ import annotations

from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.facts.sourced import Sourced


def known_rows() -> dict[str, Sourced]:
    """All deadline rules and policy facts by slug, in two queries."""
    return DeadlineRule.objects.all().by_slug() | PolicyFact.objects.all().by_slug()


def by_name(known: dict[str, Sourced]) -> dict[str, Sourced]:
    """The same with names that a template can spell: `facts.late_coupon`."""
    return {slug.replace("-", "_"): row for slug, row in known.items()}
