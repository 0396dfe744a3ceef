"""What our mails say: plain text, short, the reference of the case, dates and what to do, and nothing else of a case.

Addresses are built on `SITE_URL`, never on what a request says its host is.
"""

from __future__ import annotations

import email.message
import email.policy
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.core.days import near_day
from cases.core.leaving import Paper, only
from cases.core.retention import UNCONFIRMED_ADDRESS
from cases.deadlines.deadline import Deadline
from cases.deadlines.standing import CaseStanding, when_passed
from cases.process.route import route_of
from cases.process.states import Status
from cases.reminders.schedule import CHOSEN, OPENED, PASSED, Step

if TYPE_CHECKING:
    from cases.casefile.models import Case


class _OneLine(UnstructuredHeader):
    """A header that no mailbox decodes: its address must arrive as it is, however long the name of the host."""

    def fold(self, *, policy: email.policy.Policy) -> str:
        """Return the line, unfolded: folding would write a long address as an encoded word."""
        return f"{self.name}: {self}{policy.linesep}"  # type: ignore[attr-defined]


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _OneLine)  # type: ignore[arg-type]


class Mail(EmailMessage):
    """A mail whose unsubscribe address mailboxes can read (RFC 8058)."""

    def message(self, *, policy: Any = email.policy.default) -> email.message.EmailMessage:
        message: email.message.EmailMessage = super().message(policy=policy.clone(header_factory=_HEADERS))
        return message


@dataclass(frozen=True)
class Part:
    """One deadline of a mail: which reminder it is, and the token of its own page."""

    deadline: Deadline
    step: Step
    token: str


def address_of(name: str, *arguments: str) -> str:
    return settings.SITE_URL + reverse(name, args=arguments)


def confirmation(stored: Case, to: str, token: str) -> EmailMessage:
    """Ask whoever reads this mailbox whether the reminders may come here."""
    case = only(stored, Paper.MAIL)
    text = _(
        "안녕하세요, 환불길잡이예요.\n\n"
        "누군가 사건 %(reference)s의 알림을 이 주소로 신청했어요.\n"
        "직접 신청했다면 %(days)s일 안에 아래 링크를 열고 버튼을 눌러 주세요. 누르기 전에는 알림을 보내지 않아요.\n\n"
        "%(address)s\n\n"
        "신청한 적이 없다면 그냥 두면 돼요. 이 주소는 %(days)s일 뒤에 지워요.\n"
    ) % {
        "reference": case.reference,
        "address": address_of("reminders:mail-confirm", token),
        "days": UNCONFIRMED_ADDRESS.days,
    }
    subject = _("[환불길잡이] 알림 받을 주소를 확인해 주세요 (%(reference)s)") % {"reference": case.reference}
    return _mail(subject, text, to)


def reminder(
    stored: Case,
    to: str,
    parts: Sequence[Part],
    *,
    standing: CaseStanding | None,
    stop: str,
    number: str,
    twice: bool = False,
) -> EmailMessage:
    """Say how the case stands, where that is news, and what is due, each with the page on which it can be answered.

    `number` makes the Message-ID of a retry; whether it may arrive `twice` it says itself.
    """
    case = only(stored, Paper.MAIL)
    stop_at = address_of("reminders:mail-stop", stop)
    first = _headline(parts[0])
    if len(parts) > 1:
        first = _("%(first)s 외 %(count)s건") % {"first": first, "count": len(parts) - 1}
    text = "\n\n".join(
        [
            *(
                [_("앞서 보낸 메일이 닿았는지 알 수 없어 한 번 더 보내요. 두 통이 왔으면 하나만 보세요.")]
                if twice
                else []
            ),
            _("사건 %(reference)s에서 지금 챙길 일이에요.") % {"reference": case.reference},
            route_of(stored.situation, has_photos=stored.photos.exists()).in_words,
            *([_now(standing)] if standing else []),
            *(_part(part, Status(stored.status)) for part in parts),
            _("사건 보기: %(address)s") % {"address": address_of("front:case", case.reference)},
            _("알림을 신청한 주소로 보낸 메일이에요. 그만 받으려면: %(address)s") % {"address": stop_at},
        ]
    )
    return _mail(
        f"[환불길잡이] {case.reference} {first}", text + "\n", to, _can_be_stopped(f"reminder.{number}", stop_at)
    )


