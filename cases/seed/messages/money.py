"""Of the money: when it comes, what is left of it, and what comes last."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import BOUGHT, HELLO, IN_WRITING, ORDER, PHOTOS, REQUESTED, THANKS, WHAT, Message

APPROVED = (
    "환불은 {approved_on}에 승인됐어요.",
    "The refund was approved on {approved_on}.",
    "退款已于{approved_on}批准。",
)

MONEY: tuple[Message, ...] = (
    Message(
        "refund-when", Receiver.AGENT, 1, "언제 들어오는지 물을 때", "승인은 났고 돈을 기다릴 때",
        (
            HELLO, ORDER, APPROVED,
            (
                "환불을 보낸 날짜와 거래 번호(ARN), 어느 수단으로 보냈는지 알려 주세요.",
                "Please tell me the date you sent the refund, its reference (ARN) and the payment method.",
                "请告诉我退款日期、交易参考号（ARN）以及退款方式。",
            ),
            THANKS,
        ),
    ),
    Message(
        "refund-late", Receiver.AGENT, 2, "환불이 늦을 때", "들어올 날이 지났는데 돈이 없을 때",
        (
            HELLO, ORDER, APPROVED,
            (
                "{days_since_approval}일이 지났지만 돈이 들어오지 않았어요.",
                "{days_since_approval} days have passed and the money has not arrived.",
                "已经过去{days_since_approval}天，款项仍未到账。",
            ),
            (
                "결제한 곳의 내역도 확인했어요.",
                "I have checked the statement of my payment method.",
                "我已核对支付方式的账单。",
            ),
            (
                "환불을 보낸 날짜와 거래 번호(ARN)를 알려 주시고, 보내지 않았다면 바로 보내 주세요.",
                "Please give me the date and the reference (ARN) of the refund. If it was not sent, please send it now.",
                "请提供退款日期和交易参考号（ARN）。如尚未退款，请立即处理。",
            ),
        ),
    ),
    Message(
        "refund-rest", Receiver.AGENT, 2, "일부만 들어왔을 때", "돌려받은 돈이 승인된 금액보다 적을 때",
        (
            HELLO, ORDER, APPROVED,
            (
                "{refunded|이} 들어왔고, {left|이} 아직 남았어요.",
                "I received {refunded}. {left} is still missing.",
                "我收到了{refunded}，还差{left}。",
            ),
            (
                "나머지를 언제 어느 수단으로 보낼지 알려 주세요. 적게 보낸 이유가 있다면 그것도 알려 주세요.",
                "Please tell me when and how you will send the rest. If there is a reason for the smaller amount, please explain it.",
                "请告诉我余款何时、以何种方式退还。如少退有原因，请说明。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "appeal", Receiver.PLATFORM, 2, "이의를 제기할 때", "환불이 거절된 뒤 주문 화면의 이의신청 칸에",
        (
            HELLO, ORDER, *BOUGHT, WHAT, REQUESTED,
            (
                "환불을 거절한 결정에 동의하지 않아요. 다시 봐 주세요.",
                "I do not agree with the decision to refuse my refund. Please review it.",
                "我不同意拒绝退款的决定，请重新审核。",
            ),
            PHOTOS,
            (
                "이 사진들이 위의 문제를 보여 줘요. 거절한 이유를 증거마다 설명해 주세요.",
                "These photos show the problem. Please explain the reason of the refusal for each of them.",
                "这些照片可以证明上述问题。请针对每项凭证说明拒绝的理由。",
            ),
            (
                "낸 돈 {paid|을} 환불해 주세요.",
                "Please refund the {paid} I paid.",
                "请退还我支付的{paid}。",
            ),
        ),
    ),
    Message(
        "firm-last", Receiver.SELLER, 3, "마지막으로 요청할 때", "밖에 도움을 요청하기 전에 한 번 더",
        (
            HELLO, ORDER, WHAT, REQUESTED,
            (
                "여러 번 요청했지만 해결되지 않았어요.",
                "I have asked several times and it is still not solved.",
                "我已多次要求，问题仍未解决。",
            ),
            PHOTOS,
            (
                "이 대화와 증거를 모두 보관하고 있어요. 해결되지 않으면 결제한 곳과 한국의 소비자 기관에 도움을 요청할게요.",
                "I keep all messages and evidence. If this is not solved, I will ask my payment provider and the Korean consumer agency for help.",
                "我保留了全部对话和凭证。如仍不解决，我将向支付机构和韩国消费者机构求助。",
            ),
            (
                "환불할지 글로 답해 주세요.",
                "Please answer in writing whether you will refund me.",
                "请以文字答复是否退款。",
            ),
        ),
    ),
)  # fmt: skip
