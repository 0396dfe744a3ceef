"""The ledger of a case, as its owner writes it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from cases.money.models import Entry, OutcomeConsent
from cases.process.events import Kind
from cases.process.money import Sort
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


@pytest.fixture
def approved():
    """A case whose refund of 32,900 won was approved on the 20th; it is the 24th."""
    return make_case(
        status="approved", amount=Decimal(32900), currency="KRW", approved_on=dt.date(2026, 11, 20), requested_on=None
    )


def marks(page: str) -> dict[str, str]:
    return dict(re.findall(r'data-money="(\w+)" data-value="([\d.]+)" data-currency="KRW"', page))


def show(case, path=""):
    return holding(case).get(f"/cases/{case.reference}/{path}").content.decode()


def post(case, path, **fields):
    return holding(case).post(f"/cases/{case.reference}/{path}", fields)


def write(case, sort="refunded", **fields):
    return post(
        case, f"money/new/{sort}/", **({"amount": "10,000", "currency": "KRW", "happened_on": "2026-11-23"} | fields)
    )


def test_the_case_says_what_was_paid_what_came_and_what_is_left(approved):
    write(approved, amount="2만 900원")
    assert marks(show(approved)) == {"paid": "32900", "refunded": "20900", "left": "12000"}
    assert marks(show(approved, "money/")) == {"paid": "32900", "refunded": "20900", "left": "12000"}


def test_the_case_asks_whether_the_money_came_until_that_is_answered(approved):
    assert 'data-asked="3"' in show(approved)
    post(approved, "money/answer/", came="none")
    page = show(approved)
    assert "data-asked" not in page
    assert 'data-chase="refund-when"' in page


def test_after_a_week_the_words_are_firmer(approved):
    approved.approved_on = dt.date(2026, 11, 17)
    approved.save()
    post(approved, "money/answer/", came="none")
    assert 'data-chase="refund-late"' in show(approved)


def test_a_part_leads_to_the_words_that_ask_for_the_rest(approved):
    response = write(approved)
    assert response.url == f"/cases/{approved.reference}/money/"
    page = show(approved, "money/")
    assert 'data-chase="refund-rest"' in page
    assert "22,900원" in page


def test_everything_came_is_one_tap_and_proposes_the_end(approved):
    response = post(approved, "money/answer/", came="all")
    post(approved, "money/answer/", came="all")
    assert response.url == f"/cases/{approved.reference}/move/closed/"
    assert [(entry.sort, entry.amount) for entry in Entry.objects.all()] == [("refunded", 32900)]
    page = show(approved, "move/closed/")
    assert re.search(r'value="refunded"[^>]*checked', page)


def test_everything_of_an_unknown_price_asks_how_much(approved):
    approved.amount, approved.currency = None, ""
    approved.save()
    response = post(approved, "money/answer/", came="all")
    assert response.url == f"/cases/{approved.reference}/money/new/refunded/"


def test_an_end_that_contradicts_the_ledger_is_asked_about_once(approved):
    write(approved)
    end = {"outcome": "refunded", "understood": "on"}
    response = post(approved, "move/closed/", **end)
    assert response.status_code == 422
    assert "22,900원" in response.content.decode()
    assert post(approved, "move/closed/", **end, sure="on").status_code == 302
    approved.refresh_from_db()
    assert approved.outcome == "refunded"


def test_an_offer_marks_neither_of_two_fields_of_which_one_is_needed(approved):
    page = show(approved, "money/new/offered/")
    optional = re.findall(r'<label for="id_(\w+)">[^<]*<span class="field__optional"', page)
    assert optional == ["answer_by_on", "note"]


def test_an_offer_in_percent_becomes_an_amount(approved):
    write(approved, "offered", amount="", share="50%", said_by="seller", answer_by_on="2026-11-27")
    offer = Entry.objects.get()
    assert (offer.amount, offer.share, offer.said_by, offer.answer_by_on) == (
        16450,
        50,
        "seller",
        dt.date(2026, 11, 27),
    )
    assert "16,450원" in show(approved, "timeline/")


def test_the_ledger_says_how_much_of_the_price_each_offer_is(approved):
    write(approved, "offered", said_by="seller")
    write(approved, "offered", amount="3", currency="USD", said_by="seller", happened_on="2026-11-24")
    page = show(approved, "money/")
    assert page.count("낸 돈의 약 30%") == 1 and "US$3.00" in page


@pytest.mark.parametrize(
    ("sort", "fields", "said"),
    [
        ("refunded", {"amount": "많이"}, "금액을 숫자로"),
        ("refunded", {"amount": "0"}, "0보다 큰"),
        ("refunded", {"amount": ""}, "금액을 적어"),
        ("refunded", {"amount": "9.99"}, "소수점"),
        ("refunded", {"happened_on": "2026-11-25"}, "오늘까지"),
        ("offered", {"amount": "", "said_by": "seller"}, "몇 %인지"),
        ("offered", {"amount": "", "share": "300", "said_by": "seller"}, "1부터 100"),
        ("offered", {"said_by": "seller", "answer_by_on": "2026-11-20"}, "앞선 날짜"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(approved, sort, fields, said):
    response = write(approved, sort, note="상담원 말로는", **fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert "상담원 말로는" in page
    assert not Entry.objects.exists()


def test_a_sign_of_dollars_says_more_than_the_choice(approved):
    write(approved, amount="US$ 9.99")
    assert Entry.objects.get().currency == "USD"
    assert marks(show(approved))["left"] == "32900"


def test_a_slip_is_struck_and_stays_in_the_timeline(approved):
    write(approved)
    entry = Entry.objects.get()
    post(approved, f"money/{entry.pk}/strike/")
    post(approved, f"money/{entry.pk}/strike/")
    assert marks(show(approved))["left"] == "32900"
    kinds = [event.kind for event in approved.events.order_by("number")]
    assert kinds == [Kind.MONEY_RECORDED, Kind.MONEY_STRUCK]
    assert "잘못 적은 것을 지웠어요 (돈이 들어왔어요: 10,000원)" in show(approved, "timeline/")


def test_a_double_tap_writes_once(approved):
    write(approved)
    write(approved)
    assert Entry.objects.count() == 1


def test_entries_of_another_case_are_nobody_elses(approved):
    write(approved)
    other = make_case()
    assert post(other, f"money/{Entry.objects.get().pk}/strike/").status_code == 404
    assert not Entry.objects.get().is_struck


def test_papers_say_which_amount(approved):
    from cases.bundle.content import _in_english

    write(approved, "offered", share="30", said_by="seller")
    (event,) = approved.events.all()
    assert _in_english(event) == "Offer received: 10,000 won (30% of the price)"


def test_a_consent_is_given_and_taken_back():
    case = make_case(status="closed")
    assert "네, 보탤게요" in show(case)
    post(case, "money/consent/", given="1")
    assert OutcomeConsent.objects.filter(case=case).exists()
    assert "이제 빼 주세요" in show(case)
    post(case, "money/consent/", given="0")
    assert not OutcomeConsent.objects.exists()


def test_an_open_case_has_no_end_to_consent_to(approved):
    post(approved, "money/consent/", given="1")
    assert not OutcomeConsent.objects.exists()


def test_an_end_with_an_unknown_part_says_no_amount():
    case = make_case(status="closed", outcome="partly_refunded", amount=Decimal(5000), currency="KRW")
    page = show(case)
    assert marks(page) == {"paid": "5000"}
    assert "돌려받은 금액 적기" in page


def closed(outcome, *, amount: str | None = "32900", currency="KRW"):
    return make_case(
        status="closed",
        outcome=outcome,
        amount=Decimal(amount) if amount else None,
        currency=currency if amount else "",
    )


def test_a_ledger_says_where_its_hundred_percent_come_from():
    case = closed("refunded")
    page = show(case, "money/")
    assert 'data-entry="said"' in page
    write(case, amount="32900")
    page = show(case, "money/")
    assert 'data-entry="said"' not in page and 'data-entry="refunded"' in page


@pytest.mark.parametrize(("outcome", "amount"), [("partly_refunded", "32900"), ("refunded", None)])
def test_a_ledger_that_knows_no_amount_says_none(outcome, amount):
    page = show(closed(outcome, amount=amount), "money/")
    assert "얼마인지 아직 안 적었어요." in page
    assert 'data-money="refunded"' not in page and 'data-money="left"' not in page
    assert "%를 돌려받았어요" not in page


def test_an_end_names_the_amount_only_where_the_ledger_says_the_same():
    case = closed("refunded")
    page = show(case)
    assert '<span class="dday">32,900원</span>' in page
    assert marks(page) == {"paid": "32900", "refunded": "32900", "left": "0"}
    assert page.count("32,900원") == 1  # told once
    write(case, amount="22900")
    page = show(case)
    assert "dday" not in page
    assert "더 들어온 돈이 있으면 적어 주세요" in page


def test_won_for_dollars_leaves_nothing_that_could_be_counted():
    case = closed("refunded", amount="20", currency="USD")
    write(case, amount="27900")
    for path in ("", "money/"):
        page = show(case, path)
        assert marks(page) == {"refunded": "27900"}
        assert "US$0.00" not in page and 'data-money="left"' not in page


def test_won_too_many_are_no_burden():
    case = make_case(status="approved", amount=Decimal(20), currency="USD")
    write(case, amount="9000")
    write(case, "postage-paid", amount="8000")
    page = show(case, "money/")
    assert "-1,000" not in page and "US$20.00" in page


def test_who_called_the_case_off_is_not_asked_for_a_result_that_counts():
    case = closed("withdrawn")
    assert "통계에 보태" not in show(case)
    post(case, "money/consent/", given="1")
    assert not OutcomeConsent.objects.exists()


def test_the_chase_says_what_came_and_what_is_left(approved):
    write(approved)
    page = show(approved, "messages/refund-rest/")
    assert "10,000원만 들어왔어요. 결제한 금액 가운데 22,900원이 아직 들어오지 않았어요." in page
    assert "I received only KRW 10,000. KRW 22,900 of what I paid has not come back." in page


def test_the_day_by_which_an_offer_wants_its_answer_is_reminded_of(approved):
    offer = {"amount": "3,000", "said_by": "seller", "answer_by_on": "2026-11-27"}
    write(approved, "offered", **offer)
    write(approved, "offered", **offer)
    assert [(day.on, day.note) for day in approved.chosen_days.all()] == [
        (dt.date(2026, 11, 27), "제안에 답하기: 3,000원")
    ]


def test_an_offer_whose_day_has_come_reminds_of_nothing(approved):
    write(approved, "offered", said_by="seller", happened_on="2026-11-20", answer_by_on="2026-11-24")
    assert not approved.chosen_days.exists()


def test_an_end_says_what_came_back_and_what_did_not():
    case = make_case(status="closed", outcome="partly_refunded", amount=Decimal(39900), currency="KRW")
    write(case, amount="19900")
    write(case, "postage-paid", amount="12000")
    write(case, "coupon", amount="1300")
    page = show(case)
    assert "결제한 39,900원 가운데 돌려받은 돈: 19,900원 (약 50%)" in page
    assert "돌려받지 못한 반품 배송비: 12,000원" in page
    assert "쿠폰·적립금으로 1,300원 받았어요. 돈으로 세지는 않았어요." in page


def test_papers_say_how_the_money_stands(approved):
    from cases.bundle.choice import Choice
    from cases.bundle.content import content_of

    def facts():
        found = content_of(approved, NOW, [], Choice())["facts"]
        return {row["en"]: row["value"] for row in found}

    assert "Refunded so far" not in facts()
    write(approved)
    assert facts()["Refunded so far"] == "10,000원\nKRW 10,000"
    assert facts()["Still outstanding"] == "22,900원\nKRW 22,900"


def test_an_offer_is_asked_for_and_then_answered_with_ready_words():
    case = make_case(status="negotiating", amount=Decimal(39900), currency="KRW", requested_on=dt.date(2026, 11, 22))
    assert 'data-offer="asked"' in show(case)
    write(case, "offered", amount="3,000", said_by="seller", answer_by_on="2026-11-27")
    page = show(case)
    assert 'data-offer="known"' in page
    assert "결제 금액의 약 8%예요. 11월 27일(금)까지 답해야 해요." in page
    assert f'href="/cases/{case.reference}/messages/counter-offer/"' in page


def test_what_came_back_is_told_once_where_nobody_wrote_what_was_paid():
    case = make_case(amount=None, currency="")
    Entry.write(case, Sort.REFUNDED, {"amount": Decimal(5000), "currency": "KRW", "happened_on": NOW.date()}, now=NOW)
    page = holding(case).get(f"/cases/{case.reference}/money/").text
    assert page.count('data-money="refunded" data-value="5000"') == 1
    assert 'data-money="left"' not in page


def test_a_case_with_all_of_its_money_back_says_so_and_asks_for_none_first():
    case = make_case(status="closed", outcome="refunded", amount=Decimal(32900), currency="KRW", closed_at=NOW)
    page = show(case, "money/")
    assert "모두 돌려받았어요" in page and "아직 못 받은 돈" not in page and 'class="dday"' in page
    assert "button--block" not in page and "/money/new/refunded/" in page
