"""The upkeep of ready messages: what they say of a sample case stands beside what is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.core.http import Request, respond
from cases.core.particles import particle_for
from cases.facts.sourced_admin import RowsAdmin, SourcedAdmin, today
from cases.messages.facts import FLAGS, SLOTS, Facts
from cases.messages.faults import NAMES, sentence
from cases.messages.language import KOREAN, PARTS, TITLE, Text, as_lines, faults, from_lines, read
from cases.messages.models import FIELDS, MessageBox, MessageTemplate
from cases.process.anchors import ANCHORS
from cases.process.payment import Currency, Payment
from cases.process.problems import problem
from cases.process.receivers import Receiver
from cases.process.situation import Situation
from cases.process.states import Status


def sample(day: dt.date) -> Facts:
    """Return the facts of a case of which everything is known."""
    names = ("paid_on", "promised_on", "received_on", "requested_on", "offered_on", "approved_on", "shipped_back_on")
    days = {name: day - dt.timedelta(days=28 - 3 * at) for at, name in enumerate((*names, "arrived_on"))}
    situation = Situation(status=Status.FILED, problem=problem("damaged"), payment=Payment.CARD, dates=days)
    return Facts(
        situation=situation,
        today=day,
        order_number="0000000000000000",
        item="유리 티포트",
        paid=(Decimal(24_800), Currency.KRW.value),
        photos=("damage", "outer-box"),
        carrier="epost",
        tracking_number="1234567890123",
        promise="전액 환불",
        promise_until=day + dt.timedelta(days=3),
        told_on=day - dt.timedelta(days=2),
        offer=(Decimal(5_000), Currency.KRW.value),
        refunded=(Decimal(10_000), Currency.KRW.value),
        left=(Decimal(14_800), Currency.KRW.value),
        story="뚜껑이 깨진 채 왔어요.",
        asked=("counselling",),
    )


# What stands in each slot, in the words of whoever writes a letter; the days are called as they are everywhere.
SLOT_NAMES: dict[str, Any] = {
    **{name: label for name, label in ANCHORS.items() if name in SLOTS},
    "order": _("주문번호"),
    "item": _("산 물건"),
    "paid": _("낸 금액"),
    "what": _("무슨 문제인지"),
    "what_formal": _("무슨 문제인지, 격식체로"),
    "photos": _("증거 사진"),
    "refused": _("환불이 거절됐을 때"),
    "not_here": _("물건이 오지 않았을 때"),
    "carrier": _("택배사"),
    "tracking": _("운송장 번호"),
    "days_waiting": _("신청하고 지난 날수"),
    "days_since_approval": _("승인되고 지난 날수"),
    "offer": _("제안받은 금액"),
    "refunded": _("돌려받은 금액"),
    "left": _("아직 못 받은 금액"),
    "due": _("돌려받을 금액"),
    "promise": _("약속받은 것"),
    "promise_until": _("약속한 날"),
    "promise_open": _("약속한 날이 남았을 때"),
    "told_on": _("약속을 들은 날"),
    "subject": _("제목에 쓰는 문제"),
    "story": _("구매자가 적은 일"),
    "filed": _("환불을 신청했을 때"),
    "asked": _("이미 도움을 청한 곳"),
    "said_on": _("이 글을 지난번에 보낸 날"),
    "said_times": _("이 글을 보낸 횟수"),
    "return_first": _("반품이 먼저일 때"),
}


# When a paragraph with this mark is said, where the name of its slot does not tell that.
MOMENTS: dict[str, Any] = {
    **{name: SLOT_NAMES[name] for name in FLAGS},
    "said_on": _("이 글을 보낸 적이 있을 때"),
    "said_times": _("이 글을 두 번 이상 보냈을 때"),
}


class Condition(NamedTuple):
    """A mark before paragraphs of a letter: as it is written, when they are said, and whether one is in the sample case."""

    mark: str
    when: str
    is_said: bool


def conditions_of(text: Text, values: Mapping[str, str]) -> list[Condition]:
    """Return the marks of a letter in words, each once, in their order."""
    found: dict[str, Condition] = {}
    for one in text.paragraphs:
        for name in sorted(one.wanted | one.unwanted):
            mark = f"[[{name}]]" if name in one.wanted else f"[[not {name}]]"
            is_said = one.is_said(values) or (mark in found and found[mark].is_said)
            found[mark] = Condition(mark, _when(name, wanted=name in one.wanted), is_said)
    return list(found.values())


def _when(name: str, *, wanted: bool) -> str:
    if name in MOMENTS:
        words = {"when": MOMENTS[name]}
        return _t("%(when)s만 나와요") % words if wanted else _t("‘%(when)s’가 아니면 나와요") % words
    meaning = str(SLOT_NAMES[name])
    words = {"what": meaning + particle_for(meaning, "이")}
    return _t("%(what)s 있을 때만 나와요") % words if wanted else _t("%(what)s 없을 때만 나와요") % words


class LetterField(forms.CharField):
    """A letter, written a paragraph a line, so that it can be compared with what it says line by line."""

    def prepare_value(self, value: Any) -> Any:
        return as_lines(value) if isinstance(value, str) else value

    def bound_data(self, data: Any, initial: Any) -> Any:
        return from_lines(data) if isinstance(data, str) else data

    def to_python(self, value: Any) -> Any:
        return from_lines(super().to_python(value) or "")


# The receivers as one meets them, from the seller to the authorities.
ORDER = models.Case(*(models.When(receiver=one.value, then=at) for at, one in enumerate(Receiver)))


@admin.register(MessageTemplate)
class MessageTemplateAdmin(RowsAdmin):
    """Keeps the messages; a text whose languages differ is refused (`MessageTemplate.clean`)."""

    list_display = ("whom", "title", "firmness", "when")
    list_display_links = ("title",)
    list_filter = ("receiver", "firmness")
    search_fields = ("title", "slug", "korean", "english", "chinese")
    change_form_template = "messages/admin_form.html"
    # By receiver, each under its name; whoever removes a message does it where it is read.
    ordering = (ORDER, "position", "slug")
    grouped_by = "receiver"
    actions = None
    # What a message is for, and then its letters: each stands beside what it says of the sample case.
    fieldsets: ClassVar[Any] = (
        (None, {"fields": (("receiver", "firmness", "position", "slug"), "title", "when")}),
        (_("글"), {"fields": tuple(FIELDS.values())}),
    )
    # As tall as the longest in a browser that does not let a field grow with its text.
    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"form_class": LetterField, "widget": AdminTextareaWidget(attrs={"rows": 16})}
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Say of each letter in which language it is: its font goes by that."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for language, name in FIELDS.items():
            if name == db_field.name:
                field.widget.attrs["lang"] = language
        return field

    @admin.display(description=_("누구에게"), ordering=ORDER)
    def whom(self, row: MessageTemplate) -> str:
        return self.group(row, row.get_receiver_display())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the slug of an existing row: pages ask for it by this name."""
        return ("slug",) if obj else ()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Name the slots with what the sample case puts into each."""
        values = sample(today(request)).values(KOREAN)
        slots = [(name, SLOT_NAMES[name], values.get(name, "")) for name in sorted(SLOTS - FLAGS)]
        flags = [(name, SLOT_NAMES[name], bool(values.get(name))) for name in sorted(FLAGS)]
        context = {"slots": slots, "flags": flags, "parts": PARTS, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def get_urls(self) -> list[Any]:
        """Add the preview of what is being written."""
        return [path("preview/", self.admin_site.admin_view(self.preview), name="message_preview"), *super().get_urls()]

    def preview(self, request: HttpRequest) -> HttpResponse:
        """Show what is written in the form as a sample case would say it; nothing is saved."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        sources = {language: from_lines(request.POST.get(name, "")) for language, name in FIELDS.items()}
        wrong: dict[str, list[str]] = {}
        for fault in faults(sources, SLOTS):
            wrong.setdefault(fault.language, []).append(sentence(fault))
        facts = sample(today(request))
        conditions = [] if wrong else conditions_of(read(sources[KOREAN]), facts.values(KOREAN))
        letters = [
            {
                "field": field,
                "language": language,
                "name": NAMES[language],
                "wrong": wrong.get(language),
                "text": "" if language in wrong else read(sources[language]).filled(facts.values(language)),
                "subject": "" if language in wrong else _subject(sources[language], facts.values(language)),
            }
            for language, field in FIELDS.items()
        ]
        context = {**self.admin_site.each_context(request), "title": _("미리 보기"), "letters": letters}
        context["conditions"] = conditions
        return respond(cast(Request, request), "messages/admin_preview.html", context, partial="texts")

    def save_model(self, request: HttpRequest, obj: MessageTemplate, form: Any, change: bool) -> None:
        """Remember that a person wrote this row, so that the seed leaves it alone."""
        obj.edited_at = cast(Request, request).now
        super().save_model(request, obj, form, change)


def _subject(source: str, values: Mapping[str, str]) -> str:
    return read(source).cut(values).get(TITLE, "")


@admin.register(MessageBox)
class MessageBoxAdmin(SourcedAdmin):
    list_display = ("receiver", "most", "confidence_badge", "checked", "said_by")
