"""How each deadline is counted: the first version of the `DeadlineRule` rows.

Windows come from the research (its marks are `confidence`); the order page of the buyer wins over all of them.
Where a rule can be read in two ways, the row takes the date that costs nobody a refund.
"""

import datetime as dt
from typing import Any

from cases.seed.sources import (
    ACT_18_COPY,
    ANNOUNCED,
    BOOKING,
    CARD_RULES,
    CHARGEBACK,
    COURIER_TERMS,
    CUSTOMS_106_2,
    DISPUTE,
    HELP,
    INSTALMENT_8,
    LAW_17,
    LAW_18,
    PAYPAL,
    PAYPAL_CLAIM,
    RELEASE,
    Source,
)

CHECKED_ON = dt.date(2026, 11, 23)

PACIFIC = "America/Los_Angeles"
BEFORE_FILING = ["preparing", "in_review", "needs_evidence", "ready"]
UNDECIDED = [*BEFORE_FILING, "filed", "negotiating", "platform_review", "rejected", "escalated"]


def _rule(slug: str, title: str, anchor: str, amount: int, unit: str, source: Source, **more: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "title": title,
        "anchor": anchor,
        "amount": amount,
        "unit": unit,
        **source.fields(),
        **more,
    }


RULES: tuple[dict[str, Any], ...] = (
    # "15 days after the delivery time ends or receipt is confirmed, whichever the order page shows": an order is over with
    # the first of the two. The day of receipt and the promised day only say when they were at the earliest.
    _rule(
        "dispute-closes",
        "환불 신청 기한",
        "confirmed_on",
        15,
        "days",
        HELP,
        anchor_else="protection_ends_on",
        has_countdown=True,
        zone=PACIFIC,
        stages=[*BEFORE_FILING, "rejected"],
        rule="수령 확인을 누른 날과 주문 화면의 구매자 보호가 끝나는 날 가운데 이른 날부터 15일 안에 환불을 신청해야 해요.",
        when_passed="주문 화면에 신청 버튼이 남아 있는지 먼저 보세요. 없다면 카드사 차지백이나 1372 상담 같은 다른 방법을 알아보세요.",
    ),
    # "From the 11th day after dispatch": the day of dispatch is day 0. A day too early, the button is not there yet.
    _rule(
        "dispute-opens",
        "환불 신청이 열리는 날",
        "dispatched_on",
        11,
        "days",
        HELP,
        opens=True,
        stages=BEFORE_FILING,
        rule="보통 발송하고 11일째부터 환불을 신청할 수 있어요. 약속한 배송이 5일보다 짧으면 바로 할 수 있고, 배송 조회가 정상으로 움직이면 약속한 배송일이 지나야 할 수 있어요.",
    ),
    # "Not delivered 14 days after dispatch": it may be asked from day 14 on, not only when that day is over.
    _rule(
        "late-14d",
        "5일·7일 배송이 늦을 때",
        "dispatched_on",
        14,
        "days",
        RELEASE,
        opens=True,
        stages=[*BEFORE_FILING, "rejected"],
        rule=f"‘5일 배송’이나 ‘7일 배송’ 상품이 발송하고 14일 안에 오지 않으면 전액 환불을 신청할 수 있다고 {ANNOUNCED}",
    ),
    _rule(
        "late-30d",
        "배송 약속 상품이 늦을 때",
        "dispatched_on",
        30,
        "days",
        RELEASE,
        opens=True,
        stages=[*BEFORE_FILING, "rejected"],
        rule=f"그 밖의 ‘배송 약속’ 상품이 발송하고 30일 안에 오지 않으면 전액 환불을 신청할 수 있다고 {ANNOUNCED}",
    ),
    _rule(
        "seller-answers",
        "판매자 답변 기한",
        "requested_on",
        5,
        "days",
        DISPUTE,
        has_countdown=True,
        actor="seller",
        stages=["filed"],
        rule="판매자는 신청한 날부터 5일 안에 답해야 해요.",
        when_passed="판매자가 답하지 않으면 보통 내가 제안한 대로 환불돼요. 주문 화면에서 결과를 확인하세요.",
    ),
    # "Within 7 days, day 7 included": counted from the request, as the dispute procedure does, not from the offer.
    _rule(
        "platform-steps-in",
        "알리익스프레스가 개입하는 날",
        "requested_on",
        7,
        "days",
        DISPUTE,
        has_countdown=True,
        actor="platform",
        stages=["filed", "negotiating"],
        rule="판매자와 합의하지 못하면 7일 안에(7일째 포함) 알리익스프레스가 개입해요.",
        when_passed="아직 판정이 시작되지 않았다면 채팅으로 분쟁 번호를 알리고 개입해 달라고 하세요.",
    ),
    # "10 days after the agreement": the stage `return_due` dates it with `approved_on`, the approval of the refund later
    # replaces that day, and then this deadline no longer runs.
    _rule(
        "return-posted-by",
        "반품을 보낼 기한",
        "approved_on",
        10,
        "days",
        DISPUTE,
        has_countdown=True,
        zone=PACIFIC,
        stages=["return_due"],
        rule="반품에 합의하고 10일 안에, 또는 신청 화면에 적힌 날까지 보내고 운송장 번호를 입력해야 해요.",
        when_passed="돈이 판매자에게 넘어갈 수 있어요. 이미 보냈다면 영수증을 바로 채팅으로 보내세요.",
    ),
    _rule(
        "refund-booked-by",
        "환불금이 들어올 날",
        "approved_on",
        10,
        "business_days",
        BOOKING,
        has_countdown=True,
        actor="issuer",
        stages=["approved"],
        rule="보통 승인되고 1~10영업일 안에 결제한 수단으로 들어와요. 결제수단에 따라 달라요.",
        when_passed="결제수단의 내역을 먼저 보세요. 없으면 승인 화면을 가지고 채팅과 카드사에 물어보세요.",
    ),
    # 제17조 1항 counts from the contract document or, if later, from receipt; for goods from abroad receipt is later.
    _rule(
        "withdrawal-7d",
        "이유 없이 취소하기 (청약철회)",
        "received_on",
        7,
        "days",
        LAW_17,
        anchor_later="seller_known_on",
        roll="next",
        stages=BEFORE_FILING,
        rule="받은 날부터 7일 안에는 이유가 없어도 구매를 취소(청약철회)할 수 있어요. 판매자가 더 긴 기간을 약속했다면 그 기간을 따르고, 판매자의 주소를 몰랐다면 알게 된 날부터 세요. 내가 망가뜨렸거나 써서 가치가 크게 떨어진 물건은 제외돼요.",
        when_passed="알리익스프레스의 반품 기간이 따로 남아 있는지 주문 화면에서 보세요.",
    ),
    # 제17조 3항: both must hold. They are two deadlines, so that each can be explained; the nearer one comes first.
    _rule(
        "mismatch-3m",
        "설명과 달라서 취소하기 (받은 날부터 3개월)",
        "received_on",
        3,
        "months",
        LAW_17,
        roll="next",
        stages=UNDECIDED,
        rule="광고나 계약과 다른 물건은 받은 날부터 3개월 안에, 그리고 알게 된 날부터 30일 안에 구매를 취소(철회)할 수 있어요. 두 기간 가운데 먼저 끝나는 쪽까지예요.",
        when_passed="법으로는 철회하기 어려워요. 차지백 같은 다른 방법을 알아보세요.",
    ),
    _rule(
        "mismatch-30d",
        "설명과 달라서 취소하기 (알게 된 날부터 30일)",
        "noticed_on",
        30,
        "days",
        LAW_17,
        capped_by="mismatch-3m",
        roll="next",
        stages=UNDECIDED,
        rule="광고나 계약과 다르다는 것을 알게 된 날(알 수 있었던 날)부터 30일 안에 구매를 취소(철회)할 수 있어요. 받은 날부터 3개월도 함께 지켜야 해요.",
        when_passed="법으로는 철회하기 어려워요. 차지백 같은 다른 방법을 알아보세요.",
    ),
    # Announced in Korea for Korea, so that the days are Korean; whether it still holds was not confirmed: X.
    _rule(
        "return-90d",
        "90일 반품",
        "paid_on",
        90,
        "days",
        RELEASE,
        has_countdown=True,
        stages=BEFORE_FILING,
        rule=f"해외직구 상품은 결제하고 90일 안에 이유를 증명하지 않고 반품할 수 있다고 {ANNOUNCED}",
        when_passed="물건에 문제가 있다면 환불 신청이나 차지백을 알아보세요.",
    ),
    # 제18조 2항 counts from the day the seller has the goods back.
    _rule(
        "statutory-refund-3bd",
        "판매자 환불 기한 (법)",
        "arrived_on",
        3,
        "business_days",
        LAW_18,
        actor="seller",
        stages=["returning", "inspecting", "approved", "rejected", "escalated"],
        shown_with="shipped_back_on",
        rule="판매자는 물건을 돌려받은 날부터 3영업일 안에 돈을 돌려줘야(환급) 해요.",
        when_passed="도착한 지 3영업일이 지났다면 배송 조회 화면을 내고 돈을 돌려 달라고 하세요.",
    ),
    # 제18조 2항 3호: for goods that were never supplied the days run from the withdrawal, which the request says.
    _rule(
        "refund-undelivered-3bd",
        "못 받은 물건의 환불 기한 (법)",
        "requested_on",
        3,
        "business_days",
        ACT_18_COPY,
        actor="seller",
        checked_on=dt.date(2026, 11, 27),
        stages=["filed", "negotiating", "platform_review", "approved", "rejected", "escalated"],
        rule="물건을 받지 못했다면 판매자는 청약철회(환불 신청)를 한 날부터 3영업일 안에 돈을 돌려줘야(환급) 해요. 받기 전에는 언제든 철회할 수 있어요.",
        when_passed="신청한 지 3영업일이 지났다면 신청 화면과 배송 조회 화면을 함께 내고 돈을 돌려 달라고 하세요.",
    ),
    _rule(
        "courier-14d",
        "택배사에 파손·분실 알리기",
        "received_on",
        14,
        "days",
        COURIER_TERMS,
        stages=[*BEFORE_FILING, "filed"],
        rule="택배 표준약관으로는 받은 날부터 14일 안에 택배사에 알려야 파손이나 일부 분실을 배상받을 수 있어요. 택배사는 서류를 받고 30일 안에 배상해요. 해외에서 온 물건에도 그대로 쓰이는지는 확인하지 못했으니 택배사에 물어보세요.",
        when_passed="택배사에 아직 받아 주는지 물어보고, 알리익스프레스에는 따로 환불을 신청하세요.",
    ),
    # 120 days from payment (KCA) is the earlier of the two counts and holds for every reason. What never came may also
    # be counted from the promised day (Visa 13.1, Mastercard; at most 540 days from payment, which 120 never reach
    # unless delivery was promised more than a year ahead).
    _rule(
        "chargeback-120d",
        "카드사 차지백 신청",
        "paid_on",
        120,
        "days",
        CHARGEBACK,
        some_end_after=45,
        payment="card",
        rule="차지백은 카드사에 해외 결제를 취소해 달라고 요청하는 일이에요. 보통 결제한 날부터 120일 안에 앱·사이트나 서면으로 신청해요. 브랜드·사유에 따라 45일처럼 짧을 수 있으니 서두르세요. 약속한 배송일부터 세기도 해요. 부서졌거나 설명과 다른 물건이라면 카드사가 이 이유로도 받는지 먼저 물어보세요.",
        when_passed="카드 브랜드에 따라 더 늦게까지 되기도 해요. 카드사에 먼저 물어보고, 소비자24·1372 사이트 상담도 알아보세요.",
    ),
    _rule(
        "chargeback-expected-120d",
        "카드사 차지백 신청 · 약속한 배송일부터",
        "promised_on",
        120,
        "days",
        CARD_RULES,
        payment="card",
        rule="물건이 오지 않았다면 비자와 마스터카드는 약속한 배송일부터 120일까지 신청을 받기도 해요. 카드 브랜드에 따라 다르니 카드사에 먼저 물어보세요.",
        when_passed="소비자24·1372 사이트에서 상담하세요.",
    ),
    _rule(
        "paypal-180d",
        "페이팔에 분쟁 열기",
        "paid_on",
        180,
        "days",
        PAYPAL,
        payment="paypal",
        rule="페이팔로 결제했다면 결제하고 180일 안에 페이팔에도 분쟁을 열 수 있어요.",
        when_passed="소비자24·1372 사이트에서 상담하세요.",
    ),
    _rule(
        "paypal-claim-20d",
        "페이팔 분쟁을 클레임으로 올리기",
        "paypal_disputed_on",
        20,
        "days",
        PAYPAL_CLAIM,
        payment="paypal",
        shown_with="paypal_disputed_on",
        checked_on=dt.date(2026, 11, 27),
        rule="페이팔에 연 분쟁은 20일 안에 클레임으로 올려야 페이팔이 판단해요. 올리지 않으면 저절로 닫히고, 닫힌 분쟁은 다시 열 수 없어요.",
        when_passed="페이팔 해결 센터에서 분쟁이 닫혔는지 보고, 알리익스프레스 환불 신청이나 1372 상담을 알아보세요.",
    ),
    # 할부거래법 8조 has conditions (200,000 won and more, three months and more) that the title names.
    _rule(
        "instalment-withdrawal-7d",
        "할부 철회 (20만 원·3개월 이상 할부)",
        "received_on",
        7,
        "days",
        INSTALMENT_8,
        roll="next",
        from_won=200_000,
        payment="card",
        stages=BEFORE_FILING,
        rule="20만 원 이상을 3개월 이상 할부로 샀다면 계약서나 물건을 받은 날부터 7일 안에 카드사에 할부 계약을 취소(철회)한다고 알릴 수 있어요. 해외 판매자에게도 되는지는 확인하지 못했으니 카드사에 물어보세요.",
        when_passed="남은 할부금을 내지 않을 수 있는지(항변) 카드사에 물어보세요.",
    ),
    # Counted from the import acceptance, which buyers rarely know: it lies between dispatch and receipt. What counts is when
    # the goods leave the country, not when somebody asks for the money.
    _rule(
        "duty-refund-6m",
        "낸 관세를 돌려받을 기한 (해외 반품)",
        "cleared_on",
        6,
        "months",
        CUSTOMS_106_2,
        shown_with="dispatched_on",
        stages=["return_due", "returning"],
        rule="세금을 낸 직구 상품을 산 그대로 해외로 돌려보낸다면, 수입신고가 수리된(통관된) 날부터 6개월 안에 내보내야 관세를 돌려받을 수 있어요. 미화 150달러 이하라 세금을 안 냈거나 국내 반품 센터로 보낸다면 해당하지 않아요.",
        when_passed="세관에 아직 받아 주는지 물어보세요.",
    ),
)
