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


HELLO: Parallel = ("안녕하세요.", "Hello,", "您好，")
ORDER: tuple[Parallel, ...] = (
    ("주문번호는 {order|이에요}.", "Order number: {order}.", "订单号：{order}。"),
    (
        "[[not order]] 이 주문에 관한 문의예요.",
        "[[not order]] This is about the order linked in this chat.",
        "[[not order]] 这是关于本对话所关联订单的问题。",
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
    "{received_on}에 받아 바로 확인했어요.",
    "I received it on {received_on} and checked it at once.",
    "我于{received_on}收到并立即检查。",
)
LATE: Parallel = (
    "[[not_here]] 약속한 배송일은 {promised_on}이었어요.",
    "[[not_here]] The promised delivery date was {promised_on}.",
    "[[not_here]] 承诺的送达日期是{promised_on}。",
)
PHOTOS: Parallel = (
    "증거로 사진을 첨부했어요: {photos}",
    "Photos are attached as evidence: {photos}",
    "我已附上照片作为凭证：{photos}",
)
REQUESTED: Parallel = (
    "{requested_on}에 환불을 신청했어요.",
    "I requested the refund on {requested_on}.",
    "我于{requested_on}提交了退款申请。",
)
IN_WRITING: Parallel = (
    "답은 여기에 글로 남겨 주세요.",
    "Please reply here in writing.",
    "请在此以文字回复。",
)
THANKS: Parallel = ("감사합니다.", "Thank you.", "谢谢。")
