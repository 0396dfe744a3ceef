"""What a line of a timeline may be about, as one table: its sentence, its English, and who may read it. Pure.

A line holds a kind and parameters, never a sentence: lines are hashed for good, and words change. Who reads what is an
allow-list: a new kind is shown to nobody, and stands in no papers, until its row says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    OPENED = "opened"
    MOVED = "moved"
    MOVE_TAKEN_BACK = "move_taken_back"
    PHOTOS_ADDED = "photos_added"
    PHOTO_REMOVED = "photo_removed"
    PHOTO_REDACTED = "photo_redacted"
    PHOTO_UNREDACTED = "photo_unredacted"
    PHOTO_TURNED = "photo_turned"
    DETAILS_CHANGED = "details_changed"
    ADDRESS_SAVED = "address_saved"
    ADDRESS_CHECKED = "address_checked"
    SHIPMENT_SAVED = "shipment_saved"
    STATIONS_ADDED = "stations_added"
    STATION_STRUCK = "station_struck"
    ARRIVAL_TOLD = "arrival_told"
    KEY_RENEWED = "key_renewed"
    NOTED = "noted"
    MESSAGE_SENT = "message_sent"
    DEADLINE_MOVED = "deadline_moved"
    MAIL_ALLOWED = "mail_allowed"
    MAIL_WITHDRAWN = "mail_withdrawn"
    DEADLINE_DONE = "deadline_done"
    DEADLINE_EXTENDED = "deadline_extended"
    REPLY_KEPT = "reply_kept"
    REPLY_REMOVED = "reply_removed"
    PASTED = "pasted"
    PASTED_REMOVED = "pasted_removed"
    MONEY_RECORDED = "money_recorded"
    MONEY_STRUCK = "money_struck"
    HELP_ASKED = "help_asked"
    HELP_STRUCK = "help_struck"
    CONTACTED = "contacted"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_REMOVED = "contact_removed"
    PROMISE_ANSWERED = "promise_answered"
    CHECKED_BEFORE = "checked_before"
    SEEN_BY_STAFF = "seen_by_staff"


class Audience(StrEnum):
    """Who reads a timeline: the buyer (pages), staff, whoever gets the papers.

    The papers are PDF and ZIP (`cases.bundle`), which a buyer hands to a card issuer or an agency.
    """

    BUYER = "buyer"
    STAFF = "staff"
    PAPERS = "papers"


@dataclass(frozen=True)
class EventKind:
    """One kind of event; `english` is for the papers, whose readers may know no Korean.

    `told` are the keys of its data that its line in the papers is made of; no other leaves.
    """

    sentence: str | Promise
    english: str = ""
    told: tuple[str, ...] = ()
    buyer: bool = False
    staff: bool = False
    papers: bool = False


def _of_the_case(sentence: str | Promise, english: str, *told: str) -> EventKind:
    return EventKind(sentence, english, told, buyer=True, staff=True, papers=True)


def _of_the_site(sentence: str | Promise) -> EventKind:
    """What only concerns the use of this site is no business of those who read the papers."""
    return EventKind(sentence, buyer=True, staff=True)


MONEY_KEYS = ("sort", "amount", "currency", "said_by", "share")

# By `Kind`; rows ask with the text that they store.
EVENTS: dict[str, EventKind] = {
    Kind.OPENED: _of_the_case(_("사건을 만들었어요"), "Case file opened"),
    # The papers name both statuses in its place.
    Kind.MOVED: _of_the_case(_("상태가 바뀌었어요"), "Status changed"),
    # Papers tell neither the move that was taken back nor this: to everybody else it never happened.
    Kind.MOVE_TAKEN_BACK: _of_the_site(_("적은 것을 되돌렸어요")),
    Kind.PHOTOS_ADDED: _of_the_case(_("사진을 올렸어요"), "Photos added", "count"),
    Kind.PHOTO_REMOVED: _of_the_case(_("사진을 지웠어요"), "Photo removed"),
    Kind.PHOTO_REDACTED: _of_the_case(_("사진의 일부를 가렸어요"), "Part of a photo blacked out"),
    Kind.PHOTO_UNREDACTED: _of_the_case(_("가린 곳을 되돌렸어요"), "Black-out of a photo removed"),
    Kind.PHOTO_TURNED: _of_the_site(_("사진을 돌렸어요")),
    Kind.DETAILS_CHANGED: _of_the_case(_("사건 내용을 고쳤어요"), "Case details changed"),
    Kind.ADDRESS_SAVED: _of_the_case(_("반품 주소를 적었어요"), "Return address recorded"),
    Kind.ADDRESS_CHECKED: _of_the_case(_("반품 주소를 한 글자씩 비교했어요"), "Return address checked"),
    Kind.SHIPMENT_SAVED: _of_the_case(_("반품 운송장 번호를 적었어요"), "Return shipment recorded"),
    Kind.STATIONS_ADDED: _of_the_case(_("배송 기록을 적었어요"), "Tracking record added", "count"),
    Kind.STATION_STRUCK: _of_the_site(_("잘못 적은 배송 기록을 지웠어요")),
    Kind.ARRIVAL_TOLD: _of_the_site(_("도착 예정일을 적었어요")),
    Kind.KEY_RENEWED: _of_the_site(_("사건 열쇠를 새로 만들었어요")),
    Kind.NOTED: _of_the_case(_("메모를 남겼어요"), "Note"),
    Kind.MESSAGE_SENT: _of_the_case(_("메시지를 보냈어요"), "Message sent"),
    Kind.DEADLINE_MOVED: _of_the_site(_("기한이 바뀌었어요")),
    Kind.MAIL_ALLOWED: _of_the_site(_("메일 알림을 켰어요")),
    Kind.MAIL_WITHDRAWN: _of_the_site(_("메일 알림을 끄고 주소를 지웠어요")),
    Kind.DEADLINE_DONE: _of_the_site(_("할 일을 마쳤어요")),
    Kind.DEADLINE_EXTENDED: _of_the_site(_("화면에 나온 기한을 옮겨 적었어요")),
    # The papers say that it is kept; its words stay here.
    Kind.REPLY_KEPT: _of_the_case(_("받은 답장을 그대로 남겼어요"), "Received reply kept word for word"),
    Kind.REPLY_REMOVED: _of_the_site(_("남겨 둔 답장을 지웠어요")),
    Kind.PASTED: _of_the_site(_("붙여 넣은 글을 그대로 남겼어요")),
    Kind.PASTED_REMOVED: _of_the_site(_("붙여 넣은 글을 지웠어요")),
    # The papers say which amount.
    Kind.MONEY_RECORDED: _of_the_case(_("돈을 적어 두었어요"), "Money recorded", *MONEY_KEYS),
    Kind.MONEY_STRUCK: _of_the_case(_("잘못 적은 돈을 지웠어요"), "Entry about money withdrawn", *MONEY_KEYS),
    Kind.HELP_ASKED: _of_the_case(_("도움을 신청했어요"), "Application filed", "rung", "number"),
    Kind.HELP_STRUCK: _of_the_case(_("잘못 적은 신청을 지웠어요"), "Application withdrawn", "rung", "number"),
    # The words of a conversation stay with it: the papers take them along where its owner wants that.
    Kind.CONTACTED: _of_the_case(_("연락한 것을 적어 두었어요"), "Contact recorded", "channel", "until"),
    Kind.CONTACT_CHANGED: _of_the_site(_("적어 둔 연락을 고쳤어요")),
    Kind.CONTACT_REMOVED: _of_the_site(_("적어 둔 연락을 지웠어요")),
    # Before something that cannot be taken back; what was ticked is its data.
    Kind.CHECKED_BEFORE: _of_the_site(_("되돌릴 수 없는 일을 하기 전에 확인했어요")),
    # Once a day for each person; `casefile.models.StaffRead` has every look.
    Kind.SEEN_BY_STAFF: _of_the_site(_("검토자가 사건을 봤어요")),
    Kind.PROMISE_ANSWERED: _of_the_case(_("약속을 지켰는지 적었어요"), "Promise checked", "until", "answer"),
}


# What may come after a move without building on it: it lasts whatever the status is. Anything else, a new kind too, rests
# on what the move said, so that the move cannot be taken back any more.
BESIDE_A_MOVE = frozenset(
    {
        Kind.PHOTOS_ADDED,
        Kind.PHOTO_REMOVED,
        Kind.PHOTO_REDACTED,
        Kind.PHOTO_UNREDACTED,
        Kind.PHOTO_TURNED,
        Kind.ADDRESS_CHECKED,
        Kind.STATIONS_ADDED,
        Kind.STATION_STRUCK,
        Kind.ARRIVAL_TOLD,
        Kind.KEY_RENEWED,
        Kind.NOTED,
        Kind.REPLY_KEPT,
        Kind.REPLY_REMOVED,
        Kind.PASTED,
        Kind.PASTED_REMOVED,
        Kind.MESSAGE_SENT,
        Kind.MAIL_ALLOWED,
        Kind.MAIL_WITHDRAWN,
        Kind.MONEY_RECORDED,
        Kind.MONEY_STRUCK,
        Kind.CONTACTED,
        Kind.CONTACT_CHANGED,
        Kind.CONTACT_REMOVED,
        Kind.PROMISE_ANSWERED,
        Kind.CHECKED_BEFORE,
        Kind.SEEN_BY_STAFF,
    }
)


def kinds_for(audience: Audience) -> list[str]:
    return [kind for kind, row in EVENTS.items() if getattr(row, audience)]


def kind_choices() -> list[tuple[str, str | Promise]]:
    """Choices of the model field; a callable, so that a new kind needs no migration."""
    return [(str(kind), row.sentence) for kind, row in EVENTS.items()]
