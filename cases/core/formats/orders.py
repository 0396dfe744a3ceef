"""Order numbers: read forgivingly, warned of where they look wrong. Pure."""

from django.utils.translation import gettext_lazy as _

from cases.core.formats.numbers import digit_runs, the_one
from cases.core.text import compact
from cases.process.remark import Remark, warning


def parse_order_number(text: str) -> str | None:
    """Return the digits of the one order number (12 to 20 of them) in `text`, whatever stands around it; else None."""
    return the_one(found for run in digit_runs(text) for found in _order_numbers(run))


def _order_numbers(run: str) -> list[str]:
    """Return a run of digits and separators as one number, or else those of its words that are one."""
    return [digits for part in ([run] if _fits(run) else run.split()) if _fits(digits := compact(part))]


def _fits(text: str) -> bool:
    return 12 <= len(compact(text)) <= 20


def warn_order_number(number: str) -> Remark | None:
    """Warn unless the number has the 16 digits that today's orders have."""
    if number and len(number) != 16:
        sentence = _("요즘 주문번호는 보통 16자리예요. 주문 화면의 번호와 같은지 한 번 더 확인하세요.")
        return warning("unusual-length", sentence, about="order_number")
    return None
