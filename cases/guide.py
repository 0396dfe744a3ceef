"""The shape of the guide: the steps, the problems, and which photos each problem calls for.

Prose lives in templates/guide/; facts that age are rows (`cases.models.reference`). Evidence per reason follows the
platform's own advice pages and the consumer agencies' (order page, listing, label, defect on video, size with ruler).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Shot:
    """One photo that helps a case: what it shows and how to take it."""

    slug: str
    label: str | Promise
    hint: str | Promise


@dataclass(frozen=True)
class Step:
    """One of the three documented steps, with the one thing that goes wrong in it."""

    slug: str
    title: str | Promise
    content: str | Promise
    caution: str | Promise


@dataclass(frozen=True)
class Problem:
    """One thing that can go wrong with an order.

    `received` says whether the goods are in the buyer's hands; `need` names what contacting is mostly for
    (`speed`, `record` or `explain`) and steers which channel comes first; `facts` are policy facts the page shows,
    in order; `rules` the deadline rules that run.
    """

    slug: str
    title: str | Promise
    summary: str | Promise
    icon: str
    received: bool
    need: str
    shots: tuple[str, ...]
    facts: tuple[str, ...]
    rules: tuple[str, ...]


SHOTS: dict[str, Shot] = {
    shot.slug: shot
    for shot in (
        Shot(
            "damage", _("망가진 부분"), _("깨지거나 찢어진 곳을 가까이에서 한 장, 물건 전체가 나오게 한 장 찍으세요.")
        ),
        Shot("outer-box", _("겉 상자"), _("찌그러지거나 젖은 곳이 보이게 상자 여섯 면을 찍으세요.")),
        Shot("inner-packing", _("속 포장"), _("완충재와 물건이 놓인 모습을 꺼내기 전 그대로 찍으세요.")),
        Shot("label", _("운송장 라벨"), _("송장 번호가 또렷하게 읽히게 찍으세요. 전화번호와 집 주소는 가려도 됩니다.")),
        Shot("item", _("받은 물건 전체"), _("밝은 곳에서 물건 전체가 한 화면에 들어오게 찍으세요.")),
        Shot("difference", _("다른 부분"), _("설명과 다른 곳을 하나씩 가까이에서 찍으세요.")),
        Shot(
            "listing",
            _("상품 페이지 화면"),
            _("상품 설명과 선택한 옵션이 보이게 화면을 캡처하세요. 판매자가 바꾸기 전에 남겨 두세요."),
        ),
        Shot("ruler", _("자를 대고 잰 크기"), _("물건을 평평하게 펴고 자나 줄자를 나란히 대고 찍으세요.")),
        Shot("size-label", _("크기·모델 표시"), _("크기 라벨이나 모델명이 읽히게 찍으세요.")),
        Shot(
            "fault",
            _("고장 난 모습"),
            _("전원을 켠 상태의 오류 화면이나 멈춘 장면을 찍으세요. 영상은 알리익스프레스에 직접 올리세요."),
        ),
        Shot("all-pieces", _("받은 것 전부"), _("상자와 받은 구성품을 모두 펼쳐 한 장에 담으세요.")),
        Shot("weight", _("무게"), _("저울에 올린 모습이나 라벨에 적힌 무게를 찍으세요.")),
        Shot("tracking", _("배송 조회 화면"), _("송장 번호와 마지막 상태, 날짜가 보이게 화면을 캡처하세요.")),
        Shot("order", _("주문 상세 화면"), _("주문번호, 결제일, 약속한 배송일이 보이게 화면을 캡처하세요.")),
        Shot(
            "courier-note", _("택배사 확인"), _("배송 완료로 나오는데 못 받았다면 택배사의 답변이나 확인서를 남기세요.")
        ),
        Shot("customs", _("세관 안내문"), _("통관이 막혔다면 이유가 적힌 공식 안내문을 찍으세요.")),
        Shot("brand", _("상표·정품 표시"), _("로고, 바느질, 일련번호처럼 정품과 다른 부분을 가까이에서 찍으세요.")),
        Shot("refund-screen", _("환불 진행 화면"), _("환불 승인 날짜와 금액이 보이게 화면을 캡처하세요.")),
        Shot("statement", _("카드·결제 내역"), _("결제와 취소 내역이 보이게 캡처하고 카드번호는 가리세요.")),
        Shot("conversation", _("판매자와 나눈 대화"), _("날짜와 내용이 함께 보이게 대화 화면을 캡처하세요.")),
        Shot("refusal", _("거절 통보 화면"), _("거절한 이유와 날짜가 보이게 화면을 캡처하세요.")),
        Shot("unused", _("사용하지 않은 상태"), _("택(태그)과 포장이 그대로인 것이 보이게 찍으세요.")),
        Shot("packed", _("반품 포장"), _("보낼 물건을 하나씩 찍고, 상자에 넣은 모습과 봉한 모습을 찍으세요.")),
        Shot("receipt", _("반품 접수 영수증"), _("우체국·택배 영수증과 운송장 번호가 읽히게 찍으세요.")),
        Shot("other", _("그 밖의 사진"), _("사건을 설명하는 데 필요한 다른 사진입니다.")),
    )
}

STEPS: tuple[Step, ...] = (
    Step(
        "request",
        _("환불·반품 요청"),
        _("받은 물건을 확인하고 주문 내역에서 환불이나 반품을 신청합니다."),
        _("‘수령 확인’을 누르기 전에 상품이 망가졌는지, 설명과 다른지 먼저 확인하세요."),
    ),
    Step(
        "evidence",
        _("증거 제출"),
        _("주문 상세 화면의 분쟁 신청에 사진과 설명을 붙입니다."),
        _("사진이 부족하면 ‘증거 불충분’으로 거절될 수 있습니다. 이유마다 필요한 사진이 다릅니다."),
    ),
    Step(
        "return",
        _("반품 보내기"),
        _("안내받은 반품 주소로 보내고 운송장 번호를 입력합니다."),
        _("주소를 한 글자라도 틀리거나 기한을 넘기면 환불받지 못할 수 있습니다."),
    ),
)

PROBLEMS: tuple[Problem, ...] = (
    Problem(
        slug="not-received",
        title=_("물건이 안 왔어요"),
        summary=_("배송이 늦거나, 사라졌거나, ‘배송 완료’인데 받지 못했어요."),
        icon="truck",
        received=False,
        need="explain",
        shots=("tracking", "order", "courier-note", "customs", "conversation"),
        facts=("late-14d", "late-30d", "auto-refund-30d", "late-coupon", "dispute-closes"),
        rules=("dispute-opens", "late-14d", "late-30d", "dispute-closes", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="wrong-item",
        title=_("다른 물건이 왔어요"),
        summary=_("주문한 것과 다른 상품, 다른 색상이나 크기가 왔어요."),
        icon="swap",
        received=True,
        need="explain",
        shots=("item", "label", "listing", "order", "size-label"),
        facts=("dispute-closes", "return-90d", "no-exchange", "evidence-required", "return-freight-fault"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="refund-delayed",
        title=_("환불이 안 들어와요"),
        summary=_("승인됐다는데 돈이 들어오지 않거나, 답이 없어요."),
        icon="clock",
        received=True,
        need="record",
        shots=("refund-screen", "statement", "conversation", "receipt", "order"),
        facts=("refund-booked", "refund-method", "pickup-24h", "statutory-refund-3bd"),
        rules=("seller-answers", "refund-booked-by", "statutory-refund-3bd", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="damaged",
        title=_("부서지거나 고장 났어요"),
        summary=_("깨졌거나, 찢어졌거나, 작동하지 않아요."),
        icon="broken",
        received=True,
        need="explain",
        shots=("damage", "outer-box", "inner-packing", "label", "fault"),
        facts=("dispute-closes", "evidence-required", "video-for-fault", "return-freight-fault", "return-90d"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="not-as-described",
        title=_("설명과 달라요"),
        summary=_("색상, 크기, 재질, 성능이 상품 설명과 달라요."),
        icon="compare",
        received=True,
        need="explain",
        shots=("difference", "listing", "item", "ruler", "size-label"),
        facts=("dispute-closes", "evidence-required", "mismatch-law", "return-freight-fault", "return-90d"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="missing-parts",
        title=_("빠진 게 있거나 빈 상자예요"),
        summary=_("수량이 모자라거나, 부품이 없거나, 상자가 비어 있어요."),
        icon="box",
        received=True,
        need="explain",
        shots=("all-pieces", "outer-box", "label", "weight", "listing"),
        facts=("dispute-closes", "evidence-required", "mismatch-law", "return-90d"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="counterfeit",
        title=_("가짜 같아요"),
        summary=_("상표가 있는 상품인데 정품이 아닌 것 같아요."),
        icon="shield",
        received=True,
        need="record",
        shots=("brand", "listing", "item", "label", "conversation"),
        facts=("counterfeit-refund", "dispute-closes", "evidence-required", "chargeback-grounds"),
        rules=("dispute-closes", "return-90d", "mismatch-3m", "mismatch-30d", "chargeback-120d", "paypal-180d"),
    ),
    Problem(
        slug="change-of-mind",
        title=_("마음이 바뀌었어요"),
        summary=_("상품에 문제는 없지만 돌려보내고 싶어요."),
        icon="undo",
        received=True,
        need="speed",
        shots=("unused", "item", "order", "packed"),
        facts=("withdrawal-7d", "return-90d", "free-return-15d", "return-freight-count", "self-return"),
        rules=("withdrawal-7d", "return-90d", "dispute-closes"),
    ),
    Problem(
        slug="return-refused",
        title=_("반품했는데 거절됐어요"),
        summary=_("반품을 보냈는데 못 받았다거나 빈 상자였다며 거절해요."),
        icon="stop",
        received=True,
        need="record",
        shots=("refusal", "receipt", "packed", "tracking", "conversation"),
        facts=("appeal-length", "chargeback-grounds", "seller-burden", "outside-limit"),
        rules=("statutory-refund-3bd", "chargeback-120d", "paypal-180d"),
    ),
)

# Clocks of the process itself: they run for every problem, in the stages that their rows name.
PROCESS_RULES = ("seller-answers", "platform-steps-in", "return-posted-by", "refund-booked-by")

_BY_SLUG = {problem.slug: problem for problem in PROBLEMS}
_STEPS = {step.slug: step for step in STEPS}


def problem(slug: str) -> Problem:
    """Return the problem called `slug`; `KeyError` where there is none."""
    return _BY_SLUG[slug]


def step(slug: str) -> Step:
    """Return the step called `slug`; `KeyError` where there is none."""
    return _STEPS[slug]


def around(current: Step) -> tuple[Step | None, Step | None]:
    """Return the steps before and after `current`."""
    at = STEPS.index(current)
    return (STEPS[at - 1] if at else None, STEPS[at + 1] if at + 1 < len(STEPS) else None)


def shots_for(problem_slug: str) -> tuple[Shot, ...]:
    """Return the photos that help this problem most, the most telling first."""
    return tuple(SHOTS[slug] for slug in _BY_SLUG[problem_slug].shots)


def problem_choices() -> Iterator[tuple[str, str | Promise]]:
    """Choices of the model field; a callable, so that a new problem needs no migration."""
    return ((problem.slug, problem.title) for problem in PROBLEMS)


def shot_choices() -> Iterator[tuple[str, str | Promise]]:
    """Choices for what a photo shows."""
    return ((shot.slug, shot.label) for shot in SHOTS.values())
