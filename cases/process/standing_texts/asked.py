"""The request is made: the seller, the negotiation, the judgment."""

from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import ASK, EVIDENCE, HELP
from cases.process.standing_texts.sentences import DECIDE, HOW_IS_IT, STEP_IN
from cases.process.standings import Lateness, Row, Standing
from cases.process.states import Status, Turn

FILED: Row = {
    Lateness.ON_TIME: Standing(
        Turn.SELLER,
        _("판매자의 답이 오면 기록하세요. 그때까지는 주문 화면을 하루 한 번만 보면 돼요."),
        Status.NEGOTIATING,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.SELLER,
        _("판매자가 곧 답해야 해요. 주문 화면에 답이 왔는지 보고, 왔으면 기록하세요."),
        Status.NEGOTIATING,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.SELLER,
        _("오늘까지 판매자가 답하지 않으면 보통 신청한 대로 환불돼요. 저녁에 주문 화면을 한 번 더 보세요."),
        Status.NEGOTIATING,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _(
            "판매자가 답하지 않았다면 보통 신청한 대로 환불돼요. 주문 화면에서 결과를 보고, 아무 일도 없다면 사건 화면의 문장으로 알리익스프레스에 개입해 달라고 하세요."
        ),
        ASK,
        STEP_IN,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("신청은 그대로 살아 있으니 취소하지 마세요. 주문 화면에서 결과를 보고, 진행이 없으면 개입해 달라고 하세요."),
        ASK,
        STEP_IN,
    ),
}

NEGOTIATING: Row = {
    Lateness.ON_TIME: Standing(
        Turn.BUYER,
        _(
            "주문 화면에서 제안을 읽고 받아들일지 거절할지 정하세요. 받아들이면 되돌리기 어려워요. 신청을 취소해 달라는 부탁은 들어주지 마세요."
        ),
        Status.PLATFORM_REVIEW,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _("곧 알리익스프레스가 개입해요. 제안이 마음에 들지 않으면 그 전에 거절하고 증거를 모두 올려 두세요."),
        EVIDENCE,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _("오늘부터 알리익스프레스가 개입할 수 있어요. 빠진 증거가 없는지 보고, 제안에는 답을 남기세요."),
        EVIDENCE,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _(
            "판정이 시작됐으면 기록하세요. 아직이라면 제안을 거절했는지 보고, 사건 화면의 문장으로 알리익스프레스에 개입해 달라고 하세요."
        ),
        ASK,
        DECIDE,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "지금 열려 있는 신청은 취소하지 마세요. 취소하면 다시 신청하지 못할 수 있어요. 진행이 없으면 개입해 달라고 하세요."
        ),
        ASK,
        DECIDE,
    ),
}

PLATFORM_REVIEW: Row = {
    Lateness.ON_TIME: Standing(
        Turn.PLATFORM,
        _("판정을 기다리세요. 그동안 주문 화면에 증거를 더 올릴 수 있어요. 결과가 나오면 기록하세요."),
        EVIDENCE,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "판정은 그대로 기다리세요. 그동안 위 기한을 받는 곳(카드사, 페이팔)에 신청할 수 있는지 물어보고 증거 모음을 준비하세요."
        ),
        HELP,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "판정이 나오지 않았어도 위 기한은 오늘 끝나요. 그 기한을 받는 곳(카드사, 페이팔)에 오늘 접수할 수 있는지 물어보세요."
        ),
        HELP,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _(
            "판정이 늦어지고 있어요. 주문 화면에 추가 요청이 와 있는지 보고, 없다면 채팅으로 어디까지 됐는지 물어보세요."
        ),
        ASK,
        HOW_IS_IT,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("판정은 계속되고 있으니 결과를 기다리세요. 카드사나 페이팔이 아직 접수해 주는지도 물어보세요."),
        HELP,
    ),
}
