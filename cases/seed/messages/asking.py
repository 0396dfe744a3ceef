"""To ask for the refund, and to go on asking."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import (
    AGAIN,
    BOUGHT,
    BY_WHEN,
    HELLO,
    IN_WRITING,
    LATE,
    MISSING,
    ORDER,
    OUTSIDE_NEXT,
    PHOTOS,
    RECEIVED,
    REFUNDED,
    REQUESTED,
    THANKS,
    TOLD,
    WHAT,
    Message,
    boxes,
)

ASKING: tuple[Message, ...] = (
    Message(
        "first-request", Receiver.SELLER, 1, "환불을 처음 신청할 때", "주문 화면의 환불 신청 설명 칸이나 판매자 대화창에 붙여 넣으세요",
        (
            HELLO,
            *boxes(
                title=("환불 신청: {subject}", "Refund request: {subject}", "退款申请：{subject}"),
                facts=(*ORDER, *BOUGHT, WHAT, RECEIVED, LATE, PHOTOS),
                demand=(
                    ("결제한 수단으로 환불해 주세요.", "Please refund me to my original payment method.", "请原路退款。"),
                    IN_WRITING, THANKS,
                ),
            ),
        ),
    ),
    Message(
        "chat-opener", Receiver.AGENT, 1, "상담을 시작할 때", "고객센터 채팅의 첫 줄에 붙여 넣으세요",
        (
            HELLO, *ORDER, WHAT, REQUESTED, *TOLD,
            (
                "[[filed]] 이 주문의 환불이 지금 어느 단계인지, 제가 더 해야 할 일이 있는지 알려 주세요.",
                "[[filed]] Please tell me the status of the refund for this order, and whether there is anything else I need to do.",
                "[[filed]] 请告诉我该订单的退款进度，以及我是否还需要做什么。",
            ),
            (
                "[[not filed]] 이 주문을 환불받을 수 있는지, 어떻게 신청하면 되는지 알려 주세요.",
                "[[not filed]] Please tell me whether I can get a refund for this order, and how to request it.",
                "[[not filed]] 请告诉我该订单能否退款，以及如何申请。",
            ),
            (
                "접수 번호가 있으면 함께 알려 주세요.",
                "Please also give me the ticket number if there is one.",
                "如有工单号，请一并告诉我。",
            ),
            THANKS,
        ),
    ),
    Message(
        "evidence-added", Receiver.PLATFORM, 1, "증거를 더 올렸을 때", "주문 화면의 환불 신청에 사진을 올릴 때 함께 적으세요",
        (
            HELLO, *ORDER, WHAT,
            (
                "증거를 더 올렸어요: {photos}.",
                "I have added evidence: {photos}.",
                "我补充了凭证：{photos}。",
            ),
            (
                "[[not photos]] 환불 신청에 증거를 더 올렸어요.",
                "[[not photos]] I have added more evidence to the dispute.",
                "[[not photos]] 我已在纠纷中补充了凭证。",
            ),
            (
                "이 증거를 바탕으로 환불을 결정해 주세요.",
                "Please decide on my refund based on this evidence.",
                "请根据这些凭证对我的退款申请作出判定。",
            ),
            (
                "더 필요한 것이 있으면 무엇인지 알려 주세요.",
                "If you need more, please tell me exactly what.",
                "如需补充，请具体说明需要什么。",
            ),
            THANKS,
        ),
    ),
    Message(
        "evidence-clear", Receiver.SELLER, 2, "증거가 불분명하다고 할 때", "‘사진이 안 보인다’, ‘증거가 부족하다’는 답을 받았을 때",
        (
            HELLO, *ORDER, WHAT, PHOTOS,
            (
                "[[photos]] 어느 사진의 어느 부분이 불분명한지 번호로 알려 주세요. 그 부분을 다시 찍어 보낼게요.",
                "[[photos]] Please tell me the number of the unclear photo and which part is unclear. I will take it again and send it.",
                "[[photos]] 请告诉我不清楚的是第几张照片、哪个部位，我会重新拍摄并发送。",
            ),
            (
                "[[not photos]] 어느 증거의 어느 부분이 불분명한지, 무엇이 보여야 하는지 알려 주세요. 그대로 찍어 보낼게요.",
                "[[not photos]] Please tell me which part of the evidence is unclear and what needs to be visible. I will photograph it and send it.",
                "[[not photos]] 请告诉我哪部分凭证不清楚、需要看到什么，我会拍摄并发送。",
            ),
            (
                "‘증거 부족’이라고만 하시면 무엇을 더 보내야 할지 알기 어려워요.",
                "“Not enough evidence” alone does not tell me what else to send.",
                "如果只说“凭证不足”，我不清楚还需要提供什么。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "seller-silent", Receiver.PLATFORM, 2, "판매자가 답하지 않을 때", "판매자의 답 기한이 지났는데도 주문 화면이 그대로일 때 고객센터에 보내세요",
        (
            HELLO, *ORDER, WHAT, REQUESTED,
            (
                "신청한 지 {days_waiting}일이 지났지만 판매자가 답하지 않았어요.",
                "It has been {days_waiting} days since my request and the seller has not answered.",
                "自申请之日起已过去{days_waiting}天，卖家仍未回复。",
            ),
            (
                "[[not days_waiting]] 판매자가 아직 답하지 않았어요.",
                "[[not days_waiting]] The seller has not answered yet.",
                "[[not days_waiting]] 卖家至今没有回复。",
            ),
            *TOLD, *AGAIN, PHOTOS,
            (
                "알리익스프레스가 개입해 환불을 결정해 주세요.",
                "Please step in and decide on my refund.",
                "请平台介入并处理退款。",
            ),
            *BY_WHEN, THANKS,
        ),
    ),
    Message(
        "please-decide", Receiver.PLATFORM, 2, "판정을 부탁할 때", "판매자가 거절했거나 합의하지 못했을 때, 주문 화면의 환불 신청이나 고객센터에 보내세요",
        (
            HELLO,
            *boxes(
                title=("판정 요청: {subject}", "Request for a decision: {subject}", "申请平台判定：{subject}"),
                facts=(
                    *ORDER, *BOUGHT, WHAT, RECEIVED, LATE, REQUESTED,
                    (
                        "판매자와 합의하지 못했어요.",
                        "The seller and I could not agree.",
                        "我与卖家未能达成一致。",
                    ),
                    REFUNDED, PHOTOS,
                ),
                demand=(
                    (
                        "이 주문을 검토하고 {due|을} 결제한 수단으로 환불해 주세요.",
                        "Please review this order and refund {due} to my original payment method.",
                        "请审核该订单，并将{due}原路退还。",
                    ),
                    (
                        "[[not due]] 이 주문을 검토하고 결제한 수단으로 환불해 주세요.",
                        "[[not due]] Please review this order and refund me to my original payment method.",
                        "[[not due]] 请审核该订单，并原路退款。",
                    ),
                    MISSING, THANKS,
                ),
            ),
        ),
    ),
    Message(
        "decision-when", Receiver.AGENT, 2, "판정이 언제 나는지 물을 때", "판정을 기다리는 동안 고객센터에 물어보세요",
        (
            HELLO, *ORDER, WHAT, REQUESTED, *TOLD, *AGAIN,
            (
                "판정이 어디까지 진행됐고 언제 나오는지 알려 주세요.",
                "Please tell me what stage my dispute has reached and when I can expect a decision.",
                "请告诉我纠纷处理到哪一步，何时会有结果。",
            ),
            (
                "제가 더 낼 자료가 있으면 무엇인지 알려 주세요.",
                "If you need anything more from me, please say exactly what.",
                "如需我补充材料，请具体说明。",
            ),
            *BY_WHEN, THANKS,
        ),
    ),
    Message(
        "promise-kept", Receiver.SELLER, 2, "약속한 날이 지났을 때", "답이나 환불을 기다렸는데 아무것도 오지 않았다면 보내세요",
        (
            HELLO, *ORDER, *AGAIN,
            (
                "{told_on}에 {promise_until}까지 처리해 주기로 약속하셨어요.",
                "On {told_on} you promised to settle this by {promise_until}.",
                "您曾于{told_on}承诺在{promise_until}之前处理好此事。",
            ),
            (
                "약속하신 내용: {promise}",
                "What you promised, as I wrote it down: {promise}",
                "您承诺的内容（我的记录）：{promise}",
            ),
            (
                "[[not promise_open]] 약속하신 날이 지났지만 아직 지켜지지 않았어요.",
                "[[not promise_open]] That day has passed and it has not been done.",
                "[[not promise_open]] 约定日期已过，但仍未兑现。",
            ),
            (
                "[[promise_open]] 약속하신 대로 그날까지 처리해 주세요.",
                "[[promise_open]] Please settle it by that day, as you promised.",
                "[[promise_open]] 请按承诺在该日期之前处理完毕。",
            ),
            (
                "무엇을 언제까지 처리하실지 오늘 안에 글로 답해 주세요. 답이 없으면 알리익스프레스에 개입을 요청할게요.",
                "Please reply in writing today with what you will do and by when. If I get no answer, I will ask AliExpress "
                "to step in.",
                "请今天以文字回复：将如何处理、何时完成。如无回复，我会申请平台介入。",
            ),
            OUTSIDE_NEXT,
        ),
    ),
)  # fmt: skip
