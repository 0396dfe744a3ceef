"""The reference data: what the seed writes, what it leaves alone, and that the rest of the product finds it."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.contact.models import ContactChannel, OpeningPeriod
from cases.contact.plan import contact_now
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.facts.models import Holiday, PolicyFact
from cases.facts.sourced import ReferenceVersion, sourced_models
from cases.process import problems, states
from cases.process.payment import Payment
from cases.process.situation import Countdown, Situation
from cases.process.states import Status
from cases.seed.apply import apply_all
from cases.seed.holidays import korean_holidays
from tests.support.factories import make_case
from tests.support.moments import NOW

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def seeded(db):
    return apply_all(TODAY)


# From the Acts and the announcements of 2026 (월력요항 2027), not from the package.
@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-05-01", "노동절"),
        ("2026-07-17", "제헌절"),
        ("2026-12-25", "성탄절"),
        ("2027-01-01", "신정"),
        ("2027-02-08", "설날 다음날"),
        ("2027-02-09", "설날 대체공휴일"),
        ("2027-05-03", "노동절 대체공휴일"),
        ("2027-07-19", "제헌절 대체공휴일"),
        ("2027-08-16", "광복절 대체공휴일"),
        ("2027-10-04", "개천절 대체공휴일"),
        ("2027-10-11", "한글날 대체공휴일"),
        ("2027-12-27", "성탄절 대체공휴일"),
        ("2028-04-12", "국회의원 선거일"),
        ("2028-10-03", "개천절 · 추석"),
        ("2028-10-05", "추석 대체공휴일"),
    ],
)
def test_a_public_holiday_has_its_name(day, name):
    assert korean_holidays(2026, 2028)[dt.date.fromisoformat(day)] == name


@pytest.mark.parametrize("day", ["2026-09-28", "2027-06-07", "2026-11-24", "2027-12-24", "2028-12-26"])
def test_a_working_day_is_no_holiday(day):
    assert dt.date.fromisoformat(day) not in korean_holidays(2026, 2028)


def test_the_years_around_the_present_one_are_there(seeded):
    assert {on.year for on in Holiday.objects.values_list("on", flat=True)} == {2025, 2026, 2027, 2028, 2029}


def test_a_second_run_changes_nothing(seeded):
    version = ReferenceVersion.current()
    assert version == 1
    before = [list(model.objects.order_by("pk").values()) for model in (*sourced_models(), OpeningPeriod)]
    again = apply_all(TODAY)
    assert [(count.created, count.updated) for count in again] == [(0, 0)] * 10
    assert ReferenceVersion.current() == version
    assert before == [list(model.objects.order_by("pk").values()) for model in (*sourced_models(), OpeningPeriod)]


def test_outdated_rows_are_brought_up_to_date_and_counted_once(seeded):
    ContactChannel.objects.filter(slug="phone").update(value="0", speed=0)
    Holiday.objects.filter(on="2026-12-25").update(name="?")
    OpeningPeriod.objects.filter(channel__slug="1372", weekday=0, opens="09:00").update(opens="10:00")
    counts = {count.label: (count.created, count.updated) for count in apply_all(TODAY)}
    assert counts == {
        "연락할 곳": (0, 1),
        "운영 시간": (1, 1),
        "공휴일": (0, 1),
        "정책 사실": (0, 0),
        "기한 규칙": (0, 0),
        "배송 조회 주소": (0, 0),
        "보낼 메시지": (0, 0),
        "메시지 글자 수": (0, 0),
        "도움받는 순서": (0, 0),
        "답장을 읽는 규칙": (0, 0),
    }  # fmt: skip
    phone = ContactChannel.objects.get(slug="phone")
    assert (phone.value, phone.speed) == ("1877-4816", 3)
    assert Holiday.objects.get(on="2026-12-25").name == "성탄절"
    assert ReferenceVersion.current() == 2


def test_a_sentence_that_is_said_anew_reaches_every_row_that_nobody_edited(seeded):
    old = {"title": "못 받은 물건: 환불 가능", "text": "환불을 신청할 수 있습니다."}
    PolicyFact.objects.filter(slug="non-receipt").update(**old)
    PolicyFact.objects.filter(slug="no-exchange").update(**old, edited_at=timezone.now())
    apply_all(TODAY)
    told, kept = (PolicyFact.objects.get(slug=slug) for slug in ("non-receipt", "no-exchange"))
    assert told.text.endswith("환불을 신청할 수 있어요.")
    assert (kept.title, kept.text) == tuple(old.values())


def test_what_staff_edited_stays(seeded):
    ContactChannel.objects.filter(slug="phone").update(value="02-000-0000", edited_at=timezone.now())
    OpeningPeriod.objects.filter(channel__slug="phone", weekday=4).delete()
    DeadlineRule.objects.filter(slug="dispute-closes").update(amount=20, edited_at=timezone.now())
    Holiday.objects.create(
        on="2026-12-31", name="임시공휴일", source="관보", checked_on=TODAY, confidence="H", edited_at=timezone.now()
    )
    apply_all(TODAY)
    assert ContactChannel.objects.get(slug="phone").value == "02-000-0000"
    assert OpeningPeriod.objects.filter(channel__slug="phone").count() == 4
    assert DeadlineRule.objects.get(slug="dispute-closes").amount == 20
    assert Holiday.objects.get(on="2026-12-31").name == "임시공휴일"


def test_every_deadline_of_the_guide_has_its_row(seeded):
    slugs = {row.slug for row in DeadlineRule.objects.all()}
    assert {name for problem in problems.PROBLEMS for name in problem.rules} | {*problems.PROCESS_RULES} <= slugs


def test_every_row_is_valid(seeded):
    """Choices, lengths, addresses: what the admin would refuse must not come from us."""
    for model in sourced_models():
        for row in model.objects.all():
            row.full_clean()
            assert row.source
    for row in DeadlineRule.objects.all():
        assert set(row.stages) <= set(states.Status.values), row.slug
        assert row.payment in {"", *Payment.values}


def test_what_nobody_confirmed_is_marked(seeded):
    phone = ContactChannel.objects.get(slug="phone")
    assert not phone.is_confirmed
    assert "전화번호" in phone.unconfirmed
    assert phone.tel == "18774816"
    assert ContactChannel.objects.get(slug="email").value == ""
    assert ContactChannel.objects.get(slug="1372").is_confirmed
    assert all(row.instead for row in ContactChannel.objects.all() if not row.is_confirmed)


def test_channels_are_ranked_in_four_queries(seeded, django_assert_num_queries):
    with django_assert_num_queries(4):
        ranked = contact_now(NOW, Situation())
    assert [one.channel.slug for one in ranked] == [
        "dispute", "phone", "chat", "1372", "1372-web", "crossborder", "card-issuer", "email",
    ]  # fmt: skip
    with django_assert_num_queries(4):
        assert contact_now(NOW, Situation(problem=problems.problem("damaged")))[1].channel.slug == "chat"


def test_the_card_issuer_is_for_money_that_a_card_paid(seeded):
    def order(payment):
        return [one.channel.slug for one in contact_now(NOW, Situation(Status.REJECTED, payment=payment))]

    assert set(order("")) - set(order("paypal")) == set(order("")) - set(order("other")) == {"card-issuer"}
    assert order("card") == order("")
    assert order("card")[1] == "card-issuer"


def test_a_temporary_holiday_takes_effect_at_once(seeded):
    assert contact_now(NOW, Situation())[1].state.open
    Holiday.objects.create(on=NOW.date(), name="임시공휴일", source="관보", checked_on=TODAY, confidence="H")
    phone = next(one for one in contact_now(NOW, Situation()) if one.channel.slug == "phone")
    assert (phone.state.open, phone.label) == (False, "임시공휴일에는 쉴 수 있어요")


# The deadlines of a case


def slugs_of(case):
    found, missing = deadlines_of(case.situation, NOW)
    return [one.slug for one in found], [one.slug for one in missing]


def test_the_deadlines_of_a_case_cost_two_queries(seeded, django_assert_num_queries):
    case = make_case()
    with django_assert_num_queries(2):
        found, missing = deadlines_of(case.situation, NOW)
    assert [(one.slug, str(one.on)) for one in found] == [
        ("withdrawal-7d", "2026-11-27"),
        ("instalment-withdrawal-7d", "2026-11-27"),
        ("courier-14d", "2026-12-04"),
        ("dispute-closes", "2026-12-05"),
        ("mismatch-30d", "2026-12-21"),
        ("return-90d", "2027-01-30"),
        ("mismatch-3m", "2027-02-22"),
        ("chargeback-120d", "2027-03-01"),
    ]
    assert missing == []


def test_a_deadline_runs_only_for_its_way_of_payment(seeded):
    assert "paypal-180d" in slugs_of(make_case(payment="paypal"))[0]
    assert "chargeback-120d" not in slugs_of(make_case(payment="paypal"))[0]
    assert {"paypal-180d", "chargeback-120d"} <= set(slugs_of(make_case(payment=""))[0])
    assert not {"paypal-180d", "chargeback-120d"} & set(slugs_of(make_case(payment="other"))[0])


def test_a_deadline_runs_only_in_its_stage(seeded):
    day = dt.date(2026, 11, 23)
    assert "return-posted-by" not in slugs_of(make_case(approved_on=day))[0]
    assert slugs_of(make_case(status="return_due", approved_on=day))[0][0] == "return-posted-by"
    assert "refund-booked-by" in slugs_of(make_case(status="approved", approved_on=day))[0]
    asked = slugs_of(make_case(status="filed"))[1]
    assert set(asked) == {"seller-answers", "platform-steps-in"}


def test_a_closed_case_has_no_deadlines(seeded):
    assert slugs_of(make_case(status="closed")) == ([], [])


def test_the_buyers_own_countdown_is_shown_for_every_problem(seeded):
    at = dt.datetime(2026, 12, 1, 7, 59, tzinfo=dt.UTC)
    countdown = Countdown(at, "America/Los_Angeles")
    for row in DeadlineRule.objects.filter(has_countdown=True):
        stage = row.stages[0] if row.stages else "filed"
        case = make_case(problem="return-refused", status=stage, countdowns={row.slug: countdown.as_stored()})
        found = {one.slug: one for one in deadlines_of(case.situation, NOW)[0]}
        assert (found[row.slug].countdown, str(found[row.slug].on)) == (countdown, "2026-12-01")


@pytest.mark.parametrize("slug", problems.PROCESS_RULES)
def test_a_countdown_of_the_process_ends_with_its_stage(seeded, slug):
    """A return that was sent needs no day by which to send it, however far that day was prolonged."""
    shown = Countdown(dt.datetime(2026, 12, 20, 14, 59, tzinfo=dt.UTC)).as_stored()
    row = DeadlineRule.objects.get(slug=slug)
    for status in Status:
        case = make_case(status=status, countdowns={slug: shown})
        runs = status != Status.CLOSED and (not row.stages or status in row.stages)
        assert (slug in slugs_of(case)[0]) is runs, status


def test_what_was_sent_back_is_counted_for_every_problem(seeded):
    """Whoever has sent something back has sent it, whatever was wrong, and the law counts from its arrival."""
    sent = {"shipped_back_on": dt.date(2026, 11, 23), "dispatched_on": dt.date(2026, 11, 3)}
    for problem in problems.PROBLEMS:
        slugs = {"statutory-refund-3bd", "duty-refund-6m"}
        found, _missing = slugs_of(make_case(problem=problem.slug, status="returning", **sent))
        assert slugs <= set(found)
        found, missing = slugs_of(make_case(problem=problem.slug, status="returning"))
        assert not (slugs - problem.own_rules) & {*found, *missing}


def test_a_paypal_dispute_of_ones_own_runs_for_every_problem(seeded):
    day = dt.date(2026, 11, 20)
    for problem in problems.PROBLEMS:
        case = make_case(problem=problem.slug, status="filed", payment="paypal", paypal_disputed_on=day)
        assert "paypal-claim-20d" in slugs_of(case)[0]
        assert "paypal-claim-20d" not in {*slugs_of(make_case(problem=problem.slug, payment="paypal"))[0]}


def test_a_new_holiday_moves_exactly_the_deadlines_that_cross_it(seeded):
    case = make_case()
    before = {one.slug: one.on for one in deadlines_of(case.situation, NOW)[0]}
    Holiday.objects.create(on="2026-12-21", name="임시공휴일", source="관보", checked_on=TODAY, confidence="H")
    after = {one.slug: one.on for one in deadlines_of(case.situation, NOW)[0]}
    assert {slug: str(after[slug]) for slug in after if after[slug] != before[slug]} == {"mismatch-30d": "2026-12-22"}


# Commands


def test_the_command_says_what_it_did(db):
    out = StringIO()
    call_command("seed_reference", stdout=out)
    assert "기한 규칙: 21 created, 0 updated, 0 left as staff edited them" in out.getvalue()


def test_check_facts_lists_what_nobody_checked(seeded):
    Holiday.objects.filter(on="2026-12-25").update(checked_on=timezone.localdate() - dt.timedelta(days=200))
    out = StringIO()
    call_command("check_facts", days=190, stdout=out)
    listed = out.getvalue()
    assert "성탄절" in listed
    assert "200 days" in listed
    assert "전화 상담" not in listed
    out = StringIO()
    call_command("check_facts", days=10_000, unconfirmed=True, stdout=out)
    assert "전화 상담" in out.getvalue()
    assert "성탄절" not in out.getvalue()


def test_a_rule_says_itself_in_a_few_words(db):
    call_command("seed_reference", verbosity=0)
    rules = DeadlineRule.objects.by_slug()
    assert rules["paypal-180d"].value == "결제한 날부터 180일"
    assert rules["mismatch-3m"].value == "받은 날부터 3개월"
    assert rules["refund-booked-by"].value.endswith("영업일")
    assert rules["dispute-opens"].value.endswith("일 뒤")
