"""Whom a ready message is for, and in which of its languages they read. Pure."""

from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices


class Receiver(TextChoices):
    """Who gets a message."""

    SELLER = "seller", _("판매자")
    AGENT = "agent", _("알리익스프레스 상담원")
    PLATFORM = "platform", _("알리익스프레스 분쟁·이의신청")
    COURIER = "courier", _("택배사")
    CARD = "card", _("카드사")
    AGENCY = "agency", _("소비자 기관")

    @property
    def language(self) -> str:
        """The tag of the language that they most probably read."""
        return "ko" if self in {Receiver.COURIER, Receiver.CARD, Receiver.AGENCY} else "en"
