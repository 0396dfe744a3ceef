"""The intake: one question a page, kept in the session of the browser until the answers are checked and sent.

The draft holds what was typed, right or wrong, so that going back and forth loses nothing. No case exists before
the last page. Each page carries the answers to the other questions as well: a draft that was lost is made of them again.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.forms import Field
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.fields import LineField, ProseField
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.core.masking import mask
from cases.core.policy import own_session
from cases.core.retention import UNTOUCHED_CASE
from cases.core.text import MOST_STORED, plain
from cases.core.typed import typed_in
from cases.intake.forms import QUESTIONS, QuestionForm
from cases.intake.key_cookie import give_key
from cases.process import problems
from cases.process.anchors import ANCHORS

DRAFT_KEY = "intake"
# A double tap, or a second try after an answer that got lost on the way.
SENT_AGAIN_WITHIN = dt.timedelta(minutes=10)
STEPS = (*QUESTIONS, "check")
# The draft lies in the session, which every request reads: as much as any answer may have, counted as it is stored, and
# enough of one that is too long to shorten it.
STORED_IN_PROSE, STORED_IN_LINE, STORED = 2000 * MOST_STORED, 120 * MOST_STORED, 200
# What the first question takes along for later ones.
PREFILLED = {"dates": tuple(ANCHORS), "payment": ("payment",)}
PREFILLED_CHARACTERS = 40


@require_GET
@own_session
def start(request: Request) -> HttpResponse:
    """Begin: the first question, with the problem chosen that a page of the guide named."""
    address = reverse("intake:intake", args=["problem"])
    slug = request.GET.get("problem", "")
    return redirect(f"{address}?problem={slug}" if slug in {problem.slug for problem in problems.PROBLEMS} else address)


@require_http_methods(["GET", "POST"])
@own_session
def page(request: Request, slug: str) -> HttpResponse:
    """Ask one question, or show all answers before they are sent."""
    if slug == "check":
        return _create(request) if request.method == "POST" else _check(request)
    if slug not in QUESTIONS:
        raise Http404
    if request.method == "POST" and slug != STEPS[0] and DRAFT_KEY not in request.session:
        return _lost(request, slug)
    if slug != "problem" and _problem(request) is None:
        return redirect("intake:intake", "problem")
    return _answer(request, slug) if request.method == "POST" else _ask(request, slug)


def _ask(request: Request, slug: str) -> HttpResponse:
    form = _form(request, slug, initial=_typed(request, slug))
    if slug == "problem" and "problem" in request.GET:
        form.initial["problem"] = request.GET["problem"]
    return _question(request, slug, form)


def _answer(request: Request, slug: str) -> HttpResponse:
    """Keep what was typed, whatever it is; go on only when it is right."""
    form = _form(request, slug, data=request.POST)
    is_new = slug == STEPS[0] or not request.session.session_key
    may_begin = not is_new or limits.DRAFTING.allows(request)
    if not may_begin and not request.session.session_key:
        form.add_error(
            None,
            _(
                "이 인터넷 연결에서 사건 만들기를 너무 많이 시작했습니다. 몇 시간 뒤에 다시 눌러 주세요. 적은 내용은 이 화면에 그대로 있습니다."
            ),
        )
        response = _question(request, slug, form, status=429)
        response["Retry-After"] = str(int(limits.DRAFTING.window.total_seconds()))
        return response
    if slug == STEPS[0]:
        # A draft belongs to whoever answers its first question, and not to a session that somebody else has begun.
        access.renew_session(request, leaves_old=may_begin)
        for later, answers in _prefilled(request.POST).items():
            _keep(request, later, answers)
    _keep(request, slug, _storable(form))
    if "back" in request.POST:
        return redirect("intake:intake", _beside(slug, -1))
    if not form.is_valid():
        return _question(request, slug, form, status=422)
    say_understood(request, form)
    return redirect("intake:intake", "check" if "return" in request.POST else _beside(slug, +1))


def _storable(form: QuestionForm) -> dict[str, str]:
    """Return answers as the draft may hold them: codes that are not ours are stored nowhere, not even for a while."""
    return {
        name: mask(str(form.data[name])[: _room(field)], bare=isinstance(field, LineField))
        for name, field in form.fields.items()
        if name in form.data
    }


def _lost(request: Request, slug: str) -> HttpResponse:
    """Show what was typed into a page whose draft is gone; it is kept in a new one, as long as this client may."""
    typed = typed_in(request)
    may_keep = typed is not None and limits.DRAFTING.allows(request)
    if may_keep:
        access.renew_session(request)
        _keep(request, slug, _storable(_form(request, slug, data=request.POST)) if slug in QUESTIONS else {})
    next_slug = slug if may_keep and _problem(request) else STEPS[0]
    context = {"typed": typed, "slug": next_slug, "is_kept": may_keep}
    return render(request, "intake/lost.html", context, status=409)


def _question(request: Request, slug: str, form: QuestionForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "slug": slug,
        "number": STEPS.index(slug) + 1,
        "total": len(STEPS),
        "is_first": slug == STEPS[0],
        "prefilled": _prefilled(request.POST or request.GET) if slug == STEPS[0] else {},
        "others": _others(request, slug),
        "returning": "return" in request.GET or "return" in request.POST,
    }
    return render(request, "intake/question.html", context, status=status)


def _check(request: Request, *, status: int = 200) -> HttpResponse:
    if _problem(request) is None:
        return redirect("intake:intake", "problem")
    forms = _bound(request)
    answers = _case_fields(forms)
    number = answers.get("order_number")
    context = {
        "forms": forms,
        "others": _others(request),
        "sending_id": uuid.uuid4(),
        "draft": Case(**answers),
        "incomplete": [(slug, form) for slug, form in forms.items() if not form.is_valid()],
        "keep_days": UNTOUCHED_CASE.days,
        "too_many": status == 429,
        "duplicates": access.held_cases(request).filter(order_number=number) if number else [],
    }
    return render(request, "intake/check.html", context, status=status)


def _create(request: Request) -> HttpResponse:
    if "restart" in request.POST:
        request.session.pop(DRAFT_KEY, None)
        return redirect("intake:intake", "problem")
    sending_id = _sending_id(request)
    if DRAFT_KEY not in request.session:
        # Sent once more, when the case was there already; else the draft is lost.
        known = access.held_cases(request).filter(intake_id=sending_id).exists()
        return redirect("front:case-list") if known else _lost(request, "check")
    if _problem(request) is None:
        return redirect("intake:intake", "problem")
    forms = _bound(request)
    if not all(form.is_valid() for form in forms.values()):
        return _check(request, status=422)
    if not limits.CREATING.allows(request):
        response = _check(request, status=429)
        response["Retry-After"] = str(int(limits.CREATING.window.total_seconds()))
        return response
    case, key = Case.open(now=request.now, intake_id=sending_id, **_case_fields(forms))
    if not key and case.created_at < request.now - SENT_AGAIN_WITHIN:
        # An old page sent once more; its case has long had its answer.
        request.session.pop(DRAFT_KEY, None)
        return redirect("front:case-list")
    access.hold(request, case)
    request.session.pop(DRAFT_KEY, None)
    response = redirect("front:case-created", case.reference)
    if key:
        give_key(response, case, key)
    return response


def _sending_id(request: Request) -> uuid.UUID:
    """Return what tells a page that is sent twice from two pages: only who saw the page knows it.

    Of a page that does not say it, the session is known.
    """
    try:
        return uuid.UUID(request.POST.get("sent", ""))
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_OID, str(request.session.session_key))


def _others(request: Request, slug: str = "") -> list[tuple[str, str]]:
    """Return the answers to the other questions, as fields for the page to carry."""
    typed = _draft(request)["typed"]
    return [
        (f"{other}-{name}", value)
        for other, answers in typed.items()
        if other != slug
        for name, value in answers.items()
    ]


def _prefilled(data: QueryDict) -> dict[str, dict[str, str]]:
    """Return the answers to later questions that come with the first one, by question: from the calculator.

    Looking at the first question writes nothing: they travel in its form, and are kept with its answer.
    """
    found = {
        later: {name: plain(value)[:PREFILLED_CHARACTERS] for name in names if (value := data.get(name))}
        for later, names in PREFILLED.items()
    }
    return {later: answers for later, answers in found.items() if answers}


def _draft(request: Request) -> dict[str, Any]:
    """Return the draft of this browser, or one made of what its page carried."""
    draft: dict[str, Any] = request.session.get(DRAFT_KEY) or {"typed": _carried(request)}
    return draft


def _carried(request: Request) -> dict[str, dict[str, str]]:
    """Return the answers to other questions that a page brought along, as far as they may be stored."""
    found: dict[str, dict[str, str]] = {}
    for slug, question in QUESTIONS.items():
        data = {name: request.POST[sent] for name in question.base_fields if (sent := f"{slug}-{name}") in request.POST}
        if data:
            found[slug] = _storable(question(data=data, today=timezone.localdate(request.now)))
    return found


def _room(field: Field) -> int:
    if isinstance(field, ProseField):
        return STORED_IN_PROSE
    return STORED_IN_LINE if isinstance(field, LineField) else STORED


def _typed(request: Request, slug: str) -> dict[str, Any]:
    typed: dict[str, Any] = _draft(request)["typed"].get(slug, {})
    return typed


def _keep(request: Request, slug: str, typed: dict[str, str]) -> None:
    draft = _draft(request)
    if typed:
        # What this page did not ask (another problem asks other days) stays as it was.
        draft["typed"][slug] = {**draft["typed"].get(slug, {}), **typed}
    request.session[DRAFT_KEY] = draft
    access.end_soon_without_case(request)


def _problem(request: Request) -> problems.Problem | None:
    slug = _typed(request, "problem").get("problem", "")
    return next((problem for problem in problems.PROBLEMS if problem.slug == slug), None)


def _form(request: Request, slug: str, **kwargs: Any) -> QuestionForm:
    return QUESTIONS[slug](today=timezone.localdate(request.now), about=_problem(request), **kwargs)


def _bound(request: Request) -> dict[str, QuestionForm]:
    return {slug: _form(request, slug, data=_typed(request, slug)) for slug in QUESTIONS}


def _case_fields(forms: dict[str, QuestionForm]) -> dict[str, Any]:
    return {name: value for form in forms.values() if form.is_valid() for name, value in form.case_fields().items()}


def _beside(slug: str, offset: int) -> str:
    return STEPS[max(0, STEPS.index(slug) + offset)]
