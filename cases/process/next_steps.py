"""What comes next in each status, as data beside `states.MOVES`. Pure: pages are named here, and addressed by views."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.problems import REFUSED_PROBLEM
from cases.process.states import Status


@dataclass(frozen=True)
class Page:
    """A page to go on to: what its link says, the name of its address, and what the address takes.

    `of_case` pages take the reference of the case, any may take an `argument` and a `query`, in which `{problem}`
    is the problem of the case; `fragment` is a place on the page.
    """

    label: str | Promise
    name: str
    of_case: bool = False
    argument: str = ""
    query: str = ""
    fragment: str = ""


EVIDENCE = Page(_("증거 사진 올리기"), "photos:evidence", of_case=True)
RETURN_ADDRESS = Page(_("반품 주소 적기"), "returns:return", of_case=True)
RETURN_KIT = Page(_("반품 준비하기"), "kit:return-kit", of_case=True)
HELP = Page(_("도움받을 곳 보기"), "contact:contact", query=f"problem={REFUSED_PROBLEM}")
ASK = Page(_("지금 물어볼 곳 보기"), "contact:contact", query="problem={problem}")
ASK_FOR_MONEY = Page(_("돈이 안 들어올 때 물어볼 곳 보기"), "contact:contact", query="problem=refund-delayed")
# On a page of the case, where whoever helps is ordered for this case.
WHO_HELPS = Page(_("도움받을 곳 보기"), "escalation:ladder", of_case=True)
NEXT_HELP = Page(_("다음에 신청할 곳 보기"), "escalation:ladder", of_case=True)
PROMISE_KEPT = Page(_("보낼 메시지 보기"), "messages:message", of_case=True, argument="promise-kept")
APPEAL = Page(_("이의 제기 글 보기"), "messages:message", of_case=True, argument="appeal")
HOW_TO_CANCEL = Page(_("주문을 취소하는 방법 보기"), "guide:problem", argument="cancel-order")
HOW_TO_REQUEST = Page(_("환불을 신청하는 방법 보기"), "guide:step", argument="request")

# The page that explains a status, or where to turn beside its first way.
READ_ON: dict[Status, Page] = {
    Status.PREPARING: HOW_TO_REQUEST,
    Status.IN_REVIEW: HOW_TO_REQUEST,
    Status.READY: HOW_TO_REQUEST,
    Status.RETURN_DUE: Page(_("반품을 안전하게 보내는 방법 보기"), "guide:step", argument="return"),
    Status.APPROVED: Page(_("환불이 안 들어올 때 할 일 보기"), "guide:problem", argument="refund-delayed"),
    Status.REJECTED: HELP,
}

# Moves that a page of the case records with more than the question for moves can ask: the name of its address.
RECORDED_ON: dict[Status, str] = {Status.RETURNING: "returns:shipment"}

# Moves that send the photos to somebody: what is missing or poor is named before.
SENDS_PHOTOS = frozenset({Status.IN_REVIEW, Status.FILED})
