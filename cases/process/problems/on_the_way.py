"""Problems of goods that have not come."""

from django.utils.translation import gettext_lazy as _

from cases.process.problems.problem import Problem

ON_THE_WAY: tuple[Problem, ...] = (
    Problem(
        slug="not-received",
        title=_("물건이 안 왔어요"),
        summary=_("배송이 늦거나, 사라졌거나, 배송 완료라는데 받지 못했어요."),
        cause=_("배송이 늦어지거나 분실됐거나, 통관에서 멈췄거나, 다른 곳에 배송됐습니다."),
        remedy=_("배송 조회를 캡처하고, 약속한 날이 지나면 ‘받지 못함’을 이유로 환불을 신청합니다."),
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
        rules=(
            "dispute-opens",
            "late-14d",
            "late-30d",
            "dispute-closes",
            "chargeback-120d",
            "chargeback-expected-120d",
            "paypal-180d",
        ),
    ),
)
