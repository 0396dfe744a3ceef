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
        _("사진과 날짜를 모아 환불 신청을 준비하는 단계입니다."),
    ),
    Status.IN_REVIEW: Description(
        Turn.STAFF,
        _("이 사이트의 검토자가 증거가 충분한지 확인합니다. 알리익스프레스의 결정은 아닙니다."),
    ),
    Status.NEEDS_EVIDENCE: Description(
        Turn.BUYER,
        _("검토자가 증거를 더 요청했습니다."),
    ),
    Status.READY: Description(
        Turn.BUYER,
        _("검토자가 증거를 충분히 모았다고 확인했습니다."),
    ),
    Status.FILED: Description(
        Turn.SELLER,
        _("환불 신청이 접수되어 판매자의 답을 기다리고 있습니다."),
    ),
    Status.NEGOTIATING: Description(
        Turn.BUYER,
        _("판매자가 답했거나 다른 제안을 했습니다."),
    ),
    Status.PLATFORM_REVIEW: Description(
        Turn.PLATFORM,
        _("알리익스프레스가 양쪽 증거를 보고 판정하고 있습니다."),
    ),
    Status.RETURN_DUE: Description(
        Turn.BUYER,
        _("반품하면 환불해 주기로 정해졌습니다."),
    ),
    Status.RETURNING: Description(
        Turn.CARRIER,
        _("보낸 물건이 반품 주소로 가고 있습니다."),
    ),
    Status.INSPECTING: Description(
        Turn.PLATFORM,
        _("반품이 도착해 물건 상태를 확인하고 있습니다."),
    ),
    Status.APPROVED: Description(
        Turn.PLATFORM,
        _("환불이 승인되어 결제수단으로 돌아오는 중입니다."),
    ),
    Status.REJECTED: Description(
        Turn.BUYER,
        _("환불이 거절되었습니다. 아직 끝난 것은 아닙니다."),
        may_take_papers_outside=True,
    ),
    Status.ESCALATED: Description(
        Turn.OUTSIDE,
        _("카드사나 소비자 기관이 사건을 다루고 있습니다."),
        may_take_papers_outside=True,
    ),
    Status.CLOSED: Description(
        Turn.NOBODY,
        _("끝난 사건입니다."),
    ),
}

# What the button or form says that makes a move; a pair (from, to) overrides the plain target.
VERBS: dict[Status, Promise] = {
    Status.PREPARING: _("준비 단계로 되돌리기"),
    Status.IN_REVIEW: _("길잡이에 검토 요청하기"),
    Status.NEEDS_EVIDENCE: _("증거 보완 요청"),
    Status.READY: _("증거 충분"),
    Status.FILED: _("알리익스프레스에 신청했어요"),
    Status.NEGOTIATING: _("판매자가 답했어요"),
    Status.PLATFORM_REVIEW: _("알리익스프레스가 판정을 시작했어요"),
    Status.RETURN_DUE: _("반품하기로 했어요"),
    Status.RETURNING: _("반품을 보냈어요"),
    Status.INSPECTING: _("반품이 도착했어요"),
    Status.APPROVED: _("환불이 승인됐어요"),
    Status.REJECTED: _("환불이 거절됐어요"),
    Status.ESCALATED: _("카드사나 소비자 기관에 접수했어요"),
    Status.CLOSED: _("사건 끝내기"),
}
VERBS_FROM: dict[tuple[Status, Status], Promise] = {
    (Status.NEEDS_EVIDENCE, Status.IN_REVIEW): _("다시 검토 요청하기"),
    (Status.NEGOTIATING, Status.PLATFORM_REVIEW): _("제안을 거절하고 판정을 기다려요"),
    (Status.NEGOTIATING, Status.RETURN_DUE): _("반품하고 환불받기로 했어요"),
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
        "끝낸 사건은 기한을 더 알려 드리지 않습니다. 알리익스프레스의 분쟁은 그대로이지만, 거기서 취소하면 기한이 지난 뒤에는 다시 열지 못합니다. 환불을 기다린다면 돈이 실제로 들어왔는지 먼저 확인하세요."
    ),
    Status.RETURN_DUE: _(
        "알리익스프레스에서 반품에 동의하면 기한 안에 보내야 합니다. 보내지 못하면 대금이 판매자에게 갈 수 있습니다. 반품 배송비를 누가 내는지 먼저 확인하세요."
    ),
}


def verb(source: Status, target: Status) -> Promise:
    """Return what a button says that moves a case from `source` to `target`."""
    return VERBS_FROM.get((source, target), VERBS[target])
