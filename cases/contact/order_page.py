"""What the order page is for, where a buyer stands: the place where a refund is claimed and decided. Pure."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.problems import CANCEL_ORDER, REFUND_DELAYED
from cases.process.situation import Situation
from cases.process.states import Status

_TO_ANSWER = _("온 답과 제안을 여기서 보고 답해요")
_TO_SEND_BACK = _("반품 안내와 보낼 날을 여기서 보고 운송장 번호를 적어요")
_TO_APPEAL = _("거절됐다면 여기서 이의를 제기하고 새 증거를 내요")
_TO_LOOK = _("승인됐는지, 어떤 수단으로 돌아오는지 여기서 먼저 확인해요")
_TO_CLAIM = _("환불을 신청하고 결과를 받는 곳이에요")
_NOT_RECEIVED = _("약속한 날이 지났다면 여기서 ‘상품을 받지 못함’을 이유로 신청해요")

_BY_STATUS: dict[Status, str | Promise] = {
    Status.FILED: _TO_ANSWER,
    Status.NEGOTIATING: _TO_ANSWER,
    Status.PLATFORM_REVIEW: _TO_ANSWER,
    Status.RETURN_DUE: _TO_SEND_BACK,
    Status.RETURNING: _TO_SEND_BACK,
    Status.INSPECTING: _TO_SEND_BACK,
    Status.APPROVED: _TO_LOOK,
}

_BY_PROBLEM: dict[str, str | Promise] = {
    REFUND_DELAYED: _TO_LOOK,
    "change-of-mind": _("반품은 여기서 신청해요. 쓰지 않은 상태 그대로 두세요"),
    "customs-hold": _("통관에서 멈춰 있어도 남은 기한을 여기서 보고, 끝나기 전에 신청해요"),
    "shown-delivered": _("배송 완료라고 나와도 받지 못했다면 여기서 ‘상품을 받지 못함’을 이유로 신청해요"),
    CANCEL_ORDER: _("아직 발송되지 않았다면 환불 신청 말고 ‘주문 취소’를 누르세요"),
}


def name(situation: Situation) -> str:
    """Return what the order page is called here, or nothing where its usual name fits."""
    if situation.is_refused:
        return str(_("주문 화면의 이의 제기"))
    problem = situation.problem
    if problem is not None and problem.slug == CANCEL_ORDER and situation.status not in _BY_STATUS:
        return str(_("주문 화면의 ‘주문 취소’ 버튼"))
    return ""


def use(situation: Situation) -> str:
    """Say in one sentence what to do on the order page now."""
    problem = situation.problem
    if situation.is_refused:
        return str(_TO_APPEAL)
    if situation.status in _BY_STATUS:
        return str(_BY_STATUS[situation.status])
    if problem is None:
        return str(_TO_CLAIM)
    return str(_BY_PROBLEM.get(problem.slug, _TO_CLAIM if problem.received else _NOT_RECEIVED))


def over() -> str:
    """Say what is left of the order page once nothing can be claimed there any more."""
    return str(_("환불 신청 기한이 지났어요 · 신청 버튼이 남아 있는지만 확인하고 다른 방법을 알아보세요"))
