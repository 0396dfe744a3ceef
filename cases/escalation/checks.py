"""Whether the rungs of the ladder name only what there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from cases.escalation.papers import PAPERS
from cases.process.rungs import RUNGS


def dangling(
    rungs: Iterable[Mapping[str, Any]], facts: Collection[str], rules: Collection[str], messages: Collection[str]
) -> Iterator[str]:
    """Yield a sentence for each fact, deadline rule, rung, paper or message that a rung names and nobody has."""
    rungs = list(rungs)
    slugs = {row["slug"] for row in rungs}
    for row in rungs:
        named = (
            ("fact", [row.get("fact"), *row.get("facts", [])], facts),
            ("deadline rule", [row.get("waits_for"), *row.get("closes_with", [])], rules),
            ("rung", [row.get("after"), row.get("domestic_after")], slugs),
            ("message", [row.get("message"), row.get("domestic_message")], messages),
            ("paper", row.get("papers", []), PAPERS),
            ("name of a rung", [row["slug"]], RUNGS),
        )
        for what, names, known in named:
            yield from (
                f"{row['slug']} names the {what} {name}, which is not there."
                for name in names
                if name and name not in known
            )
