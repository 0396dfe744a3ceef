"""What ages: contact channels and their hours, holidays, policy facts and deadline rules.

Staff edit these rows without a release; each says where it comes from, when it was checked and how sure it is.
`seed_reference` writes the first version and leaves alone what staff have changed (`edited_at`).
"""

from __future__ import annotations

from collections.abc import Iterable

from cases.models.contact import ContactChannel, HoursException, OpeningPeriod, contact_now, contact_plan
from cases.models.deadlines import DeadlineRule, deadlines_of
from cases.models.facts import Holiday, PolicyFact
from cases.models.sourced import STALE_AFTER, Confidence, Counted, ReferenceVersion, Sourced, SourcedQuerySet

REFERENCE_MODELS: Iterable[type[Sourced]] = (ContactChannel, Holiday, PolicyFact, DeadlineRule)

__all__ = [
    "REFERENCE_MODELS",
    "STALE_AFTER",
    "Confidence",
    "ContactChannel",
    "Counted",
    "DeadlineRule",
    "Holiday",
    "HoursException",
    "OpeningPeriod",
    "PolicyFact",
    "ReferenceVersion",
    "Sourced",
    "SourcedQuerySet",
    "contact_now",
    "contact_plan",
    "deadlines_of",
]
