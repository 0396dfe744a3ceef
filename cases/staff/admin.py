"""The admin of cases: the queue, and the page on which a reviewer decides about one."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.casefile.models import Case, StaffRead
from cases.core.http import Request
from cases.core.long_lists import LongListAdmin
from cases.core.text import tidy
from cases.deadlines.deadline import Deadline
from cases.deadlines.rulebook import Rulebook, deadlines_of, standing_now
from cases.deadlines.standing import CaseStanding, standing_of
from cases.process import states, status_texts
from cases.process.route import Stop, route_of
from cases.process.standings import Lateness
from cases.process.states import CaseChanged, MoveNotAllowed, Role, Status, Turn
from cases.reminders.tasks import tell_of_decision
from cases.returns.models import ReturnAddress
from cases.staff import reads, users  # noqa: F401 (register themselves)
from cases.staff.case_page import case_page
from cases.staff.queue import (
    MOST_SEARCHED,
    NEWEST_FIRST,
    QUEUE_ORDER,
    QueueChanges,
    StatusFilter,
    WaitingFilter,
    photos_of,
    search,
)
from cases.staff.review import ReviewForm
from cases.staff.waiting import waited, waiting_tone
from cases.staff.zoom import zoom_page

# Seen from here the turns of two have other names than for the buyer.
WHOSE = {Turn.BUYER: _("구매자 차례"), Turn.STAFF: _("검토자 차례")}
TONES: dict[Turn, str] = {Turn.STAFF: "warn", Turn.BUYER: "info", Turn.NOBODY: "mute"}


@admin.register(Case)
class CaseAdmin(LongListAdmin):
    """Shows everything of a case but its secrets, and changes it only through `Case.move`."""

    form = ReviewForm
    fields = ("decision", "missing", "note")
    change_form_template = "staff/case/change_form.html"
    list_display = ("number", "problem", "state", "turn", "left", "photos", "waiting", "money")
    list_filter = (WaitingFilter, ("status", StatusFilter), "problem", "outcome", "created_at")
    # By these an index has all cases in their order; what waits longest comes first by itself.
    sortable_by = ("number", "money")
    search_fields = ("reference", "order_number", "item")
    search_help_text = format_lazy(
        _("사건 번호나 주문번호를 다 적으면 모든 사건에서, 일부나 산 물건을 적으면 앞의 {count}건에서 찾아요."),
        count=f"{MOST_SEARCHED:,}",
    )
    view_on_site = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only buyers open cases."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Case | None = None) -> bool:
        """Deletion is the buyer's, and takes the files with it."""
        return False

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        """Put what waits for review first. Whoever asks for the cases of some days reads them by day."""
        return NEWEST_FIRST if any(name.startswith("created_at") for name in request.GET) else QUEUE_ORDER

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        """All cases; secrets stay in the database."""
        return super().get_queryset(request).defer("key_hash", "intake_id")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Case], search_term: str
    ) -> tuple[QuerySet[Case], bool]:
        return (search(queryset, search_term) if search_term.strip() else queryset), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the queue under its name."""
        return super().changelist_view(request, {"title": _t("사건 검토"), **(extra_context or {})})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[QueueChanges]:
        return QueueChanges

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Let each row of the page know how its case stands; the rules are read once."""
        changes = super().get_changelist_instance(request)
        now, rulebook, photos = cast(Request, request).now, Rulebook.kept(), photos_of(changes.result_list)
        for case in changes.result_list:
            case.as_of, case.photos_there = now, photos[case.pk]
            case.standing = standing_now(case.situation, now, rulebook)
        return changes

    @admin.display(description=_("사건"), ordering="reference")
    def number(self, case: Case) -> SafeString:
        """Say which case it is, and what was bought."""
        return format_html('{}<small class="rg-item">{}</small>', case.reference, case.item)

    @admin.display(description=_("상태"))
    def state(self, case: Case) -> SafeString:
        tone = TONES.get(_turn(case), "plain")
        return format_html('<span class="rg-badge" data-tone="{}">{}</span>', tone, case.get_status_display())

    @admin.display(description=_("누구 차례"))
    def turn(self, case: Case) -> str:
        """Say whose turn it is, and where a day has passed or is near."""
        turn = _turn(case)
        whose = str(WHOSE.get(turn, turn.label))
        lateness = case.standing.lateness  # type: ignore[attr-defined]
        return whose if lateness in {Lateness.ON_TIME, Lateness.DONE} else f"{whose} · {lateness.label}"

    @admin.display(description=_("남은 기한"))
    def left(self, case: Case) -> SafeString | None:
        """Say how long the deadline runs that the buyer is told first, and which one it is; above it one that comes before."""
        standing: CaseStanding = case.standing  # type: ignore[attr-defined]
        days = [_day(clock) for clock in (standing.first, standing.told) if clock is not None and clock.dday]
        return format_html_join("", "{}", ((day,) for day in days)) if days else None

    @admin.display(description=_("금액"), ordering="amount")
    def money(self, case: Case) -> str:
        return case.money

    @admin.display(description=_("사진"))
    def photos(self, case: Case) -> SafeString | None:
        """Say how many of the wanted photos are there, unless the way of the case needed none; the title counts all."""
        photos = case.photos_there  # type: ignore[attr-defined]
        way = route_of(case.situation, case.outcome, has_photos=bool(photos.total))
        if Stop.EVIDENCE not in {stop.slug for stop in way.stops}:
            return None
        title = _t("모두 %(count)d장") % {"count": photos.total}
        return format_html('<span title="{}">{}/{}</span>', title, photos.there, photos.wanted)

    @admin.display(description=_("기다림"))
    def waiting(self, case: Case) -> SafeString | None:
        """Say how long a case waits for its review, and since when."""
        since, now = case.review_asked_at, case.as_of  # type: ignore[attr-defined]
        if since is None:
            return None
        local = timezone.localtime(since)
        return format_html(
            '<time class="rg-badge" data-tone="{}" datetime="{}" title="{}">{}</time>',
            waiting_tone(now - since),
            local.isoformat(timespec="minutes"),
            date_format(local, "DATETIME_FORMAT"),
            waited(now - since),
        )

    def get_urls(self) -> list[URLPattern]:
        """Add the page on which one photo is looked at closely."""
        photo = path(
            "<int:case_id>/photo/<uuid:photo_id>/",
            self.admin_site.admin_view(self.photo_view),
            name="casefile_case_photo",
        )
        address = path(
            "<int:case_id>/address/",
            self.admin_site.admin_view(require_POST(self.check_address)),
            name="casefile_case_address",
        )
        return [photo, address, *super().get_urls()]

    def check_address(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """Write down that a reviewer compared the return address; what it is cannot be changed here."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        address = get_object_or_404(ReturnAddress.objects.select_related("case"), case_id=case_id)
        _note(request, address.case, StaffRead.What.ADDRESS)
        against = request.POST.get("against", "")
        if against not in ReturnAddress.CheckedAgainst.values:
            self.message_user(request, _t("무엇과 비교했는지 하나를 고르세요."), messages.ERROR)
        elif request.POST.get("seen") != address.updated_at.isoformat():
            self.message_user(request, _t("그사이에 주소가 바뀌었어요. 다시 비교해 주세요."), messages.ERROR)
        else:
            by = cast(User, request.user)
            address.check_against(against, role=Role.STAFF, by=by, now=cast(Request, request).now)
            self.message_user(request, _t("주소를 비교했다고 적어 두었어요. 구매자에게 바로 보여요."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:casefile_case_change", args=[case_id]))

    def photo_view(self, request: HttpRequest, case_id: int, photo_id: UUID) -> HttpResponse:
        """Show one photo large, to whoever may see the case."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        case = get_object_or_404(Case.objects.defer("key_hash", "intake_id"), pk=case_id)
        _note(request, case, StaffRead.What.PHOTOS)
        context = {
            **self.admin_site.each_context(request),
            **zoom_page(case, photo_id, whole=request.GET.get("size") != "full"),
            "opts": self.opts,
            "title": _t("사진 %(reference)s") % {"reference": case.reference},
        }
        return TemplateResponse(request, "staff/case/photo.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show a case or take the decision; a decision that came too late becomes a message."""
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except (CaseChanged, MoveNotAllowed):
            # The transaction of the decision was undone with the exception, its log entry too.
            note = tidy(request.POST.get("note", ""), lines=True)
            self.message_user(request, too_late(note), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Case | None = None,
    ) -> HttpResponse:
        """Add the case to the page, and the decision where there is one to take."""
        assert obj is not None  # noqa: S101 (nobody may add)
        can_decide = self.has_change_permission(request, obj) and obj.status == states.FOR_REVIEW
        if request.method == "POST" and not can_decide:
            self.message_user(request, too_late(""), messages.ERROR)
        deadlines = deadlines_of(obj.situation, cast(Request, request).now)[0]
        obj.standing = standing_of(Status(obj.status), deadlines, obj.problem)  # type: ignore[attr-defined]
        _note(request, obj, StaffRead.What.CASE)
        context.update(
            case_page(obj, deadlines, cast(Request, request).now),
            form=context["adminform"].form if can_decide else None,
            title=_t("사건 %(reference)s") % {"reference": obj.reference},
            subtitle=None,
            in_review=obj.status == states.FOR_REVIEW,
            may_check=self.has_change_permission(request, obj),
            turn=self.turn(obj),
            state=self.state(obj),
        )
        if context["form"] is not None:
            context["form"].initial["missing"] = [one.shot.slug for one in context["shots"] if one.is_missing]
        if context["address"]:
            _note(request, obj, StaffRead.What.ADDRESS)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what staff did in the admin; it tells of the case as its page does."""
        response = super().history_view(request, object_id, extra_context)
        if shown := (getattr(response, "context_data", None) or {}).get("object"):
            _note(request, shown, StaffRead.What.CASE)
        return response

    def save_model(self, request: HttpRequest, obj: Case, form: ReviewForm, change: bool) -> None:
        """Move the case as decided; nothing else is saved."""
        decided = form.cleaned_data
        event = obj.move(
            Status(decided["decision"]),
            by=request.user,  # type: ignore[arg-type]
            role=Role.STAFF,
            note=decided["note"],
            data={"missing": decided["missing"]} if decided["missing"] else None,
            now=cast(Request, request).now,
        )
        tell_of_decision.enqueue(event_id=event.pk)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return str(status_texts.verb(states.FOR_REVIEW, Status(form.cleaned_data["decision"])))

    def response_change(self, request: HttpRequest, obj: Case) -> HttpResponse:
        """Confirm the decision and go on with the queue."""
        message = _t("%(reference)s: ‘%(status)s’ 상태로 바꿨어요. 구매자에게 바로 보여요.")
        self.message_user(
            request, message % {"reference": obj.reference, "status": obj.get_status_display()}, messages.SUCCESS
        )
        return self.response_post_save_change(request, obj)


def _note(request: HttpRequest, case: Case, what: StaffRead.What) -> None:
    """Write down that this person looks at a case, before it is shown."""
    StaffRead.note(case, what, by=cast(User, request.user), now=cast(Request, request).now)


def _day(clock: Deadline) -> SafeString:
    return format_html(
        '<span class="rg-left"><span class="rg-badge" data-tone="{}" title="{}">{}</span> <small class="rg-item">{}</small></span>',
        "bad" if clock.passed else clock.tone,
        clock.until_day,
        clock.dday,
        clock.title,
    )


def _turn(case: Case) -> Turn:
    """Return whose turn it is; what waits here for a review is the reviewers', also where the buyer should not wait."""
    return Turn.STAFF if case.status == states.FOR_REVIEW else case.standing.turn  # type: ignore[attr-defined]


def too_late(note: str) -> str:
    """Explain that the decision was not saved, and give the reviewer's own words back."""
    message = _t("저장하지 않았어요. 그사이 다른 검토자나 구매자가 이 사건을 먼저 바꿨어요. 지금 상태를 확인하세요.")
    return f"{message} {_t('적으신 글: %(note)s') % {'note': note}}" if note else message
