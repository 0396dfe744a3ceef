"""The three documented steps of a refund. Their prose lives in templates/guide/steps/."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import Page


@dataclass(frozen=True)
class Step:
    """One of the three documented steps, with the one thing that goes wrong in it: `warning` says it, `caution` why or what instead.

    `act` is what one can do at once. `rules` are the slugs of the facts and deadline rules behind it, beside those that its prose names.
    """

    slug: str
    title: str | Promise
    content: str | Promise
    warning: str | Promise
    caution: str | Promise
    act: Page
    rules: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step(
        "request",
        _("환불·반품 신청"),
        _("사진부터 찍어 두고, 주문 화면에서 환불을 신청해요."),
        _("‘수령 확인’은 아직 누르지 마세요."),
        _("물건이 망가지지 않았는지, 설명과 다르지 않은지 먼저 확인하세요."),
        Page(_("내 문제에 맞는 방법 보기"), "guide:problems"),
        (
            "confirm-receipt",
            "keep-things",
            "refund-kinds",
            "no-exchange",
            "non-receipt",
            "dispute-opens",
            "return-90d",
            "deadline-zone",
        ),
    ),
    Step(
        "evidence",
        _("신청에 증거 붙이기"),
        _("미리 찍어 둔 사진과 설명을 신청 화면에 올려요."),
        _("사진이 부족하면 거절될 수 있어요."),
        _("‘증거 불충분’이라는 답을 받지 않게, 이유에 맞는 사진을 챙기세요."),
        Page(_("사건 만들고 사진 올리기"), "intake:intake-start"),
        (
            "evidence-required",
            "evidence-anytime",
            "two-solutions",
            "video-for-fault",
            "size-with-ruler",
            "evidence-limits",
            "bankbook",
            "dispute-reopen",
        ),
    ),
    Step(
        "return",
        _("반품 보내기"),
        _("안내받은 반품 주소로 보내고 운송장 번호를 입력해요."),
        _("주소는 한 글자도 다르면 안 돼요."),
        _("주소가 틀리거나 기한을 넘기면 환불받지 못할 수 있어요."),
        Page(_("반품 방법 고르기"), "guide:article", argument="return-route"),
        (
            "return-address",
            "return-center",
            "return-freight-fault",
            "return-freight-count",
            "free-return-15d",
            "one-return",
            "self-return",
            "self-return-terms",
            "abroad-return",
            "return-unused",
            "empty-box-claims",
            "pickup-24h",
            "duty-refund",
        ),
    ),
)

_BY_SLUG = {step.slug: step for step in STEPS}


def step(slug: str) -> Step:
    """Return the step called `slug`; `KeyError` where there is none."""
    return _BY_SLUG[slug]


def around(current: Step) -> tuple[Step | None, Step | None]:
    """Return the steps before and after `current`."""
    at = STEPS.index(current)
    return (STEPS[at - 1] if at else None, STEPS[at + 1] if at + 1 < len(STEPS) else None)
