"""Goods that may hurt somebody: nothing comes before putting them aside."""

from django.utils.translation import gettext_lazy as _

from cases.process.problems.in_hand import RULES
from cases.process.problems.problem import UNSAFE_GOODS, Problem

DANGEROUS: tuple[Problem, ...] = (
    Problem(
        slug=UNSAFE_GOODS,
        title=_("위험하거나 리콜됐어요"),
        summary=_("뜨거워지거나, 냄새가 나거나, 다칠 뻔했거나, 리콜 소식을 봤어요."),
        cause=_("국내 안전 기준에 맞지 않거나, 해외에서 리콜된 물건이 팔렸을 수 있어요."),
        remedy=_("쓰지 말고 따로 둔 다음, 리콜을 찾아보고 그 화면으로 환불을 신청하세요."),
        icon="alert",
        received=True,
        need="record",
        shots=("recall", "size-label", "damage", "item", "listing"),
        facts=(
            "recall-lookup",
            "recall-refund",
            "safety-hotline",
            "battery-post",
            "fire-damage",
            "terms-liability",
            "recall-blocked",
            "safety-tests",
            "evidence-required",
            "keep-things",
        ),
        rules=RULES,
        places=("recall-lookup", "safety-hotline"),
    ),
)
