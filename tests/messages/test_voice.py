"""How the messages of the seed speak: one voice, no claim that nobody wrote down, no gap where a fact is unknown."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest

from cases.messages.choosing import fitting
from cases.messages.facts import DAYS, Facts
from cases.messages.language import CHINESE, ENGLISH, KOREAN, LANGUAGES, read
from cases.process.problems import PROBLEMS, Problem, problem
from cases.process.receivers import Receiver
from cases.process.situation import Situation
from cases.process.standings import Lateness
from cases.process.states import Status
from cases.seed.messages import MESSAGES
from cases.seed.messages.message import Message

TODAY = dt.date(2026, 11, 26)
YESTERDAY = TODAY - dt.timedelta(days=1)
BY_SLUG = {message.slug: message for message in MESSAGES}
FORMAL = re.compile(r"(?:니다|니까|십시오)$")
POLITE = re.compile(r"(?:요|감사합니다)$")
every_message = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.slug)
every_problem = pytest.mark.parametrize("one", PROBLEMS, ids=lambda one: one.slug)


def said(message: Message, language: str, **known: Any) -> str:
    what: Problem = known.pop("problem", problem("damaged"))
    situation = Situation(status=known.pop("status", Status.FILED), problem=what, dates=known.pop("dates", {}))
    facts = Facts(situation=situation, today=TODAY, **known)
    fields = {KOREAN: "korean", ENGLISH: "english", CHINESE: "chinese"}
    return read(message.fields()[fields[language]]).filled(facts.values(language))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; what comes after a colon was written by others."""
    spoken = re.sub(r":[^\n]*", "", text)
    return [one.strip() for one in re.split(r"[.?!](?=\s|$)|\n", spoken) if one.strip().endswith(tuple("요다까오"))]


@every_problem
@every_message
def test_one_korean_message_has_one_voice(message: Message, one: Problem) -> None:
    """Who most probably reads Korean is written to formally; the others' Korean is for the buyer to check."""
    wanted = FORMAL if message.receiver.language == "ko" or message.receiver == Receiver.PAYPAL else POLITE
    dates = dict.fromkeys(DAYS, TODAY - dt.timedelta(days=9))
    paid, part = (Decimal(24_800), "KRW"), (Decimal(10_000), "KRW")
    whole: dict[str, Any] = {"dates": dates, "order_number": "8190000000000001", "item": "컵", "paid": paid}
    whole |= {
        "said_on": (YESTERDAY,),
        "asked": ("relief",),
        "refunded": part,
        "left": part,
        "carrier": "cj",
        "tracking_number": "12",
    }
    for known in ({}, whole, {"status": Status.REJECTED}, {"status": Status.PREPARING}):
        spoken = sentences(said(message, KOREAN, problem=one, **known))
        assert spoken and [sentence for sentence in spoken if not wanted.search(sentence)] == []


@every_message
def test_nothing_is_claimed_that_nobody_wrote_down(message: Message) -> None:
    claims = "바로 확인했|영수증이 있|내역에서도|포장 사진|여러 번|checked it|receipt|statement|packing photos|收据|账单|立即检查"
    assert not re.search(claims, "\n".join(part for paragraph in message.paragraphs for part in paragraph))


@every_message
def test_without_photos_nobody_speaks_of_what_they_show(message: Message) -> None:
    bare = {
        KOREAN: "어느 사진|사진 번호|위 사진|증거를 모두|증거마다|거나 고장",
        ENGLISH: "hotos|of the unclear|all evidence|or faulty",
    }
    for language, words in bare.items():
        assert not re.search(words, said(message, language))


@pytest.mark.parametrize(
    "kinds, what, subject",
    [
        ((), "받은 물건이 망가져 있어요.", "파손·고장"),
        (("outer-box",), "받은 물건이 망가져 있어요.", "파손·고장"),
        (("damage", "outer-box"), "받은 물건이 부서져 있어요.", "물건 파손"),
        (("fault",), "받은 물건이 고장 나 있어요.", "물건 고장"),
        (("fault", "damage"), "받은 물건이 망가져 있어요.", "파손·고장"),
    ],
)
def test_photos_tell_which_of_two_things_it_is(kinds: tuple[str, ...], what: str, subject: str) -> None:
    facts = Facts(situation=Situation(problem=problem("damaged")), today=TODAY, photos=kinds)
    values = facts.values(KOREAN)
    assert (values["what"], values["subject"]) == (what, subject)


