"""The upkeep of ready messages: what they say of a sample case stands beside what is written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cases.core.http import Request
from cases.facts.sourced_admin import Fields, SourcedAdmin
from cases.messages.facts import SLOTS, Facts
from cases.messages.faults import NAMES
from cases.messages.language import LANGUAGES, Unreadable
from cases.messages.models import MessageBox, MessageTemplate
from cases.process.payment import Currency, Payment
from cases.process.problems import problem
from cases.process.situation import Situation
from cases.process.states import Status

_RowAdmin = admin.ModelAdmin


def sample(day: dt.date) -> Facts:
    """Return the facts of a case of which everything is known."""
    names = ("paid_on", "promised_on", "received_on", "requested_on", "offered_on", "approved_on", "shipped_back_on")
    days = {name: day - dt.timedelta(days=28 - 3 * at) for at, name in enumerate((*names, "arrived_on"))}
    situation = Situation(status=Status.FILED, problem=problem("damaged"), payment=Payment.CARD, dates=days)
    return Facts(
        situation=situation,
        today=day,
        order_number="8190000000000001",
        item="유리 티포트",
        paid=(Decimal(24_800), Currency.KRW.value),
        photos=("damage", "outer-box"),
        carrier="epost",
        tracking_number="1234567890123",
        promise="전액 환불",
        promise_until=day + dt.timedelta(days=3),
        offer=(Decimal(5_000), Currency.KRW.value),
        refunded=(Decimal(10_000), Currency.KRW.value),
        left=(Decimal(14_800), Currency.KRW.value),
    )


@admin.register(MessageTemplate)
class MessageTemplateAdmin(Fields, _RowAdmin):  # type: ignore[type-arg]
    """Keeps the messages; a text whose languages differ is refused (`MessageTemplate.clean`)."""

    list_display = ("title", "receiver", "firmness", "when")
    list_filter = ("receiver", "firmness")
    search_fields = ("title", "slug", "korean", "english", "chinese")
    fields: ClassVar[Any] = (
        "slug", "receiver", "firmness", "title", "when", "position",
        "known_slots", "korean", "english", "chinese", "preview",
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the slug of an existing row: pages ask for it by this name."""
        return ("slug", "known_slots", "preview") if obj else ("known_slots", "preview")

    @admin.display(description=_("쓸 수 있는 칸"))
    def known_slots(self, row: MessageTemplate) -> SafeString:
        return format_html_join(" ", "<code>{{{}}}</code>", ((name,) for name in sorted(SLOTS)))

    @admin.display(description=_("견본 사건에서는 (저장하면 새로 보여요)"))
    def preview(self, row: MessageTemplate) -> SafeString:
        """Return the saved message as a sample case would say it, in each language."""
        if row.pk is None:
            return format_html("{}", _("저장하면 여기에 보여요."))
        facts = sample(dt.date(2026, 11, 26))
        texts = ((language, NAMES[language], _said(row, facts, language)) for language in LANGUAGES)
        return format_html_join("", '<h3>{1}</h3><blockquote lang="{0}" class="rg-said">{2}</blockquote>', texts)

    def save_model(self, request: HttpRequest, obj: MessageTemplate, form: Any, change: bool) -> None:
        """Remember that a person wrote this row, so that the seed leaves it alone."""
        obj.edited_at = cast(Request, request).now
        super().save_model(request, obj, form, change)


def _said(row: MessageTemplate, facts: Facts, language: str) -> str:
    try:
        return row.filled(facts, language)
    except Unreadable as error:
        return str(error)


@admin.register(MessageBox)
class MessageBoxAdmin(SourcedAdmin):
    list_display = ("receiver", "most", "confidence_badge", "checked_on", "source")
