"""Rules of the platform and the law, as sentences with their source: the first version of the `PolicyFact` rows.

Numbers that a deadline rule or a contact channel already carries are not repeated here. `confidence` is the mark of
the research: H official, M one good source, L unofficial, X looked for and not confirmed (or announced once and not
confirmed since).
"""

import datetime as dt
from typing import Any

CHECKED_ON = dt.date(2026, 11, 23)

# (readable name with its date, address where one is known)
type Source = tuple[str, str]

RELEASE: Source = ("알리익스프레스 발표, 헤럴드경제 2024-03-14", "https://heraldk.com/?p=2355477")
HELP: Source = ("알리익스프레스 도움말 사본, 2021-12~2022-03", "")
DISPUTE: Source = ("알리익스프레스 분쟁 처리 절차 사본, 2021-12~2024", "https://ssopdot.com/blog/19333")
FREE_RETURN: Source = ("알리익스프레스 무료 반품 안내 사본, 2022-02", "")
EVIDENCE: Source = (
    "알리익스프레스 도움말 ‘증거 제출 방법’, 2013년 규정",
    "https://help.aliexpress.com/how_to_provide_evidence_to_support_your_claim.html",
)
PROTECTION: Source = ("알리익스프레스 구매자 보호 안내 요약, chinaparcels.com", "")
FREIGHT: Source = (
    "기사 ‘알리, 무료반품 폐지 수순’ 2025-06-23(옮긴 글)",
    "https://theqoo.net/square/3798145195",
)
COMPLAINTS: Source = ("한국소비자연맹 집계, 이데일리 2024-02-01", "")
REPORTED: Source = ("소비자 피해 기사, focushankuk.com 2025-03-19", "")
LAW: Source = ("전자상거래법 조문, 국가법령정보센터 2026-08 사본", "https://www.law.go.kr/")
CHARGEBACK: Source = ("한국소비자원 차지백 안내, 2017~2022 보도자료", "")
CARD_RULES: Source = ("비자·마스터카드 분쟁 규정 요약(결제대행사 자료)", "")
UNFOUND: Source = ("2026-11-23까지 공개 자료에서 찾지 못함", "")

type Row = tuple[str, str, str, str, Source, str]

# (slug, title, value, text, source, confidence)
_ASKING: tuple[Row, ...] = (
    ("non-receipt", "못 받은 것도 환불 사유", "환불 가능",
     "분쟁 신청 화면의 첫 번째 사유가 ‘상품을 받지 못함’입니다. 물건이 안 왔어도 환불을 신청할 수 있습니다.", HELP, "H"),
    ("auto-refund-30d", "자동 환불", "30일",
     "2024년 4월부터 발송 뒤 30일 안에 받지 못하면 자동으로 환불한다고 발표했습니다. 지금도 그런지는 확인하지 못했습니다.",
     RELEASE, "X"),
    ("late-coupon", "지연 쿠폰", "1,300원",
     "약속한 배송일을 넘긴 주문은 신청하면 1,300원 쿠폰을 준다고 2024년에 발표했습니다.", RELEASE, "H"),
    ("in-transit", "배송 중일 때", "",
     "배송 조회가 정상으로 움직이는 동안에는 약속한 배송 기간이 끝나야 분쟁을 열 수 있습니다.", HELP, "M"),
    ("protection-extend", "구매자 보호 기간 연장", "",
     "배송이 늦으면 판매자에게 구매자 보호 기간을 늘려 달라고 요청할 수 있습니다. 오래된 안내라 메뉴가 다를 수 있습니다.",
     HELP, "M"),
    ("confirm-receipt", "‘수령 확인’의 뜻", "",
     "‘수령 확인’을 누르면 그날부터 분쟁 신청 기간이 줄어들기 시작합니다. 내용물을 다 살핀 다음에 누르세요.", HELP, "M"),
    ("deadline-zone", "주문 화면의 시각", "미국 태평양 시간",
     "주문 화면의 마감은 미국 태평양 시간으로 나올 수 있습니다. 한국 날짜로는 하루 뒤일 수 있으니 시간대를 함께 보세요.",
     HELP, "M"),
    ("refund-kinds", "신청할 때 고르는 것", "환불만 / 반품 후 환불",
     "물건을 돌려보내지 않고 돈만 받는 ‘환불만’과, 돌려보낸 다음 돈을 받는 ‘반품 후 환불’ 중에서 고릅니다.", DISPUTE, "M"),
    ("two-solutions", "분쟁이 끝나는 때", "",
     "구매자, 판매자, 플랫폼이 각각 해결안을 낼 수 있고 둘이 같아지면 분쟁이 끝납니다. 내용을 읽지 않고 수락하지 마세요.",
     DISPUTE, "M"),
    ("dispute-reopen", "취소한 분쟁", "",
     "분쟁을 취소하면 신청 기간이 남아 있을 때만 다시 열 수 있습니다. 취소부터 해 달라는 부탁은 조심하세요.", HELP, "L"),
    ("no-exchange", "교환", "해 주지 않음",
     "알리익스프레스는 맞교환을 해 주지 않습니다. 환불을 받고, 필요하면 새로 주문합니다.", FREE_RETURN, "M"),
    ("protection-excluded", "보호되지 않는 것", "",
     "내가 망가뜨린 물건, 주문 제작품, 상하기 쉬운 것, 위생용품은 구매자 보호에서 빠질 수 있습니다.", PROTECTION, "M"),
    ("counterfeit-refund", "가품이 의심될 때", "전액 환불",
     "가품이 의심되면 100% 환불을 신청할 수 있다고 2024년에 발표했습니다.", RELEASE, "H"),
    ("k-venue", "국내 판매자 상품", "",
     "국내 판매자가 파는 상품(K-베뉴)의 반품 조건은 따로 확인하지 못했습니다. 상품 페이지의 안내를 따르세요.", UNFOUND, "X"),
)  # fmt: skip

