"""What happened, as one writes it to a Korean office: the slot `{what_formal}` in Korean. Pure."""

FORMAL: dict[str, str] = {
    "not-received": "주문한 물건을 아직 받지 못했습니다.",
    "shown-delivered": "배송 조회에는 배송 완료로 나오지만, 물건을 받지 못했습니다.",
    "customs-hold": "물건이 통관에서 멈춰 있어 받지 못하고 있습니다.",
    "wrong-item": "주문한 것과 다른 물건이 왔습니다.",
    "damaged": "받은 물건이 망가져 있습니다.",
    "not-as-described": "받은 물건이 상품 설명과 다릅니다.",
    "missing-parts": "주문한 것 가운데 빠진 것이 있습니다.",
    "counterfeit": "정품이 아닌 것으로 보입니다.",
    "courier-damage": "상자와 물건이 파손된 상태로 도착했습니다.",
    "unsafe-goods": "물건이 위험해서 쓸 수 없습니다.",
    "cancel-order": "아직 발송되지 않은 주문을 취소하려고 합니다.",
    "change-of-mind": "쓰지 않은 물건을 돌려보내려고 합니다.",
    "refund-delayed": "환불받기로 한 돈이 아직 들어오지 않았습니다.",
    "return-refused": "안내받은 대로 반품을 보냈는데 환불을 거절당했습니다.",
}
# The same by what is seen on the photos.
SHOWN_FORMAL = {
    ("damaged", "damage"): "받은 물건이 부서져 있습니다.",
    ("damaged", "fault"): "받은 물건이 고장 나 있습니다.",
}
