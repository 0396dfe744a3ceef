"""The whole state machine of a case, as data: where it is, whose turn it is, and who may move it where.

`Status` says where a case is, `Outcome` how it ended. Only `Case.move()` changes them. What people read about a status
stands in `cases.process.status_texts`.
"""

from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices


class Status(TextChoices):
    """Where a case is, in the order in which a refund usually goes."""

    PREPARING = "preparing", _("증거 준비 중")
    IN_REVIEW = "in_review", _("사진을 검토하고 있어요")
    NEEDS_EVIDENCE = "needs_evidence", _("증거 보완 필요")
    READY = "ready", _("신청 준비 완료")
    FILED = "filed", _("판매자 답 기다리는 중")
    NEGOTIATING = "negotiating", _("판매자와 협의 중")
    PLATFORM_REVIEW = "platform_review", _("알리익스프레스 판정 중")
    RETURN_DUE = "return_due", _("반품 보내기")
    RETURNING = "returning", _("반품 배송 중")
    INSPECTING = "inspecting", _("반품 검수 중")
    APPROVED = "approved", _("환불 승인, 입금 기다리는 중")
    REJECTED = "rejected", _("환불 거절됨")
    ESCALATED = "escalated", _("카드사·소비자 기관에서 처리 중")
    CLOSED = "closed", _("끝났어요")


class Outcome(TextChoices):
    """How a case ended; not getting the money back is an honest outcome too."""

    REFUNDED = "refunded", _("전액 환불받음")
    PARTLY_REFUNDED = "partly_refunded", _("일부만 환불받음")
    NOT_REFUNDED = "not_refunded", _("환불 못 받고 종료")
    WITHDRAWN = "withdrawn", _("내가 취소함")


class Role(TextChoices):
    """In which role somebody acts on a case."""

    OWNER = "owner", _("구매자")
    STAFF = "staff", _("검토자")
    SYSTEM = "system", _("환불길잡이")


class Turn(TextChoices):
    """Who has to act next, seen by the buyer."""

    BUYER = "buyer", _("내 차례")
    STAFF = "staff", _("환불길잡이 검토 중")
    SELLER = "seller", _("판매자 차례")
    PLATFORM = "platform", _("알리익스프레스 차례")
    CARRIER = "carrier", _("택배사 차례")
    OUTSIDE = "outside", _("외부 기관 차례")
    NOBODY = "nobody", _("끝난 사건")


_OWNER = frozenset({Role.OWNER})
_STAFF = frozenset({Role.STAFF})

# From each status: where it may go, and in which role. The first move is the usual one; pages offer them in order.
MOVES: dict[Status, dict[Status, frozenset[Role]]] = {
    Status.PREPARING: {Status.FILED: _OWNER, Status.IN_REVIEW: _OWNER, Status.CLOSED: _OWNER},
    Status.IN_REVIEW: {
        Status.READY: _STAFF,
        Status.NEEDS_EVIDENCE: _STAFF,
        Status.FILED: _OWNER,
        Status.PREPARING: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.NEEDS_EVIDENCE: {Status.IN_REVIEW: _OWNER, Status.FILED: _OWNER, Status.CLOSED: _OWNER},
    Status.READY: {Status.FILED: _OWNER, Status.CLOSED: _OWNER},
    Status.FILED: {
        Status.NEGOTIATING: _OWNER,
        Status.PLATFORM_REVIEW: _OWNER,
        Status.RETURN_DUE: _OWNER,
        Status.APPROVED: _OWNER,
        Status.REJECTED: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.NEGOTIATING: {
        Status.PLATFORM_REVIEW: _OWNER,
        Status.RETURN_DUE: _OWNER,
        Status.APPROVED: _OWNER,
        Status.REJECTED: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.PLATFORM_REVIEW: {
        Status.RETURN_DUE: _OWNER,
        Status.APPROVED: _OWNER,
        Status.REJECTED: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.RETURN_DUE: {
        Status.RETURNING: _OWNER,
        Status.PLATFORM_REVIEW: _OWNER,
        Status.APPROVED: _OWNER,
        Status.REJECTED: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.RETURNING: {
        Status.INSPECTING: _OWNER,
        Status.APPROVED: _OWNER,
        Status.REJECTED: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.INSPECTING: {Status.APPROVED: _OWNER, Status.REJECTED: _OWNER, Status.CLOSED: _OWNER},
    Status.APPROVED: {Status.CLOSED: _OWNER, Status.ESCALATED: _OWNER, Status.REJECTED: _OWNER},
    Status.REJECTED: {
        Status.PLATFORM_REVIEW: _OWNER,
        Status.ESCALATED: _OWNER,
        Status.FILED: _OWNER,
        Status.CLOSED: _OWNER,
    },
    Status.ESCALATED: {Status.APPROVED: _OWNER, Status.REJECTED: _OWNER, Status.CLOSED: _OWNER},
    Status.CLOSED: {Status.PREPARING: _OWNER},
}

# The day in the world that a move there records on the case.
DATED_BY: dict[Status, str] = {
    Status.FILED: "requested_on",
    Status.NEGOTIATING: "offered_on",
    Status.RETURN_DUE: "approved_on",
    Status.RETURNING: "shipped_back_on",
    Status.INSPECTING: "arrived_on",
    Status.APPROVED: "approved_on",
}

# The days that a round dates after the move that begins it again: of an earlier round, they say nothing of this one.
RESET_BY: dict[Status, tuple[str, ...]] = {
    Status.FILED: ("offered_on", "approved_on", "shipped_back_on", "arrived_on"),
    Status.RETURN_DUE: ("shipped_back_on", "arrived_on"),
    Status.RETURNING: ("arrived_on",),
}

# The platform has said no: from here outside help competes on equal terms.
REFUSED = frozenset({Status.REJECTED, Status.ESCALATED})

# The status in which a reviewer has something to decide.
FOR_REVIEW = Status.IN_REVIEW

# What only the buyer and we know of: to everybody else, a case that is looked at here is one that is being prepared.
REVIEWED = frozenset({Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY})

# What a move must say, beyond who and when.
NEEDS_NOTE = frozenset({Status.NEEDS_EVIDENCE})


class MoveNotAllowed(Exception):
    """The table has no such move for this role, or the move lacks what it must say."""

    def __init__(self, source: Status, target: Status, role: Role, why: str = "") -> None:
        self.source, self.target, self.role = source, target, role
        super().__init__(f"{role} may not move a case from {source} to {target}{': ' if why else ''}{why}")


class CaseChanged(Exception):
    """Another tab, device or reviewer moved the case first."""


def can_move(source: Status, target: Status, role: Role) -> bool:
    """Say whether `role` may move a case from `source` to `target`."""
    return role in MOVES[source].get(target, frozenset())


def moves_for(source: Status, role: Role) -> list[Status]:
    """Return where `role` may move a case from `source`, the usual move first."""
    return [target for target, roles in MOVES[source].items() if role in roles]
