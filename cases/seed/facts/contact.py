"""How the platform can be reached."""

from cases.seed.facts.fact import Fact
from cases.seed.sources import BLOG_NUMBER, KOREAN_CENTRE, UNFOUND

CONTACT: tuple[Fact, ...] = (
    Fact("phone-number", "고객센터 전화번호", "",
     "알려진 전화번호는 살펴본 자료 가운데 블로그 한 곳에만 나옵니다. 운영 시간은 2024년 3월 회사 발표와 같습니다.",
     BLOG_NUMBER),
    Fact("chat-hours", "채팅 24시간", "",
     "채팅을 24시간 한다는 말은 블로그에서만 보이고 공식 자료로 확인하지 못했습니다.", UNFOUND),
    Fact("chat-korean", "한국어 상담", "",
     "회사는 한국 전담 센터에서 한국어 채팅과 전화를 한다고 말합니다. 챗봇의 한국어가 서툴다는 불만도 있었습니다.",
     KOREAN_CENTRE),
    Fact("email-address", "이메일 주소", "",
     "고객센터의 이메일 주소는 찾지 못했습니다. 답장할 수 없는 발신 전용 메일만 온다는 불만이 있었습니다.", UNFOUND),
)  # fmt: skip
