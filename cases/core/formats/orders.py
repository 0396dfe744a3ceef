"""Order numbers: read forgivingly, warned of where they look wrong. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from cases.core.formats.numbers import digit_runs, the_one
from cases.core.masking import mask
from cases.core.text import compact, grouped, plain
from cases.process.remark import Remark


def parse_order_number(text: str) -> str | None:
    """Return the digits of the one order number (12 to 20 of them) in `text`, whatever stands around it; else None."""
    return the_one(found for run in digit_runs(text) for found in _order_numbers(run))


def _order_numbers(run: str) -> list[str]:
    """Return a run of digits and separators as one number, or else those of its words that are one."""
    return [digits for part in ([run] if _fits(run) else run.split()) if _fits(digits := compact(part))]


def _fits(text: str) -> bool:
    return 12 <= len(compact(text)) <= 20


# What a page calls the number; one of sixteen digits needs no name.
_NAMED = re.compile(
    r"(?:주문\s*(?:번호)?|오더|order|订单|訂單|单号)\s*(?:no|num|number|id|编号|号|번호)?\s*[.:：#]*\s*$", re.IGNORECASE
)
_AMONG = re.compile(r"(?<![0-9A-Za-z.$₩+/])\d(?:[ \-_.·]?\d){11,24}(?![0-9A-Za-z])")


def find_order_numbers(text: str) -> list[str]:
    """Return the order numbers in `text`, each once: sixteen digits in any grouping, others where they are called so."""
    bare = plain(text)
    found: dict[str, None] = {}
    for match in _AMONG.finditer(bare):
        digits = compact(match[0])
        is_named = _NAMED.search(bare[max(0, match.start() - 24) : match.start()])
        if (len(digits) == 16 and _is_usual(digits)) or (12 <= len(digits) <= 20 and is_named):
            found[digits] = None
    return list(found)


def _is_usual(digits: str) -> bool:
    """Say whether sixteen digits look like an order; cards begin otherwise."""
    return digits[0] in "1378" and mask(digits) == digits


def order_number_text(number: str) -> str:
    """Return an order number as people read it out and compare it: `8190 0000 0000 0001`."""
    return grouped(number, 4).replace("-", " ")


def warn_order_number(number: str) -> Remark | None:
    """Warn unless the number has the 16 digits that today's orders have."""
    if number and len(number) != 16:
        sentence = _("요즘 주문번호는 보통 16자리예요. 주문 화면의 번호와 같은지 한 번 더 확인하세요.")
        return Remark("unusual-length", sentence, about="order_number")
    return None
