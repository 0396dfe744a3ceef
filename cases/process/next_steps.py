"""What comes next in each status, as data beside `states.MOVES`. Pure: pages are named here, and addressed by views."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.problems import REFUSED_PROBLEM
from cases.process.states import Status, Turn


@dataclass(frozen=True)
class Page:
    """A page to go on to: what its link says, the name of its address, and what the address takes.

    `of_case` pages take the reference of the case, others may take an `argument` and a `query`.
    """

    label: str | Promise
    name: str
    of_case: bool = False
    argument: str = ""
    query: str = ""


EVIDENCE = Page(_("증거 사진 올리기"), "photos:evidence", of_case=True)
RETURN_ADDRESS = Page(_("반품 주소 적기"), "returns:return", of_case=True)
HELP = Page(_("도움받을 곳 보기"), "contact:contact", query=f"problem={REFUSED_PROBLEM}")

# The page on which the next thing is done, where that comes before the next move.
FIRST_PAGES: dict[Status, Page] = {
    Status.PREPARING: EVIDENCE,
    Status.NEEDS_EVIDENCE: EVIDENCE,
    Status.RETURN_DUE: RETURN_ADDRESS,
    Status.REJECTED: HELP,
}

_HOW_TO_REQUEST = Page(_("환불을 신청하는 방법 보기"), "guide:step", argument="request")

# The page of the guide that explains a status.
READ_ON: dict[Status, Page] = {
    Status.PREPARING: _HOW_TO_REQUEST,
    Status.READY: _HOW_TO_REQUEST,
    Status.RETURN_DUE: Page(_("반품을 안전하게 보내는 방법 보기"), "guide:step", argument="return"),
    Status.APPROVED: Page(_("환불이 안 들어올 때 할 일 보기"), "guide:problem", argument="refund-delayed"),
}

# Whose deadline matters while it is not the buyer's turn.
ACTORS: dict[Turn, str] = {Turn.SELLER: "seller", Turn.PLATFORM: "platform", Turn.CARRIER: "platform"}

# Moves that a page of the case records with more than the question for moves can ask: the name of its address.
RECORDED_ON: dict[Status, str] = {Status.RETURNING: "returns:shipment"}

# Moves that send the photos to somebody: what is missing or poor is named before.
SENDS_PHOTOS = frozenset({Status.IN_REVIEW, Status.FILED})


def first_page(status: Status, *, has_return_address: bool) -> Page | None:
    """Return the page on which the next thing is done; None where that is the next move, or has been done."""
    page = FIRST_PAGES.get(status)
    return None if page == RETURN_ADDRESS and has_return_address else page
