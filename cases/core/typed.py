"""What a form carried that could not be taken: shown again, and sent again by a button.

Everything is read from the request itself, because session, case or database may be what is gone. Secrets are never
given back, and nothing is to a form that another site sent: its text would stand on our page, one click from being
saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

from django import forms
from django.http import HttpRequest
from django.utils.choices import flatten_choices
from django.utils.http import url_has_allowed_host_and_scheme

# Characters that are given back of one form; more than any form of ours may have.
MOST = 60_000
SECRET = re.compile(r"csrf|passw|secret|token|(^|[-_])key$", re.IGNORECASE)
# What our buttons and forms say by themselves; nobody typed it.
MARK = re.compile(
    r"_\w+|action|answer|anyway|back|begin|change|draft|move|next|post|replace|restart|return|select_across|sent"
    r"|.+-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS"
)
# Fields of a form that carries another one, until its case is opened or its writer logged in.
TO, FIELDS, FILES = "carried_to", "carried", "carried_files"
UNREAD = "unread_files"


@dataclass(frozen=True)
class Typed:
    """The fields of a form as it was sent to `address`, without its secrets, and the names of its files."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()
    has_secrets: bool = False
    is_cut: bool = False

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What somebody typed or chose, each with the label of its field."""
        own = [(name, value) for name, value in self.fields if name not in {TO, FIELDS, FILES}]
        inner = _carried(dict(self.fields))
        return [*(inner.lines if inner else []), *_lines(own)]

    @property
    def packed(self) -> str:
        """The fields in one line, for a form that carries them."""
        return urlencode(self.fields)

    @property
    def file_names(self) -> str:
        return "\n".join(self.files)


def typed_in(request: HttpRequest) -> Typed | None:
    """Return what `request` carried, or None where that is nothing, or another site sent it."""
    if request.method != "POST":
        return None
    try:
        if not is_own(request):
            return None
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        files = [file.name or "" for name in request.FILES for file in request.FILES.getlist(name)]
    except Exception:  # noqa: BLE001 (a body that cannot be read costs its text, not the page that says so)
        return None
    fields = [(name, value) for name, value in sent if not SECRET.search(name)]
    kept = tuple(_within(fields, MOST))
    typed = Typed(
        address=request.get_full_path(),
        fields=kept,
        files=(*files, *getattr(request, UNREAD, ())),
        has_secrets=any(SECRET.search(name) and not name.startswith("csrf") for name, _value in sent),
        is_cut=kept != tuple(fields),
    )
    return typed if typed.lines or typed.files else None


def carried_in(request: HttpRequest) -> Typed | None:
    """Return the form that the form in `request` carries, if it does; it goes to an address of ours only."""
    return _carried({name: request.POST.get(name, "") for name in (TO, FIELDS, FILES)}) if is_own(request) else None


def note_unread(request: HttpRequest, name: str) -> None:
    """Remember the name of a file that was not read, for whoever must say that it is to be chosen again."""
    setattr(request, UNREAD, [*getattr(request, UNREAD, ()), name])


def is_own(request: HttpRequest) -> bool:
    """Say whether a page of ours sent this. A browser says of every form where it stood; what says nothing is none."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    source = request.headers.get("Origin") or request.headers.get("Referer")
    return not source or _origin(source) == (request.scheme, request.get_host())


def _origin(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme, parts.netloc


def _carried(fields: dict[str, str]) -> Typed | None:
    address = fields.get(TO, "")
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return None
    inner = [(name, value) for name, value in parse_qsl(fields.get(FIELDS, "")) if not SECRET.search(name)]
    return Typed(address, tuple(_within(inner, MOST)), tuple(fields.get(FILES, "").splitlines()))


def _within(fields: Iterable[tuple[str, str]], room: int) -> Iterator[tuple[str, str]]:
    for name, value in fields:
        if len(name) >= room:
            return
        yield name, value[: room - len(name)]
        room -= len(name) + len(value)


def _lines(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name each value by the label of its field, in the form that asks for most of the names beside it."""
    found = []
    for name, value in fields:
        prefix, _dash, bare = name.rpartition("-")
        beside = {other.rpartition("-")[2] for other, _value in fields if other.rpartition("-")[0] == prefix}
        field = _field(bare, beside)
        if text := _text(field, value) if field else not MARK.fullmatch(name) and value:
            found.append((str(field.label if field and field.label else bare), str(text)))
    return found


def _field(name: str, beside: set[str]) -> forms.Field | None:
    having = [form for form in _forms(forms.BaseForm) if name in form.base_fields]
    best = max(having, key=lambda form: (len(beside & {*form.base_fields}), -len(form.base_fields)), default=None)
    return best.base_fields[name] if best else None


def _forms(above: type[Any]) -> Iterator[type[forms.Form]]:
    """Yield the forms of the product; they are there as soon as the first address was looked up."""
    for form in above.__subclasses__():
        if form.__module__.startswith("cases."):
            yield form
        yield from _forms(form)


def _text(field: forms.Field, value: str) -> str:
    """Return the words for a value, "" for one that nobody reads: a mark in a box, a choice without a name."""
    if isinstance(field, forms.BooleanField) or field.widget.is_hidden:
        return ""
    if isinstance(field, forms.ChoiceField):
        choices: Iterator[tuple[Any, Any]] = flatten_choices(cast(Any, field.choices))
        labels = {str(key): label for key, label in choices if value}
        return str(labels.get(value, ""))
    return value.strip()
