"""Points of no return: what ends for good with one tap, what must be true before, what to beware of, and the way back. Pure.

Numbers and what sources say are facts and rules, named here by slug. Where nobody could confirm a way back, the page
says just that.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.payment import Payment
from cases.process.problems import CANCEL_ORDER, CHANGE_OF_MIND, Problem
from cases.process.situation import Situation
from cases.process.standings import BEFORE_FILING
from cases.process.states import REFUSED, Status


@dataclass(frozen=True)
class Point:
    """One act that cannot be taken back.

    `ticks` are what must be true before it, by the code that the timeline keeps; `facts` and `rules` are the slugs of
    rows that say more; `target` is the status that a case has afterwards, where it has another one; `noted_as` is the
    anchor under which a case notes its day, where it has one.
    """

    slug: str
    title: str | Promise
    ends: str | Promise
    ticks: dict[str, Promise]
    beware: str | Promise
    back: str | Promise
    facts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    target: Status | None = None
    noted_as: str = ""


@dataclass(frozen=True)
class Words:
    """What a point says to a case that is past the time it was written for; `title` names how the case stands."""

    title: str | Promise
    beware: str | Promise
    back: str | Promise


CONFIRM_RECEIPT = Point(
    "confirm-receipt",
    _("‘수령 확인’을 누르기 전에"),
    _("누른 날부터 환불을 신청할 수 있는 기간이 줄어들기 시작해요."),
    {
        "opened": _("물건을 다 꺼내 보았어요"),
        "works": _("주문한 것과 같고, 부서지거나 고장 난 데가 없어요"),
        "photos": _("상자와 물건의 사진을 찍어 두었어요"),
    },
    _("문제가 있다면 누르지 말고 환불부터 신청하세요."),
    _(
        "누른 것을 되돌리는 방법은 확인하지 못했어요. 이미 눌렀다면 누른 날을 적고, 그날부터 계산한 기한 안에 신청하세요."
    ),
    facts=("confirm-receipt",),
    rules=("dispute-closes",),
    noted_as="confirmed_on",
)
ACCEPT_OFFER = Point(
    "accept-offer",
    _("제안을 수락하기 전에"),
    _("제안을 수락하면 그 조건으로 끝나요."),
    {
        "amount": _("받을 금액을 알고, 쿠폰이 아니라 돈이에요"),
        "return": _("물건을 보내야 하는지, 배송비를 누가 내는지 알아요"),
        "captured": _("제안이 적힌 화면을 캡처했어요"),
        "enough": _("이 금액으로 끝내도 괜찮아요"),
    },
    _("제안받은 금액이 낸 돈보다 적다면 나머지는 못 받을 수 있어요."),
    _(
        "수락을 되돌리는 방법은 확인하지 못했어요. 망설여진다면 수락하지 마세요. 합의가 안 되면 알리익스프레스가 판정해요."
    ),
    facts=("two-solutions", "steps-have-limits", "refund-kinds"),
    target=Status.APPROVED,
)
CANCEL_DISPUTE = Point(
    "cancel-dispute",
    _("환불 신청을 취소하기 전에"),
    _("신청한 것이 없던 일이 되고, 다시 신청하지 못할 수 있어요."),
    {
        "paid": _("돈이 들어온 것을 직접 보았어요"),
        "open": _("신청 기간이 남아 있는지 주문 화면에서 보았어요"),
        "own": _("취소하면 주겠다는 말 때문이 아니에요"),
    },
    _("돈을 받기 전에 취소하면 약속을 지키게 하기 어려워요."),
    _("신청 기간이 남아 있을 때만 다시 신청할 수 있다고 해요. 오래된 안내라 지금도 그런지는 확인하지 못했어요."),
    facts=("dispute-reopen",),
    rules=("dispute-closes",),
)
AGREE_RETURN = Point(
    "agree-return",
    _("반품에 동의하기 전에"),
    _("동의하면 기한 안에 물건을 보내야 해요. 늦으면 돈이 판매자에게 갈 수 있어요."),
    {
        "postage": _("반품 배송비를 누가 내는지 알아요"),
        "where": _("국내로 보내는지 해외로 보내는지 알아요"),
        "in-time": _("기한 안에 보낼 수 있어요"),
    },
    _("해외로 보내면 배송비가 물건값보다 클 수 있어요."),
    _(
        "이미 동의했는데 조건이 다르면, 물건을 보내기 전에 주문 화면에서 이의를 제기하세요. 받아들여질지는 알 수 없어요."
    ),
    facts=("return-freight-fault", "return-freight-count", "self-return", "abroad-return", "local-centre"),
    rules=("return-posted-by",),
    target=Status.RETURN_DUE,
)
SHIP_BACK = Point(
    "ship-back",
    _("물건을 보내기 전에"),
    _("물건이 내 손을 떠나면 상태를 다시 찍을 수 없어요."),
    {
        "address": _("알리익스프레스가 알려 준 주소와 한 글자씩 비교했어요"),
        "photos": _("담는 과정과 봉한 상자, 운송장을 찍었어요"),
        "all": _("돌려보낼 것을 한 번에 모두 담았어요"),
        "tracked": _("운송장 번호가 나오는 방법으로 보내요"),
    },
    _("배송비를 내가 먼저 낼 수도 있어요. 영수증을 남기세요."),
    _("보낸 물건을 돌려받는 방법은 확인하지 못했어요. 조금이라도 이상하면 보내기 전에 글로 물어보세요."),
    facts=("return-address", "return-unused", "one-return", "empty-box-claims", "self-return-terms"),
    rules=("return-posted-by",),
    target=Status.RETURNING,
)
PAYPAL = Point(
    "paypal",
    _("페이팔에 답하기 전에"),
    _("해결됐다고 답하면 페이팔이 분쟁을 닫을 수 있어요. 닫힌 분쟁은 다시 열 수 없어요."),
    {
        "paid": _("돈이 들어온 것을 직접 보았어요"),
        "alone": _("카드사에 차지백을 함께 신청하지 않았어요"),
        "claim": _("클레임으로 올려야 하는 날을 확인했어요"),
    },
    _("클레임으로 올리는 날을 놓치면 페이팔에서 돌려받기 어려워져요."),
    _("닫힌 분쟁은 다시 열거나 클레임으로 올릴 수 없어요. 돈이 들어오기 전에는 해결됐다고 답하지 마세요."),
    facts=("paypal-not-both",),
    rules=("paypal-180d", "paypal-claim-20d"),
)

POINTS: dict[str, Point] = {
    point.slug: point for point in (CONFIRM_RECEIPT, ACCEPT_OFFER, CANCEL_DISPUTE, AGREE_RETURN, SHIP_BACK, PAYPAL)
}

# What a move records that cannot be taken back on the platform's side; in any other status the same target means less.
_OF_MOVES: dict[tuple[Status, Status], Point] = {
    (Status.NEGOTIATING, Status.APPROVED): ACCEPT_OFFER,
    (Status.FILED, Status.RETURN_DUE): AGREE_RETURN,
    (Status.NEGOTIATING, Status.RETURN_DUE): AGREE_RETURN,
    (Status.PLATFORM_REVIEW, Status.RETURN_DUE): AGREE_RETURN,
}
_ASKED = frozenset({Status.FILED, Status.NEGOTIATING, Status.PLATFORM_REVIEW})
# The refund is agreed on, with goods to send back or without.
_SENT_BACK = frozenset({Status.RETURNING, Status.INSPECTING})
_GRANTED = _SENT_BACK | {Status.RETURN_DUE, Status.APPROVED}

# Who has asked already asks nothing anew.
_PRESSED = _(
    "누른 것을 되돌리는 방법은 확인하지 못했어요. 누른 날을 적고, 이미 한 신청이 그대로 있는지 주문 화면에서 확인하세요."
)
_TO_CONFIRM: dict[Status, Words] = {
    **dict.fromkeys(
        _ASKED,
        Words(
            _("환불을 신청해 두었어요"),
            _("답을 기다리는 동안에는 누르지 말고, 환불금이 들어온 뒤에 누르세요."),
            _PRESSED,
        ),
    ),
    **dict.fromkeys(
        _GRANTED, Words(_("환불이 진행되고 있어요"), _("지금은 누르지 말고, 환불금이 들어온 뒤에 누르세요."), _PRESSED)
    ),
    **dict.fromkeys(
        REFUSED,
        Words(_("아직 할 수 있는 일이 있어요"), _("문제가 남아 있다면 누르지 말고 다음 할 일부터 보세요."), _PRESSED),
    ),
}
_BEHIND: dict[str, frozenset[Status]] = {
    ACCEPT_OFFER.slug: _GRANTED,
    AGREE_RETURN.slug: _SENT_BACK | {Status.RETURN_DUE},
    SHIP_BACK.slug: _SENT_BACK,
}


def words_at(point: Point, status: Status | None) -> Words | None:
    """Return what a point says at a status in other words than its own; None where its own hold."""
    return _TO_CONFIRM.get(status) if point is CONFIRM_RECEIPT and status else None


def is_behind(point: Point, status: Status | None) -> bool:
    """Say whether a case has gone past a point: it is done there, or the case is over."""
    return status == Status.CLOSED or status in _BEHIND.get(point.slug, ())


def is_granted(status: Status | None) -> bool:
    """Say whether the refund is agreed on, so that only the money is waited for."""
    return status in _GRANTED


def point_of_move(source: Status, target: Status) -> Point | None:
    """Return the point of no return that a move tells of."""
    return _OF_MOVES.get((source, target))


def points_ahead(situation: Situation) -> list[Point]:
    """Return the points that a case may come to next, the nearest first; none once it is closed."""
    status, found = situation.status, []
    if status is None or situation.is_closed:
        return []
    if status == Status.NEGOTIATING:
        found += [ACCEPT_OFFER, AGREE_RETURN]
    elif status in {Status.FILED, Status.PLATFORM_REVIEW}:
        found.append(AGREE_RETURN)
    elif status == Status.RETURN_DUE:
        found.append(SHIP_BACK)
    if status in _ASKED:
        found.append(CANCEL_DISPUTE)
    received = situation.problem is None or situation.problem.received
    if status in BEFORE_FILING | _ASKED and received and "confirmed_on" not in situation.dates:
        found.append(CONFIRM_RECEIPT)
    if situation.payment == Payment.PAYPAL and status in REFUSED | _ASKED:
        found.append(PAYPAL)
    return found


def is_too_early(point: Point, problem: Problem) -> bool:
    """Say whether the problem itself speaks against the act: goods that are faulty or not there are not to be confirmed."""
    is_fault = not problem.already_happened and problem.slug not in {CHANGE_OF_MIND, CANCEL_ORDER}
    return point is CONFIRM_RECEIPT and is_fault


# What the guide names beside each of its steps.
_OF_STEPS: dict[str, tuple[Point, ...]] = {
    "request": (CONFIRM_RECEIPT, CANCEL_DISPUTE),
    "evidence": (ACCEPT_OFFER, CANCEL_DISPUTE),
    "return": (AGREE_RETURN, SHIP_BACK),
}


def points_of_step(slug: str) -> tuple[Point, ...]:
    """Return the points that belong to a step of the guide."""
    return _OF_STEPS[slug]


def points_about(facts: Collection[str]) -> list[Point]:
    """Return the points of which `facts` say more."""
    return [point for point in POINTS.values() if not set(point.facts).isdisjoint(facts)]


def points_of_problem(problem: Problem) -> list[Point]:
    """Return the points that somebody with this problem may come to, in their order."""
    named = points_about(problem.facts)
    if not problem.already_happened:
        named += [
            CONFIRM_RECEIPT,
            CANCEL_DISPUTE,
            *([ACCEPT_OFFER, AGREE_RETURN, SHIP_BACK] if problem.received else []),
        ]
    return [point for point in POINTS.values() if point in named]
