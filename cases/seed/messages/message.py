"""What a ready message of the seed says: paragraphs, each in Korean, English and Chinese."""

from __future__ import annotations

from typing import Any, NamedTuple

from cases.process.receivers import Receiver

type Parallel = tuple[str, str, str]


class Message(NamedTuple):
    """A ready message: whom it is for, how firm it is (1 to 3), what its link says, and its paragraphs."""

    slug: str
    receiver: Receiver
    firmness: int
    title: str
    when: str
    paragraphs: tuple[Parallel, ...]

    def fields(self) -> dict[str, Any]:
        """Return it as its row has it."""
        korean, english, chinese = ("\n\n".join(texts) for texts in zip(*self.paragraphs, strict=True))
        return {
            "slug": self.slug,
            "receiver": self.receiver.value,
            "firmness": self.firmness,
            "title": self.title,
            "when": self.when,
            "korean": korean,
            "english": english,
            "chinese": chinese,
        }


def boxes(*, title: Parallel, facts: tuple[Parallel, ...], demand: tuple[Parallel, ...]) -> tuple[Parallel, ...]:
    """Return the paragraphs of a message whose receiver has a form, box by box."""
    return (*_box("title", title), *_box("facts", *facts), *_box("demand", *demand))


def _box(part: str, first: Parallel, *rest: Parallel) -> tuple[Parallel, ...]:
    korean, english, chinese = (f"[[{part}:]] {text}" for text in first)
    return ((korean, english, chinese), *rest)


HELLO: Parallel = ("안녕하세요.", "Hello,", "您好，")
ORDER: tuple[Parallel, ...] = (
    ("주문번호는 {order|이에요}.", "Order number: {order}.", "订单号：{order}。"),
    (
        "[[not order]] 이 주문에 관한 문의예요.",
        "[[not order]] This is about the order that this message is linked to.",
        "[[not order]] 我咨询的是此消息所关联的订单。",
    ),
)
BOUGHT: tuple[Parallel, ...] = (
    (
        "{item|을} 샀고, {paid|을} 냈어요.",
        "I bought {item} and paid {paid}.",
        "我购买了{item}，支付了{paid}。",
    ),
    ("[[not paid]] {item|을} 샀어요.", "[[not paid]] I bought {item}.", "[[not paid]] 我购买了{item}。"),
    ("[[not item]] {paid|을} 냈어요.", "[[not item]] I paid {paid}.", "[[not item]] 我支付了{paid}。"),
)
WHAT: Parallel = ("{what}", "{what}", "{what}")
RECEIVED: Parallel = (
    "[[not not_here]] 물건은 {received_on}에 받았어요.",
    "[[not not_here]] I received the parcel on {received_on}.",
    "[[not not_here]] 我于{received_on}收到包裹。",
)
LATE: Parallel = (
    "[[not_here]] 약속한 배송일은 {promised_on}이에요.",
    "[[not_here]] The promised delivery date is {promised_on}.",
    "[[not_here]] 承诺的送达日期是{promised_on}。",
)
PHOTOS: Parallel = (
    "증거 사진을 첨부했어요. {photos}.",
    "Photos are attached as evidence: {photos}.",
    "我已附上照片作为凭证：{photos}。",
)
REQUESTED: Parallel = (
    "{requested_on}에 환불을 신청했어요.",
    "I requested the refund on {requested_on}.",
    "我于{requested_on}提交了退款申请。",
)
REFUNDED: Parallel = (
    "지금까지 {refunded|을} 돌려받았어요.",
    "I have been refunded {refunded} so far.",
    "目前已退款{refunded}。",
)
MISSING: Parallel = (
    "더 필요한 증거가 있으면 무엇인지 글로 알려 주세요.",
    "If any evidence is missing, please tell me in writing which.",
    "如缺少凭证，请以文字说明需要补充什么。",
)
# What is said the second time, and what from the third time on: firmer, and as polite.
AGAIN: tuple[Parallel, ...] = (
    (
        "[[not said_times]] {said_on}에도 같은 요청을 드렸는데 아직 해결되지 않았어요.",
        "[[not said_times]] I asked for the same on {said_on}, and it is still not resolved.",
        "[[not said_times]] 我曾于{said_on}提出同样的请求，但问题至今未解决。",
    ),
    (
        "{said_times} 요청드렸고 마지막은 {said_on}이었는데, 아직 해결되지 않았어요.",
        "I have asked {said_times}, last on {said_on}, and it is still not resolved.",
        "我已提出{said_times}请求，最近一次是{said_on}，但问题至今未解决。",
    ),
)
# What was said on the phone or in a chat, whoever said it: quoted in whatever is sent next.
TOLD: tuple[Parallel, ...] = (
    (
        "{told_on}에 {promise_until}까지 처리하거나 답해 주겠다는 약속을 받았어요.",
        "On {told_on} I was promised a solution or an answer by {promise_until}.",
        "{told_on}，我得到的答复是：会在{promise_until}之前处理或回复。",
    ),
    (
        "[[told_on]] 그때 들은 말: {promise}",
        "[[told_on]] What I was told, as I wrote it down: {promise}",
        "[[told_on]] 当时的答复（我的记录）：{promise}",
    ),
)
OUTSIDE_NEXT: Parallel = (
    "[[said_times]] 이번에도 해결되지 않으면 카드사나 결제 회사와 한국의 소비자 기관에 도움을 요청할게요.",
    "[[said_times]] If it is not resolved this time, I will ask my card issuer or payment provider and a Korean consumer agency for "
    "help.",
    "[[said_times]] 如果这次仍未解决，我将向发卡行或支付机构及韩国消费者保护机构求助。",
)
BY_WHEN: tuple[Parallel, ...] = (
    (
        "[[said_on]] 이번에는 언제까지 처리할지 날짜를 글로 알려 주세요.",
        "[[said_on]] This time, please tell me in writing by which date it will be settled.",
        "[[said_on]] 这次请以文字告知最晚何时处理完毕。",
    ),
    OUTSIDE_NEXT,
)
IN_WRITING: Parallel = (
    "답은 여기에 글로 남겨 주세요.",
    "Please reply here in writing.",
    "请在此以文字回复。",
)
THANKS: Parallel = ("감사합니다.", "Thank you.", "谢谢。")
