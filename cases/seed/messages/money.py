"""Of the money: when it comes, what is left of it, and what comes last."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import (
    AGAIN,
    BOUGHT,
    BY_WHEN,
    HELLO,
    IN_WRITING,
    ORDER,
    OUTSIDE_NEXT,
    PHOTOS,
    REFUNDED,
    REQUESTED,
    THANKS,
    TOLD,
    WHAT,
    Message,
    boxes,
)

APPROVED = (
    "환불은 {approved_on}에 승인됐어요.",
    "The refund was approved on {approved_on}.",
    "退款申请已于{approved_on}通过。",
)

MONEY: tuple[Message, ...] = (
    Message(
        "refund-when", Receiver.AGENT, 1, "언제 들어오는지 물을 때", "승인은 났고 돈을 기다릴 때",
        (
            HELLO, *ORDER, APPROVED, *TOLD, *AGAIN,
            (
                "환불이 언제 어느 수단으로 들어오는지 알려 주세요.",
                "Please tell me when the refund will be made and to which payment method.",
                "请告诉我退款的时间，以及退回到哪种支付方式。",
            ),
            (
                "이미 보냈다면 보낸 날짜와, 카드라면 거래 참조번호(ARN)도 알려 주세요.",
                "If it has already been sent, please give me the date and, for a card, the reference number (ARN).",
                "如已退款，请提供退款日期；退回银行卡的，请一并提供交易参考号（ARN）。",
            ),
            *BY_WHEN, THANKS,
        ),
    ),
    Message(
        "refund-late", Receiver.AGENT, 2, "환불이 늦을 때", "승인되고 시간이 지나도 돈이 없다면 물어보세요",
        (
            HELLO, *ORDER, APPROVED,
            (
                "승인된 지 {days_since_approval}일이 지났어요.",
                "It has been {days_since_approval} days since the approval.",
                "自通过之日起已过去{days_since_approval}天。",
            ),
            (
                "환불금이 아직 들어오지 않았어요.",
                "The refund has not arrived yet.",
                "退款至今没有到账。",
            ),
            *TOLD, *AGAIN,
            (
                "환불을 보낸 날짜와 거래 참조번호(카드라면 ARN)를 알려 주세요. 아직 보내지 않았다면 바로 처리해 주세요.",
                "Please give me the date and reference number of the refund (ARN for a card). If it has not been sent, please send it right away.",
                "请提供退款日期和交易参考号（银行卡为ARN）。如尚未退款，请立即处理。",
            ),
            *BY_WHEN,
        ),
    ),
    Message(
        "refund-rest", Receiver.AGENT, 2, "일부만 들어왔을 때", "돌려받은 돈이 승인된 금액보다 적을 때",
        (
            HELLO, *ORDER, APPROVED, *TOLD, *AGAIN,
            (
                "{refunded}만 들어왔어요. 결제한 금액 가운데 {left|이} 아직 들어오지 않았어요.",
                "I received only {refunded}. {left} of what I paid has not come back.",
                "我只收到{refunded}，所付款项中还有{left}未退回。",
            ),
            ("[[not left]] {refunded}만 들어왔어요.", "[[not left]] I received only {refunded}.", "[[not left]] 我只收到{refunded}。"),
            (
                "[[not refunded]] 환불금이 일부만 들어왔어요.",
                "[[not refunded]] I received only part of the refund.",
                "[[not refunded]] 我只收到部分退款。",
            ),
            (
                "승인된 금액이 얼마인지, 나머지를 언제 어느 수단으로 보낼지 알려 주세요. 적게 보낸 이유가 있다면 그것도 알려 주세요.",
                "Please tell me the approved amount, and when and to which payment method you will send the rest, or the reason if it was "
                "reduced.",
                "请告诉我批准的退款金额，以及剩余款项何时、以何种方式退还；如金额有扣减，请说明原因。",
            ),
            IN_WRITING, OUTSIDE_NEXT,
        ),
    ),
    Message(
        "appeal", Receiver.PLATFORM, 2, "이의를 제기할 때", "환불이 거절된 뒤 주문 화면의 이의 제기 칸에 붙여 넣으세요",
        (
            HELLO,
            *boxes(
                title=("이의 제기: {subject}", "Appeal: {subject}", "申诉：{subject}"),
                facts=(
                    *ORDER, *BOUGHT, WHAT, REQUESTED, REFUNDED,
                    (
                        "환불을 거절한 결정에 동의하지 않아요.",
                        "I do not agree with the decision to refuse my refund.",
                        "我不同意拒绝退款的决定。",
                    ),
                    PHOTOS,
                ),
                demand=(
                    (
                        "결정을 다시 심사하고 {due|을} 결제한 수단으로 환불해 주세요.",
                        "Please review the decision again and refund {due} to my original payment method.",
                        "请重新审核该决定，并将{due}原路退还。",
                    ),
                    (
                        "[[not due]] 결정을 다시 심사하고 결제한 수단으로 환불해 주세요.",
                        "[[not due]] Please review the decision again and refund me to my original payment method.",
                        "[[not due]] 请重新审核该决定，并原路退款。",
                    ),
                    (
                        "[[photos]] 환불하지 않는다면, 증거마다 받아들이지 않은 이유를 설명해 주세요.",
                        "[[photos]] If you refuse again, please explain why each piece of evidence was not accepted.",
                        "[[photos]] 如仍拒绝退款，请逐项说明凭证未被采纳的理由。",
                    ),
                    (
                        "[[not photos]] 환불하지 않는다면, 이유를 구체적으로 설명해 주세요.",
                        "[[not photos]] If you refuse again, please explain the reason in detail.",
                        "[[not photos]] 如仍拒绝退款，请具体说明理由。",
                    ),
                ),
            ),
        ),
    ),
    Message(
        "firm-last", Receiver.SELLER, 3, "마지막으로 요청할 때", "밖에 도움을 요청하기 전에 한 번 더 보내세요",
        (
            HELLO, *ORDER, WHAT, REQUESTED, *TOLD,
            (
                "환불을 요청했지만 아직 해결되지 않았어요.",
                "I have asked for a refund, but this is still not resolved.",
                "我已要求退款，但问题仍未解决。",
            ),
            PHOTOS,
            (
                "[[photos]] 이 대화와 증거를 모두 보관하고 있어요.",
                "[[photos]] I have kept all messages and evidence.",
                "[[photos]] 我保留了全部聊天记录和凭证。",
            ),
            (
                "[[not photos]] 이 대화를 모두 보관하고 있어요.",
                "[[not photos]] I have kept all messages.",
                "[[not photos]] 我保留了全部聊天记录。",
            ),
            (
                "해결되지 않으면 카드사나 결제 회사와 한국의 소비자 기관에 도움을 요청할게요.",
                "If this is not resolved, I will ask my card issuer or payment provider and a Korean consumer agency for help.",
                "如仍未解决，我将向发卡行或支付机构及韩国消费者保护机构求助。",
            ),
            (
                "환불해 주실지, 언제 해 주실지 글로 답해 주세요.",
                "Please reply in writing whether and when you will refund me.",
                "请以文字答复是否退款以及何时退款。",
            ),
        ),
    ),
)  # fmt: skip
