"""What people read about each status whatever the time: what it means, what its buttons say, what to think of first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.states import Status, Turn


@dataclass(frozen=True)
class Description:
    """What a status means for the buyer: whose turn while there is time, and what is going on.

    `may_take_papers_outside`: a card issuer or an agency may want the evidence now.
    """

    turn: Turn
    meaning: Promise
    may_take_papers_outside: bool = False

    @property
    def is_closed(self) -> bool:
        return self.turn == Turn.NOBODY


DESCRIPTIONS: dict[Status, Description] = {
    Status.PREPARING: Description(
        Turn.BUYER,
        _("사진과 날짜를 모아 환불 신청을 준비하고 있어요."),
    ),
    Status.IN_REVIEW: Description(
        Turn.STAFF,
        _("검토자가 사진을 확인해요. 알리익스프레스가 결정하는 것과는 따로예요."),
    ),
    Status.NEEDS_EVIDENCE: Description(
        Turn.BUYER,
        _("검토자가 사진을 더 부탁했어요."),
    ),
    Status.READY: Description(
        Turn.BUYER,
        _("검토자가 보았어요. 증거는 충분해요."),
    ),
    Status.FILED: Description(
        Turn.SELLER,
        _("환불을 신청했고, 판매자의 답을 기다리고 있어요."),
    ),
    Status.NEGOTIATING: Description(
        Turn.BUYER,
        _("판매자가 답했거나 다른 제안을 했어요."),
    ),
    Status.PLATFORM_REVIEW: Description(
        Turn.PLATFORM,
        _("알리익스프레스가 양쪽 증거를 보고 판정하고 있어요."),
    ),
    Status.RETURN_DUE: Description(
        Turn.BUYER,
        _("반품하면 환불받기로 정해졌어요."),
    ),
    Status.RETURNING: Description(
        Turn.CARRIER,
        _("보낸 물건이 반품 주소로 가고 있어요."),
    ),
    Status.INSPECTING: Description(
        Turn.PLATFORM,
        _("반품이 도착했고, 물건 상태를 확인하고 있어요."),
    ),
    Status.APPROVED: Description(
        Turn.PLATFORM,
        _("환불이 승인됐고, 돈이 결제수단으로 돌아오고 있어요."),
    ),
    Status.REJECTED: Description(
        Turn.BUYER,
        _("환불이 거절됐지만, 아직 끝이 아니에요."),
        may_take_papers_outside=True,
    ),
    Status.ESCALATED: Description(
        Turn.OUTSIDE,
        _("카드사나 소비자 기관이 사건을 다루고 있어요."),
        may_take_papers_outside=True,
    ),
    Status.CLOSED: Description(
        Turn.NOBODY,
        _("사건이 끝났어요."),
    ),
}

# What the button or form says that makes a move; a pair (from, to) overrides the plain target.
VERBS: dict[Status, Promise] = {
    Status.PREPARING: _("검토 부탁 거두기"),
    Status.IN_REVIEW: _("사진 검토 부탁하기"),
    Status.NEEDS_EVIDENCE: _("증거 보완 요청"),
    Status.READY: _("증거 충분"),
    Status.FILED: _("주문 화면에서 환불을 신청했어요"),
    Status.NEGOTIATING: _("판매자가 답했어요"),
    Status.PLATFORM_REVIEW: _("알리익스프레스가 판정을 시작했어요"),
    Status.RETURN_DUE: _("반품이 승인됐어요"),
    Status.RETURNING: _("반품을 보냈어요"),
    Status.INSPECTING: _("반품이 도착했어요"),
    Status.APPROVED: _("환불이 승인됐어요"),
    Status.REJECTED: _("환불이 거절됐어요"),
    Status.ESCALATED: _("카드사나 소비자 기관에 접수했어요"),
    Status.CLOSED: _("사건 끝내기"),
}
VERBS_FROM: dict[tuple[Status, Status], Promise] = {
    (Status.NEEDS_EVIDENCE, Status.IN_REVIEW): _("다시 검토 부탁하기"),
    (Status.NEGOTIATING, Status.PLATFORM_REVIEW): _("제안을 거절하고 판정을 기다려요"),
    (Status.NEGOTIATING, Status.APPROVED): _("반품 없이 환불받기로 했어요"),
    (Status.REJECTED, Status.PLATFORM_REVIEW): _("이의를 제기했어요"),
    (Status.REJECTED, Status.FILED): _("다시 신청했어요"),
    (Status.APPROVED, Status.CLOSED): _("돈이 들어왔어요, 사건을 끝낼게요"),
    (Status.APPROVED, Status.REJECTED): _("승인이 취소됐어요"),
    (Status.RETURN_DUE, Status.PLATFORM_REVIEW): _("반품 조건에 이의를 제기했어요"),
    (Status.CLOSED, Status.PREPARING): _("사건 다시 열기"),
}

# A move that usually cannot be taken back on the platform's side: the page asks before it records it.
IRREVERSIBLE: dict[Status, Promise] = {
    Status.CLOSED: _(
        "사건을 끝내면 기한 알림이 멈춰요. 알리익스프레스에 낸 신청은 그대로 남아요. 환불을 기다린다면 돈이 들어온 걸 본 다음 끝내세요."
    ),
    Status.RETURN_DUE: _(
        "반품에 동의하면 기한 안에 보내야 해요. 늦으면 돈이 판매자에게 갈 수 있어요. 반품 배송비를 누가 내는지 먼저 확인하세요."
    ),
}


def verb(source: Status, target: Status) -> Promise:
    """Return what a button says that moves a case from `source` to `target`."""
    return VERBS_FROM.get((source, target), VERBS[target])
