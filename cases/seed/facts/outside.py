"""What the law and others can do: withdrawal, mediation, card issuers, the office for misused data."""

import datetime as dt

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import (
    ACT_18_COPY,
    CARD_REASONS,
    CARD_RULES,
    CHARGEBACK,
    CHARGEBACK_ONLINE,
    CHARGEBACK_SHORT,
    COUNSELLED,
    IDENTITY,
    INSTALMENT_8,
    INSTALMENT_16,
    LATE_INTEREST,
    LAW_17,
    MEDIATION,
    MEDIATION_CASES,
    PAYPAL_STEPS,
    PLATFORM_ANSWERS,
    PRIVACY_REPORT,
    SETTLED,
    UNAUTHORISED,
    UNFOUND,
)

STATUTES_ON = dt.date(2026, 11, 27)
REASONS_ON = dt.date(2026, 11, 28)

OUTSIDE: tuple[Fact, ...] = (
    Fact("withdrawal-exceptions", "써서 가치가 크게 떨어진 물건은 청약철회가 안 돼요", "",
     "내 잘못으로 망가졌거나 써서 가치가 크게 떨어진 물건은 제외돼요. 확인하려고 포장을 연 것은 괜찮아요. "
     "판매자가 이 제한을 미리 분명히 알리지 않았거나, 물건이 광고나 계약과 다르다면 써 본 물건도 철회할 수 있어요.",
     LAW_17, STATUTES_ON),
    Fact("mismatch-both", "두 기한 가운데 먼저 오는 날까지예요", "",
     "광고나 계약과 다른 물건은 받은 날과 문제를 알게 된 날부터 세는 두 기한이 있어요. 둘 가운데 먼저 오는 날까지 취소하세요.", LAW_17),
    Fact("seller-burden", "증명할 책임은 판매자에게 있어요", "",
     "내가 물건을 망가뜨렸는지, 물건을 언제 건넸는지 다투게 되면 법은 판매자가 증명하게 해요.", LAW_17),
    Fact("withdrawal-in-writing", "청약철회는 글로 하세요", "보낸 날부터 효력",
     "청약철회를 글로 하면 그 글을 보낸 날부터 효력이 있어요. 보낸 날이 남는 방법을 쓰고 화면을 남겨 두세요.", LAW_17),
    Fact("longer-agreed-period", "판매자가 더 긴 기간을 약속했다면 그 기간이에요", "긴 쪽이 기준",
     "판매자가 7일보다 긴 반품 기간을 약속했다면 법으로도 그 긴 기간 안에 철회할 수 있어요. 상품 페이지의 반품 기간을 캡처해 두세요.",
     LAW_17, RECHECKED_ON),
    Fact("seller-address-unknown", "판매자 주소를 몰랐다면 알게 된 날부터 세요", "알게 된 날부터 7일",
     "계약 서류를 못 받았거나 거기에 판매자 주소가 없었다면, 주소를 알게 된 날(알 수 있었던 날)부터 7일을 세요. "
     "판매자가 철회를 방해했다면 방해가 끝난 날부터 7일이에요.", LAW_17, RECHECKED_ON),
    Fact("undelivered-refund", "받기 전에는 언제든 철회할 수 있어요", "철회한 날부터 3영업일",
     "철회할 수 있는 7일은 물건을 받은 날부터 세니, 받기 전에는 언제든 철회할 수 있어요. "
     "보내지 않은 물건의 돈은 철회한 날부터 3영업일 안에 돌려줘야 해요.",
     ACT_18_COPY, STATUTES_ON),
    Fact("payment-receiver", "돈을 받은 곳도 환급을 함께 책임져요", "함께(연대) 책임",
     "판매자와 돈을 받은 곳이 다르면, 법은 청약철회에 따른 환급을 둘이 함께(연대하여) 책임지게 해요. "
     "플랫폼이 돈을 받았다면 플랫폼에도 환급을 요구할 수 있어요.", ACT_18_COPY, STATUTES_ON),
    Fact("platform-must-answer", "플랫폼은 불만의 처리 경과를 알려야 해요", "3영업일·10영업일",
     "판매를 중개하는 곳은 불만이나 다툼의 원인을 조사해 3영업일 안에 진행 경과를, 10영업일 안에 결과나 처리 방안을 알려야 해요. "
     "답이 없으면 이 기한을 적어 다시 물어보세요.", PLATFORM_ANSWERS, STATUTES_ON),
    Fact("refund-late-interest", "돈을 늦게 돌려주면 이자를 더해야 해요", "연 15%",
     "판매자가 기한 안에 돈을 돌려주지(환급) 않으면 늦은 기간의 이자를 연 15%로 더해 주어야 해요. 2016년 9월에 20%에서 내린 이율이에요.",
     LATE_INTEREST, STATUTES_ON),
    Fact("many-returns", "반품이 잦다고 거절할 수 없다는 결정이 있어요", "",
     "반품을 여러 번 했다는 것만으로 거절할 수 없고, 크기만 고른 상품은 ‘주문 제작’이라도 철회할 수 있다는 조정 결정이 있어요.",
     MEDIATION_CASES),
    Fact("mediation-answer", "소비자분쟁조정 결정에는 15일 안에 답하세요", "15일",
     "소비자원은 보통 30일(길면 60일 더) 동안 합의를 권하고, 안 되면 분쟁조정위원회가 30일(늘어날 수 있음) 안에 결정해요. "
     "결정을 받으면 15일 안에 답하세요. 답하지 않으면 받아들인 것이 되고, 재판상 화해와 같은 효력이 생겨요.",
     MEDIATION),
    Fact("outside-limit", "기관은 강제하지 못하지만, 합의로 끝난 일이 많아요", "69건 중 48건 합의",
     "소비자원이나 조정 기관은 해외 판매자에게 환불을 강제하지 못해요. 그래도 2018년부터 2024년 1월까지 소비자원이 받은 알리익스프레스 "
     "피해구제 69건 가운데 48건(69.6%)이 합의로 끝났어요.", SETTLED, RECHECKED_ON),
    Fact("kca-counselling", "국제거래 상담이 늘고 있어요", "",
     "소비자원의 국제거래 상담은 2024년 한 해 22,816건, 2025년은 10월까지 30,066건이었어요.", COUNSELLED, RECHECKED_ON),
    Fact("chargeback-grounds", "이럴 때 차지백을 신청할 수 있어요", "",
     "물건이 안 왔거나, 가품이나 사기가 의심되거나, 환불·취소가 처리되지 않았거나, 결제 금액이 다르면 카드사에 신청할 수 있어요.",
     CHARGEBACK, RECHECKED_ON),
    Fact("chargeback-fault", "부서졌거나 설명과 다른 물건은 카드사에 먼저 물어보세요", "",
     "비자의 분쟁 사유에는 부서졌거나 결함이 있는 물건과 설명과 다른 물건도 있어요. 한국소비자원 안내에는 이 사유가 없으니, 카드사가 이 이유로도 받는지 먼저 물어보세요.",
     CARD_REASONS, REASONS_ON),
    Fact("chargeback-how", "차지백은 카드사 앱이나 서면으로 신청해요", "앱·사이트나 서면",
     "카드사에 따라 앱·사이트의 ‘해외이용 이의제기’나 서면으로 받아요. 카드사에 먼저 물어보세요.",
     CHARGEBACK_ONLINE, RECHECKED_ON),
    Fact("chargeback-window", "차지백 기한은 짧을 수 있어요", "45~120일",
     "이의 신청을 거래일부터 45~120일 안에 받는다는 기사들이 있어요. 카드를 남이 쓴 경우를 다룬 글이지만, "
     "카드 브랜드와 사유에 따라 45일처럼 짧을 수 있으니 미루지 마세요.", CHARGEBACK_SHORT, RECHECKED_ON),
    Fact("chargeback-papers", "차지백에는 이런 자료를 내요", "",
     "결제 영수증, 주문 내역, 판매자와 주고받은 기록을 내세요. 먼저 판매자와 풀어 보려 한 기록이 필요해요.",
     CHARGEBACK),
    Fact("chargeback-wait", "비자 카드라면 카드사가 15일을 기다린 뒤 처리해요", "15일",
     "비자 규정에서는 반품을 보냈거나 물건을 못 받았을 때 카드사가 15일을 기다려야 차지백을 처리할 수 있어요. "
     "언제부터 세는지는 카드사에 먼저 물어보세요.", CARD_RULES),
    Fact("chargeback-cost", "차지백은 오래 걸리고 비용이 들 수 있어요", "",
     "카드를 남이 쓴 경우를 다룬 기사에는 3주에서 3개월 넘게 걸리고, 약 2만 원을 받는 카드사도 있다고 나와요. "
     "물건 문제로 신청할 때도 같은지는 카드사에 물어보세요.", UNAUTHORISED, RECHECKED_ON),
    Fact("chargeback-objection", "차지백이 거절되면 다시 이의를 제기할 수 있는지 물어보세요", "",
     "카드사에 이의를 제기하는 방법과 마지막 날을 물어보세요. 금융감독원에 조정을 신청한다는 기사는 카드를 남이 쓴 경우에 관한 것이고, "
     "물건 문제에도 같은지는 나오지 않아요.", UNAUTHORISED, RECHECKED_ON),
    Fact("easy-pay-chargeback", "간편결제는 연결된 카드를 확인하세요", "",
     "체크카드나 간편결제로 샀을 때 차지백이 되는지는 연결된 카드에 따라 다르고, 확인하지 못했어요.", UNFOUND,
     instead="간편결제에 연결된 카드를 찾아, 그 카드사에 해외 결제 이의제기가 되는지 물어보세요."),
    Fact("paypal-not-both", "페이팔과 차지백을 동시에 하지 마세요", "분쟁 뒤 20일 안에 클레임",
     "페이팔 분쟁을 열고 판매자와 풀리지 않으면 20일 안에 클레임으로 올려야 해요. 카드사 차지백은 같이 하지 마세요.",
     PAYPAL_STEPS, RECHECKED_ON),
    Fact("k-venue", "국내 판매자(K-베뉴)에게는 한국 법을 그대로 쓸 수 있어요", "전자상거래법 그대로",
     "국내 판매자에게는 전자상거래법이 그대로 적용돼요. 청약철회, 돌려받은 뒤의 환급 기한, 판매자의 신원 표시가 모두 해당해요. "
     "공정위는 2025년 8월 K-베뉴 판매자 정보를 제대로 표시하지 않은 알리코리아를 제재했어요.", IDENTITY, RECHECKED_ON),
    Fact("k-venue-payment", "국내 결제라면 차지백은 어려울 수 있어요", "",
     "국내 결제라면 해외 결제를 취소하는 차지백은 안 될 가능성이 커요. 자료로는 확인하지 못했어요.", UNFOUND, RECHECKED_ON,
     "카드 명세서에 해외 이용으로 적혔는지 보고, 카드사에 차지백이 되는 결제인지 물어보세요."),
    Fact("instalments", "할부로 샀다면 남은 돈을 안 낼 수 있어요", "20만 원·3개월 이상",
     "20만 원 이상을 3개월 이상 할부로 샀다면 남은 할부금의 지급을 카드사에 서면으로 거절할 수 있어요. "
     "이미 다 갚았거나 영업에 쓰려고 산 것은 안 돼요. 해외 판매자에게도 되는지는 확인하지 못했어요.",
     INSTALMENT_16),
    Fact("instalment-withdrawal", "할부 계약은 7일 안에 취소할 수 있어요", "7일",
     "20만 원 이상을 3개월 이상 할부로 샀다면 산 날이나 물건을 받은 날부터 7일 안에 할부 계약을 취소(철회)할 수 있고, 이미 낸 돈도 돌려받아요. "
     "판매자와 카드사에 모두 알리세요. 해외 판매자에게도 되는지는 카드사에 물어보세요.", INSTALMENT_8, RECHECKED_ON),
    Fact("privacy-report", "개인정보가 침해됐다면 신고센터에 알리세요", "118",
     "개인정보침해 신고센터(국번 없이 118, privacy.kisa.or.kr)에 상담하고 신고할 수 있어요.",
     PRIVACY_REPORT, dt.date(2026, 11, 27)),
)  # fmt: skip
