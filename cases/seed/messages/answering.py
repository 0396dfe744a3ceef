"""To answer what sellers and agents ask for."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import HELLO, IN_WRITING, ORDER, PHOTOS, REQUESTED, THANKS, WHAT, Message

ANSWERING: tuple[Message, ...] = (
    Message(
        "offer-refused", Receiver.SELLER, 2, "제안을 거절할 때", "쿠폰이나 적은 금액을 제안받았을 때",
        (
            HELLO, ORDER, WHAT,
            (
                "제안해 주신 {offer|은} 제 손해에 비해 적어서 받아들이지 않을게요.",
                "I do not accept your offer of {offer}. It is too little for my loss.",
                "您提出的{offer}不足以弥补我的损失，我不接受。",
            ),
            (
                "[[not offer]] 제안해 주신 것은 받아들이지 않을게요.",
                "[[not offer]] I do not accept your offer.",
                "[[not offer]] 我不接受您的提议。",
            ),
            PHOTOS,
            (
                "낸 돈 {paid|을} 모두 환불해 주세요.",
                "Please refund the full amount I paid: {paid}.",
                "请全额退还我支付的{paid}。",
            ),
            (
                "[[not paid]] 낸 돈을 모두 환불해 주세요.",
                "[[not paid]] Please refund the full amount I paid.",
                "[[not paid]] 请全额退还我支付的款项。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "counter-offer", Receiver.SELLER, 2, "다른 금액을 제안할 때", "일부 환불로 끝내고 싶을 때. 금액은 직접 고치세요",
        (
            HELLO, ORDER, WHAT,
            (
                "물건을 돌려보내지 않고 일부를 돌려받는 것으로 끝낼 수 있어요. 낸 돈은 {paid|이에요}.",
                "I can keep the item and settle for a partial refund. I paid {paid}.",
                "我可以保留商品并接受部分退款。我支付了{paid}。",
            ),
            (
                "얼마를 돌려줄 수 있는지 금액으로 답해 주세요. 쿠폰이 아니라 결제한 수단으로 돌려주세요.",
                "Please answer with an amount. Please refund it to my payment method, not as a coupon.",
                "请回复具体金额，并退回到我的支付方式，而不是优惠券。",
            ),
            (
                "금액은 주문 화면의 환불 신청에 올려 주세요. 밖에서 따로 보내는 돈은 받지 않을게요.",
                "Please enter the amount in the dispute on the order page. I do not take money outside AliExpress.",
                "请在订单的纠纷页面填写金额，我不接受平台以外的付款。",
            ),
        ),
    ),
    Message(
        "keep-dispute-open", Receiver.SELLER, 2, "‘먼저 취소해 달라’고 할 때", "환불해 줄 테니 환불 신청을 취소해 달라고 할 때",
        (
            HELLO, ORDER,
            (
                "환불 신청은 취소하지 않을게요. 취소하면 다시 신청하지 못할 수 있어요.",
                "I will not cancel the dispute. If I cancel it, I may not be able to open it again.",
                "我不会取消纠纷。取消后可能无法再次申请。",
            ),
            (
                "환불해 주신다면 주문 화면의 신청에서 그대로 동의해 주세요.",
                "If you agree to refund me, please accept the dispute on the order page.",
                "如果您同意退款，请直接在订单页面接受该纠纷。",
            ),
            THANKS,
        ),
    ),
    Message(
        "wait-no", Receiver.SELLER, 2, "더 기다려 달라는 것을 거절할 때", "기한이 가까운데 기다려 달라고 할 때",
        (
            HELLO, ORDER, WHAT, REQUESTED,
            (
                "더 기다릴 수 없어요. 주문 화면의 기한이 지나면 환불을 신청할 수 없게 돼요.",
                "I cannot wait any longer. After the deadline on the order page I can no longer ask for a refund.",
                "我不能再等了。超过订单页面的期限就无法申请退款。",
            ),
            (
                "환불 신청은 그대로 둘게요. 신청에서 바로 답해 주세요.",
                "I will keep the dispute open. Please answer in the dispute now.",
                "我会保留纠纷。请现在就在纠纷中回复。",
            ),
        ),
    ),
    Message(
        "wait-until", Receiver.SELLER, 1, "날짜를 정해 기다릴 때", "기다려 줄 수 있지만 날짜를 받아 두고 싶을 때",
        (
            HELLO, ORDER, WHAT,
            (
                "기다릴게요. 다만 언제까지인지 날짜로 알려 주세요.",
                "I can wait, but please give me a date.",
                "我可以等待，但请告诉我具体日期。",
            ),
            (
                "그날까지 해결되지 않으면 환불을 그대로 진행할게요. 환불 신청은 취소하지 않아요.",
                "If it is not solved by then, I will go on with the refund. I will not cancel the dispute.",
                "如果届时仍未解决，我会继续要求退款。纠纷不会取消。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "stay-on-platform", Receiver.SELLER, 2, "따로 보내 주겠다고 할 때", "페이팔이나 송금처럼 밖에서 환불하겠다고 할 때",
        (
            HELLO, ORDER,
            (
                "알리익스프레스 밖에서 주는 돈은 받지 않을게요. 기록이 남지 않아 서로 확인할 수 없어요.",
                "I do not accept money outside AliExpress. It leaves no record that both of us can check.",
                "我不接受平台以外的付款，因为没有双方都能核对的记录。",
            ),
            (
                "주문 화면의 환불 신청에서 처리해 주세요.",
                "Please refund me through the dispute on the order page.",
                "请通过订单页面的纠纷流程退款。",
            ),
            THANKS,
        ),
    ),
    Message(
        "no-bank-details", Receiver.SELLER, 2, "통장 사본이나 계좌를 달라고 할 때", "계좌번호, 통장 사본, 신분증, 카드번호를 달라고 할 때",
        (
            HELLO, ORDER,
            (
                "통장 사본, 계좌번호, 카드번호, 신분증은 보내지 않을게요. 환불에는 필요하지 않아요.",
                "I will not send a bank book, account number, card number or ID. They are not needed for a refund.",
                "我不会提供存折、账号、卡号或身份证件。退款不需要这些信息。",
            ),
            (
                "결제한 수단으로 환불해 주세요.",
                "Please refund me to the payment method I used.",
                "请退回到我使用的支付方式。",
            ),
        ),
    ),
    Message(
        "no-personal-code", Receiver.SELLER, 2, "개인통관고유부호를 달라고 할 때", "대화창에서 개인통관고유부호나 인증 번호를 달라고 할 때",
        (
            HELLO, ORDER,
            (
                "개인통관고유부호와 문자로 온 인증 번호는 대화로 보내지 않을게요.",
                "I will not send my customs clearance code, or any code I get by SMS, in this chat.",
                "我不会在聊天中提供个人通关码或短信验证码。",
            ),
            (
                "통관에 필요하다면 알리익스프레스 주문 화면에서 넣을 수 있게 해 주세요.",
                "If customs needs it, please let me enter it on the AliExpress order page.",
                "如清关需要，请让我在速卖通订单页面填写。",
            ),
        ),
    ),
    Message(
        "customs-fee", Receiver.SELLER, 2, "통관 비용을 내라고 할 때", "통관에서 멈췄거나 세금·수수료를 내라고 할 때",
        (
            HELLO, ORDER,
            (
                "무슨 비용인지, 누구에게 내는 것인지, 공식 안내문을 보여 주세요.",
                "Please show me the official notice: what the fee is for and who asks for it.",
                "请提供官方通知：是什么费用、由谁收取。",
            ),
            (
                "판매자나 낯선 링크로는 돈을 보내지 않을게요. 세관과 택배사의 안내는 제가 직접 확인할게요.",
                "I will not pay the seller or an unknown link. I will check with customs and the carrier myself.",
                "我不会向卖家或陌生链接付款，我会自行向海关和承运商核实。",
            ),
            (
                "물건을 받을 수 없다면 환불해 주세요.",
                "If I cannot receive the item, please refund me.",
                "如果我无法收到商品，请退款。",
            ),
        ),
    ),
    Message(
        "reshipped", Receiver.SELLER, 2, "다시 보냈다고 할 때", "새로 보냈으니 기다리라고 할 때",
        (
            HELLO, ORDER, WHAT,
            (
                "다시 보내 달라고 하지 않았어요. 환불을 원해요.",
                "I did not ask for a new parcel. I want a refund.",
                "我没有要求补发，我要求退款。",
            ),
            (
                "이미 보냈다면 운송장 번호와 도착 예정일을 알려 주세요. 그래도 환불 신청은 취소하지 않을게요.",
                "If you have shipped it, please give me the tracking number and the expected date. I will still not cancel the dispute.",
                "如果已经补发，请告诉我运单号和预计送达日期。但我不会取消纠纷。",
            ),
        ),
    ),
    Message(
        "delivered-not-here", Receiver.SELLER, 2, "배송 완료라고만 할 때", "배송 조회가 ‘배송 완료’라며 환불을 거절할 때",
        (
            HELLO, ORDER,
            (
                "저는 물건을 받지 못했어요. 배송 완료 기록만으로는 제가 받았다고 할 수 없어요.",
                "I did not receive the item. A “delivered” status alone does not show that I received it.",
                "我没有收到商品。仅有“已签收”状态不能证明是我收到的。",
            ),
            PHOTOS,
            (
                "받은 사람의 이름이나 서명, 배송한 주소, 무게가 나온 기록을 보여 주세요.",
                "Please show me the proof of delivery: the name or signature, the delivery address and the weight.",
                "请提供签收证明：签收人姓名或签名、派送地址和包裹重量。",
            ),
            (
                "보여 줄 수 없다면 환불해 주세요.",
                "If you cannot show it, please refund me.",
                "如果无法提供，请退款。",
            ),
        ),
    ),
    Message(
        "review-again", Receiver.SELLER, 2, "좋은 후기를 써 달라고 할 때", "후기를 고치거나 지우면 환불해 주겠다고 할 때",
        (
            HELLO, ORDER,
            (
                "환불과 후기는 다른 일이에요. 후기를 고치는 조건은 받아들이지 않을게요.",
                "The refund and my review are separate matters. I do not change a review in exchange for a refund.",
                "退款与评价是两回事，我不接受以修改评价作为退款条件。",
            ),
            (
                "환불 신청에서 바로 답해 주세요.",
                "Please answer in the dispute.",
                "请直接在纠纷中回复。",
            ),
        ),
    ),
)  # fmt: skip
