"""To answer what sellers and agents ask for."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import HELLO, IN_WRITING, ORDER, PHOTOS, REQUESTED, THANKS, WHAT, Message

ANSWERING: tuple[Message, ...] = (
    Message(
        "offer-refused", Receiver.SELLER, 2, "제안을 거절할 때", "쿠폰이나 적은 금액을 제안받았을 때",
        (
            HELLO, *ORDER, WHAT,
            (
                "제안해 주신 {offer|은} 제가 요청한 환불보다 적어서 받아들이지 않을게요.",
                "I do not accept your offer of {offer}, because it is less than the refund I asked for.",
                "您提出的{offer}低于我要求的退款金额，我不接受。",
            ),
            (
                "[[not offer]] 제안해 주신 내용은 제가 요청한 환불과 달라서 받아들이지 않을게요.",
                "[[not offer]] I do not accept your offer, because it is not the refund I asked for.",
                "[[not offer]] 您的方案与我要求的退款不符，我不接受。",
            ),
            PHOTOS,
            (
                "{due|을} 모두 환불해 주세요.",
                "Please refund me in full: {due}.",
                "请全额退还{due}。",
            ),
            (
                "[[not due]] 낸 돈을 모두 환불해 주세요.",
                "[[not due]] Please refund me in full.",
                "[[not due]] 请全额退款。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "counter-offer", Receiver.SELLER, 2, "내가 일부 환불을 제안할 때", "물건은 갖고 일부만 돌려받아도 괜찮을 때",
        (
            HELLO, *ORDER, WHAT,
            (
                "물건은 제가 갖고 일부를 환불받는 것으로 마무리할 수 있어요.",
                "I can keep the item and settle for a partial refund.",
                "我可以保留商品并接受部分退款。",
            ),
            ("낸 돈은 {paid|이에요}.", "I paid {paid}.", "我支付了{paid}。"),
            (
                "얼마를 환불해 주실지 금액으로 답해 주세요. 쿠폰이 아니라 결제한 수단으로 환불해 주세요.",
                "Please reply with an amount. Please refund it to my original payment method, not as a coupon.",
                "请回复具体退款金额，并原路退回，不要以优惠券代替。",
            ),
            (
                "금액은 주문 화면의 환불 신청에 올려 주세요. 알리익스프레스 밖에서 보내는 돈은 받지 않을게요.",
                "Please enter the amount in the dispute on the order page. I will not accept payment outside AliExpress.",
                "请在订单的纠纷页面填写金额，我不接受平台以外的退款。",
            ),
        ),
    ),
    Message(
        "keep-dispute-open", Receiver.SELLER, 2, "‘먼저 취소해 달라’고 할 때", "취소하면 환불해 주겠다고 할 때",
        (
            HELLO, *ORDER,
            (
                "[[filed]] 환불 신청은 취소하지 않을게요. 취소하면 다시 신청하지 못할 수 있어요.",
                "[[filed]] I will not cancel the dispute. If I cancel it, I may not be able to open it again.",
                "[[filed]] 我不会取消纠纷。取消后可能无法再次申请。",
            ),
            (
                "[[filed]] 환불해 주실 생각이라면 지금 올라와 있는 환불 신청에 동의해 주세요.",
                "[[filed]] If you agree to refund me, please accept the refund request in the dispute.",
                "[[filed]] 如果您同意退款，请直接在纠纷中同意退款申请。",
            ),
            (
                "[[not filed]] 오늘 주문 화면에서 환불을 신청할게요.",
                "[[not filed]] I will open a refund request on the order page today.",
                "[[not filed]] 我今天会在订单页面提交退款申请。",
            ),
            THANKS,
        ),
    ),
    Message(
        "wait-no", Receiver.SELLER, 2, "더 기다려 달라는 말을 거절할 때", "기한이 가깝다면 이 말로 답하세요",
        (
            HELLO, *ORDER, WHAT, REQUESTED,
            (
                "더 기다리기 어려워요. 주문 화면의 기한이 지나면 환불받지 못할 수 있어요.",
                "I cannot wait any longer. After the deadline on the order page I may no longer be able to get a refund.",
                "我不能再等了。超过订单页面显示的期限，我可能无法获得退款。",
            ),
            (
                "[[filed]] 환불 신청은 그대로 둘게요. 그 신청에 가능한 한 빨리 답해 주세요.",
                "[[filed]] I will keep the dispute open. Please reply in the dispute as soon as you can.",
                "[[filed]] 我会保留纠纷，请尽快在纠纷中回复。",
            ),
            (
                "[[not filed]] 오늘 주문 화면에서 환불을 신청할게요.",
                "[[not filed]] I will open a refund request on the order page today.",
                "[[not filed]] 我今天会在订单页面提交退款申请。",
            ),
        ),
    ),
    Message(
        "wait-until", Receiver.SELLER, 1, "날짜를 정해 기다릴 때", "기다려 줄 수 있지만 날짜를 받아 두고 싶을 때",
        (
            HELLO, *ORDER, WHAT,
            (
                "주문 화면의 기한 전까지는 기다릴 수 있어요. 언제 해결되는지 날짜로 알려 주세요.",
                "I can wait, but not past the deadline on the order page. Please tell me the date by which it will be resolved.",
                "我可以等待，但不能超过订单页面的期限。请告诉我解决的具体日期。",
            ),
            (
                "[[filed]] 그날까지 해결되지 않으면 환불 신청을 계속 진행할게요. 환불 신청은 취소하지 않을게요.",
                "[[filed]] If it is not resolved by then, I will go ahead with my refund request. I will not cancel the dispute.",
                "[[filed]] 如届时仍未解决，我会继续申请退款。我不会取消纠纷。",
            ),
            (
                "[[not filed]] 그날까지 해결되지 않으면 주문 화면에서 환불을 신청할게요.",
                "[[not filed]] If it is not resolved by then, I will open a refund request on the order page.",
                "[[not filed]] 如届时仍未解决，我会在订单页面提交退款申请。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "stay-on-platform", Receiver.SELLER, 2, "따로 보내 주겠다고 할 때", "페이팔이나 송금으로 환불하겠다고 할 때",
        (
            HELLO, *ORDER,
            (
                "알리익스프레스 밖에서 보내는 돈은 받지 않을게요. 알리익스프레스에 기록이 남지 않기 때문이에요.",
                "I will not accept a refund outside AliExpress, because it leaves no record on the platform.",
                "我不接受平台以外的退款，因为平台上不会留下记录。",
            ),
            (
                "주문 화면의 환불 신청에서 처리해 주세요.",
                "Please refund me through the refund request on the order page.",
                "请通过订单页面的退款申请处理退款。",
            ),
            THANKS,
        ),
    ),
    Message(
        "no-bank-details", Receiver.SELLER, 2, "통장 사본이나 계좌를 달라고 할 때", "신분증이나 카드번호를 달라고 할 때",
        (
            HELLO, *ORDER,
            (
                "통장 사본, 계좌번호, 카드번호, 신분증은 대화창으로 보내지 않을게요. 결제한 수단으로 환불하는 데는 필요하지 않아요.",
                "I will not send a copy of my bankbook, my account or card number, or my ID in this chat. They are not needed for a "
                "refund to my original payment method.",
                "我不会在聊天中提供存折复印件、银行账号、卡号或身份证件。原路退款不需要这些信息。",
            ),
            (
                "결제한 수단으로 환불해 주세요.",
                "Please refund me to my original payment method.",
                "请原路退款。",
            ),
        ),
    ),
    Message(
        "no-personal-code", Receiver.SELLER, 2, "개인통관고유부호를 달라고 할 때", "문자로 온 인증번호를 달라고 할 때",
        (
            HELLO, *ORDER,
            (
                "개인통관고유부호와 문자로 온 인증번호는 대화창으로 보내지 않을게요.",
                "I will not send my personal customs clearance code (PCCC) or any SMS verification code in this chat.",
                "我不会在聊天中提供个人通关编码（PCCC）或短信验证码。",
            ),
            (
                "통관에 필요하다면 알리익스프레스 화면에서 제가 직접 입력할게요.",
                "If customs needs the PCCC, I will enter it myself on AliExpress.",
                "如清关需要个人通关编码，我会自行在速卖通页面填写。",
            ),
        ),
    ),
    Message(
        "customs-fee", Receiver.SELLER, 2, "통관 비용을 내라고 할 때", "통관에서 멈췄거나 세금·수수료 이야기가 나오면 답하세요",
        (
            HELLO, *ORDER,
            (
                "이 주문의 통관 비용을 내라는 말을 들었어요. 무슨 비용이고 누가 받는지 적힌 공식 안내문을 보여 주세요.",
                "I have been asked to pay a customs charge for this order. Please send me the official notice showing what the fee is for "
                "and who collects it.",
                "我被要求为该订单支付清关费用。请提供官方通知，说明是什么费用、由谁收取。",
            ),
            (
                "대화창으로 받은 계좌나 링크로는 돈을 보내지 않을게요. 세관과 택배사에 제가 직접 확인할게요.",
                "I will not pay to an account or through a link sent in chat. I will check with customs and the carrier myself.",
                "我不会向聊天中提供的账户或链接付款，我会自行向海关和物流公司核实。",
            ),
            (
                "제 책임이 아닌 이유로 물건을 받을 수 없다면 환불해 주세요.",
                "If I cannot receive the item through no fault of mine, please refund me.",
                "如因非我本人的原因无法收到商品，请退款。",
            ),
        ),
    ),
    Message(
        "reshipped", Receiver.SELLER, 2, "다시 보냈다고 할 때", "새 물건을 기다리라고 할 때",
        (
            HELLO, *ORDER, WHAT,
            (
                "다시 보내 달라고 하지 않았어요. 환불을 원해요.",
                "I did not ask for a replacement. I would like a refund.",
                "我没有要求补发，我希望退款。",
            ),
            (
                "이미 보냈다면 운송장 번호와 도착 예정일을 알려 주세요.",
                "If you have already shipped it, please give me the tracking number and the expected delivery date.",
                "如果已经补发，请告诉我运单号和预计送达日期。",
            ),
            (
                "[[filed]] 그래도 환불 신청은 취소하지 않을게요.",
                "[[filed]] Even so, I will not cancel the dispute.",
                "[[filed]] 即便如此，我也不会取消纠纷。",
            ),
        ),
    ),
    Message(
        "delivered-not-here", Receiver.SELLER, 2, "배송 완료라고만 할 때", "‘배송 완료’를 이유로 환불을 거절하면 답하세요",
        (
            HELLO, *ORDER,
            (
                "저는 물건을 받지 못했어요. 배송 완료 기록만으로는 제가 받았다고 할 수 없어요.",
                "I did not receive the item. A “delivered” status alone does not prove that I received it.",
                "我没有收到商品。仅凭物流显示“已妥投”，不能证明我本人已收到。",
            ),
            PHOTOS,
            (
                "받은 사람의 이름이나 서명, 배송한 주소, 소포 무게가 적힌 배송 증명을 보여 주세요.",
                "Please show me the proof of delivery: the recipient's name or signature, the delivery address and the parcel weight.",
                "请提供妥投证明：签收人姓名或签名、派送地址和包裹重量。",
            ),
            (
                "보여 줄 수 없다면 환불해 주세요.",
                "If you cannot show it, please refund me.",
                "如果无法提供，请退款。",
            ),
        ),
    ),
    Message(
        "review-again", Receiver.SELLER, 2, "좋은 후기를 써 달라고 할 때", "후기를 고치거나 지우라고 할 때",
        (
            HELLO, *ORDER,
            (
                "환불과 후기는 다른 일이에요. 후기를 쓰거나 고치거나 지우는 조건은 받아들이지 않을게요.",
                "The refund and my review are separate matters. I will not write, change or delete a review in exchange for a refund.",
                "退款与评价是两回事，我不接受以撰写、修改或删除评价作为退款条件。",
            ),
            (
                "[[filed]] 환불 신청에 답해 주세요.",
                "[[filed]] Please reply in the dispute.",
                "[[filed]] 请直接在纠纷中回复。",
            ),
            (
                "[[not filed]] 후기와 관계없이 환불해 주세요.",
                "[[not filed]] Please refund me regardless of any review.",
                "[[not filed]] 请直接退款，与评价无关。",
            ),
        ),
    ),
)  # fmt: skip
