"""What to say on the phone, for every status and problem, with and without the days."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.conversations.call_words import LONGEST_TOLD, three_sentences
from cases.process.contacts import Promised
from cases.process.payment import Payment
from cases.process.problems import PROBLEMS, problem
from cases.process.situation import Situation
from cases.process.standing_texts.sentences import DECIDE, MORE_TIME, REOPEN, STEP_IN
from cases.process.states import Status

DAYS = {"paid_on": dt.date(2026, 11, 1), "received_on": dt.date(2026, 11, 20)}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("one", PROBLEMS, ids=lambda one: one.slug)
@pytest.mark.parametrize("dates", [{}, DAYS], ids=["no days", "days"])
def test_three_whole_sentences_in_both_languages_whatever_is_known(status, one, dates):
    spoken = three_sentences(Situation(status=status, problem=one, dates=dates))
    assert len(spoken) == 3
    for sentence in spoken:
        for text in (sentence.korean, sentence.english):
            assert text.strip() and "None" not in text and "%(" not in text
        assert sentence.english.isascii()


def test_what_happened_is_said_as_a_sentence_and_not_by_the_name_of_its_group():
    for one in PROBLEMS:
        korean = three_sentences(Situation(problem=one))[0].korean
        assert korean.endswith("요.") and korean != f"{one.title}."


@pytest.mark.parametrize(
    ("kinds", "korean", "english"),
    [
        ((), "받아 보니 물건이 망가져 있어요.", "Item damaged or defective."),
        (("damage", "label"), "받아 보니 부서져 있어요.", "It arrived damaged."),
        (("fault",), "받아 보니 고장 나 있어요.", "It does not work properly."),
        (("damage", "fault"), "받아 보니 물건이 망가져 있어요.", "Item damaged or defective."),
    ],
)
def test_what_is_broken_is_said_as_the_photos_show_it(kinds, korean, english):
    spoken = three_sentences(Situation(problem=problem("damaged")), kinds=kinds)[0]
    assert (spoken.korean, spoken.english) == (korean, english)


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("몸통에 금이 갔어요", "몸통에 금이 갔어요."),
        ("상자가 젖었고,\n금이 갔어요!", "상자가 젖었고, 금이 갔어요!"),
        (" \n ", "받아 보니 물건이 망가져 있어요."),
        ("가" * (LONGEST_TOLD + 1), "받아 보니 물건이 망가져 있어요."),
    ],
)
def test_what_the_buyer_wrote_is_said_unless_it_is_too_long(story, said):
    spoken = three_sentences(Situation(problem=problem("damaged"), dates=DAYS), item="찻주전자", story=story)[0]
    assert spoken.korean == f"2026년 11월 20일(금)에 받은 ‘찻주전자’ 주문이에요. {said}"
    assert spoken.english.endswith("Item damaged or defective."), "English is never made of Korean words"


def test_what_is_late_is_asked_for_in_place_of_the_usual():
    say = STEP_IN
    spoken = three_sentences(Situation(status=Status.FILED, problem=problem("damaged")), say=say)
    assert spoken[1].english == say.english


def test_a_broken_promise_is_named_with_its_day():
    broken = Promised(dt.date(2026, 11, 22), dt.date(2026, 11, 20))
    spoken = three_sentences(Situation(status=Status.FILED, problem=problem("damaged")), say=STEP_IN, broken=broken)
    assert "2026년 11월 22일" in spoken[1].korean
    assert "22 November 2026" in spoken[1].english


@pytest.mark.parametrize(("payment", "where"), [(Payment.CARD, "카드사"), (Payment.PAYPAL, "소비자 기관")])
def test_after_a_refusal_it_names_who_took_the_payment(payment, where):
    spoken = three_sentences(Situation(status=Status.REJECTED, problem=problem("damaged"), payment=payment))
    assert where in spoken[2].korean


@pytest.mark.parametrize("payment", [Payment.CARD, Payment.PAYPAL])
@pytest.mark.parametrize(
    ("status", "say", "last"),
    [
        (Status.PREPARING, None, "지금 답하기 어려우면 주문 화면에서 바로 신청할게요."),
        (Status.FILED, None, "답을 받지 못하면 알리익스프레스에 판정을 요청할게요."),
        (Status.RETURN_DUE, None, "반품 주소와 기한을 채팅 글로 남겨 주세요. 받은 뒤에 보낼게요."),
        (Status.RETURN_DUE, MORE_TIME, "반품 주소와 기한을 채팅 글로 남겨 주세요. 받은 뒤에 보낼게요."),
        (Status.PLATFORM_REVIEW, None, "언제까지 답을 주는지 채팅 글로 남겨 주세요."),
        (Status.RETURNING, None, "언제까지 답을 주는지 채팅 글로 남겨 주세요."),
        (Status.APPROVED, None, "언제까지 답을 주는지 채팅 글로 남겨 주세요."),
    ],
)
def test_what_comes_otherwise_fits_what_was_asked_and_threatens_nobody_who_is_in_time(status, say, last, payment):
    spoken = three_sentences(Situation(status=status, problem=problem("damaged"), payment=payment), say=say)
    assert spoken[2].korean.endswith(last)


@pytest.mark.parametrize(
    ("status", "say"), [(Status.PREPARING, REOPEN), (Status.FILED, STEP_IN), (Status.NEGOTIATING, DECIDE)]
)
def test_who_is_asked_to_act_late_is_not_told_that_the_same_will_be_asked_again(status, say):
    spoken = three_sentences(Situation(status=status, problem=problem("damaged")), say=say)
    assert "신청할게요" in spoken[2].korean and "기관" in spoken[2].korean


def test_what_never_came_is_told_by_the_day_of_payment():
    spoken = three_sentences(Situation(problem=problem("not-received"), dates={"paid_on": dt.date(2026, 11, 1)}))
    assert spoken[0].korean.startswith("2026년 11월 1일(일)에 결제한 주문이에요.")


@pytest.mark.parametrize("status", Status)
def test_an_address_that_is_written_down_is_confirmed_and_not_asked_for(status):
    without, known = (
        three_sentences(Situation(status=status, problem=problem("damaged")), has_address=has_address)[1]
        for has_address in (False, True)
    )
    assert (without != known) == (status == Status.RETURN_DUE)
    if status == Status.RETURN_DUE:
        assert "반품 주소와" in without.korean
        assert "반품 주소가 그대로 맞는지" in known.korean
        assert "confirm" in known.english
