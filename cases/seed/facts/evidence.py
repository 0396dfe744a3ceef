"""What the platform asks to be shown, and what to keep."""

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import COURIER_TERMS, DISPUTE, EVIDENCE_HELP, KISA, PCCC_MATCH, UNFOUND

EVIDENCE: tuple[Fact, ...] = (
    Fact("evidence-required", "물건에 문제가 있으면 사진을 꼭 붙여야 해요", "",
     "받은 물건에 문제가 있다고 신청할 때는 사진이나 영상을 꼭 붙여야 해요. 못 받은 경우에는 안 붙여도 되고, "
     "마음이 바뀐 반품은 문제를 증명하지 않아도 돼요.", EVIDENCE_HELP, RECHECKED_ON),
    Fact("evidence-anytime", "판정이 끝나기 전에는 사진을 더 낼 수 있어요", "끝나기 전까지",
     "판정이 끝나기 전이라면 사진을 더 올리거나 바꿀 수 있어요.", DISPUTE),
    Fact("evidence-limits", "올릴 수 있는 파일의 기준은 찾지 못했어요", "",
     "알리익스프레스가 받는 사진 수, 크기, 형식의 공식 기준은 찾지 못했어요.",
     UNFOUND, instead="올리는 화면의 안내를 보세요. 다 못 올린 사진은 분쟁 번호와 함께 채팅으로 보내세요."),
    Fact("video-for-fault", "고장은 영상으로 보여 주세요", "",
     "전자제품이나 움직이는 물건이 고장 났다면 고장 난 모습이 담긴 영상을 달라고 해요.", EVIDENCE_HELP),
    Fact("size-with-ruler", "크기는 자를 대고 찍으세요", "",
     "크기가 다르면 물건을 평평하게 펴고 자를 댄 사진과 크기 라벨 사진을 달라고 해요.", EVIDENCE_HELP),
    Fact("every-difference", "다른 점은 빠짐없이 적으세요", "",
     "설명과 다른 점을 빠짐없이 적고, 여러 개를 샀다면 문제 있는 것을 모두 찍으라고 안내해요.", EVIDENCE_HELP),
    Fact("courier-claim", "오다가 부서졌다면 택배사에도 알리세요", "",
     "택배사나 우체국에도 바로 알려 파손 확인을 받으라고 안내해요.", EVIDENCE_HELP),
    Fact("courier-notice", "파손은 14일 안에 택배사에 알리세요", "받은 날부터 14일",
     "국내 택배의 표준약관은 물건이 파손됐거나 일부가 없으면 받은 날부터 14일 안에 택배사에 알리게 하고, "
     "택배사는 손해를 증명하는 서류를 받은 날부터 30일 안에 배상하게 해요.", COURIER_TERMS, RECHECKED_ON),
    Fact("customs-paper", "통관이 막혔다면 세관 문서를 챙기세요", "",
     "세관에서 멈췄거나 돌려보내졌다면 이유가 적힌 세관의 공식 문서를 달라고 해요.", EVIDENCE_HELP),
    Fact("pccc-match", "이름, 전화번호, 우편번호가 모두 맞아야 통관돼요", "이름·전화번호·우편번호",
     "세관은 2026년 2월 2일부터 개인통관고유부호의 이름, 전화번호에 더해 배송지 우편번호도 맞는지 봐요. "
     "2025년 11월 21일 뒤에 부호를 받거나 정보를 바꾼 사람부터예요. 배송지는 20곳까지 미리 등록할 수 있어요. "
     "시작한 날을 1월 5일로 안내한 업체도 있어요.", PCCC_MATCH, RECHECKED_ON),
    Fact("keep-things", "상자와 라벨은 끝날 때까지 버리지 마세요", "",
     "상품 페이지, 운송장 번호, 사진, 겉 상자와 라벨은 다 끝날 때까지 보관하라고 한국인터넷진흥원이 권해요.",
     KISA),
)  # fmt: skip
