"""To those outside the platform. Korean offices read Korean letters, and so these are formal."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import Message

ORDER = ("주문번호는 {order}입니다.", "Order number: {order}.", "订单号：{order}。")
BOUGHT = (
    (
        "알리익스프레스에서 {item|을} 사고 {paid|을} 냈습니다.",
        "I bought {item} on AliExpress and paid {paid}.",
        "我在速卖通购买了{item}，支付了{paid}。",
    ),
    (
        "[[not paid]] 알리익스프레스에서 {item|을} 샀습니다.",
        "[[not paid]] I bought {item} on AliExpress.",
        "[[not paid]] 我在速卖通购买了{item}。",
    ),
    (
        "[[not item]] 알리익스프레스에서 물건을 사고 {paid|을} 냈습니다.",
        "[[not item]] I bought goods on AliExpress and paid {paid}.",
        "[[not item]] 我在速卖通购物，支付了{paid}。",
    ),
)
PAID_ON = ("결제한 날은 {paid_on}입니다.", "The payment was made on {paid_on}.", "付款日期：{paid_on}。")
WHAT = ("{what_formal}", "{what_formal}", "{what_formal}")
REQUESTED = (
    "{requested_on}에 환불을 신청했습니다.",
    "I requested a refund on {requested_on}.",
    "我于{requested_on}申请了退款。",
)
PHOTOS = (
    "사진과 기록을 붙입니다: {photos}",
    "Photos and records are attached: {photos}",
    "附上照片和记录：{photos}",
)

OUTSIDE: tuple[Message, ...] = (
    Message(
        "to-courier", Receiver.COURIER, 1, "택배사에 물을 때", "못 받았거나, 부서져 왔거나, 반품이 사라졌을 때",
        (
            ("안녕하세요.", "Hello,", "您好，"),
            ("{what_formal}", "{what_formal}", "{what_formal}"),
            (
                "배송한 날과 시각, 놓아둔 곳, 받은 사람, 접수할 때의 무게를 확인해 주십시오.",
                "Please confirm the date and time of delivery, the place, who received it, and the weight at acceptance.",
                "请确认派送日期和时间、放置地点、签收人以及收件时的重量。",
            ),
            (
                "확인한 내용을 글이나 확인서로 받고 싶습니다. 접수 번호도 알려 주십시오.",
                "I would like the result in writing. Please also give me the ticket number.",
                "请以书面形式提供核实结果，并告诉我受理编号。",
            ),
        ),
    ),
    Message(
        "to-card-issuer", Receiver.CARD, 2, "카드사에 이의를 신청할 때", "카드사 앱의 ‘해외이용 이의제기’나 서면에",
        (
            (
                "해외 이용 금액에 이의를 신청합니다(차지백).",
                "I dispute a foreign card transaction (chargeback).",
                "我对一笔境外消费提出异议（拒付申请）。",
            ),
            *BOUGHT, PAID_ON, ORDER, WHAT, REQUESTED,
            (
                "[[refused]] 판매자와 플랫폼이 환불을 거절했습니다.",
                "[[refused]] The seller and the platform refused the refund.",
                "[[refused]] 卖家和平台拒绝退款。",
            ),
            (
                "[[not refused]] 판매자와 먼저 풀어 보려 했고, 그 기록을 가지고 있습니다.",
                "[[not refused]] I tried to settle it with the seller first and keep the records.",
                "[[not refused]] 我已先与卖家协商，并保留了记录。",
            ),
            (
                "돌려받은 돈은 {refunded}, 남은 돈은 {left}입니다.",
                "Refunded so far: {refunded}. Still missing: {left}.",
                "已退款：{refunded}，尚未退还：{left}。",
            ),
            PHOTOS,
            (
                "필요한 서류와 마지막 날을 알려 주십시오.",
                "Please tell me which papers you need and by when.",
                "请告知所需材料及截止日期。",
            ),
        ),
    ),
    Message(
        "to-agency", Receiver.AGENCY, 2, "소비자24·1372에 상담을 신청할 때", "인터넷 상담이나 피해구제 신청서의 내용 칸에",
        (
            (
                "알리익스프레스 주문의 환불에 관해 상담을 신청합니다.",
                "I ask for help with the refund of an AliExpress order.",
                "我就速卖通订单的退款问题申请咨询。",
            ),
            *BOUGHT, PAID_ON, ORDER, WHAT, REQUESTED,
            (
                "[[refused]] 판매자와 플랫폼이 환불을 거절했습니다.",
                "[[refused]] The seller and the platform refused the refund.",
                "[[refused]] 卖家和平台拒绝退款。",
            ),
            PHOTOS,
            (
                "낸 돈 {paid|을} 돌려받고 싶습니다. 판매자와 플랫폼에 해명을 요청해 주십시오.",
                "I want to get back the {paid} I paid. Please ask the seller and the platform to explain.",
                "我希望退还支付的{paid}。请要求卖家和平台作出说明。",
            ),
        ),
    ),
)  # fmt: skip
