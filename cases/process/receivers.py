"""Whom a ready message is for, and in which of its languages they read. Pure."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices


class Receiver(TextChoices):
    """Who gets a message."""

    SELLER = "seller", _("판매자")
    AGENT = "agent", _("알리익스프레스 상담원")
    PLATFORM = "platform", _("알리익스프레스")
    COURIER = "courier", _("택배사")
    CARD = "card", _("카드사")
    AGENCY = "agency", _("소비자 기관")
    PAYPAL = "paypal", _("페이팔")
    KOREAN_SELLER = "korean-seller", _("국내 판매자")

    @property
    def language(self) -> str:
        """The tag of the language that they most probably read."""
        return "ko" if self in _KOREAN else "en"

    @property
    def addressed(self) -> str:
        """The receiver with its particle: a person gets 에게, an office 에."""
        return (_t("%(receiver)s에게") if self in _PEOPLE else _t("%(receiver)s에")) % {"receiver": self.label}


_PEOPLE = frozenset({Receiver.SELLER, Receiver.AGENT, Receiver.KOREAN_SELLER})
_KOREAN = frozenset({Receiver.COURIER, Receiver.CARD, Receiver.AGENCY, Receiver.KOREAN_SELLER})
