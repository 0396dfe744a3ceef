"""The way back of the goods."""

from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import ASK, HELP, RETURN_ADDRESS
from cases.process.standing_texts.sentences import ARRIVED, MORE_TIME
from cases.process.standings import Lateness, Row, Standing
from cases.process.states import Status, Turn

RETURN_DUE: Row = {
    Lateness.ON_TIME: Standing(
        Turn.BUYER,
        _("주문 화면이나 반품 라벨에 나온 주소로 기한 안에 보내고, 운송장 번호를 주문 화면과 여기에 모두 적으세요."),
        RETURN_ADDRESS,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _("늦어도 기한 하루 전에는 보내세요. 보내자마자 운송장 번호를 주문 화면과 여기에 적으세요."),
        Status.RETURNING,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "오늘 보내고 운송장 번호를 바로 입력하세요. 오늘 보낼 수 없다면 지금 채팅으로 기한을 늘려 달라고 요청하세요."
        ),
        Status.RETURNING,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _(
            "보냈다면 운송장 번호를 주문 화면에 넣고 영수증을 채팅으로 보낸 다음 기록하세요. 아직이라면 사건 화면의 문장으로 먼저 기한을 늘려 달라고 하세요. 답 없이 보내면 돈을 못 받을 수 있어요."
        ),
        ASK,
        MORE_TIME,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("반품이 닫혔다면 보내지 말고, 다시 열어 줄 수 있는지 물어본 다음 아직 열려 있는 길을 알아보세요."),
        HELP,
        MORE_TIME,
    ),
}

RETURNING: Row = {
    Lateness.ON_TIME: Standing(
        Turn.CARRIER,
        _("배송 조회로 도착을 확인하고, 영수증과 운송장 사진을 보관하세요. 도착하면 도착한 날을 기록하세요."),
        Status.INSPECTING,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.CARRIER,
        _(
            "벌써 도착했을 수 있어요. 배송 조회를 보고 도착했으면 도착한 날을 기록하세요. 그날부터 환불 기한을 세어 드려요. 며칠째 움직임이 없으면 택배사에 물어보세요."
        ),
        Status.INSPECTING,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.CARRIER,
        _(
            "오늘 배송 조회를 확인하세요. 도착했다면 도착한 날을 기록해야 환불 기한을 알 수 있고, 며칠째 움직임이 없다면 택배사에 물어보세요."
        ),
        Status.INSPECTING,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("도착을 기록하고, 배송 조회 화면을 사건 화면의 문장과 함께 보내 환불 승인을 요청하세요."),
        ASK,
        ARRIVED,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("보낸 영수증과 배송 조회 화면을 모아 두고, 도착하는 대로 환불 승인을 요청하세요."),
        HELP,
        ARRIVED,
    ),
}

INSPECTING: Row = {
    Lateness.ON_TIME: Standing(Turn.PLATFORM, _("확인 결과를 기다리세요. 결과가 나오면 기록하세요."), Status.APPROVED),
    Lateness.DUE_SOON: Standing(
        Turn.PLATFORM,
        _("곧 환불해 주어야 하는 날이에요. 주문 화면에 승인이 떴는지 하루 한 번 확인하세요."),
        Status.APPROVED,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.PLATFORM,
        _("오늘까지 환불해 주어야 해요. 저녁에 주문 화면을 보고, 승인이 없으면 내일 환불을 요구하세요."),
        Status.APPROVED,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("승인이 떴으면 기록하세요. 없다면 도착이 나온 배송 조회 화면과 함께 사건 화면의 문장으로 환불을 요구하세요."),
        ASK,
        ARRIVED,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("물건은 돌아갔으니 도착 증거를 모아 환불을 요구하고, 답이 없으면 아직 열려 있는 길로 가세요."),
        HELP,
        ARRIVED,
    ),
}
