"""Why a deadline moved: a code with parameters, which an event keeps, and its sentence, which is made when shown. Pure.

A reason is a dict that survives JSON, because tasks carry it and lines are hashed with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cases.core.days import full_day
from cases.process.anchors import ANCHORS
from cases.process.states import Status
from cases.process.status_texts import verb

type Reason = dict[str, Any]
# The titles of rules by slug, as far as there are any.
type Titles = Mapping[str, str]


def moved(source: Status, target: Status) -> Reason:
    """The case went on."""
    return {"code": "moved", "source": str(source), "target": str(target)}


def taken_back(source: Status, target: Status) -> Reason:
    """The move from `source` to `target` was a mistake."""
    return {"code": "taken-back", "source": str(source), "target": str(target)}


def details(fields: Sequence[str]) -> Reason:
    """The buyer changed these answers."""
    return {"code": "details", "fields": list(fields)}


def holiday_added(on: dt.date, name: str) -> Reason:
    """A day became a holiday, or what is known of a holiday changed."""
    return {"code": "holiday-added", "on": on.isoformat(), "name": name}


def holiday_removed(on: dt.date, name: str) -> Reason:
    return {"code": "holiday-removed", "on": on.isoformat(), "name": name}


def rule_changed(slug: str) -> Reason:
    return {"code": "rule-changed", "slug": slug}


def rule_removed(slug: str) -> Reason:
    return {"code": "rule-removed", "slug": slug}


def reference_updated() -> Reason:
    """The seed has other rules or holidays."""
    return {"code": "reference-updated"}


def recounted() -> Reason:
    """Somebody had everything counted anew, and gave no reason."""
    return {"code": "recounted"}


def stated(text: str) -> Reason:
    """Somebody had everything counted anew, and gave the reason in words of their own."""
    return {"code": "stated", "text": text}


def slug_of(reason: Reason) -> str:
    """Return the rule whose title the sentence needs, or ""."""
    return str(reason.get("slug", ""))


def sentence(reason: Reason, titles: Titles) -> str:
    """Say why, for the buyer; nothing where no reason was given."""
    # Without a word about a code that is unknown here: one line must not keep a whole page from its reader.
    words = SENTENCES.get(reason.get("code", ""))
    return words(reason, titles) if words else ""


def _moved(reason: Reason, titles: Titles) -> str:
    return str(verb(Status(reason["source"]), Status(reason["target"])))


def _taken_back(reason: Reason, titles: Titles) -> str:
    return _("되돌렸어요: %(move)s") % {"move": _moved(reason, titles)}


def _details(reason: Reason, titles: Titles) -> str:
    days = [str(ANCHORS[name]) for name in reason["fields"] if name in ANCHORS]
    return _("고친 날짜: %(days)s") % {"days": ", ".join(days)} if days else _("사건 내용을 고쳤어요")


def _holiday(reason: Reason) -> str:
    return f"{full_day(dt.date.fromisoformat(reason['on']))} {reason['name']}"


def _holiday_added(reason: Reason, titles: Titles) -> str:
    return _("공휴일이에요: %(row)s") % {"row": _holiday(reason)}


def _holiday_removed(reason: Reason, titles: Titles) -> str:
    return _("공휴일에서 빠졌어요: %(row)s") % {"row": _holiday(reason)}


def _rule_changed(reason: Reason, titles: Titles) -> str:
    if title := titles.get(reason["slug"]):
        return _("기한 규칙이 바뀌었어요: %(row)s") % {"row": title}
    return _("기한 규칙이 바뀌었어요")


def _rule_removed(reason: Reason, titles: Titles) -> str:
    # Where somebody has entered it again since, it has a title again.
    if title := titles.get(reason["slug"]):
        return _("기한 규칙이 없어졌어요: %(row)s") % {"row": title}
    return _("기한 규칙이 없어졌어요")


def _reference_updated(reason: Reason, titles: Titles) -> str:
    return _("공휴일과 기한 규칙 자료를 새로 받았어요")


def _recounted(reason: Reason, titles: Titles) -> str:
    return _("공휴일이나 기한 규칙이 바뀌었어요")


def _stated(reason: Reason, titles: Titles) -> str:
    return str(reason["text"])


SENTENCES: dict[str, Callable[[Reason, Titles], str]] = {
    "moved": _moved,
    "taken-back": _taken_back,
    "details": _details,
    "holiday-added": _holiday_added,
    "holiday-removed": _holiday_removed,
    "rule-changed": _rule_changed,
    "rule-removed": _rule_removed,
    "reference-updated": _reference_updated,
    "recounted": _recounted,
    "stated": _stated,
}
