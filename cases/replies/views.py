"""Replies: pasted, read, kept."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.conversations.models import MOST_SAID
from cases.core import limits
from cases.core.fields import MASKED
from cases.core.http import Request
from cases.process.quotas import CaseFull
from cases.process.states import Role, Status
from cases.process.status_texts import verb
from cases.replies.asks import Ask
from cases.replies.forms import ReplyForm
from cases.replies.models import Reply
from cases.replies.reading import read

# No phrase tells a refusal surely; whoever reads one where none was recognised is led to what answers it.
ANSWER_TO_A_REFUSAL: dict[str, str] = {
    Status.FILED: "please-decide",
    Status.NEGOTIATING: "please-decide",
    Status.PLATFORM_REVIEW: "please-decide",
    Status.REJECTED: "appeal",
}
# What somebody may have answered: whoever reads an answer writes it into the case from there.
ANSWERS = (Status.NEGOTIATING, Status.RETURN_DUE, Status.APPROVED, Status.REJECTED)
# Characters of a kept reply that its page shows; the whole is a file beside it.
SHOWN = 5000


@require_http_methods(["GET", "POST"])
@access.case_owner
def replies(request: Request, case: Case) -> HttpResponse:
    """Ask for a reply, and say what a pasted one asks for; it is kept where there is room, and read in any case.

    The answer to a POST is the page itself: the same text sent again is the same reply.
    """
    if request.method == "GET":
        return _page(request, case, ReplyForm().at_hand())
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form, status=422)
    text, kept, full = form.cleaned_data["text"], None, ""
    if limits.may_store(request, len(text.encode("utf-8", "surrogatepass"))):
        try:
            kept = Reply.keep(case, text, now=request.now)
        except CaseFull as error:
            full = str(error.sentence)
    else:
        full = str(limits.TOO_MUCH)
    return _page(request, case, ReplyForm(), text=text, kept=kept, full=full)


def _page(
    request: Request,
    case: Case,
    form: ReplyForm,
    *,
    text: str | None = None,
    kept: Reply | None = None,
    full: str = "",
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate(request.now)
    context = {
        "case": case,
        "form": form,
        "is_read": text is not None,
        "found": [] if text is None else read(text, case, today=today),
        "kept": kept,
        "is_masked": kept is not None and kept.original != text,
        "masked": MASKED,
        "full": full,
        "asks": list(Ask),
        "refusal_answer": ANSWER_TO_A_REFUSAL.get(case.status, ""),
        "answered": _answered(case),
        "others": _others(case, kept),
    }
    return render(request, "replies/replies.html", context, status=status)


def _answered(case: Case) -> list[tuple[str | Promise, str]]:
    """Return the moves that write an answer into the case: what each says, and its address."""
    return [
        (verb(Status(case.status), target), reverse("front:case-move", args=[case.reference, target]))
        for target in case.moves_for(Role.OWNER)
        if target in ANSWERS
    ]


def _others(case: Case, kept: Reply | None) -> QuerySet[Reply]:
    """Return the replies that were kept before, without their texts."""
    others = Reply.objects.filter(case=case).only("pk", "received_at")
    return others.exclude(pk=kept.pk) if kept else others


@require_GET
@access.case_owner
def reply(request: Request, case: Case, pk: int) -> HttpResponse:
    """Show a kept reply with what it asks for by the rules of today, its days counted from when it came."""
    row = get_object_or_404(Reply, case=case, pk=pk)
    context = {
        "case": case,
        "reply": row,
        "fits": len(row.original) <= MOST_SAID,
        "is_evidence": case.conversations.filter(happened_at=row.received_at, in_papers=True).exists(),
        "shown": row.original[:SHOWN],
        "more": max(0, len(row.original) - SHOWN),
        "found": read(row.original, case, today=timezone.localdate(row.received_at)),
        "asks": list(Ask),
        "refusal_answer": ANSWER_TO_A_REFUSAL.get(case.status, ""),
        "answered": _answered(case),
    }
    return render(request, "replies/reply.html", context)


@require_GET
@access.case_owner
def original(request: Request, case: Case, pk: int) -> HttpResponse:
    """Send a kept reply as a file, byte for byte as it is kept."""
    row = get_object_or_404(Reply, case=case, pk=pk)
    name = f"{case.reference}-reply-{row.pk}.txt"
    data = row.original.encode("utf-8", "surrogatepass")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="text/plain; charset=utf-8", headers=headers)


@require_POST
@access.case_owner
def remove(request: Request, case: Case, pk: int) -> HttpResponse:
    """Delete a kept reply."""
    get_object_or_404(Reply, case=case, pk=pk).remove(now=request.now)
    messages.success(request, _("답장을 지웠어요."))
    return redirect("replies:replies", case.reference)
