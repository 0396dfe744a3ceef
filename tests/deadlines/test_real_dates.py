"""Real dates of 2026 to 2028 through every seeded rule, each expectation counted by hand from the law or the source.

The comment on a row is its derivation. 민법 157: the first day does not count. 160: months go by the calendar, to the
day before the corresponding one, or to the end of a month that has none. 161: a last day that is a Saturday or a
holiday moves to the next day that is neither. The platform's countdowns are calendar days and move for nothing.
Every row is counted a second time by an oracle that only walks from day to day, over holidays typed from the Korean
calendar (월력요항), not from the package that seeds the table.
"""

import datetime as dt

import pytest

from cases.casefile.models import Case
from cases.core import days
from cases.deadlines import counting
from cases.process.situation import Countdown, Situation
from cases.seed.rules import RULES
from tests.support.deadline_rules import ROWS, SEEDED_HOLIDAYS
from tests.support.moments import NOW, PACIFIC, SEOUL

# Weekdays off, and weekend holidays too, by year: month-day.
OFF = {
    2026: "01-01 02-16 02-17 02-18 03-01 03-02 05-01 05-05 05-24 05-25 06-03 06-06 07-17 08-15 08-17 09-24 09-25 09-26"
    " 10-03 10-05 10-09 12-25",
    2027: "01-01 02-06 02-07 02-08 02-09 03-01 05-01 05-03 05-05 05-13 06-06 07-17 07-19 08-15 08-16 09-14 09-15 09-16"
    " 10-03 10-04 10-09 10-11 12-25 12-27",
    2028: "01-01 01-26 01-27 01-28 03-01 04-12 05-01 05-02 05-05 06-06 07-17 08-15 10-02 10-03 10-04 10-05 10-09 12-25",
}
BY_HAND = {dt.date.fromisoformat(f"{year}-{day}") for year, text in OFF.items() for day in text.split()}

