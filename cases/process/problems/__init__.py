"""What can go wrong with an order, and what each problem calls for: photos, facts, deadline rules.

The rows lie in one module for each family, as people speak of them. Prose lives in templates/guide/problems/; facts that
age are rows (`cases.facts`).
"""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.problems.called_off import CALLED_OFF
from cases.process.problems.dangerous import DANGEROUS
from cases.process.problems.in_hand import IN_HAND
from cases.process.problems.on_the_way import ON_THE_WAY
from cases.process.problems.problem import (
    CANCEL_ORDER,
    CHANGE_OF_MIND,
    PROCESS_RULES,
    REFUND_DELAYED,
    REFUSED_PROBLEM,
    Problem,
)
from cases.process.problems.unpaid import UNPAID

__all__ = [
    "CANCEL_ORDER",
    "CHANGE_OF_MIND",
    "FAMILIES",
    "FIRST",
    "PROBLEMS",
    "PROCESS_RULES",
    "REFUND_DELAYED",
    "REFUSED_PROBLEM",
    "Problem",
    "families",
    "other_families",
    "problem",
    "problem_choices",
]

type Families = tuple[tuple[str | Promise, tuple[Problem, ...]], ...]

FAMILIES: Families = (
    (_("안전이 먼저예요"), DANGEROUS),
    (_("아직 안 왔어요"), ON_THE_WAY),
    (_("왔는데 문제가 있어요"), IN_HAND),
    (_("취소하거나 돌려보내고 싶어요"), CALLED_OFF),
    (_("돈이 안 돌아와요"), UNPAID),
)

PROBLEMS: tuple[Problem, ...] = tuple(one for _title, members in FAMILIES for one in members)

_BY_SLUG = {one.slug: one for one in PROBLEMS}

# What is asked before all families: nothing came, it came broken, it is another thing.
FIRST = tuple(_BY_SLUG[slug] for slug in ("not-received", "damaged", "wrong-item"))


def problem(slug: str) -> Problem:
    """Return the problem called `slug`; `KeyError` where there is none."""
    return _BY_SLUG[slug]


def families() -> Families:
    """Return the problems grouped as people speak of them."""
    return FAMILIES


def other_families() -> Families:
    """Return the families without what is asked before them."""
    return tuple((title, tuple(one for one in members if one not in FIRST)) for title, members in FAMILIES)


def problem_choices() -> Iterator[tuple[str | Promise, list[tuple[str, str | Promise]]]]:
    """Choices of the model field, by family; a callable, so that a new problem needs no migration."""
    return ((title, [(one.slug, one.title) for one in members]) for title, members in FAMILIES)
