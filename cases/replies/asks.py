"""What a reply can really ask for, and where a page leads from there. Pure."""

from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices


class Ask(TextChoices):
    """What sellers, bots and agents ask for or say, in the order in which a page warns of it."""

    CLOSE_DISPUTE = "close-dispute", _("환불 신청을 취소해 달래요")
    OFF_PLATFORM = "off-platform", _("알리익스프레스 밖에서 하재요")
    BANK_DETAILS = "bank-details", _("통장이나 카드 정보를 달래요")
    PERSONAL_CODE = "personal-code", _("개인통관고유부호나 신분증을 달래요")
    OTHER_ADDRESS = "other-address", _("다른 주소로 보내래요")
    RETURN_AT_COST = "return-at-cost", _("반품 비용을 나더러 내래요")
    CUSTOMS_FEE = "customs-fee", _("관세나 통관 비용을 내래요")
    PARTIAL_OFFER = "partial-offer", _("일부만 돌려준대요")
    COUPON = "coupon", _("환불 대신 쿠폰을 준대요")
    WAIT = "wait", _("더 기다려 달래요")
    RESHIPPED = "reshipped", _("다시 보냈다거나 보내 준대요")
    EVIDENCE_UNCLEAR = "evidence-unclear", _("증거가 더 필요하대요")
    SHOWN_DELIVERED = "shown-delivered", _("배송이 끝난 것으로 나온대요")
    CHANGE_REVIEW = "change-review", _("후기를 바꿔 달래요")
    REFUND_PROMISED = "refund-promised", _("환불해 준대요")

    @property
    def icon(self) -> str:
        """The template of the sign beside it."""
        return f"icons/{_ICONS[self]}.svg"


_ICONS: dict[Ask, str] = {
    Ask.CLOSE_DISPUTE: "cancel",
    Ask.OFF_PLATFORM: "alert",
    Ask.BANK_DETAILS: "stop",
    Ask.PERSONAL_CODE: "key",
    Ask.OTHER_ADDRESS: "pin",
    Ask.RETURN_AT_COST: "truck",
    Ask.CUSTOMS_FEE: "stamp",
    Ask.PARTIAL_OFFER: "money",
    Ask.COUPON: "swap",
    Ask.WAIT: "clock",
    Ask.RESHIPPED: "box",
    Ask.EVIDENCE_UNCLEAR: "camera",
    Ask.SHOWN_DELIVERED: "todo",
    Ask.CHANGE_REVIEW: "pencil",
    Ask.REFUND_PROMISED: "calendar",
}


class LeadsTo(TextChoices):
    """What a buyer may want to write down after a reply."""

    NOTHING = "", _("아무것도")
    PROMISE = "promise", _("약속으로 적기")
    OFFER = "offer", _("제안으로 적기")
    EVIDENCE = "evidence", _("증거 사진 올리기")
    RETURN_ADDRESS = "return-address", _("반품 주소 비교하기")