# Slug, dates of the case, last (or first) day in Seoul with its time where the rule counts elsewhere, what it must say.
# fmt: off
STATUTE = [
    # Seven days of withdrawal (전자상거래법 17조 1항)
    ("withdrawal-7d", "received_on=2026-11-20", "2026-11-27", "다음 날부터 7일을 세면 2026년 11월 27일(금)"),  # 21..27
    ("withdrawal-7d", "received_on=2026-04-24", "2026-05-04", "5월 1일(금)은 노동절이라 다음 날로"),  # a holiday since 2026; Sat, Sun
    ("withdrawal-7d", "received_on=2026-05-27", "2026-06-04", "6월 3일(수)은 지방선거일이라 다음 날로"),  # election Wednesday
    ("withdrawal-7d", "received_on=2026-07-10", "2026-07-20", "7월 17일(금)은 제헌절이라 다음 날로"),  # a holiday since 2026; Sat, Sun
    ("withdrawal-7d", "received_on=2026-08-08", "2026-08-18", "8월 17일(월)은 광복절 대체공휴일이라"),  # 15 Sat, 16 Sun, 17 substitute
    ("withdrawal-7d", "received_on=2026-09-17", "2026-09-28", "9월 26일(토)은 추석 다음날이라|9월 27일(일)은 주말이라"),  # a Saturday gives Chuseok no substitute
    ("withdrawal-7d", "received_on=2026-09-28", "2026-10-06", "10월 5일(월)은 개천절 대체공휴일이라"),  # 10-03 was a Saturday
    ("withdrawal-7d", "received_on=2026-12-25", "2027-01-04", "1월 1일(금)은 신정이라|1월 2일(토), 1월 3일(일)은 주말이라"),  # over the year's end
    ("withdrawal-7d", "received_on=2027-01-30", "2027-02-10", "2월 6일(토)은 설날 전날이라|2월 9일(화)은 설날 대체공휴일이라"),  # Seollal on a Sunday: Tuesday is off
    ("withdrawal-7d", "received_on=2027-02-02", "2027-02-10", "2월 9일(화)은 설날 대체공휴일이라"),  # ends on the substitute itself
    ("withdrawal-7d", "received_on=2027-04-24", "2027-05-04", "5월 3일(월)은 노동절 대체공휴일이라"),  # 1 Sat, 2 Sun, 3 substitute
    ("withdrawal-7d", "received_on=2027-05-06", "2027-05-14", "5월 13일(목)은 부처님오신날이라"),
    ("withdrawal-7d", "received_on=2027-05-30", "2027-06-07", "6월 6일(일)은 현충일이라"),  # no substitute for 현충일: Monday works
    ("withdrawal-7d", "received_on=2027-07-10", "2027-07-20", "7월 17일(토)은 제헌절이라|7월 19일(월)은 제헌절 대체공휴일이라"),
    ("withdrawal-7d", "received_on=2027-08-09", "2027-08-17", "8월 16일(월)은 광복절 대체공휴일이라"),  # 15 is a Sunday
    ("withdrawal-7d", "received_on=2027-09-07", "2027-09-17", "9월 14일(화)은 추석 전날이라|9월 16일(목)은 추석 다음날이라"),  # Tue to Thu: no substitute
    ("withdrawal-7d", "received_on=2027-10-02", "2027-10-12", "10월 9일(토)은 한글날이라|10월 11일(월)은 한글날 대체공휴일이라"),
    ("withdrawal-7d", "received_on=2027-12-20", "2027-12-28", "12월 27일(월)은 성탄절 대체공휴일이라"),  # 25 is a Saturday
    ("withdrawal-7d", "received_on=2027-12-24", "2027-12-31", "다음 날부터 7일을 세면 2027년 12월 31일(금)"),  # the last day of a year works
    ("withdrawal-7d", "received_on=2027-12-25", "2028-01-03", "1월 1일(토)은 신정이라|1월 2일(일)은 주말이라"),  # no substitute for 1 January
    ("withdrawal-7d", "received_on=2028-01-19", "2028-01-31", "1월 28일(금)은 설날 다음날이라|1월 29일(토), 1월 30일(일)은 주말이라"),  # Wed to Fri: no substitute
    ("withdrawal-7d", "received_on=2028-02-22", "2028-02-29", "2028년 2월 29일(화)"),  # 23..29 of a leap year
    ("withdrawal-7d", "received_on=2028-04-05", "2028-04-13", "4월 12일(수)은 국회의원 선거일이라"),
    ("withdrawal-7d", "received_on=2028-09-25", "2028-10-06", "10월 3일(화)은 개천절 · 추석이라|10월 5일(목)은 추석 대체공휴일이라"),  # two on one day: substitute
    # Three months from receipt (17조 3항)
    ("mismatch-3m", "received_on=2026-11-20", "2027-02-22", "3개월을 세면 2027년 2월 20일(토)"),  # from 11-21, before 02-21
    ("mismatch-3m", "received_on=2026-11-28", "2027-03-02", "3개월을 세면 2027년 2월 28일(일)|3월 1일(월)은 삼일절이라"),  # no 29 February: the month's end
    ("mismatch-3m", "received_on=2026-11-30", "2027-03-02", "3개월을 세면 2027년 2월 28일(일)"),  # all of December, January, February
    ("mismatch-3m", "received_on=2026-12-31", "2027-03-31", "3개월을 세면 2027년 3월 31일(수)"),  # all of January to March
    ("mismatch-3m", "received_on=2027-01-31", "2027-04-30", "3개월을 세면 2027년 4월 30일(금)"),  # all of February to April
    ("mismatch-3m", "received_on=2027-02-28", "2027-05-31", "3개월을 세면 2027년 5월 31일(월)"),  # all of March to May
    ("mismatch-3m", "received_on=2027-06-14", "2027-09-17", "9월 15일(수)은 추석이라"),  # before 09-15: 14, 15, 16 are Chuseok
    ("mismatch-3m", "received_on=2027-08-31", "2027-11-30", "3개월을 세면 2027년 11월 30일(화)"),  # all of September to November
    ("mismatch-3m", "received_on=2027-11-29", "2028-02-29", "3개월을 세면 2028년 2월 29일(화)"),  # no 30 February: the leap day
    ("mismatch-3m", "received_on=2028-01-12", "2028-04-13", "4월 12일(수)은 국회의원 선거일이라"),  # before 04-13
    ("mismatch-3m", "received_on=2028-02-29", "2028-05-31", "3개월을 세면 2028년 5월 31일(수)"),  # all of March to May
    # Thirty days from knowing (17조 3항)
    ("mismatch-30d", "noticed_on=2026-11-24", "2026-12-24", "30일을 세면 2026년 12월 24일(목)"),  # 6 left in November, 24
    ("mismatch-30d", "noticed_on=2026-11-25", "2026-12-28", "12월 25일(금)은 성탄절이라|12월 26일(토), 12월 27일(일)은 주말이라"),
    ("mismatch-30d", "noticed_on=2026-12-02", "2027-01-04", "1월 1일(금)은 신정이라"),  # 29 left in December, 1
    ("mismatch-30d", "noticed_on=2027-01-08", "2027-02-10", "2월 7일(일)은 설날이라|2월 9일(화)은 설날 대체공휴일이라"),  # 23 left, 7
    ("mismatch-30d", "noticed_on=2027-01-29", "2027-03-02", "2월 28일(일)은 주말이라|그래서 다음 영업일인 2027년 3월 2일(화)까지"),  # 2 left, 28
    ("mismatch-30d", "noticed_on=2028-01-30", "2028-02-29", "30일을 세면 2028년 2월 29일(화)"),  # 1 left, 29
    # Three business days of the law (18조 2항)
    ("statutory-refund-3bd", "arrived_on=2026-12-23", "2026-12-29", "12월 25일(금)은 성탄절이라 빼고"),  # 24, 28, 29
    ("statutory-refund-3bd", "arrived_on=2027-06-04", "2027-06-09", "6월 6일(일)은 현충일이라 빼고"),  # 7, 8, 9
    ("statutory-refund-3bd", "arrived_on=2027-07-15", "2027-07-21", "7월 19일(월)은 제헌절 대체공휴일이라 빼고"),  # 16, 20, 21
    ("statutory-refund-3bd", "arrived_on=2027-09-13", "2027-09-21", "9월 18일(토), 9월 19일(일)은 주말이라 빼고"),  # 17, 20, 21
    ("statutory-refund-3bd", "arrived_on=2028-01-25", "2028-02-02", "1월 26일(수)은 설날 전날이라 빼고"),  # 31, 1, 2
    ("statutory-refund-3bd", "arrived_on=2028-04-11", "2028-04-17", "4월 12일(수)은 국회의원 선거일이라 빼고"),  # 13, 14, 17
    # Undelivered: three business days from the withdrawal, which the request says (18조 2항 3호)
    ("refund-undelivered-3bd", "requested_on=2026-12-30", "2027-01-05", "1월 1일(금)은 신정이라 빼고"),  # 31, 4, 5
    ("refund-undelivered-3bd", "requested_on=2027-02-05", "2027-02-12", "2월 9일(화)은 설날 대체공휴일이라 빼고"),  # 10, 11, 12
    # Seven days of withdrawal from learning the seller's address, where that is later (17조 1항 2호)
    ("withdrawal-7d", "received_on=2026-11-20 seller_known_on=2026-12-01", "2026-12-08", "판매자 주소를 알게 된 날: 2026년 12월 1일(화)"),  # 2..8
    ("withdrawal-7d", "received_on=2026-11-20 seller_known_on=2026-11-10", "2026-11-27", "받은 날: 2026년 11월 20일(금)"),  # known before: from receipt
    # Withdrawal from the instalment contract (할부거래법 8조)
    ("instalment-withdrawal-7d", "received_on=2026-12-18", "2026-12-28", "12월 25일(금)은 성탄절이라 다음 날로"),
]
PLATFORM = [
    # Ten business days to the money
    ("refund-booked-by", "approved_on=2026-11-24", "2026-12-08", "영업일로 10일을 세면 2026년 12월 8일(화)"),  # 25 26 27 30 1 2 3 4 7 8
    ("refund-booked-by", "approved_on=2026-11-28", "2026-12-11", "11월 29일(일), 12월 5일(토), 12월 6일(일)은 주말이라 빼고"),  # approved on a Saturday: 30 1 2 3 4 7 8 9 10 11
    ("refund-booked-by", "approved_on=2026-12-18", "2027-01-05", "12월 25일(금)은 성탄절이라 빼고|1월 1일(금)은 신정이라 빼고"),  # 21..24 28..31 4 5
    ("refund-booked-by", "approved_on=2027-02-04", "2027-02-22", "2월 9일(화)은 설날 대체공휴일이라 빼고"),  # 5 10 11 12 15..19 22
    ("refund-booked-by", "approved_on=2027-04-30", "2027-05-19", "5월 3일(월)은 노동절 대체공휴일이라 빼고|5월 5일(수)은 어린이날이라 빼고"),  # 4 6 7 10 11 12 14 17 18 19
    ("refund-booked-by", "approved_on=2028-04-07", "2028-04-24", "4월 12일(수)은 국회의원 선거일이라 빼고"),  # 10 11 13 14 17..21 24
    ("refund-booked-by", "approved_on=2028-09-29", "2028-10-20", "10월 5일(목)은 추석 대체공휴일이라 빼고|10월 9일(월)은 한글날이라 빼고"),  # 6 10..13 16..20
    # The dispute window: the day that it is in California when the day begins in Seoul, and 15; ends there at 23:59
    ("dispute-closes", "confirmed_on=2026-11-20", "2026-12-05 16:59", "15일을 세면 2026년 12월 4일(금)"),  # 11-19 + 15, PST = KST - 17
    ("dispute-closes", "confirmed_on=2026-10-17", "2026-11-01 15:59", "미국 태평양 시간 10월 31일(토) 23:59"),  # the last night of PDT = KST - 16
    ("dispute-closes", "confirmed_on=2026-10-18", "2026-11-02 16:59", "미국 태평양 시간 11월 1일(일) 23:59"),  # PST since 02:00 of that day
    ("dispute-closes", "confirmed_on=2027-02-27", "2027-03-14 16:59", "미국 태평양 시간 3월 13일(토) 23:59"),  # the last night of PST
    ("dispute-closes", "confirmed_on=2027-02-28", "2027-03-15 15:59", "미국 태평양 시간 3월 14일(일) 23:59"),  # PDT since 02:00 of that day
    ("dispute-closes", "confirmed_on=2027-01-25", "2027-02-09 16:59", "2027년 2월 9일(화) 16:59"),  # Seollal's substitute moves nothing
    ("dispute-closes", "protection_ends_on=2026-12-10", "2026-12-25 16:59", "구매자 보호가 끝나는 날: 2026년 12월 10일(목)"),  # nothing came: from the end of the timer
    ("dispute-closes", "confirmed_on=2026-11-20 protection_ends_on=2026-11-30", "2026-12-05 16:59", "수령 확인을 누른 날: 2026년 11월 20일(금)"),  # confirmed before the end
    ("dispute-closes", "confirmed_on=2026-12-20 protection_ends_on=2026-12-10", "2026-12-25 16:59", "수령 확인을 누른 날: 2026년 12월 20일(일). 둘 가운데 이른 날부터"),  # the order was over before
    # The earliest, where only bounds are known
    ("dispute-closes", "received_on=2026-11-20 promised_on=2026-11-30", "2026-12-05 16:59", "수령 확인을 누른 날을 아직 몰라요"),  # in time: not before receipt
    ("dispute-closes", "received_on=2026-12-20 promised_on=2026-12-10", "2027-01-04 16:59", "그보다 늦게 받았으니 받은 날부터"),  # late: not before receipt
    # What opens
    ("dispute-opens", "dispatched_on=2026-11-10", "2026-11-21", "11일을 세면 2026년 11월 21일(토)"),  # 10 + 11, a Saturday
    ("dispute-opens", "dispatched_on=2028-02-18", "2028-02-29", "11일을 세면 2028년 2월 29일(화)"),  # 18 + 11
    ("late-14d", "dispatched_on=2026-11-10", "2026-11-24", "14일을 세면 2026년 11월 24일(화)"),  # 10 + 14
    ("late-14d", "dispatched_on=2027-01-26", "2027-02-09", "14일을 세면 2027년 2월 9일(화)"),  # 5 left, 9: a substitute, and yet
    ("late-30d", "dispatched_on=2026-12-02", "2027-01-01", "30일을 세면 2027년 1월 1일(금)"),  # 29 left, 1: New Year, and yet
    ("late-30d", "dispatched_on=2028-01-30", "2028-02-29", "30일을 세면 2028년 2월 29일(화)"),  # 1 left, 29
    # What others must do
    ("seller-answers", "requested_on=2026-11-24", "2026-11-29", "5일을 세면 2026년 11월 29일(일)"),  # 24 + 5, a Sunday
    ("seller-answers", "requested_on=2026-12-20", "2026-12-25", "5일을 세면 2026년 12월 25일(금)"),  # Christmas, and yet
    ("platform-steps-in", "requested_on=2026-12-25", "2027-01-01", "7일을 세면 2027년 1월 1일(금)"),  # day 7 included
    ("platform-steps-in", "requested_on=2027-04-26", "2027-05-03", "7일을 세면 2027년 5월 3일(월)"),  # a substitute, and yet
    ("return-posted-by", "approved_on=2026-12-15", "2026-12-25 16:59", "10일을 세면 2026년 12월 24일(목)"),  # 12-14 + 10, PST
    ("return-posted-by", "approved_on=2026-10-22", "2026-11-01 15:59", "미국 태평양 시간 10월 31일(토) 23:59"),  # 10-21 + 10, PDT
    ("return-posted-by", "approved_on=2027-03-05", "2027-03-15 15:59", "미국 태평양 시간 3월 14일(일) 23:59"),  # 03-04 + 10, PDT since that day
    # Long ones: days left in the first month, then the months
    ("return-90d", "paid_on=2026-11-01", "2027-01-30", "90일을 세면 2027년 1월 30일(토)"),  # 29 + 31 + 30
    ("return-90d", "paid_on=2027-12-01", "2028-02-29", "90일을 세면 2028년 2월 29일(화)"),  # 30 + 31 + 29
    ("chargeback-120d", "paid_on=2026-11-01", "2027-03-01", "120일을 세면 2027년 3월 1일(월)"),  # 29 + 31 + 31 + 28 + 1: a holiday, and yet
    ("chargeback-120d", "paid_on=2027-11-01", "2028-02-29", "120일을 세면 2028년 2월 29일(화)"),  # 29 + 31 + 31 + 29
    ("chargeback-expected-120d", "promised_on=2026-11-30", "2027-03-30", "약속한 배송일: 2026년 11월 30일(월)"),  # 0 + 31 + 31 + 28 + 30
    ("chargeback-expected-120d", "promised_on=2027-12-31", "2028-04-29", "120일을 세면 2028년 4월 29일(토)"),  # 0 + 31 + 29 + 31 + 29
    ("paypal-180d", "paid_on=2026-07-05", "2027-01-01", "180일을 세면 2027년 1월 1일(금)"),  # 26 + 31 + 30 + 31 + 30 + 31 + 1
    ("paypal-180d", "paid_on=2026-11-01", "2027-04-30", "180일을 세면 2027년 4월 30일(금)"),  # 29 + 31 + 31 + 28 + 31 + 30
    ("paypal-180d", "paid_on=2027-09-02", "2028-02-29", "180일을 세면 2028년 2월 29일(화)"),  # 28 + 31 + 30 + 31 + 31 + 29
    ("paypal-claim-20d", "paypal_disputed_on=2026-12-12", "2027-01-01", "20일을 세면 2027년 1월 1일(금)"),  # 19 + 1: New Year, and yet
    ("courier-14d", "received_on=2026-12-11", "2026-12-25", "14일을 세면 2026년 12월 25일(금)"),  # 11 + 14: Christmas, and yet
    ("duty-refund-6m", "cleared_on=2026-08-31", "2027-02-28", "6개월을 세면 2027년 2월 28일(일)"),  # all of September to February
    ("duty-refund-6m", "cleared_on=2027-08-29", "2028-02-29", "6개월을 세면 2028년 2월 29일(화)"),  # from the 30th; no 30 February
]
ONE_MONTH = [
    ("2026-12-31", "2027-01-31"), ("2027-01-27", "2027-02-27"),  # from the 28th, before 28 February
    ("2027-01-28", "2027-02-28"), ("2027-01-30", "2027-02-28"),  # no 29, no 31 February
    ("2027-01-31", "2027-02-28"), ("2027-03-30", "2027-04-30"),  # all of February; no 31 April
    ("2027-03-31", "2027-04-30"), ("2028-01-28", "2028-02-28"),  # all of April; before 29 February
    ("2028-01-31", "2028-02-29"), ("2028-02-29", "2028-03-31"),  # all of February, all of March
]
# fmt: on
TABLE = [*STATUTE, *PLATFORM]


