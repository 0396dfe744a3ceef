"""Nothing is wrong with the goods: the buyer no longer wants them."""

from django.utils.translation import gettext_lazy as _

from cases.process.problems.problem import Problem

CALLED_OFF: tuple[Problem, ...] = (
    Problem(
        slug="cancel-order",
        title=_("발송되기 전에 취소하고 싶어요"),
        summary=_("방금 주문했거나, 아직 발송되지 않은 주문을 취소하고 싶어요."),
        cause=_("잘못 주문했거나, 마음이 바뀌었거나, 판매자가 보내지 않고 있는 경우예요."),
        remedy=_("주문 화면의 ‘주문 취소’를 누르고, 판매자가 답하지 않으면 글로 남겨 다시 요청하세요."),
        icon="cancel",
        received=False,
        need="speed",
        shots=("order", "conversation", "refusal", "statement"),
        facts=(
            "cancel-button",
            "cancel-answer",
            "cancel-dispatched",
            "withdrawal-in-writing",
            "refund-method",
            "same-card",
            "chargeback-grounds",
        ),
        rules=("dispute-opens", "refund-undelivered-3bd", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="change-of-mind",
        title=_("마음이 바뀌었어요"),
        summary=_("상품에 문제는 없지만 돌려보내고 싶어요."),
        cause=_("상품에는 문제가 없지만 더는 필요하지 않은 경우예요."),
        remedy=_("쓰지 않은 상태 그대로 기한 안에 반품을 신청하세요."),
        icon="undo",
        received=True,
        need="speed",
        shots=("unused", "item", "order", "packed"),
        facts=(
            "change-of-mind-freight",
            "free-return-15d",
            "longer-agreed-period",
            "seller-address-unknown",
            "one-return",
            "return-unused",
            "return-freight-count",
            "self-return",
            "self-return-terms",
            "withdrawal-exceptions",
            "free-return-excluded",
            "instalment-withdrawal",
            "k-venue",
            "k-venue-payment",
        ),
        rules=("withdrawal-7d", "instalment-withdrawal-7d", "return-90d", "dispute-closes"),
    ),
)
