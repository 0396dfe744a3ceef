"""What people read of each status at each lateness: whose turn it is now, the next act, the sentence to say."""

from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import (
    ASK,
    ASK_FOR_MONEY,
    EVIDENCE,
    HELP,
    HOW_TO_CANCEL,
    HOW_TO_REQUEST,
    RETURN_ADDRESS,
    WHO_HELPS,
)
from cases.process.problems import CANCEL_ORDER, REFUND_DELAYED
from cases.process.standings import Lateness, Sentence, Standing
from cases.process.states import Status, Turn

ON_TIME, DUE_SOON, DUE_TODAY = Lateness.ON_TIME, Lateness.DUE_SOON, Lateness.DUE_TODAY
OVERDUE, ROUTE_CLOSED, DONE = Lateness.OVERDUE, Lateness.ROUTE_CLOSED, Lateness.DONE

_REOPEN = Sentence(
    _("이 주문의 문제가 아직 해결되지 않았습니다. 분쟁을 신청할 수 있게 다시 열어 주거나 주문을 검토해 주세요."),
    "The problem with this order is not solved yet. Please let me open a dispute, or review the order.",
)
_STEP_IN = Sentence(
    _("판매자가 답해야 하는 기한이 %(ago)s 지났습니다. 알리익스프레스가 개입해 환불을 결정해 주세요."),
    "The seller's time to answer ended %(ago)s. Please step in and decide on my refund.",
)
_DECIDE = Sentence(
    _("합의 기간이 %(ago)s 지났는데 판정이 시작되지 않았습니다. 지금 개입해 주세요."),
    "The negotiation period ended %(ago)s and nobody has stepped in. Please start the judgment now.",
)
_HOW_IS_IT = Sentence(
    _("분쟁의 판정이 어디까지 진행됐는지, 제가 더 낼 것이 있는지 알려 주세요."),
    "Please tell me how far the judgment of my dispute is, and whether you need anything more from me.",
)
_MORE_TIME = Sentence(
    _("반품 발송 기한이 %(ago)s 지났습니다. 발송 기한을 늘려 주거나 반품 주소를 다시 안내해 주세요."),
    "The deadline to ship my return passed %(ago)s. Please extend it or send me the return address again.",
)
_ARRIVED = Sentence(
    _("반품이 도착한 뒤의 환급 기한이 %(ago)s 지났습니다. 배송 조회 화면을 보냅니다. 환불을 승인해 주세요."),
    "The refund was due %(ago)s, after my return arrived. The tracking record is attached. Please approve my refund.",
)
_WHERE_IS_IT = Sentence(
    _("승인된 환불이 들어올 날이 %(ago)s 지났습니다. 환불한 날짜와 거래 번호(ARN)를 알려 주세요."),
    "My approved refund was due %(ago)s. Please tell me the date of the refund and its reference (ARN).",
)

_PREPARING = {
    ON_TIME: Standing(
        Turn.BUYER,
        _(
            "증거 사진을 올리고, 알리익스프레스 주문 화면에서 환불을 신청하세요. 이미 신청했다면 신청한 날을 기록하세요."
        ),
        EVIDENCE,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "사진이 다 모이지 않았어도 주문 화면에서 먼저 신청하세요. 증거는 신청한 뒤에도 더 올릴 수 있습니다. 신청했으면 신청한 날을 기록하세요."
        ),
        HOW_TO_REQUEST,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("지금 주문 화면에서 신청하세요. 사진은 한 장이라도 붙이고, 나머지는 신청한 뒤에 올리면 됩니다."),
        HOW_TO_REQUEST,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("더 미루지 말고 주문 화면에 신청 버튼이 남아 있는지 보고 바로 신청하세요."),
        HOW_TO_REQUEST,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "주문 화면에 신청 버튼이 아직 있으면 바로 신청하고, 화면에 나온 날짜를 적어 주세요. 버튼이 없으면 아래의 다른 길로 가세요."
        ),
        WHO_HELPS,
        _REOPEN,
    ),
}

