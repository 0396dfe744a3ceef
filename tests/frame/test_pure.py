"""The pure modules know no row and no request: of Django only words, choices and a setting, of the product each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PURE = (
    "cases.calendars.ics",
    "cases.casefile.hash_chain",
    "cases.casefile.review_time",
    "cases.contact.hours",
    "cases.contact.nearness",
    "cases.contact.needs",
    "cases.contact.order_page",
    "cases.contact.ranking",
    "cases.contact.week",
    "cases.contact.words",
    "cases.conversations.call_words",
    "cases.conversations.never_give",
    "cases.core.browsers",
    "cases.core.days",
    "cases.core.formats.addresses",
    "cases.core.formats.amounts",
    "cases.core.formats.carriers",
    "cases.core.formats.codes",
    "cases.core.formats.countdowns",
    "cases.core.formats.dates",
    "cases.core.formats.numbers",
    "cases.core.formats.orders",
    "cases.core.formats.phones",
    "cases.core.formats.places",
    "cases.core.formats.postcode_places",
    "cases.core.formats.postcodes",
    "cases.core.formats.stations",
    "cases.core.joints",
    "cases.core.languages",
    "cases.core.masking",
    "cases.core.outages",
    "cases.core.particles",
    "cases.core.places",
    "cases.core.reasons",
    "cases.core.retention",
    "cases.core.text",
    "cases.core.trace",
    "cases.deadlines.counting",
    "cases.deadlines.deadline",
    "cases.deadlines.explain",
    "cases.deadlines.promised",
    "cases.deadlines.readings",
    "cases.deadlines.rule",
    "cases.deadlines.standing",
    "cases.escalation.ladder",
    "cases.guide.articles",
    "cases.guide.first_acts",
    "cases.guide.steps",
    "cases.imaging.copies",
    "cases.imaging.decoder",
    "cases.imaging.lanes",
    "cases.imaging.decoder_main",
    "cases.imaging.heif_boxes",
    "cases.imaging.jpeg_end",
    "cases.imaging.kinds",
    "cases.imaging.limits",
    "cases.imaging.measures",
    "cases.imaging.redact",
    "cases.imaging.rendering",
    "cases.imaging.sandbox",
    "cases.imaging.sanitise",
    "cases.imaging.shapes",
    "cases.slots",
    "cases.imaging.sniff",
    "cases.imaging.stripping",
    "cases.imaging.turns",
    "cases.money.asking",
    "cases.money.ledger",
    "cases.messages.choosing",
    "cases.messages.facts",
    "cases.messages.formal_words",
    "cases.messages.heads",
    "cases.messages.language",
    "cases.messages.problem_words",
    "cases.paste.seeing",
    "cases.photos.coach",
    "cases.process.anchors",
    "cases.process.chinese",
    "cases.process.choices",
    "cases.process.contacts",
    "cases.process.english",
    "cases.process.events",
    "cases.process.next_steps",
    "cases.process.no_return",
    "cases.process.payment",
    "cases.process.problems",
    "cases.process.problems.called_off",
    "cases.process.problems.in_hand",
    "cases.process.problems.on_the_way",
    "cases.process.problems.problem",
    "cases.process.problems.unpaid",
    "cases.process.receivers",
    "cases.process.remark",
    "cases.process.route",
    "cases.process.rungs",
    "cases.process.shots",
    "cases.process.situation",
    "cases.process.standing_texts",
    "cases.process.standing_texts.asked",
    "cases.process.standing_texts.before_filing",
    "cases.process.standing_texts.decided",
    "cases.process.standing_texts.exceptions",
    "cases.process.standing_texts.sent_back",
    "cases.process.standing_texts.sentences",
    "cases.process.standings",
    "cases.process.states",
    "cases.process.money",
    "cases.process.move_texts",
    "cases.process.status_texts",
    "cases.reminders.mailbox",
    "cases.reminders.schedule",
    "cases.replies.asks",
    "cases.replies.decoder",
    "cases.replies.spelling",
    "cases.replies.spelling.chinese",
    "cases.replies.spelling.english",
    "cases.replies.spelling.korean",
    "cases.replies.terms",
    "cases.returns.not_yet",
)
OF_DJANGO = frozenset(
    {
        "django.conf.settings",
        "django.db.models.IntegerChoices",
        "django.db.models.TextChoices",
        "django.utils.functional.Promise",
        "django.utils.functional.lazy",
        "django.utils.translation.gettext",
        "django.utils.translation.gettext_lazy",
        "django.utils.translation.ngettext",
        "django.utils.translation.ngettext_lazy",
    }
)


def source_of(module: str) -> str:
    """Return the text of a module; of a package, that of its `__init__`."""
    path = ROOT.joinpath(*module.split("."))
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8")


def imported(source: str) -> Iterator[str]:
    """Yield everything that a module imports, for types alone as well, each with its full name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def impurities(source: str) -> list[str]:
    """Return what a pure module must not import."""
    ours = [name for name in imported(source) if name.partition(".")[0] in {"", "cases", "refundguide", "tests"}]
    django = [name for name in imported(source) if name.partition(".")[0].startswith("django")]
    pure = tuple(f"{module}." for module in PURE)
    return [name for name in ours if not f"{name}.".startswith(pure)] + [
        name for name in django if name not in OF_DJANGO
    ]


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_stays_pure(module: str) -> None:
    assert impurities(source_of(module)) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.db import models",
        "from django.db.models import Model",
        "import django.db.models",
        "from django.http import HttpRequest",
        "from django.utils import timezone",
        "from django_htmx.middleware import HtmxDetails",
        "from cases.casefile.models import Case",
        "from cases import http",
        "from . import http",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from cases.casefile.models.case import Case",
        "def late():\n    from cases.casefile.models.case import Case",
    ],
)
def test_what_is_not_pure_is_seen(source: str) -> None:
    assert impurities(source)


def test_what_is_pure_may_be_imported() -> None:
    assert (
        impurities("import io\nfrom cases.core import days\nfrom cases.core.days import SEOUL\nfrom PIL import Image")
        == []
    )