def count(slug, dates, now=NOW):
    """Return the deadline of one seeded rule, with the holidays as seeded."""
    (found,), missing = counting.deadlines(Situation(dates=_dates(dates)), [ROWS[slug].as_rule()], SEEDED_HOLIDAYS, now)
    assert not missing
    return found


def _dates(text):
    pairs = (pair.split("=") for pair in text.split())
    return {name: dt.date.fromisoformat(day) for name, day in pairs}


@pytest.mark.parametrize(("slug", "dates", "expected", "says"), TABLE)
def test_a_real_date(slug, dates, expected, says):
    found = count(slug, dates)
    day, _space, time = expected.partition(" ")
    at = found.at_seoul
    assert (str(found.on), f"{at:%H:%M}") == (day, time or ("00:00" if found.opens else "23:59"))
    told = "\n".join(step.text for step in found.steps)
    for part in says.split("|"):
        assert part in told
    assert ("다음 날로 넘어가요" in told) == (walk(ROWS[slug], _dates(dates), roll=False) != found.on)


@pytest.mark.parametrize(("slug", "dates", "expected", "_says"), TABLE)
def test_walking_from_day_to_day_ends_there_too(slug, dates, expected, _says):
    assert str(walk(ROWS[slug], _dates(dates))) == expected[:10]


