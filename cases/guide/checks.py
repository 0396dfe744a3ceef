"""Whether the guide is whole."""

from collections.abc import Collection, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from cases.guide import articles, steps
from cases.process import problems
from cases.process.shots import SHOTS


def guide_is_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E002: every step, article and problem has its prose, and names only photos and problems that exist."""
    names = [f"guide/steps/{step.slug}.html" for step in steps.STEPS]
    names += [article.prose for article in articles.ARTICLES]
    names += [f"guide/problems/{problem.slug}.html" for problem in problems.PROBLEMS]
    faults = [f"The template {name} is missing." for name in names if not _exists(name)]
    faults += [
        f"The problem {problem.slug} names the unknown photo {slug}."
        for problem in problems.PROBLEMS
        for slug in problem.shots
        if slug not in SHOTS
    ]
    known = {problem.slug for problem in problems.PROBLEMS}
    faults += [
        f"The article {article.slug} names the unknown problem {slug}."
        for article in articles.ARTICLES
        for slug in article.problems
        if slug not in known
    ]
    taken = {step.slug for step in steps.STEPS}
    faults += [
        f"The article {article.slug} has the address of a step."
        for article in articles.ARTICLES
        if article.slug in taken
    ]
    return [Error(fault, id="cases.E002") for fault in faults]


def unknown_rows(facts: Collection[str], rules: Collection[str]) -> list[str]:
    """Return a sentence for each fact and each rule that a problem, an article or a step names, and that is not among these."""
    named: tuple[problems.Problem | articles.Article, ...] = (*problems.PROBLEMS, *articles.ARTICLES)
    found = [
        f"{step.slug} names {slug}, which is neither a fact nor a rule."
        for step in steps.STEPS
        for slug in step.rules
        if slug not in facts and slug not in rules
    ]
    return [
        *found,
        *[f"{one.slug} names the unknown fact {slug}." for one in named for slug in one.facts if slug not in facts],
        *[f"{one.slug} names the unknown rule {slug}." for one in named for slug in one.rules if slug not in rules],
    ]


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
