"""What to say word for word, where somebody has to be asked."""

from django.utils.translation import gettext_lazy as _

from cases.process.standings import Sentence

REOPEN = Sentence(
    _("이 주문의 문제가 아직 해결되지 않았어요. 환불을 신청할 수 있게 다시 열어 주거나 주문을 검토해 주세요."),
    "The problem with this order is not solved yet. Please let me open a dispute, or review the order.",
)
STEP_IN = Sentence(
    _("판매자가 답해야 하는 기한이 %(ago)s 지났어요. 알리익스프레스가 개입해 환불을 결정해 주세요."),
    "The seller's time to answer ended %(ago)s. Please step in and decide on my refund.",
)
DECIDE = Sentence(
    _("합의 기간이 %(ago)s 지났는데 판정이 시작되지 않았어요. 지금 개입해 주세요."),
    "The negotiation period ended %(ago)s and nobody has stepped in. Please step in and decide now.",
)
HOW_IS_IT = Sentence(
    _("판정이 어디까지 진행됐는지, 제가 더 낼 것이 있는지 알려 주세요."),
    "Please tell me what stage the decision on my dispute has reached, and whether you need anything more from me.",
)
MORE_TIME = Sentence(
    _("반품을 보낼 기한이 %(ago)s 지났어요. 기한을 늘려 주거나 반품 주소를 다시 안내해 주세요."),
    "The deadline to ship my return passed %(ago)s. Please extend it or send me the return address again.",
)
ARRIVED = Sentence(
    _("반품이 도착한 뒤의 환불 기한이 %(ago)s 지났어요. 배송 조회 화면을 보낼게요. 환불을 승인해 주세요."),
    "The refund was due %(ago)s, after my return arrived. The tracking record is attached. Please approve my refund.",
)
WHERE_IS_IT = Sentence(
    _("승인된 환불이 들어올 날이 %(ago)s 지났어요. 환불한 날짜와 거래 번호(ARN)를 알려 주세요."),
    "My approved refund was due %(ago)s. Please tell me the date of the refund and its reference (ARN).",
)