_EVIDENCE: tuple[Row, ...] = (
    ("evidence-required", "사진은 필수", "",
     "물건을 받은 뒤 여는 분쟁에는 사진이나 영상을 꼭 붙여야 합니다. 못 받은 경우에는 선택입니다.", EVIDENCE, "M"),
    ("evidence-anytime", "증거를 더하는 때", "끝나기 전까지",
     "분쟁이 끝나기 전이라면 사진을 더 올리거나 바꿀 수 있습니다.", DISPUTE, "M"),
    ("evidence-limits", "올릴 수 있는 파일", "",
     "알리익스프레스가 받는 사진 수, 크기, 형식의 공식 기준은 찾지 못했습니다. 올리는 화면의 안내를 보세요.",
     UNFOUND, "X"),
    ("video-for-fault", "고장은 영상으로", "",
     "전자제품이나 움직이는 물건이 고장 났다면 고장 난 모습이 담긴 영상을 요구합니다.", EVIDENCE, "M"),
    ("size-with-ruler", "크기는 자와 함께", "",
     "크기가 다르면 물건을 평평하게 펴고 자를 댄 사진과 크기 라벨 사진을 요구합니다.", EVIDENCE, "M"),
    ("every-difference", "다른 점은 모두", "",
     "설명과 다른 점을 빠짐없이 적고, 여러 개를 샀다면 문제 있는 것을 모두 찍으라고 안내합니다.", EVIDENCE, "M"),
    ("courier-claim", "택배사에도 알리기", "",
     "오다가 부서졌다면 택배사나 우체국에도 바로 알려 파손 확인을 받으라고 안내합니다.", EVIDENCE, "M"),
    ("customs-paper", "통관이 막혔을 때", "",
     "세관에서 멈췄거나 돌려보내졌다면 이유가 적힌 세관의 공식 문서를 요구합니다.", EVIDENCE, "M"),
    ("keep-things", "버리지 말 것", "",
     "상품 페이지, 운송장 번호, 사진, 겉 상자와 라벨은 다 끝날 때까지 보관하라고 한국인터넷진흥원이 권합니다.",
     ("한국인터넷진흥원 조언, 스포츠조선 2018-02-12", ""), "M"),
)  # fmt: skip

