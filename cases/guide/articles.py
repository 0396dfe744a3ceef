"""Articles beside the three steps: what is worth knowing once, whatever the problem. Pure.

Their prose lies in templates/guide/topics/. What it says of numbers and days are rows of `cases.facts` and
`cases.deadlines`, named here or in the prose.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.next_steps import Page
from cases.process.shots import SHOTS


@dataclass(frozen=True)
class Article:
    """One article: `icon` stands beside its name, the drawing of `shot` at its head; `facts` are shown below its prose in order, `rules` are its clocks, `pages` where one goes on to.

    `problems` are the slugs of the problems whose page points here.
    """

    slug: str
    title: str | Promise
    icon: str
    shot: str
    summary: str | Promise
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    problems: tuple[str, ...]
    pages: tuple[Page, ...]

    @property
    def prose(self) -> str:
        """The template of its prose."""
        return f"guide/topics/{self.slug}.html"

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return SHOTS[self.shot].drawing


def _problem(slug: str, label: str | Promise) -> Page:
    return Page(label, "guide:problem", argument=slug)


def _article(slug: str, label: str | Promise) -> Page:
    return Page(label, "guide:article", argument=slug)


_CONTACT = Page(_("연락할 곳 보기"), "contact:contact")
_OUTSIDE = Page(_("지금 상담할 수 있는 기관 보기"), "contact:contact", query="problem=return-refused")
_RETURN = Page(_("반품을 안전하게 보내는 방법"), "guide:step", argument="return")

ARTICLES: tuple[Article, ...] = (
    Article(
        slug="kca-relief",
        title=_("한국소비자원 피해구제, 차례대로"),
        icon="portal",
        shot="tracking",
        summary=_("상담부터 조정까지 무엇을 내고 언제 답하는지 알아봐요."),
        facts=("relief-first", "seller-burden", "many-returns", "kca-counselling", "refund-late-interest"),
        rules=("mismatch-3m", "mismatch-30d", "statutory-refund-3bd"),
        problems=("counterfeit", "unsafe-goods", "shown-delivered"),
        pages=(
            _OUTSIDE,
            _article("payment", _("카드로 돌려받을 수 있는지 보기")),
            _problem("return-refused", _("반품했는데 거절됐을 때 할 일")),
        ),
    ),
    Article(
        slug="payment",
        title=_("해외 결제인지 보고 차지백 신청하기"),
        icon="money",
        shot="statement",
        summary=_("카드 명세서에서 해외 결제인지 보고, 차지백을 신청할지, 남은 할부금을 안 내도 되는지 알아봐요."),
        facts=(
            "chargeback-wait",
            "easy-pay-refund",
            "paypal-not-both",
        ),
        rules=(
            "chargeback-120d",
            "chargeback-expected-120d",
            "instalment-withdrawal-7d",
            "paypal-180d",
            "paypal-claim-20d",
        ),
        problems=(
            "not-received",
            "shown-delivered",
            "counterfeit",
            "cancel-order",
        ),
        pages=(
            _problem("refund-delayed", _("환불이 안 들어올 때 할 일")),
            _article("kca-relief", _("기관에 도움 청하기")),
        ),
    ),
    Article(
        slug="return-route",
        title=_("반품 방법 고르기"),
        icon="truck",
        shot="packed",
        summary=_("국내 센터, 셀프 반송, 해외로 직접 보내기의 비용과 위험을 비교해요."),
        facts=(
            "return-center",
            "free-return-15d",
            "one-return",
            "self-return-terms",
            "battery-post",
            "duty-refund",
            "empty-box-claims",
        ),
        rules=("return-posted-by", "statutory-refund-3bd", "duty-refund-6m"),
        problems=("wrong-item", "damaged", "not-as-described", "missing-parts", "change-of-mind"),
        pages=(
            _RETURN,
            _problem("return-refused", _("반품했는데 거절됐을 때 할 일")),
            _CONTACT,
        ),
    ),
    Article(
        slug="domestic-seller",
        title=_("K-베뉴와 국내 판매자"),
        icon="box",
        shot="listing",
        summary=_("한국 판매자에게 샀다면 한국 법을 그대로 쓸 수 있어요. 가게를 알아보는 법과 내 권리예요."),
        facts=(
            "longer-agreed-period",
            "seller-unknown",
            "seller-address-unknown",
            "k-venue-payment",
            "refund-late-interest",
        ),
        rules=("withdrawal-7d", "instalment-withdrawal-7d", "mismatch-3m", "mismatch-30d", "statutory-refund-3bd"),
        problems=("cancel-order", "change-of-mind", "courier-damage", "refund-delayed"),
        pages=(
            _problem("change-of-mind", _("마음이 바뀌었을 때 할 일")),
            _article("payment", _("결제가 국내인지 해외인지 보기")),
            _article("kca-relief", _("한국소비자원 피해구제 보기")),
        ),
    ),
    Article(
        slug="phishing",
        title=_("관세·환불 사칭 문자 구별하기"),
        icon="alert",
        shot="recall",
        summary=_("세금이나 환불을 이유로 돈, 번호, 앱 설치를 요구하면 멈추세요."),
        facts=("customs-code-stolen", "bankbook", "refund-method"),
        rules=(),
        problems=("refund-delayed",),
        pages=(
            _problem("customs-hold", _("정말 통관에서 멈췄을 때 할 일")),
            _problem("refund-delayed", _("환불이 안 들어올 때 할 일")),
            _CONTACT,
        ),
    ),
    Article(
        slug="terms",
        title=_("바뀐 약관: 한국 법과 플랫폼의 책임"),
        icon="file",
        shot="difference",
        summary=_("약관을 이유로 환불을 거절당했을 때 답할 수 있는 근거를 모았어요."),
        facts=("terms-number", "payment-receiver", "platform-must-answer", "seller-unknown", "fire-damage"),
        rules=(),
        problems=("return-refused",),
        pages=(
            _article("kca-relief", _("한국소비자원 피해구제 보기")),
            _article("domestic-agent", _("국내대리인 알아보기")),
            _OUTSIDE,
        ),
    ),
    Article(
        slug="domestic-agent",
        title=_("국내대리인: 곧 생길 한국 창구"),
        icon="phone",
        shot="conversation",
        summary=_("큰 해외 쇼핑몰이 한국에 두어야 하는 대리인이 무엇을 하고 언제 생기는지 알아봐요."),
        facts=("operator-details", "phone-number", "email-address"),
        rules=(),
        problems=("return-refused",),
        pages=(
            _CONTACT,
            _article("kca-relief", _("지금 도움을 청할 수 있는 기관 보기")),
            _article("terms", _("바뀐 약관 알아보기")),
        ),
    ),
)

_BY_SLUG = {article.slug: article for article in ARTICLES}


def article(slug: str) -> Article:
    """Return the article called `slug`; `KeyError` where there is none."""
    return _BY_SLUG[slug]


def articles_about(problem: str) -> tuple[Article, ...]:
    """Return the articles that the page of `problem` points to."""
    return tuple(article for article in ARTICLES if problem in article.problems)
