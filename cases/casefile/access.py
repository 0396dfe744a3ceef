"""The one place that decides who may see or touch a case.

A browser holds the cases it opened: their ids are in its session. Everybody else gets 404, because even the
existence of a case is private. Staff read photos here, and everything else in the admin. A calendar has no session:
it shows the token of its address, which leads to the deadlines of one case and to nothing else. So do the links in our
mails: each opens one page with one button, and neither the case nor its address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial, wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from cases.casefile.models import Case, StaffRead
from cases.casefile.models.case import CaseQuerySet
from cases.core import errors, limits, policy
from cases.core.formats import codes
from cases.core.http import Request
from cases.core.policy import View
from cases.core.retention import UNFINISHED_CASE
from cases.core.rows import Question
from cases.core.staff import works_here
from cases.core.watchful import tell_of_strangers
from cases.process.quotas import CaseFull
from cases.process.states import Status

SESSION_KEY = "cases"
# By the id of a case as text: the hash of the key that it had when this browser got to hold it.
OPENED_WITH = "opened_with"
# The sessions that a browser was in before, as long as nobody knows whether it has heard of the present one.
LEFT = "left"
LEFT_FOR = dt.timedelta(days=1)
MOST_LEFT = 5
EXPIRY = "_session_expiry"  # Of Django.


def held_ids(request: Request) -> list[int]:
    return list(request.session.get(SESSION_KEY, []))


def held_cases(request: Request) -> CaseQuerySet:
    """The cases that this browser may change: a new key of a case ends the hold of every browser but its own."""
    return Case.objects.held(held_ids(request), request.session.get(OPENED_WITH, {}))


def held_open_cases(request: Request) -> list[Case]:
    """Those of them that are not closed, in their order; one query at most."""
    ids = held_ids(request)
    found = _open_ones_of(len(ids)).ask(*ids, str(Status.CLOSED)) if ids else []
    return [case for case in found if holds(request, case)]


def holds(request: Request, case: Case) -> bool:
    return case.pk in held_ids(request) and request.session.get(OPENED_WITH, {}).get(str(case.pk)) in {
        None,
        case.key_hash,
    }


def cases_for(request: Request) -> CaseQuerySet:
    """The cases that this request may see: its own, or all of them for staff who may view cases."""
    if works_here(request) and request.user.has_perm("casefile.view_case"):
        return Case.objects.all()
    return held_cases(request)


def open_case(reference: str, key: str) -> Case | None:
    """Return the case of a canonical reference if `key` is its key; nothing says which of the two was wrong."""
    return Case.opened_with(reference, key)


def hold(request: Request, case: Case) -> None:
    """Let this browser keep `case`. The session gets a new id, so that one fixed by a stranger is worth nothing."""
    held = [pk for pk in held_ids(request) if pk != case.pk]
    renew_session(request)
    if not request.user.is_authenticated:
        request.session.set_expiry(None)  # As long as a case is kept; a draft is not.
    request.session[SESSION_KEY] = [*held, case.pk]
    _remember_key(request, case)


def _remember_key(request: Request, case: Case) -> None:
    request.session[OPENED_WITH] = {**request.session.get(OPENED_WITH, {}), str(case.pk): case.key_hash}


def renew_key(request: Request, case: Case) -> str:
    """Replace the key of a case and let only this browser go on; return the new one.

    Both are written at once: a browser that still goes by the old key, of a case whose new one nobody saw, has lost it.
    """
    with transaction.atomic():
        key = case.renew_key(now=request.now)
        _remember_key(request, case)
        request.session.save()
    return key


def renew_session(request: Request, *, leaves_old: bool = True) -> None:
    """Go on in a session that only the browser of this request gets to know, before something of its own comes in."""
    request.session.has_key(SESSION_KEY)  # What the session holds comes along once it is loaded.
    if leaves_old and not request.user.is_authenticated:
        _leave(request.session)
    else:
        request.session.cycle_key()


def end_soon_without_case(request: Request) -> None:
    """Let a session that holds no case end in days: it is worth no more than a few answers. A login ends by itself."""
    if not held_ids(request) and not request.user.is_authenticated:
        request.session.set_expiry(UNFINISHED_CASE)


def _leave(session: SessionBase) -> None:
    """Go on under a new id; the old session keeps what it held for a day, because the answer may never arrive."""
    with transaction.atomic():
        if session.session_key:
            old = type(session)(session.session_key)
            old.set_expiry(LEFT_FOR)
            with suppress(UpdateError):  # Ended in another tab meanwhile.
                old.save()
            session[LEFT] = [*session.get(LEFT, []), session.session_key][-MOST_LEFT:]
        session.create()


def _empty_left(request: Request) -> None:
    """Keep in the sessions that this browser has left only the cases they hold, once it comes with the one after them.

    What was typed before there was a case is in the case now, and goes with it; a photo may still be on its way there.
    """
    session = request.session
    if LEFT not in session or request.COOKIES.get(settings.SESSION_COOKIE_NAME) != session.session_key:
        return
    for key in session.pop(LEFT):
        old = type(session)(key)
        stays = {name: old[name] for name in (SESSION_KEY, OPENED_WITH, EXPIRY) if name in old}
        if old.session_key:  # Which it loses where it has ended.
            old.clear()
            old.update(stays)
            with suppress(UpdateError):
                old.save()


def release(request: Request, case: Case) -> None:
    """Make this browser forget `case`; the case itself stays."""
    request.session[SESSION_KEY] = [pk for pk in held_ids(request) if pk != case.pk]
    kept = request.session.get(OPENED_WITH, {})
    request.session[OPENED_WITH] = {pk: key for pk, key in kept.items() if pk != str(case.pk)}
    end_soon_without_case(request)


def case_owner(view: View) -> View:
    """Hand the view the case that the address names, for the browser that holds it; 404 for everybody else."""
    return _with_case(view, _held_case, policy.OWNER)


def case_owner_with(*beside: str) -> Callable[[View], View]:
    """Do the same, and read the rows `beside` the case, each of which is one at most, in the same query."""
    return partial(_with_case, find=partial(_held_case, beside=beside), who=policy.OWNER)


def _held_case(request: Request, reference: str, beside: tuple[str, ...] = ()) -> Case | None:
    """Return this one of `held_cases`. Of a case that the browser never held, its query reads nothing."""
    ids = held_ids(request)
    found = _one_of(len(ids), beside).ask(reference, *ids) if ids else []
    return next((case for case in found if holds(request, case)), None)


@lru_cache(maxsize=64)
def _open_ones_of(count: int) -> Question[Case]:
    return Question(Case.objects.filter(pk__in=range(count)).not_closed())


@lru_cache(maxsize=64)
def _one_of(count: int, beside: tuple[str, ...]) -> Question[Case]:
    cases = Case.objects.filter(reference="").filter(pk__in=range(count))
    return Question(cases.select_related(*beside) if beside else cases)


def case_reader(view: View) -> View:
    """Hand the view the case that the address names, for its holder and for staff who may view cases.

    What it shows of a case to staff are photos, and that they looked is written down.
    """

    @wraps(view)
    def noted(request: Request, case: Case, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if case.pk not in held_ids(request):
            StaffRead.note(case, StaffRead.What.PHOTOS, by=cast(User, request.user), now=request.now)
        return view(request, case, *args, **kwargs)

    return _with_case(noted, lambda request, wanted: cases_for(request).filter(reference=wanted).first(), policy.READER)


def _with_case(view: View, find: Callable[[Request, str], Case | None], who: str) -> View:
    @wraps(view)
    def inner(request: Request, reference: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        canonical = codes.parse_reference(reference)
        if canonical is None:
            raise Http404
        if (case := find(request, canonical)) is None:
            tell_of_strangers("case-refused", "A case was asked for by a browser that does not hold it")
            raise Http404
        _empty_left(request)
        if request.method == "POST" and not limits.CHANGING.allows(request):
            return errors.too_often(request, after=limits.CHANGING.window)
        return _answer(view, request, case, *args, **kwargs)

    return policy.mark(inner, who)


def token_reader(find: Callable[[str], Any]) -> Callable[[View], View]:
    """Hand the view the row (with its `case`) that the token in the address opens; no session, no cookie.

    Whoever has such an address needs nothing else, so that a row opens one page and not its case.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: Request, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            row = find(token)
            if row is None:
                raise Http404
            return _answer(lambda request, _case: view(request, row, *args, **kwargs), request, row.case)

        return policy.mark(inner, policy.TOKEN)

    return decorate


def _answer(view: View, request: Request, case: Case, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return policy.private(view(request, case, *args, **kwargs))
    except CaseFull as full:
        # Views whose form holds words say it there.
        return policy.private(render(request, "casefile/full.html", {"sentence": full.sentence}, status=422))
    except (DatabaseError, ObjectDoesNotExist):
        # Deleted in another tab meanwhile: whatever failed for that reason is a page that is not there any more.
        if Case.objects.filter(pk=case.pk).exists():
            raise
        raise Http404 from None
