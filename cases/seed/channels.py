"""Ways to reach somebody: the first version of the `ContactChannel` rows, with their opening periods.

Hours are as the sources say; what no source says (a lunch break, a number) is named in `unconfirmed`.
"""

import datetime as dt
from typing import Any

from cases.seed.sources import CARD_ISSUER, CHAT_CHANNEL, COUNSELLING, EMAIL_CHANNEL, PHONE_CHANNEL, PORTAL

CHECKED_ON = dt.date(2026, 11, 23)

WEEKDAYS = range(5)
type Hours = tuple[tuple[int, dt.time, dt.time], ...]


def _weekdays(*stretches: tuple[int, int]) -> Hours:
    """Return the same stretches (whole hours) for Monday to Friday."""
    return tuple((day, dt.time(opens), dt.time(closes)) for day in WEEKDAYS for opens, closes in stretches)


CHANNELS: tuple[dict[str, Any], ...] = (
    {
        "slug": "phone",
        "name": "전화 상담",
        "medium": "phone",
        "value": "1877-4816",
        "closes_on_holidays": True,
        "hours_text": "평일 09:00–18:00",
        "answers_within": "연결되면 바로",
        "language": "한국어",
        "strength": "상담원과 직접 이야기할 수 있습니다.",
        "weakness": "정해진 시간에만 받고, 통화는 기록이 남지 않습니다.",
        "note": "운영 시간은 알리익스프레스가 2024년 3월에 발표한 것입니다. 번호는 안내 글 한 곳에만 나오니,"
        " 앱의 고객센터에 다른 번호가 있으면 그 번호로 거세요.",
        "unconfirmed": "전화번호, 점심시간, 공휴일 휴무(쉬는 것으로 계산했습니다)",
        "speed": 3,
        "record": 0,
        "explain": 2,
        **PHONE_CHANNEL.fields(),
        "periods": _weekdays((9, 18)),
    },
    {
        "slug": "chat",
        "name": "1:1 채팅",
        "medium": "chat",
        "value": "앱 고객센터 → 온라인 서비스",
        "always_open": True,
        "closes_on_holidays": False,
        "hours_text": "24시간",
        "language": "한국어(챗봇), 상담원에 따라 외국어",
        "strength": "언제든지 물어볼 수 있고 대화를 화면으로 남길 수 있습니다.",
        "weakness": "언어의 장벽이 있을 수 있습니다. 짧게 쓰고, 영어나 중국어 문구를 준비하면 좋습니다.",
        "note": "처음에는 챗봇이 답합니다. ‘상담원’이라고 되풀이해 요청하면 사람과 연결됩니다."
        " 회사는 한국어 상담원이 있다고 밝혔지만, 한국어가 서툴렀다는 불만도 있었습니다.",
        "unconfirmed": "24시간 운영, 상담원의 언어",
        "speed": 2,
        "record": 2,
        "explain": 3,
        **CHAT_CHANNEL.fields(),
        "periods": (),
    },
    {
        "slug": "email",
        "name": "이메일",
        "medium": "email",
        "value": "",
        "always_open": True,
        "closes_on_holidays": False,
        "hours_text": "24시간 접수",
        "answers_within": "24~48시간",
        "strength": "주고받은 글이 그대로 남아 나중에 증거가 됩니다.",
        "weakness": "답이 하루 이틀 늦을 수 있습니다.",
        "note": "공개된 이메일 주소를 찾지 못했습니다. 앱의 고객센터에서 안내받은 주소만 쓰고,"
        " 발신 전용 주소로 온 메일에는 답장이 닿지 않을 수 있습니다.",
        "unconfirmed": "이메일 주소, 답변까지 걸리는 시간",
        "speed": 0,
        "record": 3,
        "explain": 1,
        **EMAIL_CHANNEL.fields(),
        "periods": (),
    },
    {
        "slug": "1372",
        "name": "1372 소비자상담센터",
        "medium": "phone",
        "scope": "outside",
        "value": "1372",
        "url": "https://www.ccn.go.kr",
        "closes_on_holidays": True,
        "hours_text": "평일 09:00–18:00 (점심 12:00–13:00), 인터넷 접수는 24시간",
        "language": "한국어",
        "strength": "내 권리와 다음 절차를 공공기관 상담원에게 물을 수 있습니다.",
        "weakness": "알리익스프레스 대신 환불해 주지는 못하고, 통화료가 듭니다.",
        "note": "먼저 판매자나 알리익스프레스에 요청한 기록을 남긴 뒤 상담하면 빠릅니다.",
        "unconfirmed": "공휴일 휴무(쉬는 것으로 계산했습니다)",
        "speed": 2,
        "record": 1,
        "explain": 2,
        **COUNSELLING.fields(),
        "periods": _weekdays((9, 12), (13, 18)),
    },
    {
        "slug": "crossborder",
        "name": "국제거래 소비자포털",
        "medium": "portal",
        "scope": "outside",
        "value": "crossborder.kca.go.kr",
        "url": "https://crossborder.kca.go.kr",
        "always_open": True,
        "closes_on_holidays": False,
        "hours_text": "인터넷으로 언제든 접수",
        "language": "한국어",
        "strength": "한국소비자원이 해외 판매자에게 해명을 요청하고 외국어 소통을 도와줍니다.",
        "weakness": "처리에 시간이 걸리고, 해외 판매자에게 환불을 강제할 수는 없습니다.",
        "note": "주문 내역, 판매자와 나눈 대화, 거절 화면을 모아 두고 신청하세요.",
        "unconfirmed": "접수 뒤 답변까지 걸리는 시간",
        "speed": 0,
        "record": 3,
        "explain": 1,
        **PORTAL.fields(),
        "periods": (),
    },
    {
        "slug": "card-issuer",
        "name": "카드사 (차지백)",
        "medium": "phone",
        "scope": "outside",
        "payment": "card",
        "value": "카드 뒷면에 적힌 고객센터",
        "closes_on_holidays": True,
        "hours_text": "카드사마다 다름",
        "answers_within": "3주~3개월 이상",
        "language": "한국어",
        "strength": "해외 결제를 취소해 달라는 차지백은 카드사에만 신청할 수 있습니다.",
        "weakness": "오래 걸리고, 약 2만 원을 받는 카드사도 있습니다.",
        "note": "판매자와 먼저 풀어 보려 했다는 기록이 필요합니다. 서면 신청 방법과 마지막 날을 물어보고,"
        " 결제 영수증, 주문 내역, 판매자와 주고받은 글을 함께 내세요.",
        "unconfirmed": "카드사마다 다른 운영 시간과 접수 방법, 체크카드·간편결제의 차지백",
        "speed": 0,
        "record": 3,
        "explain": 1,
        **CARD_ISSUER.fields(),
        "periods": (),
    },
)
