"""What people read about each status: what it means, what its buttons say, what to think of first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.states import Status, Turn


@dataclass(frozen=True)
class Description:
    """What a status means for the buyer: whose turn, what is going on, what to do now.

    `may_take_papers_outside`: a card issuer or an agency may want the evidence now.
    """

    turn: Turn
    meaning: Promise
    next_action: Promise
    may_take_papers_outside: bool = False

    @property
    def is_closed(self) -> bool:
        return self.turn == Turn.NOBODY


DESCRIPTIONS: dict[Status, Description] = {
    Status.PREPARING: Description(
        Turn.BUYER,
        _("사진과 날짜를 모아 환불 신청을 준비하는 단계입니다."),
        _(
            "증거 사진을 올리고, 알리익스프레스 주문 화면에서 환불을 신청하세요. 이미 신청했다면 신청한 날을 기록하세요."
        ),
    ),
    Status.IN_REVIEW: Description(
        Turn.STAFF,
        _("이 사이트의 검토자가 증거가 충분한지 확인합니다. 알리익스프레스의 결정은 아닙니다."),
        _("검토 결과를 기다리세요. 기한이 얼마 남지 않았다면 기다리지 말고 알리익스프레스에 바로 신청하세요."),
    ),
    Status.NEEDS_EVIDENCE: Description(
        Turn.BUYER,
        _("검토자가 증거를 더 요청했습니다."),
        _("요청받은 사진을 올린 뒤 다시 검토를 요청하세요."),
    ),
    Status.READY: Description(
        Turn.BUYER,
        _("검토자가 증거를 충분히 모았다고 확인했습니다."),
        _("알리익스프레스 주문 화면에서 환불을 신청하고, 신청한 날을 여기에 기록하세요."),
    ),
    Status.FILED: Description(
        Turn.SELLER,
        _("환불 신청이 접수되어 판매자의 답을 기다리고 있습니다."),
        _("판매자의 답이 오면 기록하세요. 그 전에는 앱의 주문 화면을 하루 한 번 확인하면 됩니다."),
    ),
    Status.NEGOTIATING: Description(
        Turn.BUYER,
        _("판매자가 답했거나 다른 제안을 했습니다."),
        _("주문 화면에서 제안을 읽고 받아들일지 거절할지 정하세요. 받아들이면 되돌리기 어렵습니다."),
    ),
    Status.PLATFORM_REVIEW: Description(
        Turn.PLATFORM,
        _("알리익스프레스가 양쪽 증거를 보고 판정하고 있습니다."),
        _("판정을 기다리세요. 그동안 알리익스프레스 분쟁 화면에 증거를 더 올릴 수 있습니다."),
    ),
    Status.RETURN_DUE: Description(
        Turn.BUYER,
        _("반품하면 환불해 주기로 정해졌습니다."),
        _("분쟁 화면에 나온 주소로 기한 안에 보내고, 운송장 번호를 분쟁 화면과 여기에 모두 입력하세요."),
    ),
    Status.RETURNING: Description(
        Turn.CARRIER,
        _("보낸 물건이 반품 주소로 가고 있습니다."),
        _("배송 조회로 도착을 확인하고, 영수증과 운송장 사진을 보관하세요."),
    ),
    Status.INSPECTING: Description(
        Turn.PLATFORM,
        _("반품이 도착해 물건 상태를 확인하고 있습니다."),
        _("확인 결과를 기다리세요. 오래 걸리면 채팅으로 물어보세요."),
    ),
    Status.APPROVED: Description(
        Turn.PLATFORM,
        _("환불이 승인되어 결제수단으로 돌아오는 중입니다."),
        _("카드사나 결제수단의 내역에서 환불을 확인하고, 돈이 들어왔으면 사건을 끝내세요."),
    ),
    Status.REJECTED: Description(
        Turn.BUYER,
        _("환불이 거절되었습니다. 아직 끝난 것은 아닙니다."),
        _("분쟁 화면에서 이의를 제기하거나, 카드사나 1372 소비자상담센터 같은 외부 도움을 알아보세요."),
        may_take_papers_outside=True,
    ),
    Status.ESCALATED: Description(
        Turn.OUTSIDE,
        _("카드사나 소비자 기관이 사건을 다루고 있습니다."),
        _("접수 번호와 답변을 메모로 남기고, 결과가 나오면 기록하세요."),
        may_take_papers_outside=True,
    ),
    Status.CLOSED: Description(
        Turn.NOBODY,
        _("끝난 사건입니다."),
        _("남은 할 일이 없습니다. 문제가 다시 생기면 사건을 다시 열 수 있습니다."),
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
