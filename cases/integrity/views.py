"""Whether a file is among those that are kept, and since when: for everybody, and nothing else about it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cases.core import errors, limits, places
from cases.core.http import Request, client_network
from cases.core.policy import public
from cases.facts.page_cache import cached_by
from cases.imaging import sanitise
from cases.integrity import hashing
from cases.integrity.audit import Changing, since_when
from cases.integrity.forms import FileForm, HashForm
from cases.integrity.hashing import HashingUploadHandler
from cases.photos.storage.evidence import StoreAway

# Seconds after which it is worth another try.
SOON = 5


# Without a token: nothing is changed, no session is read, and another site could not read the answer. A token would
# need a cookie, and its check would read the whole body before this view could say no.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def verify(request: Request) -> HttpResponse:
    """Take a file, or the hash of one, and say yes or no and since when; never which case, or whose."""
    if request.method == "POST":
        return _of_file(request)
    return _of_hash(request) if "sha256" in request.GET else cast(HttpResponse, _empty(request))


@cached_by(None)
def _empty(request: Request) -> HttpResponse:
    return _page(request)


def _of_hash(request: Request) -> HttpResponse:
    form = HashForm(request.GET)
    if not form.is_valid():
        return _page(request, form, status=422)
    with places.AUDITS.take(client_network(request)) as free:
        if not free:
            return errors.busy(request)
        if not limits.VERIFYING.allows(request):
            return _too_often(request, form)
        return _answered(request, form, form.cleaned_data["sha256"])


def _of_file(request: Request) -> HttpResponse:
    """Judge the client before one byte of the body is read."""
    if not limits.VERIFYING.allows(request):
        return _too_often(request, FileForm({}))
    with hashing.PLACES.take(client_network(request)) as free:
        if not free:
            return _crowded(request)
        handler = HashingUploadHandler(request)
        request.upload_handlers = [handler]
        try:
            form = FileForm(request.POST, request.FILES)
        except UnreadablePostError:  # Gone in the middle: nobody reads this.
            return _page(request, status=400)
    if handler.too_slow:
        message = _("파일이 너무 천천히 도착해서 멈췄어요. 더 빠른 연결에서 하거나 지문을 적어 주세요.")
        return _refused(request, FileForm({}), message, 408, 0)
    if not form.is_valid():
        return _page(request, form, status=422)
    with places.AUDITS.take(client_network(request)) as free:
        return _answered(request, form, form.cleaned_data["file"].sha256) if free else _crowded(request)


def _answered(request: Request, form: forms.Form, sha256: str) -> HttpResponse:
    try:
        return _page(request, form, sha256=sha256)
    except Changing:
        message = _("지금 기록이 바뀌고 있어서 확인하지 못했어요. 잠시 뒤에 다시 해 주세요.")
        return _refused(request, form, message, 503, SOON)
    except StoreAway:
        message = _("보관된 사진을 지금 읽지 못해서 확인하지 못했어요. 잠시 뒤에 다시 해 주세요.")
        return _refused(request, form, message, 503, errors.PHOTOS_SECONDS)


def _crowded(request: Request) -> HttpResponse:
    message = _("지금 확인하는 파일이 많아요. 잠시 뒤에 같은 파일로 다시 해 주세요.")
    return _refused(request, FileForm({}), message, 503, SOON)


def _too_often(request: Request, form: forms.Form) -> HttpResponse:
    window = limits.VERIFYING.window
    message = _("너무 여러 번 확인했어요. %(minutes)s분 뒤에 다시 해 주세요.") % {"minutes": window.seconds // 60}
    return _refused(request, form, message, 429, window.seconds)


def _refused(request: Request, form: forms.Form, message: str, status: int, after: int) -> HttpResponse:
    form.errors.clear()
    form.add_error(None, message)
    response = _page(request, form, status=status)
    if after:
        response["Retry-After"] = str(after)
    return response


def _page(request: Request, form: forms.Form | None = None, *, sha256: str = "", status: int = 200) -> HttpResponse:
    """Show both forms, the one that was sent with what became of it, and the answer where there is a hash."""
    context: dict[str, Any] = {
        "form": form,
        "hash_form": form if isinstance(form, HashForm) else HashForm(),
        "file_form": form if isinstance(form, FileForm) else FileForm(),
        "max_bytes": sanitise.MAX_BYTES,
        "sha256": sha256,
        "answer": since_when(sha256) if sha256 else None,
    }
    response = render(request, "integrity/verify.html", context, status=status)
    if form is not None:
        response["Cache-Control"] = "no-store"
    return response
