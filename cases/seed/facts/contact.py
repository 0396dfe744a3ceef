"""How the platform can be reached."""

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import BLOG_NUMBER, CHAT_USE, COUNSELLING, IDENTITY, KOREAN_CENTRE, UNFOUND

CONTACT: tuple[Fact, ...] = (
    Fact("phone-number", "전화번호는 사업자 정보에서 다시 보세요", "",
     "알려진 전화번호는 살펴본 자료 가운데 블로그 한 곳에만 나와요. 회사가 발표한 것은 운영 시간뿐이에요.",
     BLOG_NUMBER, RECHECKED_ON, "앱이나 사이트 맨 아래 사업자 정보에 적힌 전화번호로 거세요."),
    Fact("chat-hours", "채팅이 24시간인지는 확인하지 못했어요", "",
     "채팅을 24시간 한다는 말은 블로그에서만 보이고, 공식 자료로는 확인하지 못했어요.", UNFOUND,
     instead="채팅에 답이 없으면 주문 화면에 글로 남기세요. 그 글은 몇 시에 써도 기록돼요."),
    Fact("chat-reply-hours", "채팅은 오후 3시부터 밤 10시까지 답이 잘 온다고 해요", "15~22시",
     "2026년 6월 이용 후기에는 전화는 제한적이고 보통 채팅을 쓰며, 한국 시각 15~22시에 답이 잘 온다고 나와요.", CHAT_USE, RECHECKED_ON),
    Fact("support-after-hours", "상담 시간이 아니어도 할 수 있는 일이 있어요", "기다리지 않아도 됨",
     "전화 상담 시간이 지나도 주문 화면에서 환불을 신청하고 증거를 올릴 수 있어요. 1372 소비자상담센터 사이트는 24시간 접수해요.",
     COUNSELLING, RECHECKED_ON),
    Fact("chat-korean", "한국어로 상담할 수 있다고 해요", "",
     "회사는 한국 전담 센터에서 한국어 채팅과 전화를 한다고 말해요. 챗봇의 한국어가 서툴다는 불만도 있었어요.",
     KOREAN_CENTRE),
    Fact("email-address", "이메일 주소는 찾지 못했어요", "",
     "고객센터의 이메일 주소도, 하루 이틀 안에 답한다는 말의 근거도 찾지 못했어요. 답장할 수 없는 발신 전용 메일만 온다는 불만이 있었어요.",
     UNFOUND, RECHECKED_ON, "앱이나 사이트 맨 아래 사업자 정보에 이메일이 있으면 그 주소로 보내고, 같은 내용을 채팅에도 남기세요."),
    Fact("operator-details", "운영자 정보는 첫 화면에 있어야 해요", "첫 화면",
     "전자상거래법은 쇼핑몰 운영자의 상호, 주소, 전화번호, 이메일을 첫 화면이나 거기서 이어진 화면에 적게 해요. "
     "공정위는 2025년 8월 알리익스프레스에 이를 지키라고 명령했고, 회사는 고쳤다고 밝혔어요. 앱이나 사이트 맨 아래 사업자 정보를 보세요.",
     IDENTITY, RECHECKED_ON),
)  # fmt: skip
