"""What happened, for each problem and language: a sentence, the slot `{what}` of ready messages, and a `{subject}` for titles. Pure.

The Korean sentence is for the buyer to check; agents read the others, and so these are short and without idioms.
"""

from typing import NamedTuple

from cases.messages.language import CHINESE, ENGLISH, KOREAN


class Words(NamedTuple):
    """The same words in the languages of messages."""

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
        "物流显示已妥投，但我没有收到商品。",
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
        "받은 물건이 망가져 있어요.",
        "The item arrived broken.",
        "收到的商品是坏的。",
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

SUBJECT: dict[str, Words] = {
    "not-received": Words("물건 미도착", "Item not received", "未收到商品"),
    "shown-delivered": Words("배송 완료로 나오지만 미도착", "Shown as delivered, not received", "显示妥投但未收到商品"),
    "customs-hold": Words("통관 보류", "Parcel held at customs", "包裹滞留海关"),
    "wrong-item": Words("다른 물건 도착", "Wrong item received", "收到的商品与订单不符"),
    "damaged": Words("파손·고장", "Item damaged or faulty", "商品损坏或故障"),
    "not-as-described": Words("상품 설명과 다른 물건", "Item not as described", "商品与描述不符"),
    "missing-parts": Words("일부 물건 누락", "Part of the order missing", "部分商品缺失"),
    "counterfeit": Words("위조품 의심", "Suspected counterfeit", "疑似假货"),
    "courier-damage": Words("파손된 상태로 도착", "Arrived damaged", "送达时已损坏"),
    "unsafe-goods": Words("물건의 안전 문제", "Unsafe item", "商品存在安全隐患"),
    "cancel-order": Words("발송 전 주문 취소", "Cancellation before shipment", "发货前取消订单"),
    "change-of-mind": Words("쓰지 않은 물건의 반품", "Return of an unused item", "退回未使用的商品"),
    "refund-delayed": Words("환불 지연", "Refund not received", "退款未到账"),
    "return-refused": Words("반품 뒤 환불 거절", "Refund refused after the return", "退货后退款被拒"),
}
# A problem that may be one thing or another is called by a word for both; by its photos, where they tell which it is.
SHOWN_SUBJECT: dict[tuple[str, str], Words] = {
    ("damaged", "damage"): Words("물건 파손", "Item damaged", "商品损坏"),
    ("damaged", "fault"): Words("물건 고장", "Item faulty", "商品故障"),
}
SHOWN_WHAT: dict[tuple[str, str], Words] = {
    ("damaged", "damage"): Words(
        "받은 물건이 부서져 있어요.",
        "The item arrived damaged.",
        "收到的商品有损坏。",
    ),
    ("damaged", "fault"): Words(
        "받은 물건이 고장 나 있어요.",
        "The item I received does not work properly.",
        "收到的商品有故障。",
    ),
}
