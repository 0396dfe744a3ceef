"""Where carriers show parcels: the first version of the `TrackingPage` rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cases.seed.sources import TRACKING

CHECKED_ON = dt.date(2026, 11, 26)

_ADDRESSES = {
    "epost": "https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1={number}",
    "cj": "https://trace.cjlogistics.com/next/tracking.html?wblNo={number}",
    "hanjin": "https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2={number}",
    "lotte": "https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo={number}",
    "logen": "https://www.ilogen.com/web/personal/trace/{number}",
}

PAGES: tuple[dict[str, Any], ...] = tuple(
    {"carrier": carrier, "address": address, "checked_on": CHECKED_ON, **TRACKING.fields()}
    for carrier, address in _ADDRESSES.items()
)
