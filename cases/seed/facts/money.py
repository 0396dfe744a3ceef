"""How and when the money comes back."""

from cases.seed.facts.fact import RECHECKED_ON, Fact
from cases.seed.sources import ANNOUNCED, ONE_USER, PROTECTION, RELEASE, UNFOUND

MONEY: tuple[Fact, ...] = (
    Fact("refund-method", "돈은 보통 결제한 곳으로 돌아와요", "보통 결제한 수단",
     "환불금은 보통 결제한 수단으로 돌아와요. 체크카드나 계좌이체로 냈다면 계좌로 들어올 수 있어요. "
     "알리익스프레스 보너스 잔액으로 고르면 더 빠를 수 있어요.", PROTECTION, RECHECKED_ON),
    Fact("refund-delay-cause", "‘내부 처리’라고만 하면 무엇을 언제까지 하는지 물어보세요", "",
     "먼저 승인이 났는지 보세요. 승인 뒤에는 결제수단마다 걸리는 날이 다르고, 만료된 카드로 가거나 결제한 날의 취소로 잡혀 안 보이기도 해요. "
     "‘내부 처리’라는 답만 왔다면 무엇을 언제까지 처리하는지 글로 묻고, 그 날짜를 남겨 두세요.", PROTECTION, RECHECKED_ON),
    Fact("same-card", "카드로 냈다면 같은 카드로 돌아와요", "같은 카드",
     "보통 같은 카드로 돌아와요. 카드가 만료됐다면 카드사에 물어보세요. 결제한 날짜의 취소로 잡힐 수도 있으니 그때 내역도 보세요.",
     PROTECTION),
    Fact("easy-pay-refund", "간편결제·계좌이체 환불 기간", "",
     "카카오페이, 네이버페이, 토스페이, 계좌이체의 환불 기간은 믿을 만한 자료를 찾지 못했어요.", UNFOUND,
     instead="결제한 앱의 이용 내역을 먼저 보고, 없으면 승인 화면을 가지고 간편결제 고객센터에 물어보세요."),
    Fact("pickup-24h", "수거하면 하루 안에 승인한다고 해요", "24시간",
     f"공식 수거 반품은 24시간 안에 환불을 승인한다고 해요. {ANNOUNCED}",
     RELEASE, RECHECKED_ON, "하루가 지나도 승인이 없으면 수거 기록과 함께 채팅으로 언제 승인되는지 물어보세요."),
    Fact("appeal-length", "이의 제기 결과는 며칠 걸린다고 해요", "2~5영업일",
     "이의를 제기하고 결과를 2~5영업일 안에 받은 이용자 기록이 하나 있어요. 공식 기준은 아니에요.",
     ONE_USER),
)  # fmt: skip