CHASES = (
    "seller-silent",
    "decision-when",
    "promise-kept",
    "refund-when",
    "refund-late",
    "refund-rest",
    "return-arrived",
)
AGAIN = {KOREAN: "에도 같은 요청", ENGLISH: "I asked for the same on", CHINESE: "提出同样的请求"}
OFTEN = {KOREAN: "세 번 요청드렸고", ENGLISH: "I have asked 3 times", CHINESE: "我已提出3次请求"}
OUTSIDE = {KOREAN: "소비자 기관", ENGLISH: "consumer agency", CHINESE: "消费者保护机构"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", CHASES)
def test_who_asks_again_asks_more_firmly(slug: str, language: str) -> None:
    """The second time the first is named, from the third on what comes next, too; twice in one day is once."""
    days = [TODAY - dt.timedelta(days=number) for number in (12, 8, 8, 4)]
    first, second, later = (said(BY_SLUG[slug], language, said_on=days[:count]) for count in (0, 1, 4))
    assert AGAIN[language] not in first and OUTSIDE[language] not in first
    assert AGAIN[language] in second and OUTSIDE[language] not in second
    assert OFTEN[language] in later and OUTSIDE[language] in later and AGAIN[language] not in later
    assert said(BY_SLUG[slug], language, said_on=[TODAY]) == first


@every_message
def test_one_day_is_not_spoken_of_as_days(message: Message) -> None:
    assert not re.search(r"\b1 days", said(message, ENGLISH, dates=dict.fromkeys(DAYS, YESTERDAY)))


@every_message
def test_a_day_to_come_is_not_spoken_of_as_past(message: Message) -> None:
    ahead = {"promised_on": TODAY + dt.timedelta(days=9)}
    korean, english = (said(message, one, problem=problem("not-received"), dates=ahead) for one in (KOREAN, ENGLISH))
    assert not re.search("12월 5일(?:이었|였)", korean)
    assert not re.search("was 5 December", english)


@pytest.mark.parametrize("one", [one for one in PROBLEMS if not one.received], ids=lambda one: one.slug)
@every_message
def test_what_never_came_was_not_received(message: Message, one: Problem) -> None:
    text = said(message, ENGLISH, problem=one, dates={"received_on": YESTERDAY})
    assert "I received the parcel" not in text


@pytest.mark.parametrize("status", [one for one in Status if one != Status.CLOSED])
@every_message
def test_who_has_asked_is_not_made_to_say_that_they_will(message: Message, status: Status) -> None:
    """The day of the request may be unknown; the status says that there was one."""
    will = re.search("환불을 신청할게요|어떻게 신청하면", said(message, KOREAN, status=status))
    assert not will or status in {Status.PREPARING, Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY}


@every_message
def test_a_carrier_that_nobody_knows_is_not_named(message: Message) -> None:
    for language in LANGUAGES:
        text = said(message, language, carrier="other", tracking_number="123456789012")
        assert not re.search("기타|모르겠|Other|快递，", text)
    assert ("123456789012" in text) == (message.slug in {"return-posted", "return-arrived", "return-lost", "empty-box"})


@every_message
def test_after_a_part_came_back_only_the_rest_is_asked_for(message: Message) -> None:
    money = {
        "paid": (Decimal(24_800), "KRW"),
        "refunded": (Decimal(10_000), "KRW"),
        "left": (Decimal(14_800), "KRW"),
    }
    asks = [
        one for one in said(message, KOREAN, **money).split("\n") if re.search("환불(?:해|을 요청|받을)|이의를", one)
    ]
    assert not [one for one in asks if "24,800" in one]


@every_message
def test_a_refusal_is_told_once(message: Message) -> None:
    if message.receiver.language == "ko" or message.receiver == Receiver.PAYPAL:
        text = said(message, ENGLISH, problem=problem("return-refused"), status=Status.REJECTED)
        assert len(re.findall("refund was refused", text)) == 1


@pytest.mark.parametrize("slug", ["to-card-issuer", "to-agency", "withdrawal"])
@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.RETURN_DUE, "once the goods are returned"),
        (Status.INSPECTING, "once the goods are returned"),
        (Status.APPROVED, "approved on 26 November 2026, but the full refund has not arrived"),
    ],
)
def test_what_was_decided_is_not_told_as_money_that_is_late(slug: str, status: Status, told: str) -> None:
    dates, paid = {"approved_on": TODAY}, (Decimal(24_800), "KRW")
    text = said(BY_SLUG[slug], ENGLISH, status=status, dates=dates, paid=paid, left=paid)
    assert told in text and len(re.findall("decided that|was approved", text)) == 1


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("seller-silent", "판매자가 아직 답하지 않았어요."),
        ("evidence-added", "환불 신청에 증거를 더 올렸어요."),
        ("counter-offer", "일부를 환불받는 것으로 마무리할 수 있어요."),
        ("offer-refused", "낸 돈을 모두 환불해 주세요."),
        ("return-posted", "반품을 보냈어요."),
        ("refund-rest", "환불금이 일부만 들어왔어요."),
        ("to-card-issuer", "알리익스프레스에서 카드로 결제한 주문에 관한 일입니다."),
        ("to-agency", "환불을 받을 수 있도록 도와주시기 바랍니다."),
    ],
)
def test_what_a_message_is_about_is_said_without_any_fact(slug: str, words: str) -> None:
    assert words in said(BY_SLUG[slug], KOREAN)


