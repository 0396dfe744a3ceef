"""Whether the guide is whole."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from cases.guide import steps
from cases.process import problems
from cases.process.shots import SHOTS


def guide_is_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E002: every step and problem has its prose, and names only photos that exist."""
    names = [f"guide/steps/{step.slug}.html" for step in steps.STEPS]
    names += [f"guide/problems/{problem.slug}.html" for problem in problems.PROBLEMS]
    errors: list[CheckMessage] = [
        Error(f"The template {name} is missing.", id="cases.E002") for name in names if not _exists(name)
    ]
    errors += [
        Error(f"The problem {problem.slug} names the unknown photo {slug}.", id="cases.E002")
        for problem in problems.PROBLEMS
        for slug in problem.shots
        if slug not in SHOTS
    ]
    return errors


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
