"""An answer as a browser without scripts reads it: its links, and its forms with what stands in their fields."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin


class Form:
    """A form: where it goes, what stands in its fields, and what they offer."""

    def __init__(self, action: str, method: str) -> None:
        self.action, self.method = action, method
        self.fields: dict[str, list[Any]] = {}
        self.choices: dict[str, list[str]] = {}


class Page(HTMLParser):
    """An answer as a browser without scripts reads it."""

    def __init__(self, address: str, response: Any, text: str) -> None:
        super().__init__()
        self.address, self.response, self.text = address, response, text
        self.links: list[str] = []
        self.polls: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._name, self._many, self._inert = "", False, 0
        self._area: list[str] | None = None
        if response.headers.get("Content-Type", "").startswith("text/html"):
            self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, a form or a field; what a template holds is not there yet."""
        given = {name: value or "" for name, value in attrs}
        name, value, kind = given.get("name", ""), given.get("value", ""), given.get("type", "text")
        self._inert += tag == "template"
        if self._inert:
            return
        if "data-poll" in given and "data-hx-get" in given:
            self.polls.append(given["data-hx-get"])
        if tag in {"a", "img"}:
            self.links.append(urljoin(self.address, given.get("href") or given.get("src")).partition("#")[0])
        elif tag == "form":
            self._form = Form(urljoin(self.address, given.get("action", "")), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form and tag == "option" and self._name:
            self._form.choices[self._name].append(value)
            self._form.fields[self._name] += [value] if "selected" in given else []
        elif self._form and name and tag in {"input", "select", "textarea"} and kind not in {"submit", "file"}:
            values = self._form.fields.setdefault(name, [])
            if tag == "select":
                self._name, self._many, self._form.choices[name] = name, "multiple" in given, []
            elif tag == "textarea":
                self._area = values
                values.append("")
            elif kind in {"radio", "checkbox"}:
                value = given.get("value", "on")
                self._form.choices.setdefault(name, []).append(value)
                values += [value] if "checked" in given else []
            else:
                values.append(value)

    def handle_endtag(self, tag: str) -> None:
        """End a form or a field; a list without a choice stands at its first."""
        self._inert -= tag == "template"
        if tag == "textarea":
            self._area = None
        elif tag == "select" and self._form and self._name:
            if not self._many and not self._form.fields[self._name]:
                self._form.fields[self._name] = self._form.choices[self._name][:1]
            self._name = ""
        elif tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        """Note what stands in an area of text."""
        if self._area is not None:
            self._area[-1] += data.removeprefix("\n")