_RETURNING: tuple[Row, ...] = (
    ("return-address", "반품 주소", "플랫폼이 알려 줌",
     "반품 주소는 내가 정하지 않습니다. 분쟁 화면에 뜨는 주소, 반품 라벨, 수거 안내를 따르고 운송장 번호를 입력합니다.",
     DISPUTE, "M"),
    ("return-center", "국내 반품 센터 주소", "",
     "국내 반품 센터의 주소는 공개된 자료에서 확인하지 못했습니다. 내 분쟁 화면에 나온 주소만 믿으세요.", UNFOUND, "X"),
    ("return-unused", "돌려보낼 물건의 상태", "",
     "무료 반품은 사용하지 않은 상태와 원래 포장이 조건입니다. 빈 상자나 모자란 수량이 오면 일부만 환불되거나 거절됩니다.",
     FREE_RETURN, "M"),
    ("free-return-15d", "무료 반품 라벨", "받은 뒤 15일",
     "무료 반품 표시가 있는 상품은 받은 날부터 15일 안에, 주문 하나에 한 번 무료 반품 라벨을 쓸 수 있습니다.",
     FREE_RETURN, "M"),
    ("one-return", "한 주문은 한 번에", "",
     "같은 주문을 두 번째로 반품하면 배송비를 내가 냅니다. 돌려보낼 것이 여럿이면 한 번에 신청하세요.", FREE_RETURN, "M"),
    ("free-return-excluded", "무료 반품이 안 되는 것", "",
     "2019년 안내에는 1,000달러가 넘는 상품, 휴대폰, 속옷, 식품, 주문 제작품이 빠져 있었습니다.",
     ("알리익스프레스 보도자료, PR뉴스와이어 2019-09-09", ""), "L"),
    ("return-freight-fault", "불량·오배송의 반품 배송비", "판매자 부담",
     "불량이거나 다른 물건이 왔거나 설명과 다르면 판매자가 내는 것이 원칙입니다. 반품이 잦은 달에는 다르게 안내할 수 있습니다.",
     ("구매자 보호 안내 요약, 전자상거래법 제18조", "https://www.law.go.kr/"), "M"),
    ("return-freight-count", "한 달 반품 횟수와 배송비", "6번째·11번째부터 달라짐",
     "2025년 6월 기사에 따르면 단순 변심은 한 달 6번째 반품부터, 11번째부터는 불량이어도 배송비를 내가 냅니다. "
     "불량일 때 판매자가 내도록 한 법과는 어긋납니다.",
     FREIGHT, "M"),
    ("self-return", "셀프 반송 배송비", "먼저 내고 나중에 돌려받음",
     "2025년 4월부터 해외에서 온 상품은 내가 배송을 예약해 먼저 냅니다. 심사 뒤 현금이 아닌 쿠폰·포인트로 돌려줍니다.",
     FREIGHT, "M"),
    ("self-return-terms", "셀프 반송의 한도", "",
     "셀프 반송을 언제까지 보내야 하는지, 배송비를 얼마까지 돌려주는지는 확인하지 못했습니다.", UNFOUND, "X"),
    ("abroad-return", "해외로 보내라고 할 때", "",
     "홍콩으로 보내는 데 약 5만 원을 쓴 뒤 거절당하고, 소비자원에 신고하고서야 일부를 받은 사례가 있습니다.",
     REPORTED, "M"),
    ("empty-box-claims", "반품 뒤의 거절", "",
     "돌려보낸 뒤 ‘증거 불충분’이나 ‘물건 누락’을 이유로 거절당했다는 신고가 있습니다. 포장 과정을 꼭 남기세요.",
     REPORTED, "M"),
    ("duty-refund", "관세 돌려받기", "200만 원 이하는 서류만",
     "반품한 직구 상품의 관세는 돌려받을 수 있고, 200만 원 이하면 수출신고 없이 운송·반품·환불 서류로 신청합니다.",
     ("노컷뉴스 2022-03-25, 관세법 제106조의2", ""), "H"),
    ("bankbook", "보내지 말아야 할 것", "",
     "‘관세 환급’을 이유로 통장 사본을 달라고 한 판매자가 있었습니다. 통장이나 신분증 사진은 보내지 마세요.",
     ("조선일보 보도", ""), "M"),
)  # fmt: skip

_MONEY: tuple[Row, ...] = (
    ("refund-method", "돈이 돌아오는 곳", "결제한 수단",
     "환불금은 계좌로 이체되지 않고 결제한 수단으로 돌아옵니다. 알리익스프레스 보너스 잔액으로 고르면 더 빠를 수 있습니다.",
     PROTECTION, "M"),
    ("same-card", "카드로 결제했다면", "같은 카드",
     "같은 카드로만 돌아옵니다. 카드가 만료됐다면 카드사에 문의하고, 결제한 날짜의 취소로 잡힐 수도 있으니 그때 내역도 보세요.",
     PROTECTION, "M"),
    ("easy-pay-refund", "간편결제·계좌이체", "",
     "카카오페이, 네이버페이, 토스페이, 계좌이체의 환불 기간은 믿을 만한 자료를 찾지 못했습니다.", UNFOUND, "X"),
    ("pickup-24h", "수거 뒤 승인", "24시간",
     "공식 수거 반품은 24시간 안에 환불을 승인한다고 2024년 3월에 발표했습니다. 지금도 그런지는 확인하지 못했습니다.",
     RELEASE, "X"),
    ("appeal-length", "이의신청에 걸리는 시간", "2~5영업일",
     "이의신청 결과를 2~5영업일 안에 받은 이용자 기록이 하나 있습니다. 공식 기준은 아닙니다.",
     ("이용자 한 명의 분쟁 기록, 날짜 모름", ""), "L"),
)  # fmt: skip

