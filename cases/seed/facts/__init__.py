"""Rules of the platform and the law, as sentences with their source: the first version of the `PolicyFact` rows.

Numbers that a deadline rule or a contact channel already carries are not repeated here.
"""

from typing import Any

from cases.seed.facts.asking import ASKING
from cases.seed.facts.contact import CONTACT
from cases.seed.facts.evidence import EVIDENCE
from cases.seed.facts.money import MONEY
from cases.seed.facts.outside import OUTSIDE
from cases.seed.facts.returning import RETURNING
from cases.seed.facts.topics import TOPICS

FACTS: tuple[dict[str, Any], ...] = tuple(
    {
        "slug": fact.slug,
        "title": fact.title,
        "value": fact.value,
        "text": fact.text,
        "instead": fact.instead,
        **fact.source.fields(),
        "checked_on": fact.checked_on,
    }
    for fact in (*ASKING, *EVIDENCE, *RETURNING, *MONEY, *OUTSIDE, *CONTACT, *TOPICS)
)
