"""What a case can say of itself in each language: the values of the slots. Pure.

What is not known is empty, and the paragraphs that need it are left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cases.core.formats.carriers import CARRIERS
from cases.core.formats.orders import order_number_text
from cases.messages.formal_words import FORMAL, SHOWN_FORMAL
from cases.messages.language import CHINESE, ENGLISH, KOREAN
from cases.messages.problem_words import SHOWN_SUBJECT, SHOWN_WHAT, SUBJECT, WHAT, Words
from cases.process import chinese, english
from cases.process.payment import Currency, money_text
from cases.process.problems import REFUSED_PROBLEM
from cases.process.rungs import RUNGS
from cases.process.shots import SHOTS
from cases.process.situation import Situation
from cases.process.standings import BEFORE_FILING
from cases.process.states import Status

_HANGUL = re.compile("[ᄀ-ᇿ㄰-㆏가-힣]")
# The days of a case that messages name.
DAYS = (
    "paid_on",
    "promised_on",
    "received_on",
    "requested_on",
    "offered_on",
    "approved_on",
    "shipped_back_on",
    "arrived_on",
)
SLOTS = frozenset(
    {
        *DAYS,
        *("order", "item", "paid", "what", "what_formal", "photos", "refused", "not_here", "carrier", "tracking"),
        *("days_waiting", "days_since_approval", "offer", "refunded", "left"),
        *("promise", "promise_until", "promise_open", "told_on"),
        *("subject", "story", "filed", "due", "asked", "said_on", "said_times", "return_first"),
    }
)

# Of those, what is only so or not: it stands in no sentence, a paragraph is said or left out by it.
FLAGS = frozenset({"refused", "not_here", "promise_open", "filed", "return_first"})

# The goods go back before money comes.
RETURN_FIRST = frozenset({Status.RETURN_DUE, Status.RETURNING, Status.INSPECTING})

type Money = tuple[Decimal, str]


@dataclass(frozen=True)
class Facts:
    """What is known of a case, by the names of its fields; money as amount and currency.

    `photos` are the kinds of its photos in the order of the papers, which number them from one; `asked` the rungs of the
    ladder where its buyer applied already. `told_on` is the day on which something was promised until `promise_until`. `said_on` are the days on which this very message was sent, the last one last.
    """

    situation: Situation
    today: dt.date
    order_number: str = ""
    item: str = ""
    paid: Money | None = None
    photos: Sequence[str] = ()
    carrier: str = ""
    tracking_number: str = ""
    promise: str = ""
    promise_until: dt.date | None = None
    told_on: dt.date | None = None
    offer: Money | None = None
    refunded: Money | None = None
    left: Money | None = None
    story: str = ""
    asked: Sequence[str] = ()
    said_on: Sequence[dt.date] = ()

    @property
    def due(self) -> Money | None:
        """What is still to come back."""
        return self.left if self.refunded else self.paid

    @property
    def is_filed(self) -> bool:
        """Whether the refund was asked for on the order page, be it on a day that nobody wrote down."""
        status = self.situation.status
        return "requested_on" in self.situation.dates or (status is not None and status not in BEFORE_FILING)

    def values(self, language: str) -> dict[str, str]:
        """Return the value of every slot in `language`."""
        days = {name: _day(self.situation.dates.get(name), language) for name in DAYS}
        problem = self.situation.problem.slug if self.situation.problem else ""
        what = _what(problem, self.photos).of(language) if problem else ""
        subject = _subject(problem, self.photos).of(language) if problem else ""
        money = {name: _money(getattr(self, name), language) for name in ("paid", "offer", "refunded", "left", "due")}
        return {
            **days,
            **money,
            "order": order_number_text(self.order_number),
            "item": _item(self.item, language),
            "subject": subject,
            "what": what,
            "what_formal": _formal(problem, self.photos) if problem and language == KOREAN else what,
            "photos": _photos(self.photos, self._most_telling, language),
            "not_here": "" if self.situation.problem is None or self.situation.problem.received else "yes",
            # Where the problem itself is a refusal, its sentence says so already.
            "refused": "yes" if self.situation.is_refused and problem != REFUSED_PROBLEM else "",
            # Until somebody has the goods back, the money is not late.
            "return_first": "yes" if self.situation.status in RETURN_FIRST else "",
            "carrier": _carrier(self.carrier, language),
            "tracking": self.tracking_number,
            "days_waiting": self._days_since("requested_on"),
            "days_since_approval": self._days_since("approved_on"),
            "filed": "yes" if self.is_filed else "",
            "story": self.story,
            "asked": ("、" if language == CHINESE else ", ").join(_rung(slug, language) for slug in self.asked),
            "said_on": _day(self._said_before[-1] if self._said_before else None, language),
            "said_times": _times(times, language) if (times := len(self._said_before)) > 1 else "",
            "promise": self.promise,
            "promise_until": _day(self.promise_until, language),
            "promise_open": "yes" if self.promise_until and self.promise_until >= self.today else "",
            "told_on": _day(self.told_on, language),
        }

    @property
    def _most_telling(self) -> list[str]:
        """The kinds of photos that help, the most telling first."""
        return list(self.situation.problem.shots) if self.situation.problem else []

    @property
    def _said_before(self) -> list[dt.date]:
        """The days before today: who copies a text twice in a day asks once."""
        return sorted({day for day in self.said_on if day < self.today})

    def _days_since(self, name: str) -> str:
        """Return how many days ago it was, from two on: one day is neither late nor a plural."""
        day = self.situation.dates.get(name)
        return str(days) if day and (days := (self.today - day).days) > 1 else ""


def _times(number: int, language: str) -> str:
    """Return how often, from twice on, as people say it."""
    if language == ENGLISH:
        return "twice" if number == 2 else f"{number} times"
    if language == CHINESE:
        return "两次" if number == 2 else f"{number}次"
    return f"{('두', '세', '네', '다섯')[number - 2]} 번" if number < 6 else f"{number}번"


def _item(item: str, language: str) -> str:
    """Return what was bought; whoever reads no Hangul gets no Hangul."""
    if language == KOREAN or not _HANGUL.search(item):
        return item
    return "该订单中的商品" if language == CHINESE else "the item in this order"


def _day(day: dt.date | None, language: str) -> str:
    if day is None:
        return ""
    if language == ENGLISH:
        return f"{day.day} {day:%B %Y}"
    return f"{day.year}年{day.month}月{day.day}日" if language == CHINESE else f"{day.year}년 {day.month}월 {day.day}일"


def _money(money: Money | None, language: str) -> str:
    if money is None:
        return ""
    amount, currency = money
    if language == KOREAN:
        return money_text(amount, currency)
    number = f"{amount:,.2f}" if currency == Currency.USD else f"{amount:,.0f}"
    if language == ENGLISH:
        return f"{currency} {number}"
    return number + {Currency.USD.value: "美元", Currency.KRW.value: "韩元"}.get(currency, f" {currency}")


def _shown_alone(problem: str, kinds: Sequence[str]) -> str:
    """Return the one kind of photo that tells which of the things that a problem may be it is; "" where none or more do."""
    told = {kind for kind in kinds if (problem, kind) in SHOWN_WHAT}
    return told.pop() if len(told) == 1 else ""


def _what(problem: str, kinds: Sequence[str]) -> Words:
    return SHOWN_WHAT.get((problem, _shown_alone(problem, kinds)), WHAT[problem])


def _subject(problem: str, kinds: Sequence[str]) -> Words:
    return SHOWN_SUBJECT.get((problem, _shown_alone(problem, kinds)), SUBJECT[problem])


def _formal(problem: str, kinds: Sequence[str]) -> str:
    return SHOWN_FORMAL.get((problem, _shown_alone(problem, kinds)), FORMAL[problem])


def _photos(kinds: Sequence[str], first: Sequence[str], language: str) -> str:
    """Return what each photo shows with its number as the papers have it; once for each kind, those that tell most `first`."""
    numbers: dict[str, list[int]] = {kind: [] for kind in first if kind in kinds}
    for number, kind in enumerate(kinds, 1):
        numbers.setdefault(kind, []).append(number)
    if language == KOREAN:
        told = ((_shot(kind, language), ", ".join(map(str, found))) for kind, found in numbers.items())
        return ", ".join(f"{what}(사진 {found})" for what, found in told)
    end = "；" if language == CHINESE else "; "
    return end.join(
        _shot(kind, language) + " " + " ".join(f"[{_PHOTO[language]} {number}]" for number in found)
        for kind, found in numbers.items()
    )


# As the papers have it, which speak English beside Korean.
_PHOTO = {ENGLISH: "Photo", CHINESE: "照片"}


def _shot(kind: str, language: str) -> str:
    if language == KOREAN:
        return str(SHOTS[kind].label)
    return (chinese.SHOTS if language == CHINESE else english.SHOTS)[kind]


def _rung(slug: str, language: str) -> str:
    if language == CHINESE:
        return chinese.RUNGS[slug]
    return str(RUNGS[slug][language != KOREAN])


def _carrier(slug: str, language: str) -> str:
    """Return the name of a carrier; none for the one that nobody knows."""
    if slug in {"", "other"}:
        return ""
    if language == KOREAN:
        return str(CARRIERS[slug])
    return (chinese.CARRIERS if language == CHINESE else english.CARRIERS)[slug]
