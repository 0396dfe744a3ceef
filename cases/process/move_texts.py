"""What a buyer reads around a move: what comes of it before it is recorded, what comes next after it, how it is told later.

Never what becomes of a status. A pair (from, to) overrides the plain target; `cases.E003` looks that no move of a buyer
is without its words.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.states import Outcome, Status
from cases.process.status_texts import verb

GOOD, INFO, WARN = "good", "info", "warn"


@dataclass(frozen=True)
class Said:
    """A sentence, and the tone of the news in it."""

    sentence: str | Promise
    tone: str = GOOD


_HOW_TO_CLOSE = _("어떻게 끝났는지 알려 주세요. 끝낸 뒤에도 다시 열 수 있어요.")
_WHILE_DECIDED = _("적어 두면 판정을 기다리는 동안 할 일을 알려 드려요.")
_STILL_WAYS = _("거절당했어도 끝이 아니에요. 적어 두면 다음에 할 수 있는 일을 알려 드려요.")

# What comes of it, on the page that asks.
BEFORE: dict[Status, Promise] = {
    Status.PREPARING: _("검토 부탁을 거두고 사진을 더 모을 수 있어요. 나중에 다시 부탁해도 돼요."),
    Status.IN_REVIEW: _("검토자가 사진을 보고, 이대로 충분한지 더 필요한지 알려 드려요."),
    Status.FILED: _("날짜를 알려 주시면 다음 기한을 계산해 드려요."),
    Status.NEGOTIATING: _("판매자가 답한 날을 알려 주시면 다음 기한을 계산해 드려요."),
    Status.PLATFORM_REVIEW: _WHILE_DECIDED,
    Status.RETURN_DUE: _("승인된 날을 알려 주시면 언제까지 보내야 하는지 계산해 드려요."),
    Status.RETURNING: _("보낸 날을 알려 주시면 다음 기한을 계산해 드려요."),
    Status.INSPECTING: _("도착한 날을 알려 주시면 다음 기한을 계산해 드려요."),
    Status.APPROVED: _("승인된 날을 알려 주시면 언제까지 기다려 보면 되는지 알려 드려요."),
    Status.REJECTED: _STILL_WAYS,
    Status.ESCALATED: _("접수 번호를 메모에 적어 두면 나중에 찾기 쉬워요."),
    Status.CLOSED: _HOW_TO_CLOSE,
}
BEFORE_FROM: dict[tuple[Status, Status], Promise] = {
    (Status.REJECTED, Status.FILED): _("다시 신청한 날을 알려 주시면 기한을 새로 계산해 드려요."),
    (Status.APPROVED, Status.REJECTED): _(
        "승인이 취소됐어도 끝이 아니에요. 적어 두면 다음에 할 수 있는 일을 알려 드려요."
    ),
    (Status.APPROVED, Status.CLOSED): _("돈이 들어온 것을 확인했다면 얼마나 돌려받았는지 알려 주세요."),
    (Status.CLOSED, Status.PREPARING): _("다시 열면 기한도 다시 알려 드려요. 사진과 기록은 그대로 있어요."),
}

# What comes next, once it is recorded.
AFTER: dict[Status, Said] = {
    Status.PREPARING: Said(_("검토 부탁을 거두었어요. 사진을 더 모은 다음 다시 부탁해도 돼요."), INFO),
    Status.IN_REVIEW: Said(_("검토를 부탁했어요. 답이 오면 이 화면에서 볼 수 있어요.")),
    Status.FILED: Said(_("신청한 것을 적어 두었어요. 이제 판매자의 답을 기다리면 돼요.")),
    Status.NEGOTIATING: Said(_("판매자의 답을 적어 두었어요. 이제 받아들일지 정할 차례예요."), INFO),
    Status.PLATFORM_REVIEW: Said(_("판정이 시작된 것을 적어 두었어요. 결과가 나오면 알려 주세요."), INFO),
    Status.RETURN_DUE: Said(_("반품이 승인된 것을 적어 두었어요. 언제까지 보내는지 확인하세요."), INFO),
    Status.RETURNING: Said(_("반품을 보낸 것을 적어 두었어요. 도착하면 알려 주세요.")),
    Status.INSPECTING: Said(_("반품이 도착한 것을 적어 두었어요. 이제 환불을 기다리면 돼요.")),
    Status.APPROVED: Said(_("환불이 승인된 것을 적어 두었어요. 돈이 들어오면 알려 주세요.")),
    Status.REJECTED: Said(_("거절당한 것을 적어 두었어요. 아직 할 수 있는 일이 있어요."), WARN),
    Status.ESCALATED: Said(_("접수한 것을 적어 두었어요. 답이 오면 알려 주세요."), INFO),
}
AFTER_FROM: dict[tuple[Status, Status], Said] = {
    (Status.NEGOTIATING, Status.PLATFORM_REVIEW): Said(
        _("제안을 거절한 것을 적어 두었어요. 판정 결과가 나오면 알려 주세요."), INFO
    ),
    (Status.REJECTED, Status.PLATFORM_REVIEW): Said(
        _("이의를 제기한 것을 적어 두었어요. 결과가 나오면 알려 주세요."), INFO
    ),
    (Status.RETURN_DUE, Status.PLATFORM_REVIEW): Said(
        _("이의를 제기한 것을 적어 두었어요. 결과가 나오면 알려 주세요."), INFO
    ),
    (Status.REJECTED, Status.FILED): Said(_("다시 신청한 것을 적어 두었어요. 이제 판매자의 답을 기다리면 돼요.")),
    (Status.APPROVED, Status.REJECTED): Said(_("승인이 취소된 것을 적어 두었어요. 아직 할 수 있는 일이 있어요."), WARN),
    (Status.CLOSED, Status.PREPARING): Said(_("사건을 다시 열었어요. 이어서 할 일을 알려 드릴게요.")),
}
AFTER_CLOSING: dict[Outcome, Said] = {
    Outcome.REFUNDED: Said(_("전액 돌려받았다고 적어 두었어요. 여기까지 애쓰셨어요.")),
    Outcome.PARTLY_REFUNDED: Said(_("일부를 돌려받았다고 적어 두었어요. 여기까지 애쓰셨어요.")),
    Outcome.NOT_REFUNDED: Said(_("여기까지 애쓰셨어요. 마음이 바뀌면 사건을 다시 열 수 있어요."), INFO),
    Outcome.WITHDRAWN: Said(_("사건을 끝냈어요. 필요하면 다시 열 수 있어요."), INFO),
}

# The answers to "how did it end?".
ENDINGS: dict[Outcome, Promise] = {
    Outcome.REFUNDED: _("전액 돌려받았어요"),
    Outcome.PARTLY_REFUNDED: _("일부만 돌려받았어요"),
    Outcome.NOT_REFUNDED: _("못 돌려받았어요"),
    Outcome.WITHDRAWN: _("내가 그만두었어요"),
}

# How a timeline tells of a move, where that is not what its button said.
_TOLD: dict[Status, Promise] = {
    Status.PREPARING: _("검토 부탁을 거두었어요"),
    Status.IN_REVIEW: _("사진 검토를 부탁했어요"),
    Status.NEEDS_EVIDENCE: _("사진을 더 부탁했어요"),
    Status.READY: _("증거가 충분하다고 확인했어요"),
    Status.CLOSED: _("사건을 끝냈어요"),
}
_TOLD_FROM: dict[tuple[Status, Status], Promise] = {
    (Status.CLOSED, Status.PREPARING): _("사건을 다시 열었어요"),
    (Status.APPROVED, Status.CLOSED): _("사건을 끝냈어요"),
}


def before(source: Status, target: Status) -> str | Promise:
    """Return what comes of a move, for the page that asks."""
    return BEFORE_FROM.get((source, target)) or BEFORE[target]


def after(source: Status, target: Status, outcome: Outcome | str = "") -> Said:
    """Return what comes next, for whoever has just recorded the move."""
    if target == Status.CLOSED:
        return AFTER_CLOSING[Outcome(outcome)]
    return AFTER_FROM.get((source, target)) or AFTER[target]


def told(source: Status, target: Status) -> str | Promise:
    """Return what a timeline says that happened."""
    return _TOLD_FROM.get((source, target)) or _TOLD.get(target) or verb(source, target)
