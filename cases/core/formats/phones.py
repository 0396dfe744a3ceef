"""Korean telephone numbers: warned of where they look like none in use. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from cases.process.remark import Remark, warning

_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        r"01[016789]\d{7,8}",  # mobile
        r"02\d{7,8}",  # Seoul
        r"0[3-6]\d\d{7,8}",  # area codes
        r"070\d{8}",  # internet telephony
        r"050\d\d{7,8}",  # safe numbers
        r"1[568]\d{6}",  # nationwide service numbers
        r"080\d{7,8}",  # toll-free
    )
)


def warn_korean_phone(text: str) -> Remark | None:
    """Warn when a phone number looks like none in use in Korea."""
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("+82"):
        digits = "0" + digits[3:].removeprefix("0")
    if text.strip() and not any(pattern.fullmatch(digits) for pattern in _PHONES):
        sentence = _("국내 전화번호 모양과 달라 보입니다. 안내받은 번호와 같은지 확인하세요.")
        return warning("unusual-phone", sentence, about="phone")
    return None
