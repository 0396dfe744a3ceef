"""To offices, companies and Korean sellers. They read Korean letters, and so these are formal from the first word to the last."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import Message, Parallel, boxes

ORDER = ("주문번호는 {order}입니다.", "Order number: {order}.", "订单号：{order}。")
BOUGHT: tuple[Parallel, ...] = (
    (
        "{item|을} 구입하고 {paid|을} 결제했습니다.",
        "I bought {item} and paid {paid}.",
        "我购买了{item}，支付了{paid}。",
    ),
    ("[[not paid]] {item|을} 구입했습니다.", "[[not paid]] I bought {item}.", "[[not paid]] 我购买了{item}。"),
    ("[[not item]] {paid|을} 결제했습니다.", "[[not item]] I paid {paid}.", "[[not item]] 我支付了{paid}。"),
)
PAID_ON = ("결제한 날은 {paid_on}입니다.", "The payment was made on {paid_on}.", "付款日期：{paid_on}。")
WHAT = ("{what_formal}", "{what_formal}", "{what_formal}")
LATE = (
    "[[not_here]] 약속한 배송일은 {promised_on}입니다.",
    "[[not_here]] The promised delivery date is {promised_on}.",
    "[[not_here]] 承诺的送达日期是{promised_on}。",
)
RECEIVED = (
    "[[not not_here]] 물건은 {received_on}에 받았습니다.",
    "[[not not_here]] I received the parcel on {received_on}.",
    "[[not not_here]] 我于{received_on}收到包裹。",
)
REQUESTED = (
    "{requested_on}에 환불을 신청했습니다.",
    "I requested a refund on {requested_on}.",
    "我于{requested_on}申请了退款。",
)
REFUSED = (
    "[[refused]] 환불 신청이 거절되었습니다.",
    "[[refused]] The refund was refused.",
    "[[refused]] 退款申请被拒绝。",
)
APPROVED: tuple[Parallel, ...] = (
    (
        "[[return_first]] {approved_on}에 반품하면 환불받는 것으로 결정되었습니다.",
        "[[return_first]] On {approved_on} it was decided that I will be refunded once the goods are returned.",
        "[[return_first]] {approved_on}的处理结果：退货后退款。",
    ),
    (
        "[[not refused]] [[not return_first]] [[due]] {approved_on}에 승인되었지만 환불금이 아직 모두 들어오지 않았습니다.",
        "[[not refused]] [[not return_first]] [[due]] My claim was approved on {approved_on}, but the full refund has not arrived yet.",
        "[[not refused]] [[not return_first]] [[due]] 我的申请已于{approved_on}通过，但退款尚未全额到账。",
    ),
)
RETURNED: tuple[Parallel, ...] = (
    (
        "{shipped_back_on}에 반품을 보냈습니다.",
        "I posted the return on {shipped_back_on}.",
        "我于{shipped_back_on}寄出了退货。",
    ),
    (
        "반품은 {arrived_on}에 도착한 것으로 나옵니다.",
        "The return is shown as having arrived on {arrived_on}.",
        "物流显示退货已于{arrived_on}送达。",
    ),
)
ASKED = ("먼저 신청한 곳은 {asked}입니다.", "I have already applied to: {asked}.", "此前已申请：{asked}。")
REFUNDED = (
    "지금까지 {refunded|을} 돌려받았습니다.",
    "I have been refunded {refunded} so far.",
    "目前已退款{refunded}。",
)
STORY = (
    "자세한 내용: {story}",
    "Details, in Korean: {story}",
    "详情（韩语）：{story}",
)
PHOTOS = (
    "증거 자료를 첨부합니다: {photos}.",
    "Evidence is attached: {photos}.",
    "附上证据材料：{photos}。",
)
EVENTS: tuple[Parallel, ...] = (
    ORDER,
    *BOUGHT,
    PAID_ON,
    WHAT,
    LATE,
    RECEIVED,
    REQUESTED,
    REFUSED,
    *APPROVED,
    *RETURNED,
    ASKED,
    REFUNDED,
    STORY,
    PHOTOS,
)
IN_INSTALMENTS = (
    "알리익스프레스에서 카드 할부로 결제한 주문에 관한 일입니다.",
    "This is about an AliExpress order that I paid for by card in instalments.",
    "事由：我用银行卡分期支付的速卖通订单。",
)

OUTSIDE: tuple[Message, ...] = (
    Message(
        "withdrawal", Receiver.KOREAN_SELLER, 2, "국내 판매자에게 청약철회를 알릴 때", "판매자가 국내 사업자일 때, 환불 신청 설명 칸이나 대화창에 붙여 넣으세요",
        boxes(
            title=("청약철회와 환불: {subject}", "Withdrawal and refund request: {subject}", "撤销购买并申请退款：{subject}"),
            facts=(
                ("알리익스프레스 주문에 관한 일입니다.", "This is about an AliExpress order.", "事由：速卖通订单。"),
                *EVENTS,
            ),
            demand=(
                (
                    "청약을 철회하고 환불을 요청합니다.",
                    "I withdraw from the purchase and request a refund.",
                    "我要求撤销购买并退款。",
                ),
                ("환불받을 금액은 {due}입니다.", "Amount to refund: {due}.", "应退金额：{due}。"),
                (
                    "언제까지 환불해 주실지 글로 답해 주시기 바랍니다.",
                    "Please reply in writing by when you will refund me.",
                    "请以文字回复退款时间。",
                ),
            ),
        ),
    ),
    Message(
        "to-courier", Receiver.COURIER, 1, "택배사에 물을 때", "못 받았거나 부서져 왔을 때. 운송장 번호를 함께 적으세요",
        (
            ("안녕하십니까.", "Hello,", "您好，"),
            WHAT, RECEIVED,
            (
                "[[not_here]] 배송한 날과 시각, 놓아둔 곳, 받은 사람, 접수할 때의 무게를 확인해 주시기 바랍니다.",
                "[[not_here]] Please confirm the date and time of delivery, where it was left, who received it, and the weight at acceptance.",
                "[[not_here]] 请确认派送日期和时间、放置地点、签收人以及收件时的重量。",
            ),
            (
                "[[not_here]] 분실이라면 분실로 접수해 주시고, 보상 절차와 필요한 자료를 알려 주시기 바랍니다.",
                "[[not_here]] If it is lost, please register the loss and tell me the claim procedure and the documents needed.",
                "[[not_here]] 如已丢失，请按丢失件登记，并告诉我理赔流程和所需材料。",
            ),
            (
                "[[not not_here]] 배송 중의 파손인지 확인해 주시고, 보상 절차와 필요한 자료를 알려 주시기 바랍니다.",
                "[[not not_here]] Please check whether it was damaged in transit, and tell me the claim procedure and the documents needed.",
                "[[not not_here]] 请核实是否在运输途中损坏，并告诉我理赔流程和所需材料。",
            ),
            (
                "확인한 내용은 글이나 확인서로 보내 주시고, 접수 번호도 알려 주시기 바랍니다.",
                "Please send me the result in writing, and give me the case number.",
                "请以书面形式提供核实结果，并告诉我受理编号。",
            ),
        ),
    ),
    Message(
        "to-card-issuer", Receiver.CARD, 2, "카드사에 이의를 신청할 때", "카드사 앱의 ‘해외이용 이의제기’나 서면에 붙여 넣으세요",
        boxes(
            title=("카드 결제 이의 신청: {subject}", "Card payment dispute: {subject}", "银行卡交易异议：{subject}"),
            facts=(
                (
                    "알리익스프레스에서 카드로 결제한 주문에 관한 일입니다.",
                    "This is about an AliExpress order that I paid for by card.",
                    "事由：我用银行卡支付的速卖通订单。",
                ),
                *EVENTS,
            ),
            demand=(
                (
                    "돌려받지 못한 {due}에 대해 이의를 신청합니다. 해외 승인 건이라면 차지백으로 처리해 주시기 바랍니다.",
                    "I dispute the {due} that I have not been refunded. If it was an overseas transaction, please handle it as a chargeback.",
                    "我对未退还的{due}提出异议。如为境外交易，请按拒付流程处理。",
                ),
                (
                    "[[not due]] 이 결제에 이의를 신청합니다. 해외 승인 건이라면 차지백으로 처리해 주시기 바랍니다.",
                    "[[not due]] I dispute this payment. If it was an overseas transaction, please handle it as a chargeback.",
                    "[[not due]] 我对该笔交易提出异议。如为境外交易，请按拒付流程处理。",
                ),
                (
                    "신청하는 방법과 기한, 더 필요한 서류를 알려 주시기 바랍니다.",
                    "Please tell me how to apply, by when, and which further documents you need.",
                    "请告知申请方式、期限及还需补充的材料。",
                ),
            ),
        ),
    ),
    Message(
        "instalment-withdrawal", Receiver.CARD, 2, "카드사에 할부 철회를 알릴 때", "20만 원·3개월 이상 할부일 때, 카드사에 서면으로 보내세요. 판매자에게도 따로 알리세요",
        boxes(
            title=("할부 계약 철회: {subject}", "Withdrawal from an instalment contract: {subject}", "撤销分期付款合同：{subject}"),
            facts=(IN_INSTALMENTS, *EVENTS),
            demand=(
                (
                    "할부거래에 관한 법률 제8조에 따라 이 할부 계약을 철회합니다.",
                    "Under Article 8 of the Korean Instalment Transactions Act, I withdraw from this instalment contract.",
                    "依据韩国《分期付款交易法》第8条，我撤销该分期付款合同。",
                ),
                (
                    "이미 낸 돈을 돌려주시고, 남은 할부금을 청구하지 말아 주시기 바랍니다.",
                    "Please return what I have paid already and do not bill the remaining instalments.",
                    "请退还已付款项，并停止收取剩余分期款。",
                ),
                (
                    "해외 판매자라서 철회할 수 없다면 그 근거와 다른 방법을 글로 알려 주시기 바랍니다.",
                    "If I cannot withdraw because the seller is overseas, please tell me in writing why, and what I can do instead.",
                    "如因卖家在境外而无法撤销，请以书面说明依据及其他办法。",
                ),
            ),
        ),
    ),
    Message(
        "instalment-objection", Receiver.CARD, 2, "카드사에 할부 항변을 할 때", "20만 원·3개월 이상 할부이고 남은 할부금이 있을 때, 카드사에 서면으로 보내세요",
        boxes(
            title=("할부금 지급 거절: {subject}", "Refusal of further instalments: {subject}", "拒付剩余分期款：{subject}"),
            facts=(IN_INSTALMENTS, *EVENTS),
            demand=(
                (
                    "할부거래에 관한 법률 제16조에 따라 남은 할부금의 지급을 거절합니다.",
                    "Under Article 16 of the Korean Instalment Transactions Act, I refuse to pay the remaining instalments.",
                    "依据韩国《分期付款交易法》第16条，我拒绝支付剩余分期款。",
                ),
                (
                    "판매자와 다투는 동안 남은 할부금을 청구하지 말아 주시기 바랍니다.",
                    "Please do not bill the remaining instalments while the dispute with the seller is open.",
                    "在与卖家的争议解决之前，请勿收取剩余分期款。",
                ),
                (
                    "받아들일 수 없다면 그 근거와 다른 방법을 글로 알려 주시기 바랍니다.",
                    "If you cannot accept this, please tell me in writing why, and what I can do instead.",
                    "如无法受理，请以书面说明依据及其他办法。",
                ),
            ),
        ),
    ),
    Message(
        "to-paypal", Receiver.PAYPAL, 2, "페이팔에 분쟁을 열 때", "페이팔 분쟁이나 클레임의 설명 칸에 붙여 넣으세요",
        boxes(
            title=("페이팔 결제 분쟁: {subject}", "PayPal payment dispute: {subject}", "PayPal交易争议：{subject}"),
            facts=(
                (
                    "알리익스프레스에서 페이팔로 결제한 주문에 관한 일입니다.",
                    "This is about an AliExpress order that I paid for with PayPal.",
                    "事由：我用PayPal支付的速卖通订单。",
                ),
                *(one for one in EVENTS if one is not STORY),
            ),
            demand=(
                (
                    "돌려받지 못한 {due}의 환불을 요청합니다.",
                    "I request a refund of the {due} that I have not got back.",
                    "请退还尚未退回的{due}。",
                ),
                ("[[not due]] 이 결제의 환불을 요청합니다.", "[[not due]] I request a refund of this payment.", "[[not due]] 请退还该笔付款。"),
                (
                    "더 필요한 자료가 있으면 무엇을 언제까지 내야 하는지 알려 주시기 바랍니다.",
                    "If you need anything else, please tell me what and by when.",
                    "如需补充材料，请告知内容和期限。",
                ),
            ),
        ),
    ),
    Message(
        "to-agency", Receiver.AGENCY, 2, "소비자24·1372에 상담을 신청할 때", "인터넷 상담이나 피해구제 신청서의 내용 칸에 붙여 넣으세요",
        boxes(
            title=("알리익스프레스 환불 문제: {subject}", "AliExpress refund problem: {subject}", "速卖通退款问题：{subject}"),
            facts=(
                (
                    "알리익스프레스 주문의 환불 문제로 도움을 요청합니다.",
                    "I am asking for help with the refund of an AliExpress order.",
                    "我就速卖通订单的退款问题请求协助。",
                ),
                *EVENTS,
            ),
            demand=(
                ("{due} 환불을 요청합니다.", "I would like to be refunded {due}.", "我希望退还{due}。"),
                (
                    "[[not due]] 환불을 받을 수 있도록 도와주시기 바랍니다.",
                    "[[not due]] Please help me get a refund.",
                    "[[not due]] 请协助我获得退款。",
                ),
                (
                    "가능하다면 판매자와 플랫폼에 사실 확인과 답변을 요청해 주시고, 다음에 밟을 수 있는 절차도 알려 주시기 바랍니다.",
                    "If possible, please ask the seller and the platform to check the facts and respond, and tell me what I can do next.",
                    "如有可能，请要求卖家和平台核实情况并作出答复，并告知我下一步可采取的程序。",
                ),
            ),
        ),
    ),
)  # fmt: skip
