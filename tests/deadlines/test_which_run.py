"""/deadlines/: which deadlines run for which days. Expected days are counted by hand from the rules."""

import pytest

from cases.deadlines.models import DeadlineRule
from cases.facts.models import Holiday
from cases.process import problems
from tests.support.pages import deadlines_on, missing_deadlines, plain_text
from tests.support.typed_days import DAYS

URL = "/deadlines/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

# Known to few: each starts a clock, or moves one.
RARE = {"cleared_on": "2026-09-15", "paypal_disputed_on": "2026-09-22"}


EXPECTED = [
    # The 11th day after dispatch.
    ("dispute-opens", {"dispatched_on"}, "2026-09-05"),
    # 18 September begins in Seoul while it is the 17th in California; 2 October 23:59 there is the 3rd here.
    ("dispute-closes", {"received_on"}, "2026-10-03"),
    # Without receipt from the end of the promised time, two days later.
    ("dispute-closes", {"promised_on"}, "2026-10-05"),
    # Received in time: not over before that.
    ("dispute-closes", {"promised_on", "received_on"}, "2026-10-03"),
    ("late-14d", {"dispatched_on"}, "2026-09-08"),
    ("late-30d", {"dispatched_on"}, "2026-09-24"),
    ("seller-answers", {"requested_on"}, "2026-09-26"),
    ("platform-steps-in", {"requested_on"}, "2026-09-28"),
    # Counted in California like the dispute window.
    ("return-posted-by", {"approved_on"}, "2026-10-10"),
    # Ten working days without two weekends, the substitute of 개천절 (5 October) and 한글날 (9 October).
    ("refund-booked-by", {"approved_on"}, "2026-10-16"),
    # The 25th is 추석; 26 and 27 are a weekend, and 추석 on a Saturday has no substitute.
    ("withdrawal-7d", {"received_on"}, "2026-09-28"),
    ("mismatch-3m", {"received_on"}, "2026-12-18"),
    ("mismatch-30d", {"noticed_on"}, "2026-10-19"),
    # Noticed on the day of receipt at the earliest: 18 October is a Sunday.
    ("mismatch-30d", {"received_on"}, "2026-10-19"),
    ("instalment-withdrawal-7d", {"received_on"}, "2026-09-28"),
    ("courier-14d", {"received_on"}, "2026-10-02"),
    ("return-90d", {"paid_on"}, "2026-11-18"),
    # Posted on Friday 2 October: weekend and the substitute on Monday do not count.
    ("statutory-refund-3bd", {"shipped_back_on"}, "2026-10-08"),
    # Asked on Monday 21 September: 22, 23, and after 추석 and the weekend the 28th.
    ("refund-undelivered-3bd", {"requested_on"}, "2026-09-28"),
    ("chargeback-120d", {"paid_on"}, "2026-12-18"),
    ("chargeback-expected-120d", {"promised_on"}, "2027-01-18"),
    ("paypal-180d", {"paid_on"}, "2027-02-16"),
    ("paypal-claim-20d", {"paypal_disputed_on"}, "2026-10-12"),
    # Six months from 16 September, the day after; without that day, cleared on the day of dispatch at the earliest.
    ("duty-refund-6m", {"cleared_on"}, "2027-03-15"),
    ("duty-refund-6m", {"dispatched_on"}, "2027-02-25"),
]
# These are counted from another day where theirs is not known.
BOUNDED = {"dispute-closes", "mismatch-30d", "duty-refund-6m"}


@pytest.mark.parametrize(("slug", "anchors", "day"), EXPECTED)
def test_a_deadline_runs_from_its_own_day_alone(client, slug, anchors, day):
    known = {**DAYS, **RARE}
    response = client.get(URL, {name: known[name] for name in anchors})
    assert response.status_code == 200
    assert deadlines_on(response)[slug] == day
    others = {name: day for name, day in known.items() if name not in anchors}
    assert slug not in deadlines_on(client.get(URL, others)) or slug in BOUNDED


def test_every_deadline_has_a_row_above():
    assert {row[0] for row in EXPECTED} == set(DeadlineRule.objects.values_list("slug", flat=True))


def test_all_days_give_all_deadlines_explained(client):
    response = client.get(URL, {**DAYS, **RARE})
    assert set(deadlines_on(response)) == {row[0] for row in EXPECTED}
    page = plain_text(response)
    assert page.count("왜 이 날짜인가요?") == len({row[0] for row in EXPECTED} - {"mismatch-3m"})
    assert "9월 25일(금)은 추석이라 다음 날로 넘어가요" in page
    assert "10월 5일(월)은 개천절 대체공휴일이라 빼고 세어요" in page
    assert "승인된 날: 2026년 9월 30일(수)" in page
    # One list by time, what has passed last; what must be kept as well stands with the one that it belongs to.
    order = list(deadlines_on(response))
    ahead = ["chargeback-120d", "chargeback-expected-120d", "paypal-180d", "duty-refund-6m"]
    assert [slug for slug in order if slug in ahead] == ahead
    assert order[order.index("mismatch-30d") + 1] == "mismatch-3m"
    passed = order.index("return-90d")  # on 11-18
    assert max(order.index(slug) for slug in ahead) < passed
    assert "다른 기한은 12월 18일(금)까지" in page


