"""The intake: one question a page, kept in the session of the browser until the answers are checked and sent."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.models.case import CaseQuerySet
from cases.core import limits
from cases.core.formats import orders
from cases.core.http import Request, respond
from cases.core.incoming import say_understood
from cases.core.policy import own_session
from cases.core.retention import UNTOUCHED_CASE
from cases.core.typed import typed_in
from cases.intake import drafts
from cases.intake.drafts import CHECK, STEPS
from cases.intake.forms import QuestionForm
from cases.intake.key_cookie import give_key
from cases.intake.opening import make_held
from cases.process.problems import Problem

FIRST = STEPS[0]
# The pages of the intake, each in a word.
STOPS = {
    "problem": gettext_lazy("문제"),
    "order": gettext_lazy("주문"),
    "dates": gettext_lazy("날짜"),
    "payment": gettext_lazy("결제"),
    "deadline": gettext_lazy("기한"),
    "story": gettext_lazy("사연"),
    CHECK: gettext_lazy("확인"),
}


@require_GET
@own_session
def start(request: Request) -> HttpResponse:
    return _start(request)


def _start(request: Request) -> HttpResponse:
    """Begin: with the problem that a page of the guide named already answered, else with that question.

    A draft that waits in this browser is never mixed with another one: its owner says which of the two it shall be.
    """
    chosen, kept = drafts.known_problem(request.GET.get("problem", "")), drafts.kept(request)
    if kept and (chosen is None or chosen != kept.problem):
        return render(request, "intake/which.html", {"kept": kept, "chosen": chosen})
    if kept and not drafts.prefilled(request.GET):
        return redirect("intake:intake", kept.next_slug)
    address, query = reverse("intake:intake", args=[STEPS[1] if chosen else FIRST]), _query(request, chosen)
    return redirect(f"{address}?{query}" if query else address)


def _query(request: Request, chosen: Problem | None) -> str:
    """Return what the first page takes along: the problem, and what the calculator knows."""
    answers = drafts.prefilled(request.GET).values()
    known = {name: value for found in answers for name, value in found.items()}
    return urlencode(({"problem": chosen.slug} if chosen else {}) | known)


@require_http_methods(["GET", "POST"])
@own_session
def page(request: Request, slug: str) -> HttpResponse:
    """Ask one question, or show all answers before they are sent."""
    if slug not in STEPS:
        raise Http404
    if request.method == "POST":
        return _other_draft(request, slug) or _begin_or_lost(request, slug) or _post(request, slug)
    if slug == FIRST and "problem" in request.GET and "change" not in request.GET:
        return _start(request)
    if slug != FIRST and drafts.problem_of(request) is None and (slug == CHECK or not _begins(request)):
        return redirect("intake:intake", FIRST)
    if slug != FIRST and (kept := drafts.kept(request)) and _named(request) not in {None, kept.problem}:
        return _start(request)
    return _check(request) if slug == CHECK else _ask(request, slug)


def _post(request: Request, slug: str) -> HttpResponse:
    if slug != FIRST and drafts.problem_of(request) is None and not _begins(request):
        return redirect("intake:intake", FIRST)
    return _create(request) if slug == CHECK else _answer(request, slug)


def _named(request: Request) -> Problem | None:
    """Return the problem that came with this page: whoever chose one is not asked again."""
    sent = request.POST.get("begin") if request.method == "POST" else request.GET.get("problem")
    return drafts.known_problem(sent or "")


def _begins(request: Request) -> Problem | None:
    """Return the problem with which this page begins a draft, where there is none about one yet."""
    return None if drafts.problem_of(request) else _named(request)


def _other_draft(request: Request, slug: str) -> HttpResponse | None:
    """Say at once that the page belongs to another draft than this browser has now; what it holds can replace that."""
    kept, about = drafts.kept(request), drafts.carried_problem(request)
    if kept is None:
        return None
    if "replace" in request.POST and about:
        # As for a draft that is begun: it goes into no session that somebody else may know.
        access.renew_session(request, leaves_old=limits.DRAFTING.allows(request))
        drafts.drop(request)
        drafts.keep(request, slug, {})
        return None
    is_another = request.POST.get("draft", "") not in {"", drafts.name_of(request)}
    if not is_another and _named(request) in {None, kept.problem}:
        return None
    context = {"typed": typed_in(request), "kept": kept, "about": about, "slug": slug}
    return render(request, "intake/other_draft.html", context, status=409)


def _begin_or_lost(request: Request, slug: str) -> HttpResponse | None:
    """Let the first page begin a draft, and any other one only carry on with its own."""
    if slug == FIRST or drafts.exists(request):
        return None
    if slug != CHECK and _begins(request):
        return None
    return _resent(request) if slug == CHECK else _lost(request, slug)


def _resent(request: Request) -> HttpResponse:
    """Answer a check that was sent once more, when the case was there already; else the draft is lost."""
    known = access.held_cases(request).filter(intake_id=_sending_id(request)).exists()
    return redirect("front:case-list") if known else _lost(request, CHECK)


def _ask(request: Request, slug: str) -> HttpResponse:
    form = drafts.form_of(request, slug, about=_begins(request), initial=drafts.typed(request, slug))
    if slug == FIRST and "problem" in request.GET:
        form.initial["problem"] = request.GET["problem"]
    return _question(request, slug, form)


def _answer(request: Request, slug: str) -> HttpResponse:
    """Keep what was typed, whatever it is; go on only when it is right."""
    begun = _begins(request)
    form = drafts.form_of(request, slug, about=begun, data=request.POST)
    if not _may_go_on(request, begins=slug == FIRST or begun is not None):
        form.add_error(
            None,
            _(
                "이 인터넷 연결에서 사건 만들기를 너무 많이 시작했어요. 몇 시간 뒤에 다시 눌러 주세요. 적은 내용은 이 화면에 그대로 있어요."
            ),
        )
        response = _question(request, slug, form, status=429)
        response["Retry-After"] = str(int(limits.DRAFTING.window.total_seconds()))
        return response
    changed = drafts.changed_elsewhere(request)
    if begun:
        drafts.keep(request, FIRST, {"problem": begun.slug})
    if slug == FIRST or _named(request):
        for later, answers in drafts.prefilled(request.POST).items():
            drafts.keep(request, later, answers)
    drafts.keep(request, slug, drafts.storable(form))
    if "back" in request.POST:
        return redirect("intake:intake", _beside(slug, -1))
    if "skip" in request.POST and form.may_be_skipped:
        return redirect("intake:intake", _beside(slug, +1))
    if not form.is_valid():
        return _question(request, slug, form, status=422)
    if found := _known_order(request, slug, form):
        return _question(request, slug, form, same=found, status=409)
    say_understood(request, form)
    if changed:
        names = ", ".join(str(STOPS[other]) for other in changed)
        messages.warning(request, _("다른 창에서 답을 고쳤어요: %(names)s. 고친 답을 쓸게요.") % {"names": names})
    return redirect("intake:intake", CHECK if "return" in request.POST else _beside(slug, +1))


def _may_go_on(request: Request, *, begins: bool) -> bool:
    """Count a draft that `begins` for this client, and let it go on in a session of its own; False for one too many.

    A draft belongs to whoever answers its first question, and not to a session that somebody else has begun. Who has a
    session may always begin, but leaves none behind.
    """
    if not begins and request.session.session_key:
        return True
    with transaction.atomic():  # Both wait for the disk together.
        may_begin = limits.DRAFTING.allows(request)
        if begins and (may_begin or request.session.session_key):
            access.renew_session(request, leaves_old=may_begin)
    return may_begin or bool(request.session.session_key)


def _known_order(request: Request, slug: str, form: QuestionForm) -> CaseQuerySet | None:
    """Return the cases of this browser with the order number that was just given, unless it is to be a new one."""
    number = form.cleaned_data.get("order_number", "") if slug == "order" else ""
    if "anyway" in request.POST:
        drafts.take_as_new(request, number)
    if not number or drafts.is_new_for(request, number):
        return None
    return _cases_of(request, number)


def _cases_of(request: Request, order_number: str) -> CaseQuerySet:
    """Return the cases of an order: those that this browser holds, so that nobody learns of any other."""
    return access.held_cases(request).filter(order_number=order_number)


@require_http_methods(["GET", "POST"])
@own_session
def same_order(request: Request) -> HttpResponse:
    """Say while an order number is typed that this browser has a case of it already; the number stands in no address."""
    if request.method == "GET":
        return redirect("intake:intake", "order")
    number = orders.parse_order_number(request.POST.get("order_number", ""))
    found = _cases_of(request, number) if number else []
    return respond(request, "intake/same_order.html", {"same": found}, partial="found")


def _lost(request: Request, slug: str) -> HttpResponse:
    """Show what was typed into a page whose draft is gone; it is kept in a new one, as long as this client may."""
    typed = typed_in(request)
    may_keep = typed is not None and limits.DRAFTING.allows(request)
    if may_keep:
        access.renew_session(request)
        form = drafts.form_of(request, slug, data=request.POST) if slug != CHECK else None
        drafts.keep(request, slug, drafts.storable(form) if form else {})
    next_slug = slug if may_keep and drafts.problem_of(request) else FIRST
    context = {"typed": typed, "slug": next_slug, "is_kept": may_keep}
    return render(request, "intake/lost.html", context, status=409)


def _question(
    request: Request, slug: str, form: QuestionForm, *, same: CaseQuerySet | None = None, status: int = 200
) -> HttpResponse:
    named = _named(request) if slug != FIRST else None
    is_first = slug == FIRST or (slug == STEPS[1] and _begins(request) is not None)
    context = {
        "form": form,
        "slug": slug,
        "problem": named or drafts.problem_of(request),
        "named": named,
        "draft": drafts.name_of(request),
        "progress": _progress(slug),
        "is_first": is_first,
        "prefilled": drafts.prefilled(request.POST or request.GET) if slug == FIRST or named else {},
        "change_query": _query(request, named) if named else "",
        "others": drafts.others(request, slug),
        "returning": "return" in request.GET or "return" in request.POST,
        "same": same or [],
    }
    return render(request, "intake/question.html", context, status=status)


@dataclass(frozen=True)
class Progress:
    """The question of a page as the `number`th of `count`, the last page among them."""

    number: int
    count: int
    label: str | Promise


def _progress(slug: str) -> Progress:
    return Progress([*STOPS].index(slug) + 1, len(STOPS), STOPS[slug])


def _check(request: Request, *, status: int = 200) -> HttpResponse:
    forms = drafts.bound(request)
    answers = drafts.case_fields(forms)
    number = answers.get("order_number")
    context = {
        "forms": forms,
        "draft_name": drafts.name_of(request),
        "progress": _progress(CHECK),
        "others": drafts.others(request),
        "sending_id": uuid.uuid4(),
        "draft": Case(**answers),
        "incomplete": [(slug, form) for slug, form in forms.items() if not form.is_valid()],
        "keep_days": UNTOUCHED_CASE.days,
        "too_many": status == 429,
        "same": _cases_of(request, number) if number else [],
    }
    return render(request, "intake/check.html", context, status=status)


def _create(request: Request) -> HttpResponse:
    changed = drafts.changed_elsewhere(request)
    forms = drafts.bound(request)
    if changed or not all(form.is_valid() for form in forms.values()):
        if changed:
            names = ", ".join(str(STOPS[other]) for other in changed)
            sentence = _("다른 창에서 답을 고쳤어요: %(names)s. 맞는지 보고 다시 만들어 주세요.")
            messages.warning(request, sentence % {"names": names})
        return _check(request, status=409 if changed else 422)
    made = make_held(request, intake_id=_sending_id(request), **drafts.case_fields(forms))
    if made is None:
        response = _check(request, status=429)
        response["Retry-After"] = str(int(limits.CREATING.window.total_seconds()))
        return response
    drafts.drop(request)
    if not made.is_held:  # An old page sent once more; its case has long had its answer.
        return redirect("front:case-list")
    response = redirect("front:case-created", made.case.reference)
    if made.key:
        give_key(response, made.case, made.key)
    return response


def _sending_id(request: Request) -> uuid.UUID:
    """Return what tells a check that is sent twice from two; of one that does not say it, the session is known."""
    return drafts.sent_as(request) or uuid.uuid5(uuid.NAMESPACE_OID, str(request.session.session_key))


def _beside(slug: str, offset: int) -> str:
    return STEPS[max(0, STEPS.index(slug) + offset)]
