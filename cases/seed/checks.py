"""Whether the seed says one thing only, of each source and of what the guide refutes with it, and all that the guide names."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from cases.escalation.checks import dangling
from cases.facts.contradictions import Citation, contradictions
from cases.guide.checks import unknown_rows
from cases.guide.corrections import weak_corrections
from cases.seed import rows


def seed_is_at_one(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E008: every row has source, date and mark, one source has one mark, and we refute with confirmed rows only."""
    known = [*rows.fact_rows(), *rows.rule_rows()]
    faults = contradictions(_citation(row) for row in (*known, *rows.channel_rows(), *rows.rung_rows()))
    faults += weak_corrections({row["slug"]: row["confidence"] for row in known})
    return [Error(fault, id="cases.E008") for fault in faults]


def seed_has_what_the_guide_names(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E002: every problem and article names facts and rules that the seed has."""
    faults = unknown_rows({row["slug"] for row in rows.fact_rows()}, {row["slug"] for row in rows.rule_rows()})
    return [Error(fault, id="cases.E002") for fault in faults]


def rungs_name_what_is_there(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E010: every rung of the ladder names facts, rules, rungs, papers and messages that exist."""
    facts = {row["slug"] for row in rows.fact_rows()}
    rules = {row["slug"] for row in rows.rule_rows()}
    messages = {row["slug"] for row in rows.message_rows()}
    return [Error(fault, id="cases.E010") for fault in dangling(rows.rung_rows(), facts, rules, messages)]


def _citation(row: rows.Row) -> Citation:
    return Citation(
        row["slug"], row.get("source", ""), row.get("source_url", ""), row.get("checked_on"), row.get("confidence", "")
    )
