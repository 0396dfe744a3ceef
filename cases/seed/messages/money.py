"""Of the money: when it comes, what is left of it, and what comes last."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import BOUGHT, HELLO, IN_WRITING, ORDER, PHOTOS, REQUESTED, THANKS, WHAT, Message

APPROVED = (
    "환불은 {approved_on}에 승인됐어요.",
    "The refund was approved on {approved_on}.",
    "退款申请已于{approved_on}通过。",
)

MONEY: tuple[Message, ...] = (
    Message(
        "refund-when", Receiver.AGENT, 1, "언제 들어오는지 물을 때", "승인은 났고 돈을 기다릴 때",
        (
            HELLO, *ORDER, APPROVED,
            (
                "환불을 보낸 날짜와 어느 수단으로 보냈는지, 카드라면 거래 번호(ARN)도 알려 주세요.",
                "Please tell me the date the refund was sent and to which payment method, and the reference (ARN) if it was to a card.",
                "请告诉我退款发出的日期、退回到哪种支付方式；如退回银行卡，请提供交易参考号（ARN）。",
            ),
            THANKS,
        ),
    ),
    Message(
        "refund-late", Receiver.AGENT, 2, "환불이 늦을 때", "들어올 날이 지났는데 돈이 없을 때",
        (
            HELLO, *ORDER, APPROVED,
            (
                "승인된 지 {days_since_approval}일이 지났어요.",
                "It has been {days_since_approval} days since the approval.",
                "自通过之日起已过去{days_since_approval}天。",
            ),
            (
                "환불금이 아직 들어오지 않았어요. 결제한 곳의 내역에서도 확인되지 않아요.",
                "The refund has not arrived. I checked my account statement and it is not there.",
                "退款尚未到账。我已核对账单明细，没有这笔退款。",
            ),
            (
                "환불을 보낸 날짜와 거래 번호(카드라면 ARN)를 알려 주세요. 아직 보내지 않았다면 바로 처리해 주세요.",
                "Please give me the date and reference of the refund (ARN for a card). If it has not been sent, please send it right away.",
                "请提供退款日期和交易参考号（银行卡为ARN）。如尚未退款，请立即处理。",
            ),
        ),
    ),
    Message(
        "refund-rest", Receiver.AGENT, 2, "일부만 들어왔을 때", "돌려받은 돈이 승인된 금액보다 적을 때",
        (
            HELLO, *ORDER, APPROVED,
            (
                "{refunded}만 들어왔어요. 결제한 금액에서 {left|이} 아직 들어오지 않았어요.",
                "I received only {refunded}. {left} of what I paid has not come back.",
                "我只收到{refunded}，所付款项中还有{left}未退回。",
            ),
            (
                "승인된 금액이 얼마인지, 나머지를 언제 어느 수단으로 보낼지 알려 주세요. 적게 보낸 이유가 있다면 그것도 알려 주세요.",
                "Please tell me the approved amount, and when and to which payment method you will send the rest, or the reason if it was "
                "reduced.",
                "请告诉我批准的退款金额，以及剩余款项何时、以何种方式退还；如金额有扣减，请说明原因。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "appeal", Receiver.PLATFORM, 2, "이의를 제기할 때", "환불이 거절된 뒤 주문 화면의 이의신청 칸에",
        (
            HELLO, *ORDER, *BOUGHT, WHAT, REQUESTED,
            (
                "환불을 거절한 결정에 동의하지 않아요. 다시 심사해 주세요.",
                "I do not agree with the decision to refuse my refund. Please review it again.",
                "我不同意拒绝退款的决定，请重新审核。",
            ),
            PHOTOS,
            (
                "[[photos]] 사진들이 위의 내용을 뒷받침해요. 증거마다 받아들이지 않은 이유를 설명해 주세요.",
                "[[photos]] The photos support what I describe above. Please explain why each piece of evidence was not accepted.",
                "[[photos]] 这些照片可以佐证上述问题。请逐项说明凭证未被采纳的理由。",
            ),
            (
                "[[not photos]] 거절한 이유를 구체적으로 설명해 주세요.",
                "[[not photos]] Please explain the reason for the refusal in detail.",
                "[[not photos]] 请具体说明拒绝的理由。",
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
            HELLO, *ORDER, WHAT, REQUESTED,
            (
                "환불을 요청했지만 아직 해결되지 않았어요.",
                "I have asked for a refund, but this is still not resolved.",
                "我已要求退款，但问题仍未解决。",
            ),
            PHOTOS,
            (
                "이 대화와 증거를 모두 보관하고 있어요. 해결되지 않으면 카드사나 결제 회사와 한국의 소비자 기관에 도움을 요청할게요.",
                "I have kept all messages and evidence. If this is not resolved, I will ask my card issuer or payment provider and a Korean "
                "consumer agency for help.",
                "我保留了全部聊天记录和凭证。如仍未解决，我将向发卡行或支付机构及韩国消费者保护机构求助。",
            ),
            (
                "환불해 주실지, 언제 해 주실지 글로 답해 주세요.",
                "Please reply in writing whether and when you will refund me.",
                "请以文字答复是否退款以及何时退款。",
            ),
        ),
    ),
)  # fmt: skip
