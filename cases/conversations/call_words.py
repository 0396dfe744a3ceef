"""Three sentences for a call or a chat: what happened, what is asked, what comes otherwise. Pure.

Made of what is known of the case and of nothing else, in Korean to say and in English to paste.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.core.days import full_day
from cases.process import english
from cases.process.contacts import Promised
from cases.process.payment import Payment
from cases.process.situation import Situation
from cases.process.standing_texts.sentences import HOW_IS_IT
from cases.process.standings import BEFORE_FILING, Sentence
from cases.process.states import Status


@dataclass(frozen=True)
class Spoken:
    """One of the three sentences, with what it is for."""

    purpose: str | Promise
    korean: str
    english: str


# What to ask for by status, where the lateness of the case has no sentence of its own.
_ASK: dict[Status, Sentence] = {
    **dict.fromkeys(
        BEFORE_FILING,
        Sentence(
            _("이 주문의 환불을 신청하려고 해요. 언제까지 어디에서 신청하면 되는지 알려 주세요."),
            "I want a refund for this order. Please tell me where I can request it, and by when.",
        ),
    ),
    Status.FILED: Sentence(
        _("환불 신청에 판매자가 언제까지 답해야 하는지 알려 주세요."),
        "Please tell me by when the seller has to answer my refund request.",
    ),
    Status.NEGOTIATING: Sentence(
        _("제가 판매자의 제안을 받아들이지 않으면 언제 판정이 시작되는지 알려 주세요."),
        "Please tell me when AliExpress will decide if I do not accept the seller's offer.",
    ),
    Status.PLATFORM_REVIEW: HOW_IS_IT,
    Status.RETURN_DUE: Sentence(
        _("반품 주소와 보낼 기한, 배송비를 누가 내는지 글로 알려 주세요."),
        "Please tell me in writing the return address, the deadline to ship, and who pays the return postage.",
    ),
    Status.RETURNING: Sentence(
        _("반품이 도착하면 환불이 언제 승인되는지 알려 주세요."),
        "Please tell me when the refund will be approved once my return has arrived.",
    ),
    Status.INSPECTING: Sentence(
        _("도착한 반품의 확인이 언제 끝나고 환불이 언제 승인되는지 알려 주세요."),
        "My return has arrived. Please tell me when the check ends and the refund will be approved.",
    ),
    Status.APPROVED: Sentence(
        _("승인된 환불이 언제 어디로 들어오는지, 거래 번호(ARN)와 함께 알려 주세요."),
        "Please tell me when and where the approved refund will arrive, with its reference (ARN).",
    ),
    Status.REJECTED: Sentence(
        _("거절한 이유를 글로 알려 주고, 다시 검토해 주세요."),
        "Please give me the reason for the refusal in writing, and review my case again.",
    ),
    Status.ESCALATED: Sentence(
        _("접수한 일이 어디까지 진행됐는지 알려 주세요."),
        "Please tell me what stage my complaint has reached.",
    ),
}

# Where the address of the return is written down already, it is only to be confirmed.
_ASK_OF_KNOWN_ADDRESS = Sentence(
    _("안내받은 반품 주소가 그대로 맞는지, 언제까지 보내야 하고 배송비를 누가 내는지 글로 알려 주세요."),
    "Please confirm in writing that the return address I was given is right, and tell me the deadline to ship and who pays the return postage.",
)

# What happened, by problem, as one says it to somebody.
_HAPPENED: dict[str, Promise] = {
    "not-received": _("물건을 아직 받지 못했어요."),
    "shown-delivered": _("배송 완료로 나오는데 물건을 받지 못했어요."),
    "customs-hold": _("물건이 통관에서 멈춰 있어서 받지 못하고 있어요."),
    "wrong-item": _("주문한 것과 다른 물건이 왔어요."),
    "damaged": _("받아 보니 물건이 망가져 있어요."),
    "not-as-described": _("받아 보니 상품 설명과 달라요."),
    "missing-parts": _("받아 보니 빠진 것이 있어요."),
    "counterfeit": _("받아 보니 정품이 아닌 것 같아요."),
    "courier-damage": _("상자와 물건이 망가진 채로 왔어요."),
    "unsafe-goods": _("물건이 위험해서 쓸 수 없어요."),
    "cancel-order": _("아직 발송되지 않아서 주문을 취소하고 싶어요."),
    "change-of-mind": _("쓰지 않은 물건을 돌려보내고 싶어요."),
    "refund-delayed": _("환불받기로 한 돈이 아직 들어오지 않았어요."),
    "return-refused": _("안내받은 대로 반품했는데 환불을 거절당했어요."),
}

# Of a problem with an "or" in it, by the photos that there are: what is seen on them.
_SHOWN: dict[tuple[str, str], Sentence] = {
    ("damaged", "damage"): Sentence(_("받아 보니 부서져 있어요."), "It arrived damaged."),
    ("damaged", "fault"): Sentence(_("받아 보니 고장 나 있어요."), "It does not work properly."),
}
# What the buyer wrote is said as it stands, unless it is too long to be said in one breath.
LONGEST_TOLD = 120

_REQUEST = Sentence(
    _("지금 답하기 어려우면 주문 화면에서 바로 신청할게요."),
    "If you cannot tell me now, I will open a dispute on the order page right away.",
)
_JUDGE = Sentence(
    _("답을 받지 못하면 알리익스프레스에 판정을 요청할게요."),
    "If I get no answer, I will ask AliExpress to step in and decide.",
)
_IN_WRITING = Sentence(
    _("지금 확인이 어려우면 반품 주소와 기한을 채팅 글로 남겨 주세요. 받은 뒤에 보낼게요."),
    "If you cannot check it now, please leave the return address and the deadline in the chat. I will send it once I have them.",
)
_DAY_IN_WRITING = Sentence(
    _("지금 확인이 어려우면 언제까지 답을 주는지 채팅 글로 남겨 주세요."),
    "If you cannot check it now, please write in the chat by when you will answer.",
)
_AGENCY = Sentence(
    _("해결되지 않으면 증거를 모아 소비자 기관에 상담을 신청할게요."),
    "If this is not solved, I will take my evidence to a Korean consumer agency and file a complaint.",
)
_ISSUER = Sentence(
    _("해결되지 않으면 증거를 모아 카드사에 이의를 신청할게요."),
    "If this is not solved, I will dispute the charge with my card issuer.",
)
_OTHERWISE: dict[Status, Sentence] = {
    **dict.fromkeys(BEFORE_FILING, _REQUEST),
    Status.FILED: _JUDGE,
    Status.NEGOTIATING: _JUDGE,
    Status.RETURN_DUE: _IN_WRITING,
}
# Where nothing is late and all that is asked is how it stands.
_ONLY_ASKED = frozenset(
    {Status.PLATFORM_REVIEW, Status.RETURNING, Status.INSPECTING, Status.APPROVED, Status.ESCALATED}
)


def three_sentences(
    situation: Situation,
    *,
    item: str = "",
    story: str = "",
    kinds: Collection[str] = (),
    say: Sentence | None = None,
    broken: Promised | None = None,
    has_address: bool = False,
) -> list[Spoken]:
    """Return what to say of a case, in the order in which it is said.

    `story` is what the buyer wrote of it, `kinds` what the photos show. `say` is what the standing of the case asks for, `broken` a promise whose day is over; either comes before what
    the status asks for. `has_address`: where the goods go back to is written down.
    """
    status = situation.status or Status.PREPARING
    usual = _ASK.get(status, _ASK[Status.PREPARING])
    if status == Status.RETURN_DUE and has_address:
        usual = _ASK_OF_KNOWN_ADDRESS
    ask = _of_promise(broken) if broken else say or usual
    last = _otherwise(status, situation.payment, is_late=say is not None, is_broken=broken is not None)
    return [
        _happened(situation, item, story, kinds),
        Spoken(_("부탁할 것"), str(ask.korean), ask.english),
        Spoken(_("안 되면"), str(last.korean), last.english),
    ]


def _otherwise(status: Status, payment: str, *, is_late: bool, is_broken: bool) -> Sentence:
    """Return what comes if nothing does: never what was asked for already, no threat where a day is only asked for."""
    if status in _ONLY_ASKED and not is_late and not is_broken:
        return _DAY_IN_WRITING
    if status in _OTHERWISE and (status == Status.RETURN_DUE or is_broken or not is_late):
        return _OTHERWISE[status]
    return _ISSUER if payment == Payment.CARD else _AGENCY


def _happened(situation: Situation, item: str, story: str, kinds: Collection[str]) -> Spoken:
    korean, foreign = _since(situation, item)
    if problem := situation.problem:
        shown = [words for (slug, kind), words in _SHOWN.items() if slug == problem.slug and kind in kinds]
        words = shown[0] if len(shown) == 1 else Sentence(_HAPPENED[problem.slug], f"{english.PROBLEMS[problem.slug]}.")
        korean.append(_told(story) or str(words.korean))
        foreign.append(words.english)
    return Spoken(_("무슨 일인지"), " ".join(korean), " ".join(foreign))


def _told(story: str) -> str:
    """Return what the buyer wrote as something to say; nothing where it is too long."""
    told = " ".join(story.split())
    if not told or len(told) > LONGEST_TOLD:
        return ""
    return told if told.endswith((".", "!", "?")) else f"{told}."


def _since(situation: Situation, item: str) -> tuple[list[str], list[str]]:
    """Return since when it is about which order, in both languages; nothing where neither is known."""
    received, paid = (situation.dates.get(name) for name in ("received_on", "paid_on"))
    what = _t("‘%(item)s’ 주문이에요.") % {"item": item} if item else _t("주문이에요.")
    if received:
        korean = _t("%(day)s에 받은 %(what)s") % {"day": full_day(received), "what": what}
        return [korean], [f"I received this order on {_in_english(received)}."]
    if paid:
        korean = _t("%(day)s에 결제한 %(what)s") % {"day": full_day(paid), "what": what}
        return [korean], [f"I paid for this order on {_in_english(paid)}."]
    return ([what] if item else []), []


def _in_english(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _of_promise(broken: Promised) -> Sentence:
    day = broken.until
    return Sentence(
        _t("%(day)s까지 해 주기로 하셨는데 아직이에요. 언제까지 되는지 지금 말해 주세요.") % {"day": full_day(day)},
        f"You promised this by {_in_english(day)} and it has not been done. Please tell me by when it will be done.",
    )