@pytest.mark.parametrize(("anchor", "expected"), ONE_MONTH)
def test_one_month(anchor, expected):
    first = dt.date.fromisoformat(anchor)
    assert str(days.add_months(first, 1)) == expected
    assert str(_months(first, 1)) == expected


def test_the_table_is_long_and_leaves_out_no_rule():
    assert {slug for slug, *_rest in TABLE} == {row["slug"] for row in RULES}
    assert len(TABLE) >= 60
    assert len({(slug, dates) for slug, dates, *_rest in TABLE}) == len(TABLE)


def test_the_seeded_holidays_are_those_of_the_korean_calendar():
    assert {day for day in SEEDED_HOLIDAYS if day.year in OFF} == BY_HAND


# The oracle: no arithmetic, only the next day.


def walk(row, dates, *, roll=True):
    """Return the earliest day in Seoul on which the deadline may fall."""
    day = began(row, dates)
    if row.unit == "months":
        day = _months(day, row.amount)
    else:
        left = row.amount
        while left:
            day += dt.timedelta(days=1)
            left -= row.unit == "days" or not _is_off(day)
    while roll and row.roll == "next" and _is_off(day):
        day += dt.timedelta(days=1)
    return day


def began(row, dates):
    """Return the earliest day that may have started the clock."""
    if row.anchor_later in dates:
        return max(dates[row.anchor], dates[row.anchor_later])
    if known := [dates[name] for name in (row.anchor, row.anchor_else) if name in dates]:
        return min(known)
    # Not confirmed before it was there, and not over before that either, even where it came late.
    return dates["received_on"]