_IN_REVIEW = {
    ON_TIME: Standing(
        Turn.STAFF,
        _("검토 결과를 기다리세요. 그동안 사진을 더 올려도 됩니다. 기다리지 않고 알리익스프레스에 신청해도 됩니다."),
        EVIDENCE,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("검토를 더 기다리지 마세요. 지금 있는 사진으로 알리익스프레스에 먼저 신청하고, 신청한 날을 기록하세요."),
        HOW_TO_REQUEST,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("검토가 끝나지 않았어도 오늘 주문 화면에서 신청하세요. 검토자가 찾은 점은 신청한 뒤에 보태면 됩니다."),
        HOW_TO_REQUEST,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("검토를 기다리지 말고 주문 화면에 신청 버튼이 남아 있는지 지금 확인하세요."),
        HOW_TO_REQUEST,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "검토를 기다려도 이 기한은 늘지 않습니다. 주문 화면에 신청 버튼이 남아 있으면 바로 신청하고, 없으면 아래의 다른 길로 가세요."
        ),
        WHO_HELPS,
        _REOPEN,
    ),
}

_NEEDS_EVIDENCE = {
    ON_TIME: Standing(Turn.BUYER, _("요청받은 사진을 올린 뒤 다시 검토를 요청하세요."), EVIDENCE),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("요청받은 사진을 올리는 대로 검토를 기다리지 말고 알리익스프레스에 바로 신청하세요."),
        EVIDENCE,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("요청받은 사진이 없어도 오늘 주문 화면에서 먼저 신청하세요. 사진은 신청한 뒤에 올릴 수 있습니다."),
        HOW_TO_REQUEST,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("사진을 보태는 것보다 신청이 먼저입니다. 주문 화면에 신청 버튼이 남아 있는지 확인하세요."),
        HOW_TO_REQUEST,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("요청받은 사진은 다른 길에서도 쓰이니 모아 두세요. 신청 버튼이 없다면 아래의 다른 길로 가세요."),
        WHO_HELPS,
        _REOPEN,
    ),
}

_READY = {
    ON_TIME: Standing(
        Turn.BUYER,
        _("알리익스프레스 주문 화면에서 환불을 신청하고, 신청한 날을 여기에 기록하세요."),
        Status.FILED,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("증거는 충분합니다. 이제 주문 화면에서 신청하고, 신청한 날을 기록하세요."),
        HOW_TO_REQUEST,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("증거는 충분합니다. 오늘 안에 주문 화면에서 신청하세요."),
        HOW_TO_REQUEST,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("증거는 충분하니, 주문 화면에 신청 버튼이 남아 있으면 지금 바로 신청하세요."),
        HOW_TO_REQUEST,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("모아 둔 증거는 그대로 쓸 수 있습니다. 신청 버튼이 없다면 증거 모음을 받아 아래의 다른 길로 가세요."),
        WHO_HELPS,
        _REOPEN,
    ),
}

_FILED = {
    ON_TIME: Standing(
        Turn.SELLER,
        _("판매자의 답이 오면 기록하세요. 그 전에는 앱의 주문 화면을 하루 한 번 확인하면 됩니다."),
        Status.NEGOTIATING,
    ),
    DUE_SOON: Standing(
        Turn.SELLER,
        _("판매자가 곧 답해야 합니다. 답이 왔는지 주문 화면을 확인하고, 온 답을 기록하세요."),
        Status.NEGOTIATING,
    ),
    DUE_TODAY: Standing(
        Turn.SELLER,
        _("오늘까지 판매자가 답하지 않으면 보통 신청한 대로 환불됩니다. 저녁에 주문 화면을 한 번 더 확인하세요."),
        Status.NEGOTIATING,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _(
            "판매자가 답하지 않았다면 보통 신청한 대로 환불됩니다. 주문 화면에서 결과를 확인하고, 아무 일도 없다면 아래 문장으로 알리익스프레스의 개입을 요청하세요."
        ),
        ASK,
        _STEP_IN,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("신청은 접수되어 있으니 취소하지 마세요. 주문 화면의 결과를 확인하고, 진행이 없으면 개입을 요청하세요."),
        ASK,
        _STEP_IN,
    ),
}

