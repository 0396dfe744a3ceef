"""Order numbers: read forgivingly, warned of where they look wrong. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from cases.core.text import compact
from cases.process.remark import Remark, warning


def parse_order_number(text: str) -> str | None:
    """Return the digits of an order number (12 to 20 of them), without spaces and hyphens; else None."""
    digits = compact(text)
    return digits if re.fullmatch(r"[0-9]{12,20}", digits) else None


def warn_order_number(number: str) -> Remark | None:
    """Warn unless the number has the 16 digits that today's orders have."""
    if number and len(number) != 16:
        sentence = _("요즘 주문번호는 보통 16자리입니다. 주문 화면의 번호와 같은지 한 번 더 확인하세요.")
        return warning("unusual-length", sentence, about="order_number")
    return None
