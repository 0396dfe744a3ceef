"""What a page says, read as an outside client would: by its marks."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse


def plain_text(response: HttpResponse) -> str:
    """Return the words of a page, without its marks and with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.text))


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
    """Return the fields of a page as a browser would send them, lists where a name occurs more than once."""
    reader = _Fields()
    reader.feed(page)
    return {name: values if len(values) > 1 else values[0] for name, values in reader.found.items()}


class _Deadlines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}
        self.missing: list[str | None] = []
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "data-deadline" in given:
            self._inside = given["data-deadline"]
        elif tag == "time" and self._inside:
            self.found.setdefault(self._inside, given["datetime"])
        elif "data-missing" in given:
            self.missing.append(given["data-missing"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = None


def _read_deadlines(response: HttpResponse) -> _Deadlines:
    reader = _Deadlines()
    reader.feed(response.text)
    return reader


def deadlines_on(response: HttpResponse) -> dict[str, str | None]:
    """Return the first day inside each deadline, in the order of the page."""
    return _read_deadlines(response).found


def missing_deadlines(response: HttpResponse) -> list[str | None]:
    """Return the deadlines for which the page asks for a day."""
    return _read_deadlines(response).missing


class _Channels(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[str, Any]] = {}
        self._inside: dict[str, Any] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if slug := given.get("data-channel"):
            self._inside = self.found[slug] = {"rank": int(given["data-rank"] or ""), **given, "change": ""}
        elif tag == "time" and self._inside and not self._inside["change"]:
            self._inside["change"] = given["datetime"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = None


def channels_on(response: HttpResponse) -> dict[str, dict[str, Any]]:
    """Return the marks of each channel, and the first moment inside it as `change`."""
    reader = _Channels()
    reader.feed(response.text)
    return reader.found


def ranked_channels(response: HttpResponse) -> list[str]:
    """Return the channels, the best first."""
    return sorted((found := channels_on(response)), key=lambda slug: found[slug]["rank"])


def days_to_act_by(text: str) -> list[dt.date]:
    """Return for each deadline in `text` that has a row of its own the day until which acting is safe: of a chargeback 45 days."""
    found = re.findall(r'<(?!details)[^>]*\bdata-deadline="([\w-]+)"[^>]*data-earliest="([\d-]+)"', text)
    sooner = {"chargeback-120d": dt.timedelta(days=75)}
    return [dt.date.fromisoformat(day) - sooner.get(slug, dt.timedelta()) for slug, day in found]