_NEGOTIATING = {
    ON_TIME: Standing(
        Turn.BUYER,
        _(
            "주문 화면에서 제안을 읽고 받아들일지 거절할지 정하세요. 받아들이면 되돌리기 어렵습니다. 분쟁을 취소해 달라는 부탁은 들어주지 마세요."
        ),
        Status.PLATFORM_REVIEW,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("곧 알리익스프레스가 개입합니다. 제안이 마음에 들지 않으면 그 전에 거절하고 증거를 모두 올려 두세요."),
        EVIDENCE,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("오늘부터 알리익스프레스가 개입할 수 있습니다. 빠진 증거가 없는지 보고, 제안에는 답을 남기세요."),
        EVIDENCE,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _(
            "판정이 시작됐으면 기록하세요. 아직이라면 제안을 거절했는지 확인하고, 아래 문장으로 알리익스프레스의 개입을 요청하세요."
        ),
        ASK,
        _DECIDE,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("지금 열려 있는 협의는 취소하지 마세요. 취소하면 다시 신청할 수 없습니다. 진행이 없으면 개입을 요청하세요."),
        ASK,
        _DECIDE,
    ),
}

_PLATFORM_REVIEW = {
    ON_TIME: Standing(
        Turn.PLATFORM,
        _("판정을 기다리세요. 그동안 알리익스프레스 분쟁 화면에 증거를 더 올릴 수 있습니다. 결과가 나오면 기록하세요."),
        EVIDENCE,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("판정은 그대로 기다리되, 위 기한이 지나기 전에 그곳에도 신청할지 물어보고 증거 모음을 준비하세요."),
        HELP,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("판정이 나오지 않았어도 위 기한은 오늘 끝납니다. 오늘 그곳에 접수할 수 있는지 물어보세요."),
        HELP,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("판정이 늦어지고 있습니다. 주문 화면에 추가 요청이 와 있는지 보고, 없다면 채팅으로 진행 상황을 물어보세요."),
        ASK,
        _HOW_IS_IT,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("진행 중인 판정은 그대로이니 결과를 기다리세요. 위 기한을 받던 곳이 아직 접수해 주는지도 물어보세요."),
        HELP,
    ),
}

_RETURN_DUE = {
    ON_TIME: Standing(
        Turn.BUYER,
        _("분쟁 화면에 나온 주소로 기한 안에 보내고, 운송장 번호를 분쟁 화면과 여기에 모두 입력하세요."),
        RETURN_ADDRESS,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("늦어도 기한 하루 전에는 보내세요. 보낸 즉시 운송장 번호를 분쟁 화면과 여기에 입력하세요."),
        Status.RETURNING,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "오늘 보내고 운송장 번호를 바로 입력하세요. 오늘 보낼 수 없다면 지금 채팅으로 기한을 늘려 달라고 요청하세요."
        ),
        Status.RETURNING,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _(
            "이미 보냈다면 영수증과 운송장 번호를 지금 채팅과 분쟁 화면에 보내고 여기에 기록하세요. 아직이라면 아래 문장으로 기한을 늘려 달라고 먼저 요청하세요. 답 없이 보내면 돈을 돌려받지 못할 수 있습니다."
        ),
        ASK,
        _MORE_TIME,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("반품이 닫혔다면 보내지 말고, 다시 열어 줄 수 있는지 물어본 다음 아래의 다른 길을 알아보세요."),
        HELP,
        _MORE_TIME,
    ),
}

_RETURNING = {
    ON_TIME: Standing(
        Turn.CARRIER,
        _("배송 조회로 도착을 확인하고, 영수증과 운송장 사진을 보관하세요. 도착하면 도착한 날을 기록하세요."),
        Status.INSPECTING,
    ),
    DUE_SOON: Standing(
        Turn.CARRIER,
        _(
            "벌써 도착했을 수 있습니다. 배송 조회를 보고 도착했으면 도착한 날을 기록하세요. 그날부터 환급 기한을 셉니다. 며칠째 움직임이 없으면 택배사에 물어보세요."
        ),
        Status.INSPECTING,
    ),
    DUE_TODAY: Standing(
        Turn.CARRIER,
        _(
            "오늘 배송 조회를 확인하세요. 도착했다면 도착한 날을 기록해야 환급 기한을 알 수 있고, 며칠째 움직임이 없다면 택배사에 물어보세요."
        ),
        Status.INSPECTING,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("도착을 기록하고, 배송 조회 화면을 아래 문장과 함께 보내 환불 승인을 요청하세요."),
        ASK,
        _ARRIVED,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("보낸 영수증과 배송 조회 화면을 모아 두고, 도착하는 대로 환불 승인을 요청하세요."),
        HELP,
        _ARRIVED,
    ),
}

