"""What a page shows, once more for machines (schema.org): where it lies, its steps, its questions. Pure.

Nothing is said here that the page does not show: steps and answers are read from the same prose and rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from typing import Any

type Thing = dict[str, Any]


def breadcrumbs(trail: Iterable[tuple[object, str]]) -> Thing:
    """Return the way to a page: names with their whole addresses, the page itself last."""
    return _thing(
        "BreadcrumbList",
        itemListElement=[
            {"@type": "ListItem", "position": at, "name": str(name), "item": address}
            for at, (name, address) in enumerate(trail, 1)
        ],
    )


def how_to(name: object, steps: Sequence[str]) -> Thing:
    """Return a task and its steps in order."""
    made = [{"@type": "HowToStep", "position": at, "text": text} for at, text in enumerate(steps, 1)]
    return _thing("HowTo", name=str(name), step=made)


def questions(pairs: Iterable[tuple[object, object]]) -> Thing:
    """Return questions with their answers."""
    return _thing(
        "FAQPage",
        mainEntity=[
            {"@type": "Question", "name": str(asked), "acceptedAnswer": {"@type": "Answer", "text": str(answer)}}
            for asked, answer in pairs
        ],
    )


def steps_in(html: str) -> list[str]:
    """Return the text of each item in the lists of steps (`<ol class="steps">`) of some prose, in order."""
    reader = _StepReader()
    reader.feed(html)
    reader.close()
    return reader.steps


def _thing(kind: str, **members: Any) -> Thing:
    return {"@context": "https://schema.org", "@type": kind, **members}


class _StepReader(HTMLParser):
    """Gathers the text between `<li>` and `</li>` inside `<ol class="steps">`, with that of a list in it."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []
        self._in_list = self._in_item = False
        self._nested = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ol":
            self._in_list = "steps" in (dict(attrs).get("class") or "").split()
        elif tag == "ul" and self._in_item:
            self._nested += 1
        elif tag == "li" and self._in_list and not self._nested:
            self._in_item = True
            self.steps.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul" and self._nested:
            self._nested -= 1
        elif tag == "li" and not self._nested:
            self._in_item = False
        elif tag == "ol":
            self._in_list = False

    def handle_data(self, data: str) -> None:
        if self._in_item:
            self.steps[-1] = " ".join(f"{self.steps[-1]}{data}".split())
