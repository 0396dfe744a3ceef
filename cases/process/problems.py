"""What can go wrong with an order, and what each problem calls for: photos, facts, deadline rules.

Prose lives in templates/guide/problems/; facts that age are rows (`cases.facts`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.shots import SHOTS, Shot
from cases.process.states import Status


@dataclass(frozen=True)
class Problem:
    """One thing that can go wrong with an order.

    `cause` and `remedy` say it in one line each, for the table of all problems. `received` says whether the goods
    are in the buyer's hands; `need` names what contacting is mostly for (`speed`, `record` or `explain`) and steers
    which channel comes first; `facts` are policy facts that every view of the problem shows beside its deadlines,
    in order; `rules` the deadline rules that run. `already_happened` are the moves that lie behind whoever has this
    problem: who waits for a refund has applied for it.
    """

    slug: str
    title: str | Promise
    summary: str | Promise
    cause: str | Promise
    remedy: str | Promise
    icon: str
    received: bool
    need: str
    shots: tuple[str, ...]
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    already_happened: tuple[Status, ...] = ()

    @property
    def shot_list(self) -> tuple[Shot, ...]:
        """The photos that help this problem most, the most telling first."""
        return tuple(SHOTS[slug] for slug in self.shots)

    @property
    def own_rules(self) -> frozenset[str]:
        """The slugs of the rules that this problem is about, those of the process among them."""
        return frozenset({*self.rules, *PROCESS_RULES})

    @property
    def ruled_out(self) -> frozenset[str]:
        """The slugs of the rules that cannot hold for this problem; whatever could help is not among them.

        Who waits for a refund, or was refused one, may have sent back anything or nothing.
        """
        if self.already_happened:
            return frozenset()
        if not self.received:
            return IN_HAND
        return ON_THE_WAY | NOT_AS_DESCRIBED if self.slug == CHANGE_OF_MIND else ON_THE_WAY


PROBLEMS: tuple[Problem, ...] = (
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
        facts=("non-receipt", "auto-refund-30d", "late-coupon", "in-transit", "protection-extend", "customs-paper"),
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
    Problem(
        slug="wrong-item",
        title=_("다른 물건이 왔어요"),
        summary=_("주문한 것과 다른 상품, 다른 색상이나 크기가 왔어요."),
        cause=_("판매자가 상품이나 옵션을 잘못 골라 보냈습니다."),
        remedy=_("라벨과 물건을 함께 찍어 환불을 신청합니다. 교환 대신 환불받고 다시 주문합니다."),
        icon="swap",
        received=True,
        need="explain",
        shots=("item", "label", "listing", "order", "size-label"),
        facts=("no-exchange", "evidence-required", "return-freight-fault", "return-address", "seller-burden"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="refund-delayed",
        title=_("환불이 안 들어와요"),
        summary=_("승인됐다는데 돈이 들어오지 않거나, 답이 없어요."),
        cause=_("승인이 아직 안 났거나, 결제사에서 취소를 처리하고 있거나, 다른 수단으로 돌아왔습니다."),
        remedy=_("승인 날짜와 환불 수단을 확인하고, 기한이 지나면 고객센터와 카드사에 문의합니다."),
        icon="clock",
        received=True,
        need="record",
        shots=("refund-screen", "statement", "conversation", "receipt", "order"),
        facts=(
            "refund-method",
            "same-card",
            "easy-pay-refund",
            "pickup-24h",
            "chargeback-grounds",
            "chargeback-papers",
        ),
        rules=("seller-answers", "refund-booked-by", "statutory-refund-3bd", "chargeback-120d", "paypal-180d"),
        already_happened=(Status.FILED,),
    ),
    Problem(
        slug="damaged",
        title=_("부서지거나 고장 났어요"),
        summary=_("깨졌거나, 찢어졌거나, 작동하지 않아요."),
        cause=_("포장이 약했거나, 오는 길에 충격을 받았거나, 처음부터 불량이었습니다."),
        remedy=_("상자부터 고장 난 모습까지 찍고 환불을 신청합니다."),
        icon="broken",
        received=True,
        need="explain",
        shots=("damage", "outer-box", "inner-packing", "label", "fault"),
        facts=("evidence-required", "video-for-fault", "courier-claim", "return-freight-fault", "protection-excluded"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="not-as-described",
        title=_("설명과 달라요"),
        summary=_("색상, 크기, 재질, 성능이 상품 설명과 달라요."),
        cause=_("상품 설명이 사실과 다르거나 부풀려져 있었습니다."),
        remedy=_("상품 페이지와 실물을 나란히 보여 주고 환불을 신청합니다."),
        icon="compare",
        received=True,
        need="explain",
        shots=("difference", "listing", "item", "ruler", "size-label"),
        facts=("every-difference", "size-with-ruler", "evidence-required", "return-freight-fault", "mismatch-both"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="missing-parts",
        title=_("빠진 게 있거나 빈 상자예요"),
        summary=_("수량이 모자라거나, 부품이 없거나, 상자가 비어 있어요."),
        cause=_("빠뜨리고 보냈거나, 여러 상자로 나눠 보냈거나, 오는 길에 빠졌습니다."),
        remedy=_("받은 것을 모두 펼쳐 찍고 일부 또는 전액 환불을 신청합니다."),
        icon="box",
        received=True,
        need="explain",
        shots=("all-pieces", "outer-box", "label", "weight", "listing"),
        facts=("evidence-required", "two-solutions", "mismatch-both", "empty-box-claims"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="counterfeit",
        title=_("가짜 같아요"),
        summary=_("상표가 있는 상품인데 정품이 아닌 것 같아요."),
        cause=_("상표를 흉내 낸 물건을 정품처럼 팔았습니다."),
        remedy=_("정품과 다른 곳을 찍고 전액 환불을 신청합니다."),
        icon="shield",
        received=True,
        need="record",
        shots=("brand", "listing", "item", "label", "conversation"),
        facts=("counterfeit-refund", "evidence-required", "chargeback-grounds", "chargeback-papers"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
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
            "free-return-15d",
            "one-return",
            "return-unused",
            "return-freight-count",
            "self-return",
            "self-return-terms",
            "withdrawal-exceptions",
            "free-return-excluded",
            "k-venue",
        ),
        rules=("withdrawal-7d", "return-90d", "dispute-closes"),
    ),
    Problem(
        slug="return-refused",
        title=_("반품했는데 거절됐어요"),
        summary=_("반품을 보냈는데 못 받았다거나 빈 상자였다며 환불을 안 해 줘요."),
        cause=_("빈 상자였다거나 물건이 다르다고 판매자가 주장하거나, 도착 확인이 안 됐습니다."),
        remedy=_("보낸 증거를 모아 이의를 제기하고, 안 되면 카드사와 외부 기관에 도움을 청합니다."),
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
            "chargeback-wait",
            "chargeback-cost",
            "chargeback-objection",
            "easy-pay-chargeback",
            "instalments",
            "mediation-answer",
            "outside-limit",
        ),
        rules=("statutory-refund-3bd", "chargeback-120d", "paypal-180d"),
        already_happened=(Status.FILED, Status.REJECTED),
    ),
)

FAMILIES: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("아직 안 왔어요"), ("not-received",)),
    (_("왔는데 문제가 있어요"), ("wrong-item", "damaged", "not-as-described", "missing-parts", "counterfeit")),
    (_("돌려보내거나 환불받고 싶어요"), ("change-of-mind", "return-refused", "refund-delayed")),
)

# Deadlines of the process itself: they run for every problem, in the stages that their rows name.
PROCESS_RULES = ("seller-answers", "platform-steps-in", "return-posted-by", "refund-booked-by")

# What a problem contradicts: rules of goods in hand, of goods still on their way, of goods that are not as described.
IN_HAND = frozenset({"withdrawal-7d", "mismatch-3m", "mismatch-30d"})
ON_THE_WAY = frozenset({"late-14d", "late-30d", "chargeback-expected-120d"})
NOT_AS_DESCRIBED = frozenset({"mismatch-3m", "mismatch-30d"})
# The problem in which nothing is wrong with the goods, and the one in which the platform has already said no.
CHANGE_OF_MIND, REFUSED_PROBLEM = "change-of-mind", "return-refused"

_BY_SLUG = {problem.slug: problem for problem in PROBLEMS}


def problem(slug: str) -> Problem:
    """Return the problem called `slug`; `KeyError` where there is none."""
    return _BY_SLUG[slug]


def families() -> tuple[tuple[str | Promise, tuple[Problem, ...]], ...]:
    """Return the problems grouped as people speak of them: nothing came, it came wrong, the return is blocked."""
    return tuple((title, tuple(_BY_SLUG[slug] for slug in slugs)) for title, slugs in FAMILIES)


def problem_choices() -> Iterator[tuple[str, str | Promise]]:
    """Choices of the model field; a callable, so that a new problem needs no migration."""
    return ((problem.slug, problem.title) for problem in PROBLEMS)
