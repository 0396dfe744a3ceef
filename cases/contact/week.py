"""When can I call? The next seven days of the channels that have hours, as a table of words. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.contact import hours
from cases.contact.words import closed_for, may_be_closed_for
from cases.core.days import SEOUL, day_text


@dataclass(frozen=True)
class Cell:
    """What a channel, by its `name`, does on one day: its `hours`, or why it is `closed`; `note` explains hours of that day only.

    `bars` are the same hours to draw: each the minute of the day from which it is open, and for how many.
    """

    name: str
    hours: tuple[str, ...]
    closed: str
    note: str
    bars: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return ", ".join(self.hours) or self.closed


@dataclass(frozen=True)
class Row:
    """One day; `holiday` names the public holiday, whether or not a channel keeps it."""

    on: dt.date
    text: str
    today: bool
    holiday: str
    cells: list[Cell]

    @property
    def closed(self) -> str:
        """Why no channel is open on this day, to stand where its hours would be drawn; empty where one is.

        Of the reasons that they give, only the day that they share.
        """
        if any(cell.hours for cell in self.cells):
            return ""
        reasons = {cell.closed for cell in self.cells}
        return self.holiday if len(reasons) > 1 and self.holiday else self.cells[0].closed


@dataclass(frozen=True)
class Week:
    """`channels` have hours and are the columns of `rows`; `always` answer at any time of this week."""

    channels: list[hours.Channel]
    rows: list[Row]
    always: list[hours.Channel]


def table(channels: Sequence[hours.Channel], holidays: Mapping[dt.date, str], at: dt.datetime) -> Week:
    """Return the week that begins on the day of `at` in Seoul. A channel whose hours nobody knows is left out."""
    first = at.astimezone(SEOUL).date()
    last = first + dt.timedelta(days=hours.WEEK - 1)
    ordered = sorted(channels, key=lambda channel: (channel.position, channel.slug))
    always = [one for one in ordered if one.always_open and not any(first <= s.on <= last for s in one.specials)]
    columns = [one for one in ordered if one not in always and one.hours_known]
    weeks = [hours.week(channel, holidays, first) for channel in columns]
    rows = [
        Row(
            on=day,
            text=day_text(day),
            today=day == first,
            holiday=holidays.get(day, ""),
            cells=[_cell(channel, days[ahead]) for channel, days in zip(columns, weeks, strict=True)],
        )
        for ahead in range(hours.WEEK)
        for day in [first + dt.timedelta(days=ahead)]
    ]
    return Week(columns, rows, [one for one in always if one.reachable])


def _cell(channel: hours.Channel, day: hours.Day) -> Cell:
    name = str(getattr(channel.row, "name", channel.slug))
    if spans := day.open_spans:
        return Cell(name, tuple(_span(span) for span in spans), "", day.note, tuple(_bar(span) for span in spans))
    return Cell(name, (), _closed(channel, day), "")


def _closed(channel: hours.Channel, day: hours.Day) -> str:
    if day.holiday_name and not day.note and not channel.confirmed:
        return may_be_closed_for(day.holiday_name)
    reason = day.note or day.holiday_name
    return closed_for(reason) if reason else _("휴무")


def _bar(span: hours.Span) -> tuple[int, int]:
    """Return the minute of its day at which a span begins, and its minutes."""
    return span.begins.hour * 60 + span.begins.minute, (span.ends - span.begins) // dt.timedelta(minutes=1)


def _span(span: hours.Span) -> str:
    """Say a span; the midnight after it is 24:00, as timetables write it."""
    whole_day = span.ends - span.begins == dt.timedelta(days=1)
    ends = "24:00" if span.ends.date() != span.begins.date() else f"{span.ends:%H:%M}"
    return _("24시간") if whole_day else f"{span.begins:%H:%M}–{ends}"
