"""The way back of the goods, what it costs, and what customs give back."""

import datetime as dt

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import (
    BANKBOOK,
    CUSTOMS_106_2,
    DISPUTE,
    EMS_GUIDE,
    FREE_RETURN,
    FREE_RETURN_2019,
    FREE_RETURN_TWO,
    FREIGHT,
    LAW_18,
    REPORTED,
    UNFOUND,
    UNFOUND_TARIFF,
    VOLUME_WEIGHT,
)

TARIFF_ON = dt.date(2026, 11, 27)

RETURNING: tuple[Fact, ...] = (
    Fact("return-address", "반품 주소는 알리익스프레스가 알려 줘요", "플랫폼이 알려 줌",
     "반품 주소는 내가 정하지 않아요. 주문 화면에 뜨는 주소, 반품 라벨, 수거 안내를 따르고 운송장 번호를 입력하세요.",
     DISPUTE),
    Fact("return-center", "국내 반품 센터의 주소는 확인하지 못했어요", "",
     "국내 반품 센터의 주소는 공개된 자료에서 찾지 못했어요.", UNFOUND,
     instead="내 주문 화면에 나온 주소만 믿고, 다른 곳에서 본 주소로는 보내지 마세요."),
    Fact("return-unused", "쓰지 않은 상태로, 원래 포장에 담아 보내세요", "",
     "무료 반품은 사용하지 않은 상태와 원래 포장이 조건이에요. 빈 상자나 모자란 수량이 가면 일부만 환불되거나 거절돼요.",
     FREE_RETURN),
    Fact("free-return-15d", "무료 반품 라벨은 한 번 쓸 수 있어요", "15일",
     "무료 반품 표시가 있는 상품은 15일 안에, 주문 하나에 한 번 무료 반품 라벨을 쓸 수 있어요. 받은 날부터 센다는 사본과 "
     "약속한 배송일에 15일을 더한다는 사본이 있으니, 주문 화면에 나온 날을 따르세요.",
     FREE_RETURN_TWO, RECHECKED_ON),
    Fact("one-return", "한 주문은 한 번에 돌려보내세요", "",
     "같은 주문을 두 번째로 반품하면 배송비를 내가 내요. 돌려보낼 것이 여럿이면 한 번에 신청하세요.", FREE_RETURN),
    Fact("free-return-excluded", "무료 반품이 안 되는 상품이 있어요", "",
     "2019년 안내에는 1,000달러가 넘는 상품, 휴대폰, 속옷, 식품, 주문 제작품이 빠져 있었어요.",
     FREE_RETURN_2019),
    Fact("return-freight-fault", "불량이나 잘못 온 물건의 반품 배송비는 판매자가 내요", "판매자 부담",
     "광고나 계약과 다른 물건을 돌려보낼 때는 법으로는 판매자가 배송비를 내요. "
     "반품이 잦은 달에는 알리익스프레스가 다르게 안내할 수 있어요.", LAW_18, RECHECKED_ON),
    Fact("change-of-mind-freight", "마음이 바뀌었다면 반품 배송비는 내가 내요", "구매자 부담",
     "마음이 바뀌어 돌려보낼 때는 법으로는 구매자가 반품 배송비를 내요. "
     "알리익스프레스의 무료 반품은 그보다 나은 조건이니, 상품에 무료 반품 표시가 있는지 먼저 보세요.", LAW_18, RECHECKED_ON),
    Fact("return-freight-count", "반품을 자주 하면 배송비를 내가 낼 수 있어요", "6번째·11번째부터 달라짐",
     "2025년 6월 기사에 따르면 단순 변심은 한 달 6번째 반품부터, 11번째부터는 불량이어도 배송비를 내가 내요. "
     "불량일 때 판매자가 내도록 한 법과는 어긋나요.",
     FREIGHT),
    Fact("self-return", "셀프 반송은 배송비를 내가 먼저 내요", "먼저 내고 나중에 돌려받음",
     "2025년 4월부터 해외에서 온 상품은 내가 배송을 예약해 먼저 내요. 심사한 뒤 현금이 아닌 쿠폰·포인트로 돌려줘요.",
     FREIGHT),
    Fact("self-return-terms", "셀프 반송의 기한과 한도는 확인하지 못했어요", "",
     "셀프 반송을 언제까지 보내야 하는지, 배송비를 얼마까지 돌려주는지는 확인하지 못했어요.", UNFOUND,
     instead="배송을 예약하기 전에 채팅으로 기한과 한도를 묻고, 답을 화면으로 남겨 두세요."),
    Fact("abroad-return", "해외로 보내라면 배송비부터 따져 보세요", "",
     "홍콩으로 보내는 데 약 5만 원을 쓴 뒤 거절당하고, 소비자원에 신고하고서야 일부를 받은 사람이 있어요.",
     REPORTED),
    Fact("ems-days", "EMS로 물건이 며칠 걸리는지는 나와 있지 않아요", "",
     "우정사업본부의 오래된 영문 안내는 통관이 필요 없는 서류를 오전에 서울에서 맡기면 홍콩·도쿄 같은 가까운 곳은 1~2일, 그 밖의 나라는 "
     "2~5일이라고 해요. 물건은 통관에 걸리는 날이 더해져요. 맡길 때 창구에 도착 예정일을 물어보세요.",
     EMS_GUIDE, dt.date(2026, 11, 26)),
    Fact("post-abroad-price", "국제우편 요금표는 확인하지 못했어요", "",
     "우체국의 EMS, K-Packet, 국제소포가 지금 얼마인지는 공개된 자료에서 날짜가 있는 표를 찾지 못했어요.", UNFOUND_TARIFF,
     TARIFF_ON, "보내기 전에 상자의 무게와 가로·세로·높이를 재어 인터넷우체국이나 창구에서 요금을 물어보세요."),
    Fact("post-abroad-volume", "해외로 보내는 항공 우편은 상자가 크면 무게를 더 쳐요", "가로×세로×높이(cm)÷6,000",
     "가벼워도 상자가 크면 가로×세로×높이(cm)를 6,000으로 나눈 값(kg)을 무게로 쳐요. 물건에 맞는 작은 상자가 요금을 줄여요.",
     VOLUME_WEIGHT, TARIFF_ON),
    Fact("empty-box-claims", "돌려보낸 뒤에 거절당하기도 해요", "",
     "돌려보낸 뒤 ‘증거 불충분’이나 ‘물건 누락’을 이유로 거절당했다는 신고가 있어요. 포장 과정을 꼭 남기세요.",
     REPORTED),
    Fact("duty-refund", "관세는 해외로 다시 내보냈을 때만 돌려받아요", "200만 원 이하는 서류만",
     "낸 세금이 있고, 산 그대로 해외로 다시 내보냈을 때만 돌려받아요. 국내 반품 센터로 보낸 것은 해당하지 않고, 미화 150달러 이하라 "
     "세금을 안 낸 주문은 돌려받을 것이 없어요. 수입신고가 수리된 날부터 6개월 안에 내보내야 하고, 200만 원 이하면 "
     "수출신고 없이 운송·반품·환불 서류로 세관에 신청해요.", CUSTOMS_106_2, RECHECKED_ON),
    Fact("bankbook", "통장이나 신분증 사진은 보내지 마세요", "",
     "‘관세 환급’을 이유로 통장 사본을 달라고 한 판매자가 있었어요.",
     BANKBOOK),
)  # fmt: skip
