"""What the platform asks to be shown, and what to keep."""

from cases.seed.facts.fact import Fact
from cases.seed.sources import DISPUTE, EVIDENCE_HELP, KISA, UNFOUND

EVIDENCE: tuple[Fact, ...] = (
    Fact("evidence-required", "사진은 필수", "",
     "물건을 받은 뒤 여는 분쟁에는 사진이나 영상을 꼭 붙여야 합니다. 못 받은 경우에는 선택입니다.", EVIDENCE_HELP),
    Fact("evidence-anytime", "증거를 더하는 때", "끝나기 전까지",
     "분쟁이 끝나기 전이라면 사진을 더 올리거나 바꿀 수 있습니다.", DISPUTE),
    Fact("evidence-limits", "올릴 수 있는 파일", "",
     "알리익스프레스가 받는 사진 수, 크기, 형식의 공식 기준은 찾지 못했습니다. 올리는 화면의 안내를 보세요.",
     UNFOUND),
    Fact("video-for-fault", "고장은 영상으로", "",
     "전자제품이나 움직이는 물건이 고장 났다면 고장 난 모습이 담긴 영상을 요구합니다.", EVIDENCE_HELP),
    Fact("size-with-ruler", "크기는 자와 함께", "",
     "크기가 다르면 물건을 평평하게 펴고 자를 댄 사진과 크기 라벨 사진을 요구합니다.", EVIDENCE_HELP),
    Fact("every-difference", "다른 점은 모두", "",
     "설명과 다른 점을 빠짐없이 적고, 여러 개를 샀다면 문제 있는 것을 모두 찍으라고 안내합니다.", EVIDENCE_HELP),
    Fact("courier-claim", "택배사에도 알리기", "",
     "오다가 부서졌다면 택배사나 우체국에도 바로 알려 파손 확인을 받으라고 안내합니다.", EVIDENCE_HELP),
    Fact("customs-paper", "통관이 막혔을 때", "",
     "세관에서 멈췄거나 돌려보내졌다면 이유가 적힌 세관의 공식 문서를 요구합니다.", EVIDENCE_HELP),
    Fact("keep-things", "버리지 말 것", "",
     "상품 페이지, 운송장 번호, 사진, 겉 상자와 라벨은 다 끝날 때까지 보관하라고 한국인터넷진흥원이 권합니다.",
     KISA),
)  # fmt: skip
