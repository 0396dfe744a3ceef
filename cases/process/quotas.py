"""How many lines a timeline takes from its buyer, so that a case stays something that a person can read. Pure.

What site and staff record is not counted against them, and what takes something out or ends a case is always taken.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.events import Kind
from cases.process.states import Role, Status

# Far more than any case has had; a case of weeks has some thirty.
MOST_LINES, MOST_OF_A_KIND = 1000, 200
ALWAYS = frozenset(
    {
        Kind.PHOTO_REMOVED,
        Kind.MAIL_WITHDRAWN,
        Kind.REPLY_REMOVED,
        Kind.PASTED_REMOVED,
        Kind.CONTACT_REMOVED,
        Kind.MONEY_STRUCK,
        Kind.HELP_STRUCK,
        Kind.STATION_STRUCK,
    }
)

_NOTES = _(
    "메모는 한 사건에 %(most)s개까지 남길 수 있어요. 적은 글은 아래에 그대로 있으니 복사해서 따로 보관해 주세요."
)
_OTHERS = _("이 사건에 남길 수 있는 기록이 가득 차서 저장하지 못했어요. 적은 내용은 복사해서 따로 보관해 주세요.")


class CaseFull(Exception):
    """The timeline takes no more lines of this kind; `sentence` tells the buyer."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        super().__init__(f"no more lines of the kind {kind}")

    @property
    def sentence(self) -> str | Promise:
        return _NOTES % {"most": MOST_OF_A_KIND} if self.kind == Kind.NOTED else _OTHERS


def is_counted(kind: Kind, role: Role, new_status: str) -> bool:
    """Say whether a line needs room."""
    return role == Role.OWNER and kind not in ALWAYS and new_status != Status.CLOSED