def decision(stored: Case, to: str, status: Status, *, stop: str, number: str) -> EmailMessage:
    """Say that a reviewer has decided, with the page on which the buyer goes on; what was decided stays there."""
    case = only(stored, Paper.MAIL)
    stop_at = address_of("reminders:mail-stop", stop)
    page = "photos:evidence" if status == Status.NEEDS_EVIDENCE else "front:case"
    text = "\n\n".join(
        [
            _("사건 %(reference)s에서 검토자가 사진을 다 보았어요.") % {"reference": case.reference},
            _("남긴 답은 여기에서 볼 수 있어요: %(address)s") % {"address": address_of(page, case.reference)},
            _("다른 기기에서는 사건 번호와 열쇠로 열 수 있어요."),
            _("알림을 신청한 주소로 보낸 메일이에요. 그만 받으려면: %(address)s") % {"address": stop_at},
        ]
    )
    subject = _("[환불길잡이] %(reference)s 검토자의 답이 왔어요") % {"reference": case.reference}
    return _mail(subject, text + "\n", to, _can_be_stopped(f"review.{number}", stop_at))


def _can_be_stopped(message: str, stop_at: str) -> dict[str, str]:
    """Return the headers by which a mailbox knows a mail again, and ends those that follow (RFC 8058)."""
    return {
        "Message-ID": f"<{message}@{urlsplit(settings.SITE_URL).hostname}>",
        "List-Unsubscribe": f"<{stop_at}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _now(standing: CaseStanding) -> str:
    return "\n".join(filter(None, [standing.headline, _("지금 할 일: %(act)s") % {"act": standing.act}]))


def _part(part: Part, status: Status) -> str:
    deadline, rule = part.deadline, part.deadline.rule
    cautions = [_("추정")] if deadline.estimated else []
    if not rule.is_confirmed:
        cautions.append(_("확인 전"))
    title = f"■ {deadline.title}" + (f" ({', '.join(cautions)})" if cautions else "")
    lines = [title, _when(part)]
    if deadline.some_ended and part.step.name not in {PASSED, CHOSEN}:
        lines.append(_("이미 끝난 카드사도 있을 수 있으니 지금 물어보세요."))
    if part.step.name == PASSED:
        lines.append(str(when_passed(status, rule.slug) or rule.when_passed))
    elif part.step.name != CHOSEN:
        lines.append(rule.text)
    if deadline.estimated:
        lines.append(_("주문 화면에 날짜가 보이면 그 날짜가 먼저예요."))
    ask = (
        _("했거나 기한이 늘었다면 여기에서 알려 주세요: %(address)s")
        if rule.has_countdown
        else _("했다면 여기에서 알려 주세요: %(address)s")
    )
    lines.append(ask % {"address": address_of("reminders:mail-reminder", part.token)})
    return "\n".join(line for line in lines if line)


def _when(part: Part) -> str:
    deadline = part.deadline
    day = deadline.shown_date
    if part.step.name == OPENED:
        return _("%(day)s부터 할 수 있어요.") % {"day": day}
    if part.step.name == PASSED:
        return _("%(day)s이 지났어요. 결과를 확인해 보세요.") % {"day": near_day(deadline.latest_on, deadline.today)}
    if part.step.name == CHOSEN:
        return _("직접 고른 날이에요: %(day)s") % {"day": day}
    return _("%(until)s · %(left)s") % {"until": deadline.until_day, "left": deadline.left}


def _headline(part: Part) -> str:
    if part.step.is_for_safe_day:
        return _("%(day)s까지면 안전") % {"day": part.deadline.shown_safe}
    day = part.deadline.shown_date
    if part.step.name == OPENED:
        return _("%(day)s부터 가능") % {"day": day}
    if part.step.name == PASSED:
        return _("결과를 확인할 때")
    if part.step.name == CHOSEN:
        return _("다시 확인할 날")
    return _("%(day)s까지") % {"day": f"{day} {part.deadline.shown_hour}".rstrip()}


def _mail(subject: str, text: str, to: str, headers: dict[str, str] | None = None) -> EmailMessage:
    # No machine should answer these (RFC 3834).
    return Mail(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated", **(headers or {})})
