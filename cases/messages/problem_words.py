"""What happened, in a sentence for each problem and language: the slot `{what}` of ready messages. Pure.

The Korean sentence is for the buyer to check; agents read the others, and so these are short and without idioms.
"""

from typing import NamedTuple

from cases.messages.language import CHINESE, ENGLISH, KOREAN


class Words(NamedTuple):
    """One sentence in the languages of messages."""

    korean: str
    english: str
    chinese: str

    def of(self, language: str) -> str:
        return {KOREAN: self.korean, ENGLISH: self.english, CHINESE: self.chinese}[language]


WHAT: dict[str, Words] = {
    "not-received": Words(
        "물건을 아직 받지 못했어요.",
        "I have not received the item.",
        "我至今没有收到商品。",
    ),
    "shown-delivered": Words(
        "배송 조회에는 배송 완료로 나오지만, 물건을 받지 못했어요.",
        "The tracking page says delivered, but I have not received the item.",
        "物流显示已签收，但我没有收到商品。",
    ),
    "customs-hold": Words(
        "물건이 통관에서 멈춰 있어 받지 못하고 있어요.",
        "The parcel is held at customs and I cannot receive it.",
        "包裹滞留在海关，我无法收到商品。",
    ),
    "wrong-item": Words(
        "주문한 것과 다른 물건이 왔어요.",
        "I received a different item from the one I ordered.",
        "我收到的商品与订购的不一致。",
    ),
    "damaged": Words(
        "받은 물건에 파손이나 고장이 있어요.",
        "The item arrived damaged or faulty.",
        "收到的商品有损坏或故障。",
    ),
    "not-as-described": Words(
        "받은 물건이 상품 설명과 달라요.",
        "The item is not as described on the product page.",
        "收到的商品与页面描述不符。",
    ),
    "missing-parts": Words(
        "주문한 것 가운데 빠진 것이 있어요.",
        "Part of what I ordered is missing from the parcel.",
        "包裹里缺少我订购的部分商品。",
    ),
    "counterfeit": Words(
        "정품이 아닌 것으로 보여요.",
        "The item appears not to be genuine.",
        "该商品疑似非正品。",
    ),
    "courier-damage": Words(
        "상자와 물건이 망가진 채 도착했어요.",
        "The parcel and the item arrived damaged.",
        "包裹和商品送达时已损坏。",
    ),
    "unsafe-goods": Words(
        "물건이 위험해서 쓸 수 없어요.",
        "The item is unsafe and I cannot use it.",
        "商品存在安全隐患，无法使用。",
    ),
    "cancel-order": Words(
        "아직 발송되지 않은 주문을 취소하고 싶어요.",
        "I want to cancel this order, which has not been shipped yet.",
        "我想取消这个尚未发货的订单。",
    ),
    "change-of-mind": Words(
        "쓰지 않은 물건을 돌려보내고 싶어요.",
        "I want to return the item. It is unused.",
        "我想退货，商品未使用过。",
    ),
    "refund-delayed": Words(
        "환불받기로 한 돈이 아직 들어오지 않았어요.",
        "The refund I was promised has not arrived.",
        "应退给我的款项至今没有到账。",
    ),
    "return-refused": Words(
        "안내받은 대로 반품을 보냈는데 환불을 거절당했어요.",
        "I sent the return as instructed, but the refund was refused.",
        "我已按要求退货，但退款被拒绝。",
    ),
}
