"""Read the fields of a page's form, as a browser would send them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, kind = given.get("name") or "", given.get("type") or "text"
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.textarea = name
            self.found[name] = [""]
        elif tag == "option" and "selected" in given and self.select:
            self.found.setdefault(self.select, []).append(given.get("value") or "")
        elif tag == "input" and name and _is_sent(kind, "checked" in given):
            self.found.setdefault(name, []).append(given.get("value") or "on" * (kind == "checkbox"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.found[self.textarea] = [data.removeprefix("\n")]


def _is_sent(kind: str, checked: bool) -> bool:
    return kind not in {"submit", "button"} and (checked or kind not in {"checkbox", "radio"})


def fields_of(page: str) -> dict[str, Any]:
    """Return the fields of a page, lists where a name occurs more than once."""
    reader = _Fields()
    reader.feed(page)
    return {name: values if len(values) > 1 else values[0] for name, values in reader.found.items()}
