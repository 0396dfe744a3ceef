"""A decision is there: the money, the refusal, the help outside, the end."""

from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import APPEAL, ASK_FOR_MONEY, HELP
from cases.process.standing_texts.sentences import REOPEN, WHERE_IS_IT
from cases.process.standings import Lateness, Row, Standing
from cases.process.states import Status, Turn

APPROVED: Row = {
    Lateness.ON_TIME: Standing(
        Turn.PLATFORM,
        _("결제수단의 내역에서 환불을 확인하세요. 돈이 실제로 들어오면 사건을 끝내세요."),
        Status.CLOSED,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.PLATFORM,
        _("곧 돈이 들어올 날이에요. 결제한 날짜의 취소로 잡히기도 하니 그때 내역도 함께 보세요."),
        Status.CLOSED,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.PLATFORM,
        _("보통 오늘까지는 들어와요. 내역에 없으면 내일 카드사와 채팅에 물어보세요."),
        Status.CLOSED,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _(
            "결제 내역을 먼저 보세요. 없다면 승인 화면을 가지고 카드사와 알리익스프레스에 사건 화면의 문장으로 물어보세요. 들어왔다면 사건을 끝내세요."
        ),
        ASK_FOR_MONEY,
        WHERE_IS_IT,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("승인 화면을 보관하고, 돈이 어디로 갔는지 카드사와 알리익스프레스에 물어보세요."),
        ASK_FOR_MONEY,
        WHERE_IS_IT,
    ),
}

REJECTED: Row = {
    Lateness.ON_TIME: Standing(
        Turn.BUYER,
        _("주문 화면에서 이의 제기 기한을 확인하고 이의를 제기하세요. 카드사나 소비자상담센터도 도와줄 수 있어요."),
        APPEAL,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "위 기한이 지나기 전에 이의를 제기하거나, 그 기한을 받는 곳에 신청하세요. 거절 화면과 증거 모음을 함께 준비하세요."
        ),
        HELP,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _("오늘 안에 이의를 제기하거나 신청하세요. 서류가 모자라면 접수부터 하고 나중에 보탤 수 있는지 물어보세요."),
        HELP,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("거절 이유를 다시 읽고, 이의 제기가 아직 되는지 주문 화면에서 확인하세요."),
        HELP,
        REOPEN,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "카드사나 페이팔에 아직 받아 주는지 먼저 물어보고, 증거 모음을 받아 소비자24나 소비자상담센터에 상담하세요. 이의 제기가 아직 되는지는 주문 화면에서 확인하세요."
        ),
        HELP,
    ),
}

ESCALATED: Row = {
    Lateness.ON_TIME: Standing(
        Turn.OUTSIDE,
        _("접수 번호와 답변을 메모로 남기고, 결과가 나오면 기록하세요."),
        Status.APPROVED,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _("위 기한을 받는 곳에 아직 접수하지 않았다면 지금 신청할지 정하세요. 이미 접수했다면 기다리면 돼요."),
        HELP,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "위 기한은 오늘 끝나요. 그 기한을 받는 곳에 아직 접수하지 않았다면 오늘 접수하세요. 접수했다면 번호를 메모해 두세요."
        ),
        HELP,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("접수한 곳에서 답이 오지 않았다면 접수 번호로 진행 상황을 물어보고 메모를 남기세요."),
        HELP,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("이미 접수한 곳에서는 계속 진행돼요. 접수 번호로 어디까지 됐는지 물어보고, 다른 길도 알아보세요."),
        HELP,
    ),
}

CLOSED: Row = {
    Lateness.DONE: Standing(
        Turn.NOBODY, _("남은 할 일이 없어요. 문제가 다시 생기면 사건을 다시 열 수 있어요."), Status.PREPARING
    )
}
