"""What somebody does first about a problem: photos, or something that is nearer. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import HOW_TO_CANCEL, HOW_TO_REQUEST, Page
from cases.process.problems import CANCEL_ORDER, CHANGE_OF_MIND, REFUND_DELAYED, REFUSED_PROBLEM, Problem

_CASE, _PHOTOS = "intake:intake-start", "intake:intake-photos"
_USUALLY = _("가입 없이 사진과 기한을 한곳에 모으고, 다음에 할 일을 알려 드려요.")


@dataclass(frozen=True)
class FirstAct:
    """The one button at the head of a problem, and beside it the way for whoever would rather do something else.

    `until` says where its last day stands, for an act that none of our rules counts, and `ends` the same as a row among
    the periods: its name, and when it ends; `promise` what a case is worth to it.
    """

    icon: str
    page: Page
    beside: Page
    until: str | Promise = ""
    ends: tuple[str | Promise, str | Promise] | None = None
    promise: str | Promise = _USUALLY

    @property
    def takes_photos(self) -> bool:
        """Whether the head leads to the photos already."""
        return _PHOTOS in (self.page.name, self.beside.name)


def _page(label: str | Promise, name: str, problem: str) -> Page:
    return Page(label, name, query=f"problem={problem}")


def _here(label: str | Promise, problem: str, place: str) -> Page:
    return Page(label, "guide:problem", argument=problem, fragment=place)


def first_act(problem: Problem) -> FirstAct:
    """Return what comes first: photos of what came and is not right, a case for what has not come, else its own."""
    slug = problem.slug
    case = _page(_("사건 만들기"), _CASE, slug)
    photos = _page(_("사진부터 올리기"), _PHOTOS, slug)
    own = {
        REFUSED_PROBLEM: FirstAct(
            "pencil",
            _page(_("사건 만들고 이의 준비하기"), _CASE, slug),
            _here(_("이의를 제기하는 방법 보기"), slug, "appeal"),
            _("이의를 언제까지 제기할 수 있는지는 주문 화면에서 먼저 확인하세요."),
            (_("이의 제기 기한"), _("주문 화면의 날짜")),
            _("이의 제기에 쓸 글과 사진, 기한을 한곳에 모아 드려요. 가입은 필요 없어요."),
        ),
        REFUND_DELAYED: FirstAct("calendar", _page(_("돈이 들어올 날 계산하기"), "deadlines:deadlines", slug), case),
        CHANGE_OF_MIND: FirstAct("file", HOW_TO_REQUEST, case),
        CANCEL_ORDER: FirstAct(
            "file",
            _here(HOW_TO_CANCEL.label, slug, "do"),
            case,
            _("판매자가 보내기 전까지 취소할 수 있어요."),
            (_("주문 취소 기한"), _("판매자가 보내기 전")),
        ),
        "not-received": FirstAct("file", HOW_TO_REQUEST, case),
    }
    if slug in own:
        return own[slug]
    if problem.received:
        return FirstAct("camera", photos, _page(_("사진 없이 사건 만들기"), _CASE, slug))
    return FirstAct("add", case, photos)