@pytest.mark.parametrize(
    ("payment", "shown"),
    [
        ("", {"chargeback-120d", "paypal-180d"}),
        ("card", {"chargeback-120d"}),
        ("paypal", {"paypal-180d"}),
        ("other", set()),
    ],
)
def test_the_payment_decides_between_card_and_paypal(client, payment, shown):
    response = client.get(URL, {"paid_on": DAYS["paid_on"], "payment": payment})
    assert {*deadlines_on(response), *missing_deadlines(response)} & {"chargeback-120d", "paypal-180d"} == shown
    assert ("결제수단을 고르면" in plain_text(response)) is (payment == "")


WITHDRAWAL = {"withdrawal-7d", "instalment-withdrawal-7d"}
LATE = {"late-14d", "late-30d", "refund-undelivered-3bd", "chargeback-expected-120d"}
MISMATCH = {"mismatch-3m", "mismatch-30d", "courier-14d"}
HIDDEN = {
    **dict.fromkeys(("not-received", "shown-delivered", "customs-hold"), MISMATCH | WITHDRAWAL | {"return-90d"}),
    "cancel-order": MISMATCH | WITHDRAWAL | {"return-90d"},
    "change-of-mind": MISMATCH | LATE,
    # A courier answers for what broke or got lost on the way, and for nothing else.
    **dict.fromkeys(("wrong-item", "not-as-described", "counterfeit", "unsafe-goods"), LATE | {"courier-14d"}),
    "refund-delayed": set(),
    "return-refused": set(),
}


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_a_problem_hides_only_what_contradicts_it(client, problem):
    response = client.get(URL, {**DAYS, **RARE, "problem": problem.slug})
    shown = set(deadlines_on(response))
    hidden = HIDDEN.get(problem.slug, LATE)
    assert {row[0] for row in EXPECTED} - shown == hidden
    assert problem.own_rules <= shown
    assert ("상관없는 기한은 뺐어요" in plain_text(response)) is bool(hidden)
    assert not problem.ruled_out & problem.own_rules


def test_the_one_that_lacks_its_day_is_asked_for_alone(client):
    assert missing_deadlines(client.get(URL, {"noticed_on": "2026-11-20"})).count("mismatch-3m") == 1


def test_the_process_runs_whatever_the_problem(client):
    for problem in problems.PROBLEMS:
        found = deadlines_on(client.get(URL, {"requested_on": "2026-11-20", "problem": problem.slug}))
        of_the_process = {slug: day for slug, day in found.items() if slug in problems.PROCESS_RULES}
        assert of_the_process == {"seller-answers": "2026-11-25", "platform-steps-in": "2026-11-27"}, problem.slug
        assert set(found) - set(of_the_process) <= {"refund-undelivered-3bd"}


def test_days_that_are_missing_are_asked_for_and_never_guessed(client):
    response = client.get(URL, {"received_on": DAYS["received_on"], "problem": "damaged", "payment": "card"})
    assert set(deadlines_on(response)) == {
        "dispute-closes", "mismatch-3m", "mismatch-30d", "withdrawal-7d", "instalment-withdrawal-7d", "courier-14d",
    }  # fmt: skip
    assert set(missing_deadlines(response)) == {"return-90d", "chargeback-120d", *problems.PROCESS_RULES}
    assert '90일 반품 (<a href="#id_paid_on">결제한 날</a>)' in response.text
    asked = client.get(URL, {"paid_on": DAYS["paid_on"], "problem": "damaged"}).text
    assert '설명과 달라서 취소하기 (알게 된 날부터 30일) (<a href="#id_received_on">받은 날</a>)' in asked
    assert "(받은 날 또는 약속한 배송일)" in plain_text(client.get(URL))


def test_without_a_day_the_page_says_what_each_would_give(client):
    for query in ({}, {"problem": ""}, {"other": "x"}, dict.fromkeys(DAYS, "")):
        response = client.get(URL, query)
        assert response.status_code == 200
        assert not deadlines_on(response)
        assert set(missing_deadlines(response)) == {row[0] for row in EXPECTED} - {"mismatch-3m"}
        assert "하나만 적어도 계산해 드려요" in plain_text(response)


def test_a_new_holiday_counts_at_once(client):
    query = {"shipped_back_on": "2026-11-20"}
    assert deadlines_on(client.get(URL, query))["statutory-refund-3bd"] == "2026-11-25"
    Holiday.objects.create(on="2026-11-24", name="임시공휴일", source="x", checked_on="2026-11-20", confidence="H")
    response = client.get(URL, query)
    assert deadlines_on(response)["statutory-refund-3bd"] == "2026-11-26"
    assert "11월 24일(화)은 임시공휴일이라 빼고 세어요" in plain_text(response)
