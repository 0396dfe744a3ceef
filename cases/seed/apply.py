"""Bring the reference rows up to the seed, without touching what staff have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction

from cases.contact.models import ContactChannel, OpeningPeriod
from cases.deadlines.models import DeadlineRule
from cases.escalation.models import Rung
from cases.facts.models import Holiday, PolicyFact
from cases.facts.sourced import ReferenceVersion, Seeded
from cases.messages.models import MessageBox, MessageTemplate
from cases.replies.models import ReplyRule
from cases.returns.models import TrackingPage
from cases.seed import channels, groups, holidays, rows


class Count(NamedTuple):
    """What happened to the rows of one table."""

    label: str
    created: int
    updated: int
    left_alone: int


def apply_all(today: dt.date) -> list[Count]:
    """Create and update all reference rows and the staff groups; count one change if there was any.

    Holidays are those from last year to three years ahead: pages answer for two, and look ahead from there.
    """
    with transaction.atomic():
        counts = [
            _sync(ContactChannel, "slug", rows.channel_rows()),
            _sync_periods(),
            _sync(Holiday, "on", _holidays(today)),
            _sync(PolicyFact, "slug", rows.fact_rows()),
            _sync(DeadlineRule, "slug", rows.rule_rows()),
            _sync(TrackingPage, "carrier", rows.tracking_rows()),
            _sync(MessageBox, "receiver", rows.box_rows()),
            _sync(MessageTemplate, "slug", rows.message_rows()),
            _sync(Rung, "slug", rows.rung_rows()),
            _sync(ReplyRule, "slug", rows.reply_rows()),
        ]
        if any(count.created or count.updated for count in counts):
            ReferenceVersion.bump()
        groups.seed_groups()
    return counts


def _holidays(today: dt.date) -> Iterable[dict[str, Any]]:
    for day, name in holidays.korean_holidays(today.year - 1, today.year + 3).items():
        yield {
            "on": day,
            "name": name,
            "source": holidays.SOURCE,
            "source_url": holidays.SOURCE_URL,
            "checked_on": holidays.CHECKED_ON,
            "confidence": holidays.CONFIDENCE,
        }


def _sync(model: type[Seeded], key: str, wanted: Iterable[Mapping[str, Any]]) -> Count:
    """Make the rows of `model` say what `wanted` says; a field that a seed row does not name gets its default."""
    existing = {getattr(row, key): row for row in model._default_manager.all()}
    new: list[Seeded] = []
    changed: list[Seeded] = []
    touched: set[str] = set()
    left_alone = 0
    for fields in wanted:
        row = existing.get(fields[key])
        if row is None:
            new.append(model(**fields))
        elif row.edited_at:
            left_alone += 1
        elif names := _differing(row, model(**fields)):
            touched |= names
            changed.append(row)
    model._default_manager.bulk_create(new)
    if changed:
        model._default_manager.bulk_update(changed, sorted(touched))
    return Count(str(model._meta.verbose_name), len(new), len(changed), left_alone)


def _differing(row: Seeded, wanted: Seeded) -> set[str]:
    """Copy every field of `wanted` to `row`, and return the names of those that differed."""
    names = {
        field.attname
        for field in row._meta.concrete_fields
        if not field.primary_key and getattr(row, field.attname) != getattr(wanted, field.attname)
    }
    for name in names:
        setattr(row, name, getattr(wanted, name))
    return names


def _sync_periods() -> Count:
    """Replace the opening periods of channels that staff have not edited, where they differ from the seed."""
    existing = {row.slug: row for row in ContactChannel.objects.prefetch_related("periods")}
    new: list[OpeningPeriod] = []
    outdated: list[int] = []
    left_alone = 0
    for seed in channels.CHANNELS:
        row = existing[seed["slug"]]
        there = {(p.weekday, p.opens, p.closes): p.pk for p in row.periods.all()}
        if row.edited_at:
            left_alone += len(there)
            continue
        wanted = set(seed["periods"])
        outdated += [pk for period, pk in there.items() if period not in wanted]
        new += [
            OpeningPeriod(channel=row, weekday=day, opens=opens, closes=closes)
            for day, opens, closes in sorted(wanted - there.keys())
        ]
    OpeningPeriod.objects.filter(pk__in=outdated).delete()
    OpeningPeriod.objects.bulk_create(new)
    return Count(str(OpeningPeriod._meta.verbose_name), len(new), len(outdated), left_alone)
