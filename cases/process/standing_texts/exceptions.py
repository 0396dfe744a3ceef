"""Where the usual text does not fit: a day that is met elsewhere, a problem with a procedure of its own."""

from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import ASK, EVIDENCE, HELP, HOW_TO_CANCEL, HOW_TO_REQUEST, NEXT_HELP, PROMISE_KEPT
from cases.process.problems import CANCEL_ORDER, REFUND_DELAYED
from cases.process.standings import Lateness, Standing
from cases.process.states import Status, Turn

# Before the request, where the day that counts is not of the order page.
ELSEWHERE: dict[Lateness, Standing] = {
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "이 날짜는 택배사나 카드사, 페이팔처럼 알리익스프레스가 아닌 곳에 알리는 기한이에요. 그곳에 먼저 알리고, 알리익스프레스에도 신청하세요."
        ),
        ASK,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "오늘 안에 택배사나 카드사, 페이팔처럼 이 기한을 받는 곳에 먼저 알리세요. 알리익스프레스 신청은 그다음에 하세요."
        ),
        ASK,
    ),
}

# After it, where a day of the buyer's own comes sooner than the one that others have.
ELSEWHERE_LATER: dict[Lateness, Standing] = {
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "답을 기다리는 동안 이 기한이 먼저 끝나요. 알리익스프레스에 낸 신청은 그대로 두고, 이 기한을 받는 곳(카드사, 페이팔, 택배사)에도 접수할지 지금 물어보세요."
        ),
        HELP,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "이 기한은 오늘 끝나요. 알리익스프레스의 답을 기다리지 말고, 이 기한을 받는 곳(카드사, 페이팔, 택배사)에 오늘 접수할 수 있는지 물어보세요."
        ),
        HELP,
    ),
}

# Somebody promised something, its day is over, and nothing else presses: whatever the status waits for.
PROMISE_PASSED = Standing(
    Turn.BUYER,
    _("답이나 돈이 왔는지 먼저 보세요. 오지 않았다면 약속한 날을 적어 글로 다시 물어보세요. 답한 글이 증거가 돼요."),
    PROMISE_KEPT,
)

# Before the request, with time: no photo is left to take, so that the request is what is left.
ALL_PHOTOS_THERE = Standing(
    Turn.BUYER,
    _("사진은 다 모았어요. 이제 알리익스프레스 주문 화면에서 환불을 신청하세요."),
    HOW_TO_REQUEST,
)

# Refused, with time, after an appeal: asking the same people once more is not the next way.
REFUSED_AGAIN = Standing(
    Turn.BUYER,
    _("이의를 제기했는데 다시 거절됐어요. 이제 카드사나 소비자상담센터처럼 알리익스프레스 밖에 도움을 청하세요."),
    NEXT_HELP,
)

# Before the request, of what has a fault, while only the day of stepping back without a reason is close. Whether a request for
# a fault counts as stepping back is written nowhere: saying so in writing does (article 17, paragraph 4).
BESIDE_WITHDRAWAL: dict[Lateness, Standing] = {
    Lateness.DUE_SOON: Standing(
        Turn.BUYER,
        _(
            "증거 사진을 올리고 환불을 신청하세요. ‘이유 없이 취소하기’ 기한이 먼저 오니, 그날까지 신청하고 취소한다고 글로도 남기세요."
        ),
        EVIDENCE,
    ),
    Lateness.DUE_TODAY: Standing(
        Turn.BUYER,
        _(
            "‘이유 없이 취소하기’ 기한이 오늘까지예요. 오늘 주문 화면에서 환불을 신청하고 취소한다고 글로도 남기세요. 사진은 한 장이라도 붙이고, 나머지는 나중에 올리면 돼요."
        ),
        HOW_TO_REQUEST,
    ),
}

# The same where no photo is asked for first: all are there, or a reviewer has them.
REQUEST_BESIDE_WITHDRAWAL = Standing(
    Turn.BUYER,
    _(
        "주문 화면에서 환불을 신청하세요. ‘이유 없이 취소하기’ 기한이 먼저 오니, 그날까지 신청하고 취소한다고 글로도 남기세요."
    ),
    HOW_TO_REQUEST,
)

# Before dispatch there is nothing to dispute: an order is called off with another button, and waiting sends the parcel.
OF_A_PROBLEM: dict[tuple[str, Status, Lateness], Standing] = {
    (CANCEL_ORDER, Status.PREPARING, Lateness.ON_TIME): Standing(
        Turn.BUYER,
        _(
            "지금 주문 화면에서 ‘주문 취소’를 누르고 화면을 캡처하세요. 누른 날을 여기에 기록하세요. 이미 발송됐다고 나오면 받은 뒤 반품을 신청하세요."
        ),
        HOW_TO_CANCEL,
    ),
    # Whoever waits for money may wait for an approval that is there already.
    (REFUND_DELAYED, Status.FILED, Lateness.ON_TIME): Standing(
        Turn.BUYER,
        _(
            "주문 화면에서 환불이 승인됐는지 먼저 확인하세요. 승인됐다면 승인된 날을 기록하세요. 그날부터 들어올 날을 세어 드려요. 아직이라면 신청한 날을 적어 두세요."
        ),
        Status.APPROVED,
    ),
    (CANCEL_ORDER, Status.FILED, Lateness.ON_TIME): Standing(
        Turn.SELLER,
        _(
            "판매자가 취소를 받아들였는지 주문 화면을 하루 한 번 확인하세요. 하루가 지나도 답이 없으면 채팅 상담에 취소를 요청하세요. 언제까지 답해야 하는지는 아직 확인하지 못했어요."
        ),
        ASK,
    ),
}
