"""How deadlines explain themselves, what is left of them, and the order page that overrides ours."""

import datetime as dt
import re

import pytest
from django.template.loader import render_to_string

from cases.deadlines import counting, explain
from cases.process.situation import Countdown, Situation
from tests.support.deadline_rules import ROWS, one, rule
from tests.support.holidays import HOLIDAYS
from tests.support.moments import NOW, PACIFIC, SEOUL

# The order page


@pytest.mark.parametrize(
    ("read", "zone", "seoul"),
    [
        ("2026-11-30T23:59", PACIFIC, "2026-12-01T16:59+09:00"),
        ("2027-07-01T23:59", PACIFIC, "2027-07-02T15:59+09:00"),
        ("2026-11-30T23:59", SEOUL, "2026-11-30T23:59+09:00"),
    ],
)
def test_the_order_page_overrides_our_estimate(read, zone, seoul):
    at = dt.datetime.fromisoformat(read).replace(tzinfo=zone).astimezone(dt.UTC)  # as the database returns it
    deadline = one("dispute-closes", received_on="2026-11-20", order_page_at=at, order_page_zone=zone.key)
    assert deadline.at == dt.datetime.fromisoformat(seoul)
    assert deadline.on == dt.datetime.fromisoformat(seoul).date()
    assert deadline.countdown == Countdown(at, zone.key)
    assert not deadline.is_uncertain
    assert not deadline.estimated
    assert deadline.ours.estimated
    assert str(deadline.ours.on) == "2026-12-05"


def test_the_order_page_needs_no_other_date():
    at = dt.datetime(2026, 11, 30, 23, 59, tzinfo=PACIFIC)
    deadline = one("dispute-closes", order_page_at=at, order_page_zone="America/Los_Angeles")
    assert deadline.ours is None
    assert [step.text for step in deadline.steps] == [
        "주문 화면에 나온 기한: 미국 태평양 시간 2026년 11월 30일(월) 23:59",
        "미국 태평양 시간 11월 30일(월) 23:59은 한국 시간으로 2026년 12월 1일(화) 16:59에 해당해요",
    ]


# Explanations


def texts(deadline):
    return [(step.kind, step.text) for step in deadline.steps]


def test_a_rolled_date_names_every_day_that_was_off():
    assert texts(one("withdrawal-7d", received_on="2027-01-30")) == [
        ("anchor", "받은 날: 2027년 1월 30일(토)"),
        ("count", "다음 날부터 7일을 세면 2027년 2월 6일(토)이에요"),
        ("skip", "2월 6일(토)은 설날 전날이라 다음 날로 넘어가요"),
        ("skip", "2월 7일(일)은 설날이라 다음 날로 넘어가요"),
        ("skip", "2월 8일(월)은 설날 다음날이라 다음 날로 넘어가요"),
        ("skip", "2월 9일(화)은 설날 대체공휴일이라 다음 날로 넘어가요"),
        ("roll", "그래서 다음 영업일인 2027년 2월 10일(수)까지예요"),
    ]


def test_a_day_that_only_bounds_says_so_and_what_the_latest_would_be():
    assert texts(one("statutory-refund-3bd", shipped_back_on="2026-11-23")) == [
        ("anchor", "반품을 보낸 날: 2026년 11월 23일(월)"),
        (
            "anchor",
            "반품이 도착한 날을 아직 몰라요. 이날보다 빠를 수는 없어서 이날부터 세어요. 알게 되면 적어 주세요",
        ),
        ("count", "다음 날부터 영업일로 3일을 세면 2026년 11월 26일(목)이에요"),
        ("latest", "정확한 날을 모르면 이보다 늦을 수 있어요. 얼마나 늦을지는 알 수 없어요"),
    ]


def test_a_late_parcel_says_why_it_counts_from_receipt():
    told = [text for kind, text in texts(one("dispute-closes", received_on="2026-12-20", promised_on="2026-12-01"))]
    assert told[:3] == [
        "받은 날: 2026년 12월 20일(일)",
        "약속한 배송일: 2026년 12월 1일(화). 그보다 늦게 받았으니 받은 날부터 세어요",
        "수령 확인을 누른 날을 아직 몰라요. 이날보다 빠를 수는 없어서 이날부터 세어요. 알게 되면 적어 주세요",
    ]


