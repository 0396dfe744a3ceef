"""The first three of the seeded channels at hand-worked moments, for problems that call for different help."""

import pytest

from cases.contact.plan import contact_now, contact_plan
from cases.process.problems import problem
from cases.process.situation import Situation
from tests.support.moments import seoul

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

PROBLEMS = ("not-received", "damaged", "refund-delayed", "return-refused", "change-of-mind")
# Order page, phone, chat, card issuer (K), web form of 1372.
LETTERS = {"D": "dispute", "P": "phone", "C": "chat", "K": "card-issuer", "W": "1372-web"}

# Nobody at the phone; somebody there; about to close.
SHUT = "DCW DCW DKC DKW DCW"
THERE = "DCP DCP DKC DKW DPC"
LEAVING = "DCP DCP DKC DKW DCP"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        # The twelve moments of the fact check.
        ("2026-11-26T08:30", SHUT),
        ("2026-11-26T10:00", THERE),
        ("2026-11-26T12:30", THERE),
        ("2026-11-26T17:55", LEAVING),
        ("2026-11-26T19:00", SHUT),
        ("2026-11-27T02:00", SHUT),
        ("2026-11-28T11:00", SHUT),
        ("2026-12-25T14:00", SHUT),
        ("2026-12-31T18:30", SHUT),
        ("2027-02-09T10:00", SHUT),
        ("2027-02-10T09:00", THERE),
        ("2027-05-03T15:00", SHUT),
        # Minutes before opening: too many to wait, few enough, and the change itself.
        ("2026-11-26T08:31", SHUT),
        ("2026-11-26T08:49", SHUT),
        ("2026-11-26T08:50", THERE),
        ("2026-11-26T08:57", THERE),
        ("2026-11-26T08:59:59", THERE),
        ("2026-11-26T09:00", THERE),
        ("2026-11-26T12:58", THERE),
        # Minutes before closing.
        ("2026-11-26T17:49", THERE),
        ("2026-11-26T17:50", LEAVING),
        ("2026-11-26T17:59:59", LEAVING),
        ("2026-11-26T18:00", SHUT),
        # Midnight, of a working day, into a weekend, a holiday, a year.
        ("2026-11-26T23:59:59", SHUT),
        ("2026-11-27T00:00", SHUT),
        ("2026-11-28T00:00", SHUT),
        ("2026-12-25T00:00", SHUT),
        ("2026-12-31T23:59", SHUT),
        ("2027-01-01T00:00", SHUT),
        # On a holiday nobody is about to open; on the day after it somebody is.
        ("2026-12-25T08:57", SHUT),
        ("2026-12-28T08:57", THERE),
        ("2027-01-01T08:57", SHUT),
        ("2027-02-10T08:57", THERE),
        ("2027-07-19T10:00", SHUT),
        ("2027-06-07T10:00", THERE),
    ],
)
def test_the_first_three(at, expected):
    for slug, letters in zip(PROBLEMS, expected.split(), strict=True):
        ranked = contact_now(seoul(at), Situation(problem=problem(slug)))
        assert [one.channel.slug for one in ranked[:3]] == [LETTERS[letter] for letter in letters], slug
        assert ranked[-1].channel.slug == "email"


@pytest.mark.parametrize(
    ("at", "reason", "label", "behind", "before"),
    [
        ("2026-11-26T12:30", "lunch", "점심시간", "card-issuer", "email"),
        ("2026-11-26T12:49:59", "lunch", "점심시간", "card-issuer", "email"),
        ("2026-11-26T12:50", "lunch", "10분 뒤 열어요", "phone", "1372-web"),
        ("2026-11-26T12:58", "lunch", "2분 뒤 열어요", "phone", "1372-web"),
        ("2026-11-26T13:00", "open", "지금 열림", "phone", "1372-web"),
        ("2026-11-26T11:49", "open", "11분 뒤 닫아요", "phone", "1372-web"),
        ("2026-11-26T11:50", "open", "10분 뒤 닫아요", "crossborder", "card-issuer"),
        ("2026-12-25T12:58", "holiday", "성탄절 휴무", "phone", "email"),
    ],
)
def test_the_centre_around_its_lunch(at, reason, label, behind, before):
    ranked = contact_now(seoul(at), Situation(problem=problem("damaged")))
    slugs = [one.channel.slug for one in ranked]
    centre = slugs.index("1372")
    assert (ranked[centre].state.reason, ranked[centre].label) == (reason, label)
    assert (slugs[centre - 1], slugs[centre + 1]) == (behind, before)


def test_the_web_form_is_the_first_outside_body_for_whoever_is_not_asking_a_card_issuer():
    for slug in PROBLEMS:
        for at in ("2026-11-26T19:00", "2026-11-28T11:00", "2026-12-25T14:00", "2026-11-27T02:00"):
            ranked = contact_now(seoul(at), Situation(problem=problem(slug)))
            outside = [one.channel.slug for one in ranked if one.channel.outside and not one.urgent]
            assert outside[:2] == ["1372-web", "crossborder"]


def test_the_card_issuer_is_second_only_where_a_card_may_have_paid():
    for slug in ("refund-delayed", "return-refused"):
        second = {
            payment: contact_now(seoul("2026-11-26T10:00"), Situation(problem=problem(slug), payment=payment))[1]
            for payment in ("", "card", "paypal", "other")
        }
        assert second[""].channel.slug == second["card"].channel.slug == "card-issuer"
        assert "card-issuer" not in {second["paypal"].channel.slug, second["other"].channel.slug}


def test_a_closed_dispute_is_handed_through():
    at, situation, closed = seoul("2026-11-26T10:00"), Situation(problem=problem("damaged")), frozenset({"dispute"})
    assert contact_now(at, situation, closed=closed)[-1].channel.slug == "dispute"
    assert contact_plan(at, situation, closed=closed).ranked[0].channel.slug == "card-issuer"
