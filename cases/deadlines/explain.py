"""The sentences with which a deadline explains itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _

from cases.core.days import SEOUL, day_text, full_day


@dataclass(frozen=True)
class Step:
    """One step of the explanation: `anchor`, `count`, `skip`, `roll`, `zone` or `order-page`, and its sentence.

    The words of the sentence are put in where somebody reads it, which most pages with a deadline do not.
    """

    kind: str
    sentence: str | Promise
    words: Mapping[str, object] | None = field(default=None, hash=False)

    @property
    def text(self) -> str:
        """The whole sentence; a day in it is said with its year."""
        if self.words is None:
            return str(self.sentence)
        said = {name: full_day(word) if isinstance(word, dt.date) else word for name, word in self.words.items()}
        return str(self.sentence) % said


def skips(days: list[dt.date], holidays: Mapping[dt.date, str], *, rolling: bool = False) -> list[Step]:
    """Explain days off: each holiday by its name, the other weekend days together.

    They do not count on the way, or, `rolling`, cannot be the last day.
    """
    steps = [Step("skip", _holiday_later(day, holidays[day], rolling)) for day in days if day in holidays]
    if weekend := [day for day in days if day not in holidays]:
        steps.append(Step("skip", _weekend_later(weekend, rolling)))
    return steps


def _holiday(day: dt.date, name: str, rolling: bool) -> str:
    off = _("%(day)s은 %(name)s이라 다음 날로 넘어가요") if rolling else _("%(day)s은 %(name)s이라 빼고 세어요")
    return off % {"day": day_text(day), "name": name}


def _weekend(days: list[dt.date], rolling: bool) -> str:
    off = _("%(days)s은 주말이라 다음 날로 넘어가요") if rolling else _("%(days)s은 주말이라 빼고 세어요")
    return off % {"days": ", ".join(map(day_text, days))}


def conversion(at: dt.datetime, zone: ZoneInfo) -> Step:
    """Explain what a moment elsewhere is in Seoul."""
    return Step("zone", _conversion_later(at, zone))


def _conversion(at: dt.datetime, zone: ZoneInfo) -> str:
    here = at.astimezone(SEOUL)
    return _("%(zone)s %(day)s %(time)s은 한국 시간으로 %(here)s %(here_time)s에 해당해요") % {
        "zone": zone_name(zone),
        "day": day_text(at.date()),
        "time": f"{at:%H:%M}",
        "here": full_day(here.date()),
        "here_time": f"{here:%H:%M}",
    }


def _said(sentence: str | Promise, words: Mapping[str, object]) -> str:
    return str(sentence) % words


# Most pages with a deadline show no step of it.
_holiday_later, _weekend_later, _conversion_later = lazy(_holiday, str), lazy(_weekend, str), lazy(_conversion, str)
said_later = lazy(_said, str)


def zone_name(zone: ZoneInfo) -> str:
    """Return what people call a time zone."""
    names = {"Asia/Seoul": _("한국 시간"), "America/Los_Angeles": _("미국 태평양 시간")}
    return names.get(zone.key, zone.key)