@pytest.mark.parametrize("slug", ["change-of-mind", "return-refused"])
@pytest.mark.parametrize("status", [one for one in Status if one != Status.CLOSED])
def test_who_pays_the_way_back_is_not_told_otherwise(status: Status, slug: str) -> None:
    assert "return-cost" not in fitting(Situation(status=status, problem=problem(slug)), Lateness.ON_TIME)


@every_message
def test_chinese_has_its_own_marks(message: Message) -> None:
    for _korean, _english, chinese in message.paragraphs:
        text = re.sub(r"\{\w+\}|\[\[.*?\]\]", "", chinese)
        assert not re.search(r"[,;:?!()]", text)
        assert (
            not text.strip()
            or text.strip() == "您好，"
            or re.search(r"[。：？]$", text.strip())
            or "[[title:]]" in chinese
        )


QUOTING = (
    "chat-opener",
    "seller-silent",
    "decision-when",
    "address-in-writing",
    "return-arrived",
    "refund-when",
    "refund-late",
    "refund-rest",
    "firm-last",
)


@pytest.mark.parametrize("slug", QUOTING)
def test_what_was_promised_is_quoted_in_whatever_asks_next(slug: str) -> None:
    told = {"told_on": YESTERDAY, "promise_until": TODAY + dt.timedelta(days=2), "promise": "3 days"}
    texts = [said(BY_SLUG[slug], language, **told) for language in LANGUAGES]
    for text, day in zip(
        texts, ("2026년 11월 25일에 2026년 11월 28일까지", "25 November", "2026年11月25日"), strict=True
    ):
        assert day in text and "3 days" in text
    assert "3 days" not in said(BY_SLUG[slug], KOREAN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promise_whose_day_is_to_come_is_not_called_broken(language: str) -> None:
    passed = {KOREAN: "약속하신 날이 지났지만", ENGLISH: "That day has passed", CHINESE: "约定日期已过"}[language]
    for until, is_passed in ((YESTERDAY, True), (TODAY, False), (TODAY + dt.timedelta(days=2), False)):
        text = said(BY_SLUG["promise-kept"], language, told_on=YESTERDAY, promise_until=until, promise="refund")
        assert (passed in text) == is_passed


@every_problem
@every_message
def test_what_was_received_is_named(message: Message, one: Problem) -> None:
    """Behind a sentence about a return or a refund, "it" would be that one."""
    dates = dict.fromkeys(DAYS, TODAY - dt.timedelta(days=9))
    for language, vague in (
        (KOREAN, r"^\d{4}년 \d+월 \d+일에 받았"),
        (ENGLISH, "I received it on"),
        (CHINESE, "日收到。"),
    ):
        assert not re.search(vague, said(message, language, problem=one, dates=dates), re.MULTILINE)


@every_message
def test_chinese_names_in_chinese_where_help_was_asked_for(message: Message) -> None:
    text = said(message, CHINESE, status=Status.REJECTED, asked=("counselling", "relief"))
    assert not re.search("[A-Z][a-z]+ [a-z]+", text.replace("PayPal", ""))
