"""Problems of goods that have not come."""

from django.utils.translation import gettext_lazy as _

from cases.process.problems.problem import Problem

# The ways to the money that are open for all of them: the platform, the law, its promise of 2024, whoever took the payment.
RULES = (
    "dispute-closes",
    "refund-undelivered-3bd",
    "late-14d",
    "late-30d",
    "chargeback-120d",
    "chargeback-expected-120d",
    "paypal-180d",
)

ON_THE_WAY: tuple[Problem, ...] = (
    Problem(
        slug="not-received",
        title=_("물건이 안 왔어요"),
        summary=_("배송이 늦거나, 멈췄거나, 운송장이 조회되지 않아요."),
        cause=_("배송이 늦어지거나, 오는 길에 잃어버렸거나, 아직 보내지 않았을 수 있어요."),
        remedy=_("배송 조회를 캡처하고, 약속한 날이 지나면 ‘상품을 받지 못함’을 이유로 환불을 신청하세요."),
        icon="truck",
        received=False,
        need="explain",
        shots=("tracking", "order", "courier-note", "customs", "conversation"),
        facts=(
            "non-receipt",
            "undelivered-refund",
            "auto-refund-30d",
            "late-coupon",
            "in-transit",
            "protection-extend",
            "customs-paper",
            "pccc-match",
            "chargeback-window",
            "paypal-not-both",
        ),
        rules=("dispute-opens", *RULES),
    ),
    Problem(
        slug="shown-delivered",
        title=_("배송 완료라는데 안 왔어요"),
        summary=_("배송 완료로 나오는데 물건이 없거나, 모르는 곳으로 갔어요."),
        cause=_("다른 곳에 두고 갔거나, 사라졌거나, 판매자가 남의 운송장 번호를 넣었을 수 있어요."),
        remedy=_("받은 곳과 무게를 주문과 맞춰 보고, 택배사의 답을 받아 ‘상품을 받지 못함’으로 환불을 신청하세요."),
        icon="pin",
        received=False,
        need="record",
        shots=("tracking", "courier-note", "order", "conversation"),
        facts=(
            "non-receipt",
            "false-tracking",
            "delivered-statement",
            "agreed-place",
            "seller-burden",
            "courier-pays",
            "courier-abroad",
            "confirm-receipt",
            "chargeback-grounds",
            "chargeback-papers",
        ),
        rules=RULES,
    ),
    Problem(
        slug="customs-hold",
        title=_("통관에서 멈췄어요"),
        summary=_("세관에서 며칠째 그대로이거나, 정보가 다르다는 연락을 받았어요."),
        cause=_("부호에 등록한 이름, 전화번호, 우편번호가 주문과 다르거나, 서류나 세금이 남았을 수 있어요."),
        remedy=_("유니패스(관세청 조회)에서 멈춘 곳을 보고 등록 정보를 맞춘 뒤, 통관 업체에 고쳐 달라고 하세요."),
        icon="stamp",
        received=False,
        need="explain",
        shots=("customs", "tracking", "order", "conversation"),
        facts=(
            "pccc-match",
            "customs-addresses",
            "customs-lookup",
            "customs-reissue",
            "customs-code-expiry",
            "customs-clock",
            "customs-dispute",
            "customs-paper",
            "customs-fraud",
            "customs-fraud-check",
        ),
        rules=("dispute-opens", *RULES),
        places=("customs-lookup", "customs-fraud-check"),
    ),
)