def test_of_two_known_days_both_are_named():
    told = [
        text
        for kind, text in texts(one("dispute-closes", confirmed_on="2026-11-24", protection_ends_on="2026-11-20"))
        if kind == "anchor"
    ]
    assert told == [
        "주문 화면의 구매자 보호가 끝나는 날: 2026년 11월 20일(금)",
        "수령 확인을 누른 날: 2026년 11월 24일(화). 둘 가운데 이른 날부터 세어요",
    ]
    told = [text for _kind, text in texts(one("withdrawal-7d", received_on="2026-11-20", seller_known_on="2026-11-23"))]
    assert told[:2] == [
        "판매자 주소를 알게 된 날: 2026년 11월 23일(월)",
        "받은 날: 2026년 11월 20일(금). 둘 가운데 늦은 날부터 세어요",
    ]


def test_what_caps_a_deadline_is_named():
    situation = Situation(dates={"received_on": dt.date(2026, 9, 2)})
    found, _missing = counting.deadlines(situation, [rule("mismatch-30d"), rule("mismatch-3m")], HOLIDAYS, NOW)
    (capped,) = [deadline for deadline in found if deadline.slug == "mismatch-30d"]
    assert [text for kind, text in texts(capped) if kind == "latest"] == [
        "‘설명과 달라서 취소하기 (받은 날부터 3개월)’ 기한도 지켜야 하니 늦어도 2026년 12월 2일(수)까지예요"
    ]


@pytest.mark.parametrize(
    ("days", "since"),
    [
        ({"shipped_back_on": "2026-11-16"}, "2026-11-16"),
        ({"shipped_back_on": "2026-11-16", "arrived_on": "2026-11-23"}, "2026-11-23"),
    ],
)
def test_a_deadline_knows_the_day_that_it_is_counted_from(days, since):
    assert str(one("statutory-refund-3bd", **days).since) == since


def test_the_right_day_is_counted_from_as_soon_as_it_is_known():
    deadline = one("statutory-refund-3bd", shipped_back_on="2026-11-16", arrived_on="2026-11-23")
    # Tuesday, Wednesday, Thursday.
    assert texts(deadline) == [
        ("anchor", "반품이 도착한 날: 2026년 11월 23일(월)"),
        ("count", "다음 날부터 영업일로 3일을 세면 2026년 11월 26일(목)이에요"),
    ]


def test_business_days_name_every_day_that_was_skipped():
    assert texts(one("statutory-refund-3bd", arrived_on="2026-12-23")) == [
        ("anchor", "반품이 도착한 날: 2026년 12월 23일(수)"),
        ("skip", "12월 25일(금)은 성탄절이라 빼고 세어요"),
        ("skip", "12월 26일(토), 12월 27일(일)은 주말이라 빼고 세어요"),
        ("count", "다음 날부터 영업일로 3일을 세면 2026년 12월 29일(화)이에요"),
    ]


def test_a_pacific_deadline_explains_both_conversions():
    assert texts(one("dispute-closes", confirmed_on="2026-11-20")) == [
        ("anchor", "수령 확인을 누른 날: 2026년 11월 20일(금)"),
        ("zone", "한국의 이날 0시는 미국 태평양 시간으로 2026년 11월 19일(목)이에요"),
        ("count", "다음 날부터 15일을 세면 2026년 12월 4일(금)이에요"),
        ("zone", "미국 태평양 시간 12월 4일(금) 23:59은 한국 시간으로 2026년 12월 5일(토) 16:59에 해당해요"),
        ("latest", "한국의 이날 늦게 일어났다면 하루 뒤인 2026년 12월 6일(일) 16:59까지예요"),
    ]


def test_a_working_day_is_not_explained_away():
    assert [kind for kind, _text in texts(one("withdrawal-7d", received_on="2026-11-20"))] == ["anchor", "count"]


# How long there is


@pytest.mark.parametrize(
    ("now", "left", "passed", "tone"),
    [
        ("2026-11-19T23:59", "8일 남음", False, "info"),
        ("2026-11-20T00:00", "7일 남음", False, "warn"),
        ("2026-11-24T10:00", "3일 남음", False, "warn"),
        ("2026-11-26T10:00", "1일 남음", False, "bad"),
        ("2026-11-27T00:00", "오늘까지", False, "bad"),
        ("2026-11-27T23:59:59", "오늘까지", False, "bad"),
        ("2026-11-28T00:00", "1일 지남", True, "mute"),
        ("2026-11-29T12:00", "2일 지남", True, "mute"),
    ],
)
def test_what_is_left_of_a_deadline_in_seoul(now, left, passed, tone):
    at = dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL)
    for moment in (at, at.astimezone(dt.UTC), at.astimezone(PACIFIC)):
        deadline = one("withdrawal-7d", received_on="2026-11-20", now=moment)
        assert (deadline.left, deadline.passed, deadline.tone) == (left, passed, tone)


