"""What only one topic of the guide needs: customs, the courier, orders inside Korea, recalled goods, messages of fraud."""

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import (
    BATTERY_POST,
    CANCEL_GUIDES,
    CHARGEBACK,
    CODE_EXPIRY,
    CONSUMER24,
    CORRECTED_TERMS,
    COURIER_CHANGE,
    COURIER_LIMIT,
    COURIER_TERMS,
    CUSTOMS_FRAUD,
    CUSTOMS_FRAUD_GUIDE,
    CUSTOMS_NOTICE,
    DELIVERED_ADVICE,
    DISPUTE,
    DOMESTIC_AGENT,
    DOMESTIC_AGENT_DRAFT,
    FALSE_TRACKING,
    FIRE_CASE,
    PLATFORM_LIABILITY,
    RECALL_NOTICE,
    RELIEF_STEPS,
    REPORTED,
    SAFETY_HOTLINE,
    SAFETY_TESTS,
    UNFOUND,
    UNIPASS_GUIDES,
    WON_BILLED_ABROAD,
    Source,
)


def _fact(slug: str, title: str, value: str, text: str, source: Source, instead: str = "") -> Fact:
    return Fact(slug, title, value, text, source, RECHECKED_ON, instead)


_CUSTOMS: tuple[Fact, ...] = (
    _fact("customs-addresses", "등록하지 않은 주소는 통관이 늦어질 수 있어요", "",
     "유니패스에 등록하지 않은 주소로 주문하면 통관이 늦어지고 수수료가 생길 수 있다고 해요. "
     "받는 사람을 영문으로 적었다면 등록된 영문 이름과도 맞춰 보세요.", CUSTOMS_NOTICE),
    _fact("customs-code-expiry", "부호는 1년마다 갱신해야 해요", "1년",
     "2026년부터 받는 부호는 1년 동안 유효해요. 그 전에 받은 부호는 2027년 본인 생일에 처음 끝나요. "
     "끝나는 날 앞뒤 30일 안에 갱신하지 않으면 쓸 수 없게 돼요.", CODE_EXPIRY),
    _fact("customs-reissue", "물건이 오는 중에는 부호를 새로 받지 마세요", "",
     "부호를 다시 받으면 이미 신고된 옛 부호와 달라져 통관이 멈출 수 있어요. 급하지 않다면 물건을 받은 다음에 바꾸세요.",
     UNIPASS_GUIDES),
    _fact("customs-lookup", "어디서 멈췄는지 유니패스에서 볼 수 있어요", "유니패스",
     "유니패스(unipass.customs.go.kr)의 ‘화물진행정보’에 운송장 번호를 넣으면 진행 상태와 통관을 맡은 업체가 나온다고 해요. "
     "정보를 고치는 신고는 보통 그 업체(관세사, 특송업체)에 부탁해요.", UNIPASS_GUIDES),
    _fact("customs-clock", "멈춘 동안에도 기한이 줄어든다고 생각하세요", "",
     "통관에서 멈춘 동안 배송 기한이나 구매자 보호 기간이 함께 멈추는지는 확인하지 못했어요.",
     UNFOUND, "주문 화면의 날짜를 챙기고, 그날이 지나기 전에 환불을 신청하세요."),
    _fact("customs-dispute", "통관 때문에 못 받아도 환불을 신청할 수 있어요", "",
     "알리익스프레스 규정에는 ‘세관에 묶임’과 ‘보낸 곳으로 반송됨’이 못 받은 사유로 들어 있어요. 내 정보가 틀려서 멈췄다면 다르게 볼 수 있어요.",
     DISPUTE),
    _fact("customs-fraud", "관세청은 문자로 개인정보나 돈을 달라고 하지 않아요", "",
     "관세청은 세금을 이유로 개인통관고유부호 같은 개인정보를 묻지 않고, 배송비를 보내 달라고 하지 않아요. "
     "그런 문자의 주소를 누르거나 그 번호로 전화하지 마세요.", CUSTOMS_FRAUD),
    _fact("customs-fraud-check", "문자가 진짜인지는 관세청에 물어보세요", "125",
     "관세청 고객지원센터 125에 물어보세요. 돈이나 정보를 이미 보냈다면 경찰 112에 신고하세요. "
     "관세청은 국제번호를 쓰지 않는다고 해요.", CUSTOMS_FRAUD_GUIDE),
    _fact("customs-code-stolen", "부호가 도용됐다면 신고하고 정지하세요", "",
     "관세청은 도용을 신고한 다음 유니패스에서 부호를 정지하거나 다시 받으라고 안내해요.", CUSTOMS_FRAUD_GUIDE),
)  # fmt: skip

