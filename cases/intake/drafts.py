"""The draft of a case: what was typed so far, right or wrong, in the session of one browser.

No case exists before its last page is sent. Each page carries the name of its draft and the answers to the other
questions: a draft that was lost is made of them again, and one that another page has changed or replaced is noticed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.forms import Field
from django.http import QueryDict
from django.utils import timezone

from cases.casefile import access
from cases.core.fields import LineField, ProseField
from cases.core.http import Request
from cases.core.masking import mask
from cases.core.text import MOST_STORED, plain
from cases.intake.forms import QUESTIONS, QuestionForm
from cases.process import problems
from cases.process.anchors import ANCHORS

DRAFT_KEY = "intake"
CHECK = "check"
STEPS = (*QUESTIONS, CHECK)
# The session is read by every request: as much as any answer may have, counted as it is stored, and enough of one that
# is too long to shorten it.
STORED_IN_PROSE, STORED_IN_LINE, STORED = 2000 * MOST_STORED, 120 * MOST_STORED, 200
# What the first page takes along for later ones.
PREFILLED = {"dates": tuple(ANCHORS), "payment": ("payment",)}
PREFILLED_CHARACTERS = 40


class Kept(NamedTuple):
    """A draft that waits in a browser: what it is about, and the question where it goes on."""

    problem: problems.Problem
    next_slug: str


def kept(request: Request) -> Kept | None:
    """Return the draft that this browser has, if it is about something.

    A browser without a session is not asked for one, so that a page for everybody stays one.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not exists(request):
        return None
    problem = problem_of(request)
    return Kept(problem, _next_slug(request)) if problem else None


def exists(request: Request) -> bool:
    return DRAFT_KEY in request.session


def name_of(request: Request) -> str:
    """Return what tells this draft from one that is begun later; "" where there is none yet."""
    return str(request.session.get(DRAFT_KEY, {}).get("name", ""))


def drop(request: Request) -> None:
    request.session.pop(DRAFT_KEY, None)


def typed(request: Request, slug: str) -> dict[str, Any]:
    """Return what was answered to one question, as it was typed."""
    answers: dict[str, Any] = _draft(request)["typed"].get(slug, {})
    return answers


def keep(request: Request, slug: str, answers: dict[str, str]) -> None:
    """Keep answers; what this page did not ask (another problem asks other days) stays as it was."""
    draft = _draft(request)
    if answers:
        draft["typed"][slug] = {**draft["typed"].get(slug, {}), **answers}
    request.session[DRAFT_KEY] = draft
    access.end_soon_without_case(request)


def take_as_new(request: Request, order_number: str) -> None:
    """Remember that a case of this order exists, and that this one is about something else."""
    request.session[DRAFT_KEY] = {**_draft(request), "new_for": order_number}


def is_new_for(request: Request, order_number: str) -> bool:
    return bool(_draft(request).get("new_for") == order_number)


def problem_of(request: Request) -> problems.Problem | None:
    return known_problem(typed(request, "problem").get("problem", ""))


def known_problem(slug: str) -> problems.Problem | None:
    return next((problem for problem in problems.PROBLEMS if problem.slug == slug), None)


def others(request: Request, slug: str = "") -> list[tuple[str, str]]:
    """Return the answers to the other questions, as fields for the page to carry."""
    return [
        (f"{other}-{name}", value)
        for other, answers in _draft(request)["typed"].items()
        if other != slug
        for name, value in answers.items()
    ]


def changed_elsewhere(request: Request) -> list[str]:
    """Return the questions whose answers have changed since the page of this request was shown."""
    now: dict[str, dict[str, str]] = _draft(request)["typed"]
    return [
        slug
        for slug, answers in _carried(request).items()
        if any(_one_line(now.get(slug, {}).get(name, "")) != _one_line(value) for name, value in answers.items())
    ]


def carried_problem(request: Request) -> problems.Problem | None:
    """Return what the page of this request is about, by its own word."""
    sent = request.POST
    return known_problem(sent.get("begin") or sent.get("problem-problem") or sent.get("problem") or "")


def sent_as(request: Request) -> uuid.UUID | None:
    """Return what tells a page that is sent twice from two pages, or None: only who saw the page knows it."""
    try:
        return uuid.UUID(request.POST.get("sent", ""))
    except ValueError:
        return None


def prefilled(data: QueryDict) -> dict[str, dict[str, str]]:
    """Return the answers to later questions that come with the first page, by question: from the calculator.

    Looking at the first page writes nothing: they travel in its form, and are kept with its answer.
    """
    found = {
        later: {name: plain(value)[:PREFILLED_CHARACTERS] for name in names if (value := data.get(name))}
        for later, names in PREFILLED.items()
    }
    return {later: answers for later, answers in found.items() if answers}


def storable(form: QuestionForm) -> dict[str, str]:
    """Return answers as the draft may hold them: codes that are not ours are stored nowhere, not even for a while."""
    return {
        name: mask(str(form.data[name])[: _room(field)], bare=isinstance(field, LineField))
        for name, field in form.fields.items()
        if name in form.data
    }


def form_of(request: Request, slug: str, *, about: problems.Problem | None = None, **kwargs: Any) -> QuestionForm:
    """Return the form of one question, about the problem of this draft or the one that begins it."""
    return QUESTIONS[slug](today=timezone.localdate(request.now), about=about or problem_of(request), **kwargs)


def bound(request: Request) -> dict[str, QuestionForm]:
    """Return the forms of all questions, with what was answered."""
    return {slug: form_of(request, slug, data=typed(request, slug)) for slug in QUESTIONS}


def case_fields(forms: dict[str, QuestionForm]) -> dict[str, Any]:
    return {name: value for form in forms.values() if form.is_valid() for name, value in form.case_fields().items()}


def _draft(request: Request) -> dict[str, Any]:
    """Return the draft of this browser, or one made of what its page carried."""
    draft: dict[str, Any] = request.session.get(DRAFT_KEY) or {"name": uuid.uuid4().hex, "typed": _carried(request)}
    return draft


def _carried(request: Request) -> dict[str, dict[str, str]]:
    """Return the answers to other questions that a page brought along, as far as they may be stored."""
    return dict(_carried_answers(request))


def _carried_answers(request: Request) -> Iterator[tuple[str, dict[str, str]]]:
    for slug, question in QUESTIONS.items():
        data = {name: request.POST[sent] for name in question.base_fields if (sent := f"{slug}-{name}") in request.POST}
        if data:
            yield slug, storable(question(data=data, today=timezone.localdate(request.now)))


def _next_slug(request: Request) -> str:
    """Return the first question without an answer; the check where all have one."""
    answered = _draft(request)["typed"]
    return next((slug for slug in QUESTIONS if slug not in answered), CHECK)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _room(field: Field) -> int:
    if isinstance(field, ProseField):
        return STORED_IN_PROSE
    return STORED_IN_LINE if isinstance(field, LineField) else STORED