_INSPECTING = {
    ON_TIME: Standing(Turn.PLATFORM, _("확인 결과를 기다리세요. 결과가 나오면 기록하세요."), Status.APPROVED),
    DUE_SOON: Standing(
        Turn.PLATFORM,
        _("곧 환급해야 하는 날입니다. 주문 화면에 승인이 떴는지 하루 한 번 확인하세요."),
        Status.APPROVED,
    ),
    DUE_TODAY: Standing(
        Turn.PLATFORM,
        _("오늘까지 환급해야 합니다. 저녁에 주문 화면을 확인하고, 승인이 없으면 내일 환급을 요구하세요."),
        Status.APPROVED,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("승인이 떴으면 기록하세요. 없다면 도착이 나온 배송 조회 화면과 함께 아래 문장으로 환급을 요구하세요."),
        ASK,
        _ARRIVED,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("물건은 돌아갔으니 도착 증거를 모아 환급을 요구하고, 답이 없으면 아래의 다른 길로 가세요."),
        HELP,
        _ARRIVED,
    ),
}

_APPROVED = {
    ON_TIME: Standing(
        Turn.PLATFORM,
        _("결제수단의 내역에서 환불을 확인하세요. 돈이 실제로 들어오면 사건을 끝내면 됩니다."),
        Status.CLOSED,
    ),
    DUE_SOON: Standing(
        Turn.PLATFORM,
        _("곧 들어올 날입니다. 결제한 날짜의 취소로 잡히기도 하니 그때 내역도 함께 보세요."),
        Status.CLOSED,
    ),
    DUE_TODAY: Standing(
        Turn.PLATFORM,
        _("오늘까지 들어오는 것이 보통입니다. 내역에 없으면 내일 카드사와 채팅에 물어보세요."),
        Status.CLOSED,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _(
            "결제수단의 내역을 먼저 확인하세요. 없다면 승인 화면을 가지고 카드사와 알리익스프레스에 아래 문장으로 물어보세요. 들어와 있다면 사건을 끝내세요."
        ),
        ASK_FOR_MONEY,
        _WHERE_IS_IT,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("승인 화면을 보관하고, 돈이 어디로 갔는지 카드사와 알리익스프레스에 물어보세요."),
        ASK_FOR_MONEY,
        _WHERE_IS_IT,
    ),
}

_REJECTED = {
    ON_TIME: Standing(
        Turn.BUYER,
        _("분쟁 화면에서 이의를 제기하거나, 카드사나 1372 소비자상담센터 같은 외부 도움을 알아보세요."),
        HELP,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("위 기한이 지나기 전에 이의를 제기하거나 그곳에 신청하세요. 거절 화면과 증거 모음을 함께 준비하세요."),
        HELP,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("오늘 안에 이의를 제기하거나 신청하세요. 서류가 모자라면 접수부터 하고 나중에 보탤 수 있는지 물어보세요."),
        HELP,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("거절 이유를 다시 읽고, 이의 제기가 아직 되는지 주문 화면에서 확인하세요."),
        HELP,
        _REOPEN,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "카드사나 페이팔에 아직 받아 주는지 먼저 물어보고, 증거 모음을 받아 소비자24나 1372에 상담하세요. 이의 제기가 아직 되는지는 분쟁 화면에서 확인하세요."
        ),
        HELP,
    ),
}

_ESCALATED = {
    ON_TIME: Standing(
        Turn.OUTSIDE,
        _("접수 번호와 답변을 메모로 남기고, 결과가 나오면 기록하세요."),
        Status.APPROVED,
    ),
    DUE_SOON: Standing(
        Turn.BUYER,
        _("접수한 곳이 위 기한의 그곳이 아니라면, 그곳에도 지금 신청할지 정하세요. 이미 접수했다면 기다리면 됩니다."),
        HELP,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _("위 기한은 오늘 끝납니다. 그곳에 아직 접수하지 않았다면 오늘 접수하세요. 접수했다면 번호를 메모해 두세요."),
        HELP,
    ),
    OVERDUE: Standing(
        Turn.BUYER,
        _("접수한 곳에서 답이 오지 않았다면 접수 번호로 진행 상황을 물어보고 메모를 남기세요."),
        HELP,
    ),
    ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("이미 접수한 곳의 절차는 그대로입니다. 접수 번호로 진행 상황을 물어보고, 다른 길도 알아보세요."),
        HELP,
    ),
}