_CALLED_OFF: tuple[Fact, ...] = (
    _fact("cancel-button", "보내기 전이라면 ‘주문 취소’로 취소해요", "",
     "발송 전이라면 주문 화면의 ‘주문 취소’로 취소한다고 해요. 결제 직후에는 바로 되고, 판매자가 준비를 시작했다면 판매자가 받아들여야 해요.",
     CANCEL_GUIDES),
    _fact("cancel-dispatched", "이미 보냈다면 받은 다음 반품하세요", "",
     "발송된 뒤에는 취소 대신, 받은 다음 반품하는 방법을 안내해요. 무료 반품 표시가 있는지 먼저 보세요.", CANCEL_GUIDES),
    _fact("cancel-answer", "판매자가 취소에 언제까지 답하는지는 확인하지 못했어요", "",
     "판매자가 취소 요청에 며칠 안에 답해야 하는지 나온 자료를 찾지 못했어요.", UNFOUND,
     "화면에 남은 시간이 나오면 캡처하세요. 하루가 지나도 답이 없으면 채팅으로 취소를 요청하세요."),
)  # fmt: skip

_DELIVERY: tuple[Fact, ...] = (
    _fact("false-tracking", "남의 운송장 번호를 넣은 판매자도 있었어요", "",
     "판매자가 다른 사람의 운송장 번호를 넣어 ‘배송 완료’로 보이게 한 일이 보도됐어요. 보낸 곳, 받은 도시와 받은 사람, 무게가 내 주문과 맞는지 보세요.",
     FALSE_TRACKING),
    _fact("delivered-statement", "배달 기록이 없다는 택배사의 답을 붙이세요", "",
     "내 주소로 배달한 기록이 없다는 택배사의 답변을 글로 받아 환불 신청에 붙이면 도움이 된다고 해요.", DELIVERED_ADVICE),
    _fact("agreed-place", "정한 곳에 두면 배송이 끝난 것으로 봐요", "",
     "택배사와 정한 곳에 물건을 두면 배송이 끝난 것으로 봐요. 정하지 않은 곳에 두었다면 그렇게 말하세요.", COURIER_CHANGE),
    _fact("courier-pays", "택배사가 먼저 배상해야 해요", "30일",
     "파손이나 분실은 손해를 입증하는 서류를 낸 날부터 30일 안에 택배사가 먼저 배상하도록 표준약관이 정해요. "
     "다투게 되면 소비자분쟁조정을 신청할 수 있어요.", COURIER_CHANGE),
    _fact("courier-limit", "배상에는 한도가 있어요", "50만 원",
     "운송장에 물건값을 적지 않았다면 배상은 50만 원까지예요. 고칠 수 있으면 수리비를, 없으면 물건값을 기준으로 해요.",
     COURIER_LIMIT),
    _fact("courier-sender", "택배 계약은 보낸 사람이 한 거예요", "보낸 사람",
     "표준약관에서 택배 계약은 보낸 사람과 택배사가 맺어요. 택배사가 보낸 사람을 통해 접수하라고 하면 주문 화면에서 환불도 함께 신청하세요.",
     COURIER_TERMS),
    _fact("courier-abroad", "해외에서 온 물건에도 약관이 쓰이는지는 확인하지 못했어요", "",
     "해외에서 온 물건의 국내 배송에도 택배 표준약관이 그대로 쓰이는지 나온 자료를 찾지 못했어요.",
     UNFOUND, "그래도 기한 안에 택배사에 알려 접수 번호를 받고, 알리익스프레스에도 함께 신청하세요."),
)  # fmt: skip

_UNSAFE: tuple[Fact, ...] = (
    _fact("recall-lookup", "리콜된 물건인지 찾아볼 수 있어요", "소비자24",
     "정부의 안전성 조사 결과와 해외 리콜은 소비자24(consumer.go.kr)와 소비자위해감시시스템(ciss.go.kr)에서 볼 수 있어요. "
     "상품 이름과 모델명으로 찾아보세요.", RECALL_NOTICE),
    _fact("recall-blocked", "위험한 물건은 판매가 막히기도 해요", "1,915건",
     "2024년 5월부터 10월까지 알리익스프레스와 테무에서 1,915건의 판매가 막혔어요. 가전·전자, 아동·유아용품, 장신구가 많았어요.",
     RECALL_NOTICE),
    _fact("safety-hotline", "소비자원이 위험한 물건의 판매를 막게 할 수 있어요", "",
     "2024년 5월 협약으로 한국소비자원은 위험한 물건을 알리익스프레스에 알려 판매를 막게 할 수 있어요. 소비자가 거는 전화가 아니라, 기관 사이의 통로(핫라인)예요.",
     SAFETY_HOTLINE),
    _fact("safety-tests", "안전 기준에 못 미친 물건이 있었어요", "12%",
     "2026년 1월 회사 발표에서는 검사한 겨울 상품의 12%가 국내 안전 기준에 미치지 못했어요.", SAFETY_TESTS),
    _fact("recall-refund", "리콜된 물건을 따로 환불해 주는 절차는 찾지 못했어요", "",
     "리콜됐다고 알리익스프레스가 따로 환불해 준다는 안내는 찾지 못했어요.",
     UNFOUND, "불량이나 ‘설명과 다름’을 이유로 신청하고 리콜 화면을 붙이세요."),
    _fact("fire-damage", "다치거나 불이 났다면 환불과 따로 상담받으세요", "",
     "산 선풍기에서 불이 나 수리비가 들었지만 플랫폼은 물건값만 돌려줬다는 보도가 있어요.",
     FIRE_CASE),
    _fact("battery-post", "배터리가 든 물건은 ‘환불만’부터 요청하세요", "",
     "리튬 배터리가 든 물건은 우편으로 해외에 보내기 어려울 수 있어요. 그래도 보내라고 하면 보낼 방법을 물어보세요.",
     BATTERY_POST),
)  # fmt: skip

