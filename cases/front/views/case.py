"""The case page and what belongs to the case as a whole."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.reviews import open_review_request
from cases.casefile.timeline import lines_of
from cases.contact.plan import contact_now
from cases.contact.ranking import DISPUTE_SCREEN
from cases.core.http import Request, respond, wants_fragment
from cases.core.incoming import say_understood
from cases.deadlines.rulebook import deadlines_of
from cases.deadlines.standing import matters_passed, standing_of
from cases.front.forms import ForgetForm, NoteForm
from cases.front.next_action import next_action_context
from cases.intake.forms import QUESTIONS
from cases.intake.key_cookie import KEY, give_key
from cases.photos.remarks import coached
from cases.process.events import Audience, Kind
from cases.process.quotas import CaseFull
from cases.process.situation import DISPUTE_CLOSES
from cases.process.standings import Lateness
from cases.process.states import Role, Status
from cases.reminders.models.address import chosen_of


@require_GET
@access.case_owner
def detail(request: Request, case: Case) -> HttpResponse:
    """Show what to do next, whose turn it is and until when; then everything the case holds."""
    situation = case.situation
    deadlines, missing = deadlines_of(situation, request.now)
    standing = standing_of(Status(case.status), deadlines, case.problem)
    closed = frozenset({DISPUTE_SCREEN}) if standing.lateness == Lateness.ROUTE_CLOSED else frozenset()
    address = getattr(case, "return_address", None)
    photos = coached(case, list(case.photos.all()), request.now)
    kinds = {photo.kind for photo in photos}
    shots = [(shot, shot.slug in kinds) for shot in case.guide_problem.shot_list]
    context = {
        "case": case,
        "standing": standing,
        "on_top": [item for item in deadlines if matters_passed(standing, item)],
        "deadlines": [item for item in deadlines if not matters_passed(standing, item)],
        "missing": missing,
        "chosen": [] if case.description.is_closed else chosen_of(case, request.now),
        "photos": photos,
        "remarked": [photo for photo in photos if photo.remark],
        "shots": shots,
        "shots_done": sum(done for _shot, done in shots),
        "return_address": address,
        "shipment": getattr(case, "shipment", None),
        "channels": contact_now(request.now, situation, closed=closed),
        **next_action_context(case, standing, address),
        "review_request": open_review_request(case),
        **_timeline(case),
        "note_form": NoteForm(),
        "undo": case.undoable_move(request.now),
    }
    return render(request, "front/case.html", context)


# So many events of a timeline are read for one page.
EVENTS_SHOWN = 50


def _timeline(case: Case, *, before: int | None = None) -> dict[str, Any]:
    """Return the newest `lines`, of events with a number smaller than `before`; the number in `older` begins the rest."""
    events = case.events.for_audience(Audience.BUYER).order_by("-number")
    if before is not None:
        events = events.filter(number__lt=before)
    shown = list(events[: EVENTS_SHOWN + 1])
    older = shown[EVENTS_SHOWN - 1].number if len(shown) > EVENTS_SHOWN else None
    return {"lines": lines_of(shown[:EVENTS_SHOWN], in_short=True), "older": older}


@require_GET
@access.case_owner
def timeline(request: Request, case: Case) -> HttpResponse:
    """Show what is further back than the case page shows."""
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    return render(request, "front/timeline.html", {"case": case, **_timeline(case, before=before)})


@require_GET
@access.case_owner
def created(request: Request, case: Case) -> HttpResponse:
    """Show a fresh key, once; afterwards the page stays, without the key."""
    key = KEY.read(request)
    context = {"case": case, "key": key if key and case.opens_with(key) else ""}
    response = render(request, "front/created.html", context)
    KEY.forget(request, response)
    return response


@require_POST
@access.case_owner
def renew_key(request: Request, case: Case) -> HttpResponse:
    response = redirect("front:case-created", case.reference)
    give_key(response, case, case.renew_key(now=request.now))
    return response


@require_http_methods(["GET", "POST"])
@access.case_owner
def edit(request: Request, case: Case, slug: str) -> HttpResponse:
    """Change the answers to one question of the intake."""
    if slug not in QUESTIONS:
        raise Http404
    if slug == "deadline":
        return redirect("front:case-countdown", case.reference, DISPUTE_CLOSES)
    kwargs: dict[str, Any] = {"today": timezone.localdate(request.now), "about": case.guide_problem, "case": case}
    if request.method == "GET":
        form = QUESTIONS[slug](initial=QUESTIONS[slug].initial_from(case), **kwargs)
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug})
    form = QUESTIONS[slug](request.POST, **kwargs)
    if not form.is_valid():
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug}, status=422)
    try:
        changed = case.change(form.case_fields(), now=request.now)
    except CaseFull as full:
        form.add_error(None, str(full.sentence))
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug}, status=422)
    if changed:
        messages.success(request, _("고쳤습니다."))
        say_understood(request, form)
    return redirect(case)


@require_POST
@access.case_owner
def note(request: Request, case: Case) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                case.record(Kind.NOTED, role=Role.OWNER, note=form.cleaned_data["note"], now=request.now)
        except CaseFull as full:
            form.add_error("note", str(full.sentence))
    if form.is_valid():
        if not wants_fragment(request):
            messages.success(request, _("메모를 남겼습니다."))
            say_understood(request, form)
            return redirect(f"{case.get_absolute_url()}#timeline")
        form = NoteForm()
    context = {"case": case, "note_form": form, **_timeline(case)}
    return respond(request, "front/note.html", context, partial="timeline", status=422 if form.errors else 200)


@require_POST
@access.case_owner
def release(request: Request, case: Case) -> HttpResponse:
    """Make this browser forget the case; the reference and key still open it."""
    access.release(request, case)
    messages.success(request, _("이 기기에서 사건을 뺐습니다. 사건 번호와 열쇠로 다시 열 수 있습니다."))
    return redirect("front:case-list")


@require_http_methods(["GET", "POST"])
@access.case_owner
def forget(request: Request, case: Case) -> HttpResponse:
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        access.release(request, case)
        case.forget()
        messages.success(request, _("사건과 사진을 모두 지웠습니다."))
        return redirect("front:case-list")
    status = 422 if form.errors else 200
    return render(request, "front/forget.html", {"case": case, "form": form}, status=status)
