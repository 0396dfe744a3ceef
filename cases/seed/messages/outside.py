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
                "배송한 날과 시각, 놓아둔 곳, 받은 사람, 접수할 때의 무게를 확인해 주시고, 파손이나 분실이라면 접수와 보상 절차를 알려 주십시오.",
                "Please confirm the date and time of delivery, the place, who received it, and the weight at acceptance. If it is damaged or "
                "lost, please register it and tell me the claim procedure.",
                "请确认派送日期和时间、放置地点、签收人以及收件时的重量；如属破损或丢失，请登记并告诉我理赔流程。",
            ),
            (
                "확인한 내용을 글이나 확인서로 보내 주십시오. 접수 번호도 알려 주십시오.",
                "Please send me the result in writing. Please also give me the ticket number.",
                "请以书面形式提供核实结果，并告诉我受理编号。",
            ),
        ),
    ),
    Message(
        "to-card-issuer", Receiver.CARD, 2, "카드사에 이의를 신청할 때", "카드사 앱의 ‘해외이용 이의제기’나 서면에",
        (
            (
                "카드 이용 금액에 이의를 신청합니다(해외 승인이라면 차지백).",
                "I dispute a card transaction (chargeback, if it was an overseas approval).",
                "我对一笔刷卡交易提出异议（如为境外交易，申请拒付）。",
            ),
            *BOUGHT, PAID_ON, ORDER, WHAT, REQUESTED,
            (
                "[[refused]] 판매자와 플랫폼이 환불을 거절했습니다.",
                "[[refused]] The seller and the platform refused the refund.",
                "[[refused]] 卖家和平台拒绝退款。",
            ),
            (
                "[[not refused]] 판매자와 먼저 해결하려 했으며, 그 기록을 가지고 있습니다.",
                "[[not refused]] I first tried to resolve this with the seller and have kept the records.",
                "[[not refused]] 我已先与卖家协商，并保留了相关记录。",
            ),
            (
                "돌려받은 돈은 {refunded}입니다. 아직 돌려받지 못한 {left}에 대해 이의를 신청합니다.",
                "I have been refunded {refunded}. I dispute the remaining {left}.",
                "已退款{refunded}。我对尚未退还的{left}提出异议。",
            ),
            PHOTOS,
            (
                "필요한 서류와 제출 기한을 알려 주십시오.",
                "Please tell me which documents you need and by when.",
                "请告知所需材料及提交期限。",
            ),
        ),
    ),
    Message(
        "to-agency", Receiver.AGENCY, 2, "소비자24·1372에 상담을 신청할 때", "인터넷 상담이나 피해구제 신청서의 내용 칸에",
        (
            (
                "알리익스프레스 주문의 환불 문제로 상담(피해구제)을 신청합니다.",
                "I request advice on, or help with, the refund of an AliExpress order.",
                "我就速卖通订单的退款问题申请咨询（或协助）。",
            ),
            *BOUGHT, PAID_ON, ORDER, WHAT, REQUESTED,
            (
                "[[refused]] 판매자와 플랫폼이 환불을 거절했습니다.",
                "[[refused]] The seller and the platform refused the refund.",
                "[[refused]] 卖家和平台拒绝退款。",
            ),
            PHOTOS,
            (
                "낸 돈 {paid|을} 돌려받고 싶습니다. 가능하다면 판매자와 플랫폼에 사실 확인과 답변을 요청해 주십시오.",
                "I would like to get back the {paid} I paid. If possible, please ask the seller and the platform to check the facts and "
                "respond.",
                "我希望退还支付的{paid}。如有可能，请要求卖家和平台核实情况并作出答复。",
            ),
        ),
    ),
)  # fmt: skip