def test_a_pacific_deadline_can_end_in_the_afternoon():
    before = dt.datetime(2026, 12, 5, 16, 59, tzinfo=SEOUL)
    after = dt.datetime(2026, 12, 5, 17, 0, tzinfo=SEOUL)
    assert one("dispute-closes", confirmed_on="2026-11-20", now=before).left == "이르면 오늘까지"
    assert one("dispute-closes", confirmed_on="2026-11-20", now=after).left == "이미 지났을 수 있음"
    in_all_readings = after + dt.timedelta(days=1)
    assert one("dispute-closes", confirmed_on="2026-11-20", now=in_all_readings).left == "오늘 지남"


@pytest.mark.parametrize(
    ("now", "left", "begun"),
    [("2026-11-20T23:59", "1일 뒤부터", False), ("2026-11-21T00:00", "지금 가능", True)],
)
def test_what_opens_never_passes(now, left, begun):
    at = dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL)
    deadline = one("dispute-opens", dispatched_on="2026-11-10", now=at)
    assert (deadline.left, deadline.has_begun, deadline.passed) == (left, begun, False)


# On the page


def page(*deadlines, missing=()):
    return render_to_string("deadlines/_deadlines.html", {"deadlines": deadlines, "missing": missing})


def words(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_the_page_marks_each_deadline_and_its_day():
    html = page(one("withdrawal-7d", received_on="2026-11-20"))
    assert '<article class="deadline" data-deadline="withdrawal-7d" data-tone="warn"' in html
    assert 'data-earliest="2026-11-27" data-latest="2026-11-27"' in html
    assert '<time datetime="2026-11-27">' in html and " 11월 27일(금)까지" in words(html)
    assert "이르면" not in html
    assert "늦어도" not in html
    assert "3일 남음" in html
    assert "왜 이 날짜인가요?" in html
    assert "전자상거래법 제17조" in html


def test_the_page_tells_both_readings_and_whether_the_earliest_is_over():
    html = page(one("dispute-closes", received_on="2026-11-20", promised_on="2026-11-30"))
    assert '<time datetime="2026-12-05">' in html and "12월 5일(토) 오후 4시까지면 안전해요" in words(html)
    told, why = html.split("<details", 1)
    assert "늦어도" not in told and "12월 16일" not in told and "2026년 12월 16일(수)까지예요" in words(why)
    assert 'data-latest="2026-12-16"' in told
    assert "이미 지났을 수 있" not in html
    later = dt.datetime(2026, 12, 10, tzinfo=SEOUL)
    html = page(one("dispute-closes", received_on="2026-11-20", promised_on="2026-11-30", now=later))
    assert "이미 지났을 수 있으니 지금 확인하세요." in html and "안전해요" not in html
    assert "주문 화면에 신청 버튼이 남아 있는지" not in html  # what is still possible once it has passed


@pytest.mark.parametrize(
    ("received_on", "now", "until"),
    [
        # Days in the year of the reader: no year. From 11-19 or 11-20 there, 15 days.
        ("2026-11-20", "2026-11-24", "12월 5일(토) 오후 4시까지면 안전해요"),
        # Over the year's end, seen from either side of it.
        ("2026-12-16", "2026-12-20", "12월 31일(목) 오후 4시까지면 안전해요"),
        ("2026-12-16", "2027-01-01", "이르면 2026년 12월 31일(목) 오후 4시, 늦어도 1월 1일(금)까지"),
        ("2026-12-20", "2026-12-21", "2027년 1월 4일(월) 오후 4시까지면 안전해요"),
    ],
)
def test_a_day_names_its_year_where_that_is_not_the_one_of_its_reader(received_on, now, until):
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL)
    assert one("dispute-closes", confirmed_on=received_on, now=moment).until_day == until