def _months(anchor, amount):
    first = day = anchor + dt.timedelta(days=1)
    begun = 0
    while True:
        tomorrow = day + dt.timedelta(days=1)
        if begun == amount and tomorrow.day in {1, first.day}:  # The month's end, where no day corresponds.
            return day
        begun += tomorrow.day == 1
        if begun == amount and first.day == 1:
            return day
        day = tomorrow


def _is_off(day):
    return day.strftime("%a") in {"Sat", "Sun"} or day in BY_HAND


# The moment: what has passed, what has begun


@pytest.mark.parametrize(
    ("slug", "dates", "now", "left"),
    [
        ("withdrawal-7d", "received_on=2027-01-30", "2027-02-09T12:00", "1일 남음"),  # 02-06 rolled over Seollal
        ("withdrawal-7d", "received_on=2027-01-30", "2027-02-10T23:59:59", "오늘까지"),
        ("withdrawal-7d", "received_on=2027-01-30", "2027-02-11T00:00", "1일 지남"),
        ("mismatch-3m", "received_on=2027-11-29", "2028-02-29T23:59:59", "오늘까지"),
        ("mismatch-3m", "received_on=2027-11-29", "2028-03-01T00:00", "1일 지남"),
        ("dispute-closes", "confirmed_on=2026-10-17", "2026-11-01T15:59:59", "이르면 오늘까지"),  # PDT
        ("dispute-closes", "confirmed_on=2026-10-17", "2026-11-01T16:00", "이미 지났을 수 있음"),
        ("dispute-closes", "confirmed_on=2026-10-17", "2026-11-02T16:59:59", "이미 지났을 수 있음"),  # a day later: PST
        ("dispute-closes", "confirmed_on=2026-10-17", "2026-11-02T17:00", "오늘 지남"),
        ("dispute-closes", "confirmed_on=2026-10-18", "2026-11-02T16:59:59", "이르면 오늘까지"),  # PST, an hour longer
        ("dispute-closes", "confirmed_on=2026-10-18", "2026-11-02T17:00", "이미 지났을 수 있음"),
        ("dispute-closes", "confirmed_on=2026-10-18", "2026-11-03T17:00", "오늘 지남"),
        ("dispute-opens", "dispatched_on=2026-11-10", "2026-11-20T23:59:59", "1일 뒤부터"),
        ("dispute-opens", "dispatched_on=2026-11-10", "2026-11-21T00:00", "지금 가능"),
        ("late-30d", "dispatched_on=2026-12-02", "2027-06-01T00:00", "지금 가능"),  # never passes
        ("chargeback-120d", "paid_on=2026-11-01", "2027-03-02T00:00", "1일 지남"),
    ],
)
def test_a_real_moment(slug, dates, now, left):
    found = count(slug, dates, now=dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL))
    assert found.left == left
    assert found.passed == left.endswith("지남")
    assert found.has_begun == (left == "지금 가능")


