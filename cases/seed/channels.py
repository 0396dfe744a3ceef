"""Ways to reach somebody: the first version of the `ContactChannel` rows, with their opening periods.

Hours are as the sources say; what no source says (a lunch break, a number) is named in `unconfirmed`, and `instead`
says what to do as long as that is so.
"""

import datetime as dt
from typing import Any

from cases.seed.sources import (
    CARD_ISSUER,
    CHAT_CHANNEL,
    COUNSELLING,
    COUNSELLING_WEB,
    EMAIL_CHANNEL,
    ORDER_PAGE_CHANNEL,
    PHONE_CHANNEL,
    PORTAL,
)

CHECKED_ON = dt.date(2026, 11, 25)

WEEKDAYS = range(5)
type Hours = tuple[tuple[int, dt.time, dt.time], ...]


def _weekdays(*stretches: tuple[int, int]) -> Hours:
    """Return the same stretches (whole hours) for Monday to Friday."""
    return tuple((day, dt.time(opens), dt.time(closes)) for day in WEEKDAYS for opens, closes in stretches)


CHANNELS: tuple[dict[str, Any], ...] = (
    {
        "slug": "dispute",
        "name": "알리익스프레스 주문 화면",
        "medium": "app",
        "value": "내 주문 → 문제가 있는 주문 → ‘반품/환불’",
        "always_open": True,
        "closes_on_holidays": False,
        "hours_text": "24시간 신청",
        "strength": "환불을 신청하고 판정을 받는 곳이에요. 신청과 증거가 그대로 남아요.",
        "weakness": "신청 기한이 지나면 쓸 수 없어요. 상담만 하다가 기한을 넘기지 마세요.",
        "note": "버튼 이름이 ‘분쟁 제기’로 나오기도 해요. 전화나 채팅으로 상담해도 신청은 여기서 따로 해야 해요."
        " 주문 화면에 기한이 보이면 그 날짜가 먼저예요. 미국 태평양 시간일 수 있어요.",
        "unconfirmed": "지금 앱의 버튼 이름과 이의 제기 화면",
        "decides": True,
        "speed": 1,
        "record": 3,
        "explain": 3,
        **ORDER_PAGE_CHANNEL.fields(),
        "periods": (),
    },
    {
        "slug": "phone",
        "name": "알리익스프레스 전화 상담",
        "medium": "phone",
        "value": "1877-4816",
        "closes_on_holidays": True,
        "hours_text": "평일 09:00–18:00",
        "answers_within": "연결되면 바로",
        "language": "한국어",
        "strength": "상담원과 직접 이야기할 수 있어요.",
        "weakness": "정해진 시간에만 받고, 통화한 기록이 남지 않아요.",
        "note": "운영 시간은 알리익스프레스가 2024년 3월에 발표했고, 번호는 안내 글 한 곳에만 나와요."
        " 공정거래위원회는 2025년 8월 31일 첫 화면에 전화번호와 이메일을 표시하라고 명령했어요."
        " 전화 연결이 제한적이라 주로 채팅을 쓴다는 2026년 6월 글도 있어요.",
        "unconfirmed": "전화번호, 점심시간, 공휴일 휴무(쉬는 것으로 계산했어요)",
        "instead": "앱이나 사이트 맨 아래 ‘사업자 정보’에 다른 번호가 있으면 그 번호로 거세요.",
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
        "strength": "언제든지 물어볼 수 있고, 대화를 화면으로 남길 수 있어요.",
        "weakness": "말이 잘 안 통할 수 있어요. 짧게 쓰고, 영어나 중국어 문장을 준비해 두면 좋아요.",
        "note": "처음에는 챗봇이 답해요. ‘상담원’이라고 거듭 요청하면 사람과 연결돼요."
        " 회사는 한국어 상담원이 있다고 밝혔지만, 한국어가 서툴렀다는 불만도 있었어요.",
        "unconfirmed": "24시간 운영, 상담원의 언어",
        "instead": "한국 시간 오후 3시~밤 10시에 답을 잘 받았다는 후기가 있어요. 답이 늦으면 그때 다시 해 보세요.",
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
        "strength": "주고받은 글이 그대로 남아 나중에 증거가 돼요.",
        "weakness": "답이 하루 이틀 늦을 수 있어요.",
        "note": "공개된 이메일 주소를 찾지 못했어요. 발신 전용 주소로 온 메일에는 답장해도 닿지 않을 수 있어요.",
        "unconfirmed": "이메일 주소, 답변까지 걸리는 시간",
        "instead": "앱이나 사이트 맨 아래 ‘사업자 정보’에 적힌 이메일이나, 고객센터가 알려 준 주소만 쓰세요.",
        "speed": 0,
        "record": 3,
        "explain": 1,
        **EMAIL_CHANNEL.fields(),
        "periods": (),
    },
    {
        "slug": "1372-web",
        "name": "소비자24·1372 인터넷 상담",
        "medium": "portal",
        "scope": "outside",
        "value": "www.ccn.go.kr",
        "url": "https://www.ccn.go.kr",
        "always_open": True,
        "closes_on_holidays": False,
        "hours_text": "인터넷으로 24시간 접수",
        "answers_within": "전자거래분쟁조정위원회로 넘어가면 3일 안",
        "language": "한국어",
        "strength": "밤이나 휴일에도 공공기관에 상담을 신청할 수 있고, 글로 낸 기록이 남아요.",
        "weakness": "바로 답을 듣지는 못해요. 알리익스프레스 대신 환불해 주지도 못해요.",
        "note": "국제거래 소비자포털이 알리익스프레스 문제는 이곳으로 안내한다는 2024년 이용 글이 있어요."
        " 소비자24에서도 ‘해외직구 관련 상담’을 신청할 수 있어요. 주소는 www.consumer.go.kr 이에요. 본인 인증을 하고"
        " 주문 내역, 거래 상대, 피해 내용을 적으니 주문 내역과 대화 화면을 먼저 모아 두세요.",
        "unconfirmed": "그 밖의 상담에 답하기까지 걸리는 시간",
        "speed": 1,
        "record": 3,
        "explain": 1,
        **COUNSELLING_WEB.fields(),
        "periods": (),
    },
    {
        "slug": "1372",
        "name": "1372 소비자상담센터 전화",
        "medium": "phone",
        "scope": "outside",
        "value": "1372",
        "url": "https://www.ccn.go.kr",
        "closes_on_holidays": True,
        "hours_text": "평일 09:00–18:00 (점심 12:00–13:00)",
        "language": "한국어",
        "strength": "내 권리와 다음에 할 일을 공공기관 상담원에게 물어볼 수 있어요.",
        "weakness": "알리익스프레스 대신 환불해 주지는 못하고, 통화료가 들어요.",
        "note": "판매자나 알리익스프레스에 먼저 요청한 기록을 남기고 상담하면 빨라요.",
        "unconfirmed": "공휴일 휴무(쉬는 것으로 계산했어요)",
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
        "strength": "한국소비자원이 해외 판매자에게 해명을 요청하고 외국어 소통을 도와줘요.",
        "weakness": "시간이 걸리고, 해외 판매자에게 환불을 강제할 수는 없어요.",
        "note": "이 포털이 알리익스프레스 문제는 소비자24·1372로 안내한다는 2024년 이용 글이 있으니"
        " 그쪽에 먼저 신청하세요. 한국소비자원은 2024년 3월에도 이 포털을 안내했어요."
        " 피해 유형별로 이의를 제기하는 영어 문장을 받을 수 있어요.",
        "unconfirmed": "알리익스프레스 문제를 직접 받는지, 접수 뒤 답변까지 걸리는 시간",
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
        "language": "한국어",
        "strength": "해외 결제를 취소해 달라는 차지백은 카드사에만 신청할 수 있어요.",
        "weakness": "오래 걸릴 수 있고, 신청 기한이 카드 브랜드와 사유에 따라 달라요.",
        "note": "판매자와 먼저 풀어 보려 한 기록이 필요해요. 앱·사이트나 서면 가운데 어떻게 신청하는지와"
        " 마지막 날을 물어보고, 결제 영수증, 주문 내역, 판매자와 주고받은 글을 함께 내세요."
        " 카드 브랜드와 사유에 따라 알려진 것보다 기한이 짧을 수도 있어요.",
        "unconfirmed": "카드사마다 다른 운영 시간과 접수 방법, 물건 문제로 신청했을 때의 기간과 비용,"
        " 체크카드·간편결제의 차지백",
        "speed": 0,
        "record": 3,
        "explain": 1,
        **CARD_ISSUER.fields(),
        "periods": (),
    },
)