_OUTSIDE: tuple[Row, ...] = (
    ("withdrawal-exceptions", "청약철회가 안 되는 때", "",
     "내 잘못으로 망가졌거나 써서 가치가 크게 떨어진 물건은 제외됩니다. 확인하려고 포장을 연 것은 괜찮습니다.", LAW, "H"),
    ("mismatch-both", "두 기한을 모두 지킬 것", "",
     "광고나 계약과 다른 물건은 받은 날과 안 날에서 세는 두 기한을 모두 지켜야 합니다. 먼저 오는 날이 마감입니다.", LAW, "H"),
    ("seller-burden", "증명할 책임은 판매자에게", "",
     "구매자가 물건을 망가뜨렸는지, 물건을 언제 건넸는지 다투게 되면 법은 판매자가 증명하도록 합니다.", LAW, "H"),
    ("many-returns", "반품이 잦다는 이유", "",
     "반품을 여러 번 했다는 것만으로 거절할 수 없고, 크기만 고른 상품은 ‘주문 제작’이라도 철회할 수 있다는 조정 결정이 있습니다.",
     ("소비자분쟁조정 결정례, consumer.go.kr", "https://www.consumer.go.kr/"), "M"),
    ("outside-limit", "외부 기관의 한계", "",
     "소비자원이나 조정 기관은 해외 판매자에게 환불을 강제하지 못합니다. 그래도 기록이 남고 합의를 이끄는 데 도움이 됩니다.",
     COMPLAINTS, "M"),
    ("chargeback-grounds", "차지백 사유", "",
     "물건이 안 왔거나, 가품이나 사기가 의심되거나, 환불·취소가 처리되지 않았거나, 결제 금액이 다르면 카드사에 서면으로 신청할 수 있습니다.",
     CHARGEBACK, "H"),
    ("chargeback-papers", "차지백에 낼 자료", "",
     "결제 영수증, 주문 내역, 판매자와 주고받은 기록을 냅니다. 먼저 판매자와 풀어 보려 했다는 기록이 필요합니다.",
     CHARGEBACK, "H"),
    ("chargeback-wait", "차지백 전에 기다리는 기간", "15일",
     "비자는 반품을 보낸 뒤나 못 받은 뒤 15일이 지나야 처리합니다. 카드사마다 다르니 먼저 물어보세요.", CARD_RULES, "M"),
    ("chargeback-cost", "차지백의 시간과 비용", "3주~3개월 이상",
     "3주에서 3개월 넘게 걸리고, 약 2만 원을 받는 카드사도 있습니다.", ("이데일리 보도", ""), "M"),
    ("easy-pay-chargeback", "간편결제의 차지백", "",
     "체크카드나 간편결제로 샀을 때 차지백이 되는지는 연결된 카드에 따라 다르고, 확인하지 못했습니다.", UNFOUND, "X"),
    ("instalments", "할부로 샀다면", "20만 원·3개월 이상",
     "20만 원 이상을 3개월 이상 할부로 샀다면 남은 할부금의 지급을 카드사에 서면으로 거절할 수 있습니다. "
     "이미 다 갚았거나 영업에 쓰려고 산 것은 안 됩니다. 해외 판매자에게도 되는지는 확인하지 못했습니다.",
     ("금융감독원 안내 2022-05-30, 할부거래법 제16조", ""), "H"),
)  # fmt: skip

_CONTACT: tuple[Row, ...] = (
    ("phone-number", "고객센터 전화번호", "",
     "알려진 전화번호는 살펴본 자료 가운데 블로그 한 곳에만 나옵니다. 운영 시간은 2024년 3월 회사 발표와 같습니다.",
     ("블로그 kbhman.com 10587, 회사 발표 기사에는 번호 없음", ""), "X"),
    ("chat-hours", "채팅 24시간", "",
     "채팅을 24시간 한다는 말은 블로그에서만 보이고 공식 자료로 확인하지 못했습니다.", UNFOUND, "X"),
    ("chat-korean", "한국어 상담", "",
     "회사는 한국 전담 센터에서 한국어 채팅과 전화를 한다고 말합니다. 챗봇의 한국어가 서툴다는 불만도 있었습니다.",
     ("매일일보 2025-07-15(내용은 2024-07), 한국소비자연맹 2024-02-01", ""), "M"),
    ("email-address", "이메일 주소", "",
     "고객센터의 이메일 주소는 찾지 못했습니다. 답장할 수 없는 발신 전용 메일만 온다는 불만이 있었습니다.", UNFOUND, "X"),
)  # fmt: skip

FACTS: tuple[dict[str, Any], ...] = tuple(
    {
        "slug": slug,
        "title": title,
        "value": value,
        "text": text,
        "source": source,
        "source_url": address,
        "checked_on": CHECKED_ON,
        "confidence": confidence,
    }
    for slug, title, value, text, (source, address), confidence in (
        *_ASKING,
        *_EVIDENCE,
        *_RETURNING,
        *_MONEY,
        *_OUTSIDE,
        *_CONTACT,
    )
)