_CLOSED = {
    DONE: Standing(
        Turn.NOBODY, _("남은 할 일이 없습니다. 문제가 다시 생기면 사건을 다시 열 수 있습니다."), Status.PREPARING
    )
}

# Before the request, where the day that counts is not of the order page.
ELSEWHERE: dict[Lateness, Standing] = {
    DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "이 날짜는 택배사나 카드사, 페이팔처럼 알리익스프레스가 아닌 곳에 알리는 기한입니다. 그곳에 먼저 알리고, 알리익스프레스에도 신청하세요."
        ),
        ASK,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "오늘 안에 택배사나 카드사, 페이팔처럼 이 기한을 받는 곳에 먼저 알리세요. 알리익스프레스 신청은 그다음에 하세요."
        ),
        ASK,
    ),
}

# After it, where a day of the buyer's own comes sooner than the one that others have.
ELSEWHERE_LATER: dict[Lateness, Standing] = {
    DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "답을 기다리는 동안 이 기한이 먼저 끝납니다. 알리익스프레스의 절차는 그대로 두고, 이 기한을 받는 곳(카드사, 페이팔, 택배사)에도 접수할지 지금 물어보세요."
        ),
        HELP,
    ),
    DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "이 기한은 오늘 끝납니다. 알리익스프레스의 답을 기다리지 말고, 이 기한을 받는 곳(카드사, 페이팔, 택배사)에 오늘 접수할 수 있는지 물어보세요."
        ),
        HELP,
    ),
}

# Before dispatch there is nothing to dispute: an order is called off with another button, and waiting sends the parcel.
OF_A_PROBLEM: dict[tuple[str, Status, Lateness], Standing] = {
    (CANCEL_ORDER, Status.PREPARING, ON_TIME): Standing(
        Turn.BUYER,
        _(
            "지금 주문 화면에서 ‘주문 취소’를 누르고 화면을 캡처하세요. 누른 날을 여기에 기록하세요. 이미 발송됐다고 나오면 받은 뒤 반품을 신청합니다."
        ),
        HOW_TO_CANCEL,
    ),
    # Whoever waits for money may wait for an approval that is there already.
    (REFUND_DELAYED, Status.FILED, ON_TIME): Standing(
        Turn.BUYER,
        _(
            "주문 화면에서 환불이 승인됐는지 먼저 확인하세요. 승인됐다면 승인된 날을 기록하세요. 그날부터 들어올 날을 셉니다. 아직이라면 신청한 날을 적어 두세요."
        ),
        Status.APPROVED,
    ),
    (CANCEL_ORDER, Status.FILED, ON_TIME): Standing(
        Turn.SELLER,
        _(
            "판매자가 취소를 받아들였는지 주문 화면을 하루 한 번 확인하세요. 하루가 지나도 답이 없으면 채팅 상담에 취소를 요청하세요. 언제까지 답해야 하는지는 확인되지 않았습니다."
        ),
        ASK,
    ),
}

STANDINGS: dict[tuple[Status, Lateness], Standing] = {
    (status, lateness): standing
    for status, row in {
        Status.PREPARING: _PREPARING,
        Status.IN_REVIEW: _IN_REVIEW,
        Status.NEEDS_EVIDENCE: _NEEDS_EVIDENCE,
        Status.READY: _READY,
        Status.FILED: _FILED,
        Status.NEGOTIATING: _NEGOTIATING,
        Status.PLATFORM_REVIEW: _PLATFORM_REVIEW,
        Status.RETURN_DUE: _RETURN_DUE,
        Status.RETURNING: _RETURNING,
        Status.INSPECTING: _INSPECTING,
        Status.APPROVED: _APPROVED,
        Status.REJECTED: _REJECTED,
        Status.ESCALATED: _ESCALATED,
        Status.CLOSED: _CLOSED,
    }.items()
    for lateness, standing in row.items()
}
