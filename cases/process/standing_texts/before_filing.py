"""Before the request: evidence, the review here, and the button on the order page."""

from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import EVIDENCE, HOW_TO_REQUEST, WHO_HELPS
from cases.process.standing_texts.sentences import REOPEN
from cases.process.standings import Lateness, Row, Standing
from cases.process.states import Status, Turn

PREPARING: Row = {
    Lateness.ON_TIME: Standing(
        Turn.BUYER,
        _("증거 사진을 올리고, 알리익스프레스 주문 화면에서 환불을 신청하세요."),
        EVIDENCE,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "사진이 다 모이지 않았어도 주문 화면에서 먼저 신청하세요. 증거는 신청한 뒤에도 더 올릴 수 있어요. 신청했으면 신청한 날을 기록하세요."
        ),
        HOW_TO_REQUEST,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _("지금 주문 화면에서 신청하세요. 사진은 한 장이라도 붙이고, 나머지는 신청한 뒤에 올리면 돼요."),
        HOW_TO_REQUEST,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("더 미루지 말고 주문 화면에 신청 버튼이 남아 있는지 보고 바로 신청하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "주문 화면에 신청 버튼이 아직 있으면 바로 신청하고, 화면에 나온 날짜를 적어 주세요. 버튼이 없으면 아직 열려 있는 길로 가세요."
        ),
        WHO_HELPS,
        REOPEN,
    ),
}

IN_REVIEW: Row = {
    Lateness.ON_TIME: Standing(
        Turn.STAFF,
        _("기다리지 않고 지금 신청해도 돼요."),
        HOW_TO_REQUEST,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _("검토를 더 기다리지 마세요. 지금 있는 사진으로 알리익스프레스에 먼저 신청하고, 신청한 날을 기록하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _("검토가 끝나지 않았어도 오늘 주문 화면에서 신청하세요. 검토자가 찾은 점은 신청한 뒤에 보태면 돼요."),
        HOW_TO_REQUEST,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("검토를 기다리지 말고 주문 화면에 신청 버튼이 남아 있는지 지금 확인하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _(
            "검토를 기다려도 이 기한은 늘지 않아요. 주문 화면에 신청 버튼이 남아 있으면 바로 신청하고, 없으면 아직 열려 있는 길로 가세요."
        ),
        WHO_HELPS,
        REOPEN,
    ),
}

NEEDS_EVIDENCE: Row = {
    Lateness.ON_TIME: Standing(Turn.BUYER, _("부탁받은 사진을 올린 뒤 다시 검토를 부탁하세요."), EVIDENCE),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _("부탁받은 사진을 올리고, 검토를 기다리지 말고 알리익스프레스에 바로 신청하세요."),
        EVIDENCE,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _("부탁받은 사진이 없어도 오늘 주문 화면에서 먼저 신청하세요. 사진은 신청한 뒤에 올릴 수 있어요."),
        HOW_TO_REQUEST,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("사진보다 신청이 먼저예요. 주문 화면에 신청 버튼이 남아 있는지 확인하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("부탁받은 사진은 다른 길에서도 쓰이니 모아 두세요. 신청 버튼이 없다면 아직 열려 있는 길로 가세요."),
        WHO_HELPS,
        REOPEN,
    ),
}

READY: Row = {
    Lateness.ON_TIME: Standing(
        Turn.BUYER,
        _("알리익스프레스 주문 화면에서 환불을 신청하고, 신청한 날을 여기에 기록하세요."),
        Status.FILED,
    ),
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _("증거는 충분해요. 이제 주문 화면에서 신청하고, 신청한 날을 기록하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _("증거는 충분해요. 오늘 안에 주문 화면에서 신청하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.OVERDUE: Standing(
        Turn.BUYER,
        _("증거는 충분하니, 주문 화면에 신청 버튼이 남아 있으면 지금 바로 신청하세요."),
        HOW_TO_REQUEST,
    ),
    Lateness.ROUTE_CLOSED: Standing(
        Turn.BUYER,
        _("모아 둔 증거는 그대로 쓸 수 있어요. 신청 버튼이 없다면 증거 모음을 받아 아직 열려 있는 길로 가세요."),
        WHO_HELPS,
        REOPEN,
    ),
}
