"""The days of a case from which deadlines are counted, in the order in which they usually happen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from cases.process.remark import Remark

ANCHORS = {
    "paid_on": _("결제한 날"),
    "dispatched_on": _("발송된 날"),
    "promised_on": _("약속한 배송일"),
    "cleared_on": _("통관된 날"),
    "received_on": _("받은 날"),
    "confirmed_on": _("수령 확인을 누른 날"),
    "protection_ends_on": _("주문 화면의 구매자 보호가 끝나는 날"),
    "seller_known_on": _("판매자 주소를 알게 된 날"),
    "noticed_on": _("문제를 알게 된 날"),
    "requested_on": _("환불을 신청한 날"),
    "offered_on": _("판매자가 답한 날"),
    "approved_on": _("승인된 날"),
    "shipped_back_on": _("반품을 보낸 날"),
    "arrived_on": _("반품이 도착한 날"),
    "paypal_disputed_on": _("페이팔에 분쟁을 연 날"),
}

# Where a day is unknown, another says when it was at the earliest, and sometimes when at the latest.
NOT_BEFORE = {
    "confirmed_on": "received_on",
    "protection_ends_on": "promised_on",
    "noticed_on": "received_on",
    "arrived_on": "shipped_back_on",
    "cleared_on": "dispatched_on",
}
NOT_AFTER = {"noticed_on": "requested_on", "cleared_on": "received_on"}

# The second day of a pair cannot come before the first.
_ORDER = (
    ("paid_on", "dispatched_on"),
    ("paid_on", "promised_on"),
    ("paid_on", "received_on"),
    ("dispatched_on", "received_on"),
    ("dispatched_on", "cleared_on"),
    ("cleared_on", "received_on"),
    ("paid_on", "confirmed_on"),
    ("paid_on", "protection_ends_on"),
    ("paid_on", "seller_known_on"),
    ("received_on", "noticed_on"),
    ("paid_on", "requested_on"),
    ("requested_on", "offered_on"),
    ("requested_on", "approved_on"),
    ("paid_on", "approved_on"),
    ("received_on", "shipped_back_on"),
    ("paid_on", "shipped_back_on"),
    ("shipped_back_on", "arrived_on"),
    ("paid_on", "arrived_on"),
    ("paid_on", "paypal_disputed_on"),
)
_MAY_BE_AHEAD = frozenset({"promised_on", "protection_ends_on"})


def wrong_days(days: Mapping[str, dt.date | None], today: dt.date) -> dict[str, Remark]:
    """Return a remark on each day (by anchor name) that is ahead of today or out of order."""
    wrong: dict[str, Remark] = {}
    for name, day in days.items():
        if day is None:
            continue
        if day > today and name not in _MAY_BE_AHEAD:
            ahead = _("‘%(day)s’이 아직 오지 않은 날짜예요. 오늘이나 지난 날짜를 적어 주세요.") % {"day": ANCHORS[name]}
            wrong[name] = Remark("ahead-of-today", ahead, about=name)
    for first, second in _ORDER:
        before, after = days.get(first), days.get(second)
        if before and after and after < before and second not in wrong:
            sentence = _("‘%(second)s’이 ‘%(first)s’(%(day)s)보다 빨라요. 두 날짜를 확인해 주세요.") % {
                "second": ANCHORS[second],
                "first": ANCHORS[first],
                "day": f"{before.year}년 {before.month}월 {before.day}일",
            }
            wrong[second] = Remark("out-of-order", sentence, about=second)
    return wrong