@pytest.mark.parametrize(
    ("slug", "dates", "now", "on", "says", "gone"),
    [
        # 29 days of November and 16 of December
        ("chargeback-120d", "paid_on=2026-11-01", "2026-11-24T10:00", "2026-12-16", "12월 16일(수)", False),
        ("chargeback-120d", "paid_on=2026-11-01", "2026-12-16T23:59:59", "2026-12-16", "12월 16일(수)", False),
        ("chargeback-120d", "paid_on=2026-11-01", "2026-12-17T00:00", "2026-12-16", "12월 16일(수)", True),
        ("chargeback-expected-120d", "promised_on=2026-11-30", "2026-12-01T10:00", None, None, False),
        ("chargeback-120d", "paid_on=2026-12-01", "2026-12-02T10:00", "2027-01-15", "2027년 1월 15일(금)", False),
        ("chargeback-120d", "paid_on=2026-11-01", "2027-03-02T00:00", None, None, False),  # all have ended
        ("paypal-180d", "paid_on=2026-11-01", "2026-11-24T10:00", None, None, False),
    ],
)
def test_a_day_on_which_it_already_ends_with_some(slug, dates, now, on, says, gone):
    found = count(slug, dates, now=dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL))
    assert found.some_end_on == (on and dt.date.fromisoformat(on))
    assert found.some_ended is gone
    assert found.safe_on == (None if gone else found.some_end_on)
    if found.safe_on:
        assert found.shown_safe == says
        days = (found.safe_on - found.today).days
        assert found.days_that_count == days
        assert found.counts_at.astimezone(SEOUL).date() == found.safe_on
        assert found.left == (f"최소 {days}일 남음" if days else "이르면 오늘까지")
        assert found.dday == (f"D-{days}" if days else "D-DAY")
        assert found.until_day.startswith(f"{says}까지면 안전하고, 길면 ")
        assert found.until_in_full.startswith(f"{found.safe_on.year}년 ")  # Papers stay: every year is named.
    assert found.sooner_by.days == (75 if found.safe_on else 0)


