"""Nothing is wrong with the goods: the buyer no longer wants them."""

from django.utils.translation import gettext_lazy as _

from cases.process.problems.problem import Problem

CALLED_OFF: tuple[Problem, ...] = (
    Problem(
        slug="change-of-mind",
        title=_("마음이 바뀌었어요"),
        summary=_("상품에 문제는 없지만 돌려보내고 싶어요."),
        cause=_("상품에는 문제가 없지만 더는 필요하지 않습니다."),
        remedy=_("쓰지 않은 상태 그대로 기한 안에 반품을 신청합니다."),
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
        rules=("withdrawal-7d", "return-90d", "dispute-closes"),
    ),
)
