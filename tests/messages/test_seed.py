"""Every message of the seed, for every problem, with every fact and without it, in three languages."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest

from cases.messages.choosing import fitting
from cases.messages.facts import DAYS, SLOTS, Facts
from cases.messages.language import CHINESE, ENGLISH, KOREAN, LANGUAGES, faults, read
from cases.process.problems import PROBLEMS, Problem
from cases.process.situation import Situation
from cases.process.standings import Lateness
from cases.process.states import Status
from cases.seed.messages import MESSAGES, Message
from cases.seed.rows import message_rows
from cases.seed.rungs import RUNGS

TODAY = dt.date(2026, 11, 26)
BY_SLUG = {message.slug: message for message in MESSAGES}
SOURCES = {
    row["slug"]: {KOREAN: row["korean"], ENGLISH: row["english"], CHINESE: row["chinese"]} for row in message_rows()
}
NAMES = (
    "paid_on",
    "promised_on",
    "received_on",
    "requested_on",
    "offered_on",
    "approved_on",
    "shipped_back_on",
    "arrived_on",
)
DATES = {name: TODAY - dt.timedelta(days=30 - at) for at, name in enumerate(NAMES)}
WHOLE: dict[str, Any] = {
    "order_number": "8190000000000001",
    "item": "유리 티포트",
    "paid": (Decimal(24_800), "KRW"),
    "photos": ("damage", "damage", "outer-box"),
    "carrier": "cj",
    "tracking_number": "123456789012",
    "promise": "전액 환불",
    "promise_until": TODAY,
    "told_on": TODAY - dt.timedelta(days=3),
    "offer": (Decimal("3.5"), "USD"),
    "refunded": (Decimal(10_000), "KRW"),
    "left": (Decimal(14_800), "KRW"),
    "story": "뚜껑이 깨져서 왔어요.",
    "asked": ("counselling",),
    "said_on": (TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=4)),
}


def facts(
    problem: Problem, *, dates: dict[str, dt.date] | None = None, status: Status = Status.FILED, **known: object
) -> Facts:
    situation = Situation(status=status, problem=problem, dates=DATES if dates is None else dates)
    return Facts(situation=situation, today=TODAY, **known)


def said(message: Message, language: str, known: Facts) -> str:
    return read(SOURCES[message.slug][language]).filled(known.values(language))


def is_clean(text: str) -> bool:
    """Say whether a person could have written it: no hole, no rest of the language, no doubled space or mark."""
    return not re.search(r"None|\{|\}|\[\[|\]\]|  |\n\n| [.,。，]|[.。]{2}|\(\)|: *$|^\s|\s$|：$", text) and bool(text)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
def test_its_languages_say_the_same(message: Message) -> None:
    assert faults(SOURCES[message.slug], SLOTS) == []


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
def test_whatever_is_known_it_reads_as_one_wrote_it(message: Message, problem: Problem) -> None:
    unknown: list[dict[str, Any]] = [
        {},
        WHOLE,
        *({key: value for key, value in WHOLE.items() if key != left} for left in WHOLE),
    ]
    for known in unknown:
        for dates in (DATES, {}, *({key: day for key, day in DATES.items() if key != left} for left in DATES)):
            for language in LANGUAGES:
                text = said(message, language, facts(problem, dates=dates, **known))
                assert is_clean(text), (language, known.keys(), dates.keys(), text)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
def test_all_three_leave_out_the_same_paragraphs(message: Message) -> None:
    for known in ({"item": ""}, WHOLE):
        counts = {len(said(message, one, facts(PROBLEMS[0], dates={}, **known)).split("\n")) for one in LANGUAGES}
        assert len(counts) == 1


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
def test_each_language_is_in_its_own_letters(message: Message) -> None:
    known = facts(PROBLEMS[0], **{**WHOLE, "item": "cup", "promise": "refund", "photos": (), "story": "broken"})
    assert re.search("[가-힣]", said(message, KOREAN, known))
    assert not re.search("[가-힣一-鿿]", said(message, ENGLISH, known))
    assert re.search("[一-鿿]", said(message, CHINESE, known)) and not re.search(
        "[가-힣]", said(message, CHINESE, known)
    )


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
def test_no_particle_is_written_out_behind_what_may_end_in_any_sound(message: Message) -> None:
    """Days always end in 일, so that theirs may be."""
    slots = "|".join(sorted(SLOTS - {*DAYS, "promise_until", "told_on", "said_on"}))
    particles = "은|는|이|가|을|를|과|와|으로|로|예요|이에요|이라|라|이나|나"
    assert not re.search(rf"\{{({slots})\}}({particles})(?![가-힣])", SOURCES[message.slug][KOREAN])


def test_photos_have_the_numbers_of_the_papers() -> None:
    known = facts(PROBLEMS[0], **WHOLE)
    assert known.values(ENGLISH)["photos"] == "Damaged part [Photo 1] [Photo 2]; Outer box [Photo 3]"
    assert known.values(KOREAN)["photos"] == "망가진 부분(사진 1, 2), 겉 상자(사진 3)"


def test_money_and_days_are_written_as_in_each_language() -> None:
    values = [facts(PROBLEMS[0], **WHOLE).values(language) for language in LANGUAGES]
    assert [one["paid"] for one in values] == ["24,800원", "KRW 24,800", "24,800韩元"]
    assert [one["offer"] for one in values] == ["US$3.50", "USD 3.50", "3.50美元"]
    assert [one["promise_until"] for one in values] == ["2026년 11월 26일", "26 November 2026", "2026年11月26日"]


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
@pytest.mark.parametrize("lateness", [one for one in Lateness if one != Lateness.DONE])
@pytest.mark.parametrize("status", [one for one in Status if one != Status.CLOSED])
def test_there_is_always_something_to_say(status: Status, lateness: Lateness, problem: Problem) -> None:
    found = fitting(Situation(status=status, problem=problem), lateness)
    assert len(found) >= 2 and len(set(found)) == len(found)
    assert set(found) <= BY_SLUG.keys()


def test_nothing_is_said_of_a_closed_case() -> None:
    assert fitting(Situation(status=Status.CLOSED), Lateness.DONE) == []


def test_every_message_fits_somewhere() -> None:
    """At a moment of a case, or at a rung of the ladder."""
    fits = {
        slug
        for status in Status
        for lateness in Lateness
        for problem in PROBLEMS
        for payment in ("card", "paypal")
        for slug in fitting(
            Situation(status=status, problem=problem, payment=payment), lateness, has_promise_passed=True
        )
    }
    sent = {row[name] for row in RUNGS for name in ("message", "domestic_message") if row.get(name)}
    assert fits | sent == BY_SLUG.keys()


@pytest.mark.parametrize(("language", "said"), [(ENGLISH, "the item in this order"), (CHINESE, "该订单中的商品")])
def test_who_reads_no_hangul_gets_none_for_the_goods(language: str, said: str) -> None:
    assert facts(PROBLEMS[0], item="유리 티포트").values(language)["item"] == said
    assert facts(PROBLEMS[0], item="Tea pot 600ml").values(language)["item"] == "Tea pot 600ml"


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
def test_when_it_is_for_is_a_moment_or_a_whole_sentence(message: Message) -> None:
    assert message.when.endswith(("때", "세요"))
