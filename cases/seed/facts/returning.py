"""The way back of the goods, what it costs, and what customs give back."""

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import (
    BANKBOOK,
    CUSTOMS_106_2,
    DISPUTE,
    FREE_RETURN,
    FREE_RETURN_2019,
    FREE_RETURN_TWO,
    FREIGHT,
    LAW_18,
    REPORTED,
    UNFOUND,
)

RETURNING: tuple[Fact, ...] = (
    Fact("return-address", "반품 주소", "플랫폼이 알려 줌",
     "반품 주소는 내가 정하지 않습니다. 분쟁 화면에 뜨는 주소, 반품 라벨, 수거 안내를 따르고 운송장 번호를 입력합니다.",
     DISPUTE),
    Fact("return-center", "국내 반품 센터 주소", "",
     "국내 반품 센터의 주소는 공개된 자료에서 확인하지 못했습니다.", UNFOUND,
     instead="내 분쟁 화면에 나온 주소만 믿고, 다른 곳에서 본 주소로는 보내지 마세요."),
    Fact("return-unused", "돌려보낼 물건의 상태", "",
     "무료 반품은 사용하지 않은 상태와 원래 포장이 조건입니다. 빈 상자나 모자란 수량이 오면 일부만 환불되거나 거절됩니다.",
     FREE_RETURN),
    Fact("free-return-15d", "무료 반품 라벨", "15일",
     "무료 반품 표시가 있는 상품은 15일 안에, 주문 하나에 한 번 무료 반품 라벨을 쓸 수 있습니다. 받은 날부터 센다는 사본과 "
     "약속한 배송일에 15일을 더한다는 사본이 있으니, 주문 화면에 나온 날을 따르세요.",
     FREE_RETURN_TWO, RECHECKED_ON),
    Fact("one-return", "한 주문은 한 번에", "",
     "같은 주문을 두 번째로 반품하면 배송비를 내가 냅니다. 돌려보낼 것이 여럿이면 한 번에 신청하세요.", FREE_RETURN),
    Fact("free-return-excluded", "무료 반품이 안 되는 것", "",
     "2019년 안내에는 1,000달러가 넘는 상품, 휴대폰, 속옷, 식품, 주문 제작품이 빠져 있었습니다.",
     FREE_RETURN_2019),
    Fact("return-freight-fault", "불량·오배송의 반품 배송비", "판매자 부담",
     "광고나 계약과 다른 물건을 돌려보낼 때는 법으로는 판매자가 배송비를 냅니다. "
     "반품이 잦은 달에는 알리익스프레스가 다르게 안내할 수 있습니다.", LAW_18, RECHECKED_ON),
    Fact("change-of-mind-freight", "마음이 바뀐 반품의 배송비", "구매자 부담",
     "마음이 바뀌어 돌려보낼 때는 법으로는 구매자가 반품 배송비를 냅니다. "
     "알리익스프레스의 무료 반품은 그보다 나은 조건이니, 상품에 무료 반품 표시가 있는지 먼저 보세요.", LAW_18, RECHECKED_ON),
    Fact("return-freight-count", "한 달 반품 횟수와 배송비", "6번째·11번째부터 달라짐",
     "2025년 6월 기사에 따르면 단순 변심은 한 달 6번째 반품부터, 11번째부터는 불량이어도 배송비를 내가 냅니다. "
     "불량일 때 판매자가 내도록 한 법과는 어긋납니다.",
     FREIGHT),
    Fact("self-return", "셀프 반송 배송비", "먼저 내고 나중에 돌려받음",
     "2025년 4월부터 해외에서 온 상품은 내가 배송을 예약해 먼저 냅니다. 심사 뒤 현금이 아닌 쿠폰·포인트로 돌려줍니다.",
     FREIGHT),
    Fact("self-return-terms", "셀프 반송의 한도", "",
     "셀프 반송을 언제까지 보내야 하는지, 배송비를 얼마까지 돌려주는지는 확인하지 못했습니다.", UNFOUND,
     instead="배송을 예약하기 전에 채팅으로 기한과 한도를 묻고, 답을 화면으로 남겨 두세요."),
    Fact("abroad-return", "해외로 보내라고 할 때", "",
     "홍콩으로 보내는 데 약 5만 원을 쓴 뒤 거절당하고, 소비자원에 신고하고서야 일부를 받은 사례가 있습니다.",
     REPORTED),
    Fact("empty-box-claims", "반품 뒤의 거절", "",
     "돌려보낸 뒤 ‘증거 불충분’이나 ‘물건 누락’을 이유로 거절당했다는 신고가 있습니다. 포장 과정을 꼭 남기세요.",
     REPORTED),
    Fact("duty-refund", "관세 돌려받기", "200만 원 이하는 서류만",
     "낸 세금이 있고, 산 그대로 해외로 다시 내보냈을 때만 돌려받습니다. 국내 반품 센터로 보낸 것은 해당하지 않고, 미화 150달러 이하라 "
     "세금을 안 낸 주문은 돌려받을 것이 없습니다. 수입신고가 수리된 날부터 6개월 안에 내보내야 하고, 200만 원 이하면 "
     "수출신고 없이 운송·반품·환불 서류로 세관에 신청합니다.", CUSTOMS_106_2, RECHECKED_ON),
    Fact("bankbook", "보내지 말아야 할 것", "",
     "‘관세 환급’을 이유로 통장 사본을 달라고 한 판매자가 있었습니다. 통장이나 신분증 사진은 보내지 마세요.",
     BANKBOOK),
)  # fmt: skip