@pytest.mark.parametrize(
    ("received_on", "said"),
    [("2026-11-20", "12월 5일(토) 오후 4시"), ("2027-06-01", "6월 16일(수) 오후 3시")],  # midnight in California
)
def test_a_day_of_another_country_is_called_safe_until_an_hour_of_ours(received_on, said):
    before = dt.datetime.fromisoformat(received_on).replace(tzinfo=SEOUL)
    deadline = one("dispute-closes", received_on=received_on, now=before)
    assert deadline.until_day == f"{said}까지면 안전하고, 실제 기한은 더 늦을 수도 있어요"
    known = one("dispute-closes", confirmed_on=received_on, now=before)
    assert known.until_day.endswith("까지면 안전해요") and ":" not in known.until_day


def test_an_hour_that_may_be_over_ends_its_sentence_as_people_say_it():
    late = dt.datetime(2026, 12, 10, tzinfo=SEOUL)
    deadline = one("dispute-closes", received_on="2026-11-20", promised_on="2026-11-30", now=late)
    told = words(render_to_string("deadlines/_until.html", {"deadline": deadline}))
    assert told.startswith("이르면 12월 5일(토) 오후 4시예요.")


def test_the_page_names_no_latest_day_where_nobody_knows_it():
    html = page(one("dispute-closes", received_on="2026-11-20"))
    assert "더 늦을 수도 있어요" in html and "늦어도" not in html
    assert 'data-earliest="2026-12-05"' in html


def test_the_page_says_whose_turn_it_is():
    whose = {
        "dispute-closes": ("received_on", "나"),
        "seller-answers": ("requested_on", "판매자"),
        "platform-steps-in": ("requested_on", "알리익스프레스"),
        "refund-booked-by": ("approved_on", "알리익스프레스·카드사"),
    }
    for slug, (anchor, label) in whose.items():
        known = {anchor: dt.date(2026, 11, 20)}
        (deadline,), _missing = counting.deadlines(Situation(dates=known), [ROWS[slug].as_rule()], HOLIDAYS, NOW)
        shown = page(deadline)
        assert f'data-actor="{deadline.actor}"' in shown
        assert (f"누가: {label}" in shown) is (label != "나")  # Whoever reads is meant where nobody is named.


def test_the_page_shows_the_order_page_first_and_our_estimate_beside_it():
    at = dt.datetime(2026, 11, 30, 23, 59, tzinfo=PACIFIC)
    html = page(one("dispute-closes", received_on="2026-11-20", order_page_at=at, order_page_zone=PACIFIC.key))
    assert " 12월 1일(화) 16:59까지" in words(html)
    assert html.index('datetime="2026-12-01T16:59:00+09:00"') < html.index('<time datetime="2026-12-05">')
    assert html.count("data-deadline=") == 1


def test_the_page_calls_our_count_an_estimate_and_an_old_promise_unconfirmed():
    assert "추정</span>" in page(one("dispute-closes", received_on="2026-11-20"))
    assert "확인 전</span>" in page(one("return-90d", paid_on="2026-11-01"))
    assert "추정</span>" not in page(one("mismatch-3m", received_on="2026-11-20"))


def test_a_passed_deadline_says_what_is_still_possible():
    html = page(one("chargeback-120d", paid_on="2026-07-01"))
    assert "카드 브랜드에 따라 더 늦게까지 되기도 해요." in html


def test_the_page_asks_for_a_missing_date():
    _found, missing = counting.deadlines(Situation(), [rule("mismatch-30d")], HOLIDAYS, NOW)
    html = page(missing=missing)
    assert 'data-missing="mismatch-30d"' in html
    assert "(받은 날)" in html


def test_no_step_is_put_into_words_before_somebody_reads_it(monkeypatch):
    said = []
    monkeypatch.setattr(explain, "day_text", lambda day: said.append(day) or f"{day}")
    steps = one("dispute-closes", received_on="2026-11-20").steps
    assert said == []
    assert "2026-12-04" in " ".join(step.text for step in steps)
    assert said


def test_who_may_be_safe_until_one_of_two_days_is_told_that_day_alone_and_papers_name_both():
    moment = dt.datetime(2026, 11, 24, tzinfo=SEOUL)
    deadline = one("dispute-closes", confirmed_on="2026-11-20", now=moment)
    assert deadline.until_day == "12월 5일(토) 오후 4시까지면 안전해요"
    both = "2026년 12월 5일(토) 16:59까지면 안전하고, 길면 2026년 12월 6일(일) 16:59까지"
    assert deadline.until_in_full == both
    doubtful = one("dispute-closes", confirmed_on="2026-11-20", now=dt.datetime(2026, 12, 5, 20, tzinfo=SEOUL))
    assert doubtful.in_doubt and doubtful.until_day.startswith("이르면 ")
