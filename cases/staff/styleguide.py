"""One page with every part that pages are made of, for whoever changes how the site looks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cases.contact.plan import contact_now
from cases.core.days import SEOUL
from cases.core.fields import DayField, LineField, ProseField
from cases.core.http import Request
from cases.core.incoming import Form
from cases.core.policy import staff_only
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.process import problems
from cases.process.route import Route, route_of
from cases.process.situation import Situation
from cases.process.states import Outcome, Status

TONES = ("", "good", "warn", "bad", "info", "mute")
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
    context = {
        "tones": TONES,
        "routes": routes(),
        "problems": problems.PROBLEMS[:4],
        "problem": problem,
        "channels": contact_now(request.now, Situation(problem=problem)),
        "rules": DeadlineRule.objects.all()[:3],
        "deadlines": deadlines,
        "missing": missing,
        "form": SampleForm(
            initial={"item": _("유리 티포트 600ml"), "received_on": today, "payment": "card"}, prefix="ok"
        ),
        "wrong": SampleForm({}, prefix="wrong"),
        "drawings": drawn("drawings"),
        "icons": drawn("icons"),
    }
    return render(request, "staff/styleguide.html", context)


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
