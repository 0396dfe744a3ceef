"""One page with every part that pages are made of, for whoever changes how the site looks."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cases.contact.plan import contact_now
from cases.contact.ranking import some_unsure
from cases.core.days import SEOUL
from cases.core.fields import DayField, LineField, ProseField
from cases.core.http import Request
from cases.core.incoming import Form
from cases.core.policy import staff_only
from cases.deadlines.deadline import apart
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.process import problems
from cases.process.route import Route, route_of
from cases.process.situation import Situation
from cases.process.states import Outcome, Status

# A box without a tone has the look of one that informs.
TONES: dict[str, Promise] = {
    "info": _("알려 줄 것"),
    "good": _("잘된 것"),
    "warn": _("서둘러야 할 것"),
    "bad": _("급하거나 잘못된 것"),
    "mute": _("지나간 것"),
}
# The panel of what is to be done now has one more look, its own. The fewer days, the louder.
PANELS = (
    ("", _("지금 할 일"), "D-30"),
    *zip(TONES, TONES.values(), ("D-21", "D-14", "D-7", "D-1", "D+3"), strict=True),
)
COLOURS: dict[str, Promise] = {
    "ground": _("화면 바탕"),
    "surface": _("카드 바탕"),
    "sunken": _("들어간 바탕"),
    "ink": _("글"),
    "soft": _("덧붙이는 글"),
    "line": _("나누는 선"),
    "control": _("입력 칸의 테두리"),
    "focus": _("지금 있는 곳의 테두리"),
    "brand": _("길잡이"),
    "brand-strong": _("길잡이, 짙게"),
    "brand-soft": _("길잡이, 옅게"),
    "on-brand": _("길잡이 위의 글"),
    "action": _("누르는 것"),
    "action-strong": _("누르는 것, 짙게"),
    "action-soft": _("누르는 것, 옅게"),
    "on-action": _("누르는 것 위의 글"),
    "good": _("잘됨"),
    "good-soft": _("잘됨, 바탕"),
    "warn": _("서두름"),
    "warn-soft": _("서두름, 바탕"),
    "bad": _("급함·잘못"),
    "bad-soft": _("급함·잘못, 바탕"),
    "info": _("알림"),
    "info-soft": _("알림, 바탕"),
    "mute": _("지나감"),
    "mute-soft": _("지나감, 바탕"),
}
SIZES: dict[str, Promise] = {
    "number": _("남은 날"),
    "display": _("화면의 이름"),
    "title": _("부분의 이름"),
    "lead": _("머리글"),
    "small": _("작은 글"),
}
# The sections of the page, by their anchors.
SECTIONS: dict[str, Promise] = {
    "colours": _("색"),
    "sizes": _("글자 크기와 사이"),
    "route": _("길"),
    "panels": _("급한 정도, 남은 날, 돈"),
    "text": _("글"),
    "buttons": _("버튼"),
    "callouts": _("알림과 카드"),
    "lists": _("목록"),
    "forms": _("입력"),
    "deadlines": _("기한"),
    "channels-title": _("연락할 곳"),
    "facts": _("출처가 있는 사실"),
    "drawings": _("그림"),
}
# How much room is between things, in rem: from within a line to between the sections of a page.
ROOM = (0.25, 0.5, 0.75, 1, 1.5, 2.5)
TOKENS = Path(settings.ROOT) / "static" / "css" / "tokens.css"
TEMPLATES = Path(settings.ROOT) / "templates"
PROBLEM = "damaged"


class SampleForm(Form):
    """Each kind of field, filled so that every one of them has something to complain about."""

    item = LineField(
        label=_("산 물건"),
        max_length=80,
        error_messages={"required": _("산 물건을 적어 주세요.")},
        help_text=_("주문 화면에 적힌 이름이면 돼요."),
    )
    received_on = DayField(label=_("받은 날"), required=True)
    story = ProseField(label=_("무슨 일이 있었나요"), max_length=200, required=False)
    payment = forms.ChoiceField(
        label=_("결제수단"),
        widget=forms.RadioSelect,
        error_messages={"required": _("무엇으로 결제했는지 골라 주세요.")},
        choices=[("card", _("신용·체크카드")), ("easy", _("간편결제"))],
    )
    agreed = forms.BooleanField(
        label=_("적은 내용을 확인했어요"), error_messages={"required": _("적은 내용을 확인해 주세요.")}
    )


@require_safe
@staff_only
def styleguide(request: Request) -> HttpResponse:
    """Show each part in its states, made by the templates that the pages include."""
    problem = problems.problem(PROBLEM)
    today = request.now.astimezone(SEOUL).date()
    dates = {
        "paid_on": today - dt.timedelta(days=24),
        "received_on": today - dt.timedelta(days=6),
        "requested_on": today - dt.timedelta(days=4),
        "offered_on": today - dt.timedelta(days=3),
    }
    situation = Situation(status=Status.NEGOTIATING, problem=problem, payment="card", dates=dates)
    deadlines, missing = deadlines_of(situation, request.now)
    channels = contact_now(request.now, Situation(problem=problem))
    context = {
        "colours": colours(),
        "sizes": SIZES.items(),
        "room": [(f"{rem:g}", int(rem * 16)) for rem in ROOM],
        "tones": TONES.items(),
        "panels": PANELS,
        "sections": SECTIONS.items(),
        "routes": routes(),
        "problems": problems.PROBLEMS[:3],
        "problem": problem,
        "channels": channels,
        "some_unsure": some_unsure(channels),
        "rules": DeadlineRule.objects.all()[:3],
        "deadlines": sorted(apart(deadlines), key=lambda deadline: deadline.told_at),
        "missing": apart(missing),
        "form": SampleForm(
            initial={"item": _("유리 티포트 600ml"), "received_on": today, "payment": "card"}, prefix="ok"
        ),
        "wrong": SampleForm({}, prefix="wrong"),
        "drawings": drawn("drawings"),
        "icons": drawn("icons"),
    }
    return render(request, "staff/styleguide.html", context)


def colours() -> list[tuple[str, str | Promise, str, str]]:
    """Return each colour of the tokens: how it is called, what it is for, by day and by night."""
    tokens = TOKENS.read_text()
    day, night = (dict(re.findall(rf"--([\w-]+)-{time}: (#\w+);", tokens)) for time in ("day", "night"))
    return [(name, COLOURS[name], day[name], night[name]) for name in sorted(day, key=[*COLOURS].index)]


def routes() -> list[tuple[str | Promise, Route]]:
    """Return the way as it looks before, on, after a refusal and at its end, each with its name."""
    problem = problems.problem(PROBLEM)
    stages = (Status.PREPARING, Status.FILED, Status.RETURNING, Status.APPROVED, Status.REJECTED, Status.ESCALATED)
    on_the_way = [(status.label, route_of(Situation(status=status, problem=problem))) for status in stages]
    ahead = route_of(Situation(problem=problem))
    arrived = route_of(Situation(status=Status.CLOSED, problem=problem), Outcome.REFUNDED)
    return [(_("시작하기 전"), ahead), *on_the_way, (Outcome.REFUNDED.label, arrived)]


def drawn(folder: str) -> list[tuple[str, str]]:
    """Return name and template of every drawing of a folder, so that a new one stands here by itself."""
    return [(path.stem, f"{folder}/{path.name}") for path in sorted((TEMPLATES / folder).glob("*.svg"))]
