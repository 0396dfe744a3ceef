"""The money does not come back."""

from django.utils.translation import gettext_lazy as _

from cases.process.problems.problem import Problem
from cases.process.states import Status

UNPAID: tuple[Problem, ...] = (
    Problem(
        slug="refund-delayed",
        title=_("환불이 안 들어와요"),
        summary=_("승인됐다는데 돈이 들어오지 않거나, 답이 없어요."),
        cause=_("승인이 아직 안 났거나, 결제사에서 취소를 처리하고 있거나, 다른 수단으로 돌아왔을 수 있어요."),
        remedy=_("승인된 날과 환불받을 수단을 확인하고, 기한이 지나면 고객센터와 카드사에 물어보세요."),
        icon="clock",
        received=True,
        need="record",
        shots=("refund-screen", "statement", "conversation", "receipt", "order"),
        facts=(
            "refund-delay-cause",
            "refund-method",
            "same-card",
            "easy-pay-refund",
            "pickup-24h",
            "refund-late-interest",
            "chargeback-grounds",
            "chargeback-papers",
            "chargeback-how",
            "chargeback-window",
            "paypal-not-both",
        ),
        rules=("refund-booked-by", "seller-answers", "statutory-refund-3bd", "chargeback-120d", "paypal-180d"),
        already_happened=(Status.FILED,),
    ),
    Problem(
        slug="return-refused",
        title=_("반품했는데 거절됐어요"),
        summary=_("반품을 보냈는데 못 받았다거나 빈 상자였다며 환불을 안 해 줘요."),
        cause=_("판매자가 빈 상자나 다른 물건을 받았다고 주장하거나, 도착 기록을 못 찾은 경우예요."),
        remedy=_("보낸 증거를 모아 이의를 제기하고, 안 되면 카드사와 소비자 기관에 도움을 청하세요."),
        icon="stop",
        received=True,
        need="record",
        shots=("refusal", "receipt", "packed", "weight", "tracking", "conversation"),
        facts=(
            "empty-box-claims",
            "appeal-length",
            "seller-burden",
            "many-returns",
            "chargeback-grounds",
            "chargeback-papers",
            "chargeback-how",
            "chargeback-window",
            "chargeback-wait",
            "chargeback-cost",
            "chargeback-objection",
            "easy-pay-chargeback",
            "paypal-not-both",
            "instalments",
            "mediation-answer",
            "outside-limit",
        ),
        rules=("statutory-refund-3bd", "chargeback-120d", "paypal-180d"),
        already_happened=(Status.FILED, Status.REJECTED),
    ),
)
