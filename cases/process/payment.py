"""How an order was paid."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices


class Payment(TextChoices):
    """The ways of paying that differ in who can give the money back, and until when."""

    CARD = "card", _("신용·체크카드")
    PAYPAL = "paypal", _("페이팔")
    OTHER = "other", _("카카오페이·네이버페이·토스페이·계좌이체 등")


class Currency(TextChoices):
    """The currencies that the platform bills Korean buyers in."""

    KRW = "KRW", _("원")
    USD = "USD", _("미국 달러")


def money_text(amount: Decimal, currency: str) -> str:
    """Return an amount as people write it; won has no fractions."""
    return f"US${amount:,.2f}" if currency == Currency.USD else f"{amount:,.0f}원"