# The order page, read by the buyer, in either zone


@pytest.mark.parametrize(
    ("read", "zone", "at", "says"),
    [
        ("2026-11-30T23:59", PACIFIC, "2026-12-01 16:59", "미국 태평양 시간 11월 30일(월) 23:59은"),  # PST = KST - 17
        ("2026-10-31T23:59", PACIFIC, "2026-11-01 15:59", "미국 태평양 시간 10월 31일(토) 23:59은"),  # PDT: KST - 16
        ("2026-11-01T23:59", PACIFIC, "2026-11-02 16:59", "미국 태평양 시간 11월 1일(일) 23:59은"),
        ("2027-03-13T23:59", PACIFIC, "2027-03-14 16:59", "한국 시간으로 2027년 3월 14일(일) 16:59"),  # still PST
        ("2027-03-14T23:59", PACIFIC, "2027-03-15 15:59", "한국 시간으로 2027년 3월 15일(월) 15:59"),
        ("2026-12-31T23:59", PACIFIC, "2027-01-01 16:59", "한국 시간으로 2027년 1월 1일(금) 16:59"),  # no roll
        ("2027-02-09T18:00", SEOUL, "2027-02-09 18:00", "한국 시간 2027년 2월 9일(화) 18:00"),
    ],
)
def test_a_real_order_page(read, zone, at, says):
    moment = dt.datetime.fromisoformat(read).replace(tzinfo=zone).astimezone(dt.UTC)  # as the database returns it
    situation = Situation(
        dates=_dates("confirmed_on=2026-11-20"), countdowns={"dispute-closes": Countdown(moment, zone.key)}
    )
    (found,), _missing = counting.deadlines(situation, [ROWS["dispute-closes"].as_rule()], SEEDED_HOLIDAYS, NOW)
    assert f"{found.at_seoul:%Y-%m-%d %H:%M}" == at
    assert says in "\n".join(step.text for step in found.steps)
    assert f"{found.ours.at_seoul:%Y-%m-%d %H:%M}" == "2026-12-05 16:59"


# The way of payment: a deadline of another way does not run, and an unknown way rules nothing out


@pytest.mark.parametrize(
    ("payment", "running"),
    [
        ("card", {"chargeback-120d", "chargeback-expected-120d"}),
        ("paypal", {"paypal-180d"}),
        ("other", set()),
        ("", {"chargeback-120d", "chargeback-expected-120d", "paypal-180d"}),
    ],
)
def test_a_way_of_payment(payment, running):
    case = Case(problem="not-received", payment=payment)
    of_payment = {slug for slug, row in ROWS.items() if row.payment}
    assert {slug for slug in of_payment if ROWS[slug].runs_for(case.situation)} == running