_DOMESTIC: tuple[Fact, ...] = (
    _fact("seller-unknown", "판매자 정보가 틀리면 중개한 곳도 함께 책임져요", "",
     "판매를 중개하는 곳이 판매자의 정보를 알리지 않거나 틀리게 알려 손해가 나면 함께 책임지도록 법이 정해요.", PLATFORM_LIABILITY),
    _fact("chargeback-foreign", "차지백은 해외 결제에 쓰는 방법이에요", "",
     "소비자원의 안내에서 차지백은 해외 거래를 한 소비자가 쓰는 절차예요. 국내 결제로 승인됐다면 할부와 법의 권리부터 보세요.",
     CHARGEBACK),
    _fact("won-billed-abroad", "원화로 샀어도 해외 결제일 수 있어요", "",
     "원화로 보이는 값을 그대로 결제해도 해외에서 승인된 결제일 수 있어요(해외원화결제). 통화만 보고 정하지 마세요.",
     WON_BILLED_ABROAD),
)  # fmt: skip

_PLATFORM: tuple[Fact, ...] = (
    _fact("agent-law", "큰 해외 쇼핑몰은 한국에 대리인을 두어야 해요", "2027년 1월 무렵부터",
     "국내대리인은 소비자 불만과 분쟁을 맡고, 이름과 주소, 전화번호, 이메일을 공개해요. "
     "법은 2026년 1월 20일에 공포됐고 1년 뒤부터 시행해요.", DOMESTIC_AGENT),
    _fact("agent-draft", "국내대리인을 누가 두어야 하는지 정한 규정은 아직 초안이에요", "초안",
     "2026년 3월 초안에는 한 해 매출 1조 원 이상, 또는 석 달 동안 한국 이용자 월평균 100만 명 이상, 또는 공정거래위원회가 자료를 요구한 경우로 적혀 있어요. "
     "그대로 정해졌는지는 확인하지 못했어요.", DOMESTIC_AGENT_DRAFT,
     "2027년에 들어서면 공정거래위원회의 발표를 다시 확인하세요."),
    _fact("agent-name", "알리익스프레스의 국내대리인은 확인하지 못했어요", "",
     "알리익스프레스가 누구를 국내대리인으로 정하는지 나온 자료를 찾지 못했어요.",
     UNFOUND, "시행된 뒤 앱 첫 화면이나 맨 아래 사업자 정보에서 찾아보세요. 그때까지는 거기 적힌 전화와 이메일로 보내세요."),
    _fact("terms-court", "다툼은 한국 법과 법원에서 할 수 있어요", "",
     "홍콩 법원에서 다투게 한 조항이 고쳐져, 한국 소비자의 소송은 한국 법에 따라 한국 법원에서 해요.", CORRECTED_TERMS),
    _fact("terms-liability", "플랫폼도 잘못이 있으면 책임져요", "",
     "‘어떤 손해도 책임지지 않는다’는 조항이 고쳐져, 플랫폼도 고의나 과실이 있으면 한국 법에 따라 배상 책임을 져요.",
     CORRECTED_TERMS),
    _fact("terms-number", "알리익스프레스의 약관이 고쳐졌어요", "16개",
     "공정거래위원회가 고치게 한 47개 불공정 조항 가운데 16개가 알리익스프레스의 것이에요.", CORRECTED_TERMS),
    _fact("terms-now", "지금 약관은 직접 열어 보세요", "",
     "고친 조항이 지금 약관에도 그대로 있는지는 확인하지 못했어요.",
     UNFOUND, "앱의 이용약관에서 ‘준거법’과 ‘책임’ 부분을 열어 캡처해 두세요."),
    _fact("relief-first", "피해구제보다 상담이 먼저예요", "",
     "피해구제는 상담을 거친 다음 신청해요. 상담에서 풀리지 않으면 소비자원이 이어받아 사업자에게 사실을 묻고 합의를 권해요.",
     RELIEF_STEPS),
    _fact("consumer24", "소비자24에서 해외직구 상담을 받아요", "",
     "2024년 5월부터 소비자24(consumer.go.kr)가 해외직구 상담을 따로 받아요.", CONSUMER24),
    _fact("local-centre", "국내 반품 센터로 보낼 수 있는지 물어보세요", "",
     "회사는 고객센터로 들어온 환불을 한국의 반품 센터로 안내한다고 2025년 3월에 말했어요. 해외 주소가 나왔다면 먼저 물어보세요.",
     REPORTED),
)  # fmt: skip

TOPICS: tuple[Fact, ...] = (*_CUSTOMS, *_CALLED_OFF, *_DELIVERY, *_UNSAFE, *_DOMESTIC, *_PLATFORM)
