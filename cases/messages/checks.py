"""Whether ready messages can speak of every problem, carrier, rung and shot in every language."""

from collections.abc import Collection, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from cases.core.formats.carriers import CARRIERS
from cases.messages.formal_words import FORMAL
from cases.messages.problem_words import SUBJECT, WHAT
from cases.process import chinese
from cases.process.problems import PROBLEMS
from cases.process.rungs import RUNGS
from cases.process.shots import SHOTS


def problem_words_are_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E009: every problem has its sentence in each language, every carrier, rung and shot its Chinese name."""
    slugs = {problem.slug for problem in PROBLEMS}
    wanted: list[tuple[str, Collection[str], set[str]]] = [
        ("problem_words.WHAT", WHAT, slugs),
        ("problem_words.SUBJECT", SUBJECT, slugs),
        ("formal_words.FORMAL", FORMAL, slugs),
    ]
    wanted += [
        ("chinese.CARRIERS", chinese.CARRIERS, set(CARRIERS)),
        ("chinese.RUNGS", chinese.RUNGS, set(RUNGS)),
        ("chinese.SHOTS", chinese.SHOTS, set(SHOTS)),
    ]
    return [
        Error(f"{name} lacks or does not know {', '.join(sorted(set(rows) ^ known))}", id="cases.E009")
        for name, rows, known in wanted
        if set(rows) ^ known
    ]
