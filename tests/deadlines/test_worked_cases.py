"""Clocks with all that the buyer may know of them, worked out by hand: the earliest day, the latest, and what they say.

The comment on a row is its derivation, from the law, from the platform's rule and from the calendar (월력요항); no row
was read off the program. How days are counted stands in `test_real_dates`, whose rows know one day each; here are the
cases where days are many, few or in doubt. Beyond that:

* California is 17 hours behind in winter (PST) and 16 in summer (PDT): its summer begins on 2027-03-14 and 2028-03-12
  and ends on 2026-11-01, 2027-11-07 and 2028-11-05. A day D here begins there on D-1 and ends there on D. A countdown of
  n days ends there on D-1+n at the earliest and on D+n at the latest, at 23:59: a day later here, at 16:59 or 15:59.
* An order is over when receipt is confirmed or the protection ends, whichever is first; receipt and the promised day
  say when either was at the earliest. What came late was not over before it was there.
* Where no known day bounds the end, the latest is `open`: it is said to be unknown, and never passes.
* The last column is what the explanation must say, parts split by `|`.

The rows called `facts` are the counts of the fact check of 2026-11-25, under its numbers.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from cases.deadlines import counting
from cases.deadlines.deadline import Deadline
from cases.process.situation import Countdown, Situation
from cases.seed.rules import RULES
from tests.support.deadline_rules import ROWS, SEEDED_HOLIDAYS
from tests.support.moments import PACIFIC, SEOUL

TUESDAY = "2026-11-24T10:00"


@dataclass(frozen=True)
class Worked:
    """A clock, the days that are known, what the platform shows of it, and the moment at which it is looked at."""

    name: str
    slug: str
    known: str
    earliest: str
    says: str
    latest: str = ""
    shown: str = ""
    now: str = TUESDAY


def row(name: str, slug: str, known: str, days: str, says: str, **more: str) -> Worked:
    earliest, _sep, latest = days.partition(" / ")
    return Worked(name, slug, known, earliest, says, latest=latest or earliest, **more)


# fmt: off
FACTS = [
    # 26..01: the 7th day is New Year, then Saturday, Sunday.
    row("facts 1a", "withdrawal-7d", "received_on=2026-12-25", "2027-01-04", "1월 1일(금)은 신정이라|1월 2일(토), 1월 3일(일)은 주말이라"),
    # 11..17: Constitution Day on a Saturday, Sunday, its substitute.
    row("facts 1b", "withdrawal-7d", "received_on=2027-07-10", "2027-07-20", "7월 17일(토)은 제헌절이라|7월 19일(월)은 제헌절 대체공휴일이라"),
    # 19..25: Christmas on a Saturday, Sunday, its substitute.
    row("facts 2", "withdrawal-7d", "received_on=2027-12-18", "2027-12-28", "12월 27일(월)은 성탄절 대체공휴일이라"),
    # From 11-30; February has no 30: its end, a Sunday; then 삼일절.
    row("facts 3a", "mismatch-3m", "received_on=2026-11-29", "2027-03-02", "3개월을 세면 2027년 2월 28일(일)|3월 1일(월)은 삼일절이라"),
    # From 12-01: all of December, January, February, which has 29 days in 2028.
    row("facts 3b", "mismatch-3m", "received_on=2027-11-30", "2028-02-29", "3개월을 세면 2028년 2월 29일(화)"),
    # From 02-01: all of February, March, April, whose end is a Sunday; 노동절; 부처님오신날.
    row("facts 3c", "mismatch-3m", "received_on=2028-01-31", "2028-05-03", "3개월을 세면 2028년 4월 30일(일)|5월 1일(월)은 노동절이라|5월 2일(화)은 부처님오신날이라"),
    # 28 left in April, 2: a Sunday; then the substitute of 노동절 (a Saturday).
    row("facts 4", "mismatch-30d", "noticed_on=2027-04-02", "2027-05-04", "30일을 세면 2027년 5월 2일(일)|5월 3일(월)은 노동절 대체공휴일이라"),
    # 13 17 20 21 22 23 24 27 28 29: 14 to 16 are 추석.
    row("facts 5a", "refund-booked-by", "approved_on=2027-09-10", "2027-09-29", "9월 15일(수)은 추석이라 빼고|영업일로 10일을 세면 2027년 9월 29일(수)"),
    # 29 30 4 6 7 10 11 12 14 17: without 3, 5, 13.
    row("facts 5b", "refund-booked-by", "approved_on=2027-04-28", "2027-05-17", "5월 3일(월)은 노동절 대체공휴일이라 빼고|5월 5일(수)은 어린이날이라 빼고|5월 13일(목)은 부처님오신날이라 빼고"),
    # 5 6 7: without the weekend and the substitute of 개천절 (a Sunday) on the 4th.
    row("facts 6a", "statutory-refund-3bd", "arrived_on=2027-10-01", "2027-10-07", "10월 4일(월)은 개천절 대체공휴일이라 빼고"),
    # The same: it counts from arrival, where that is known.
    row("facts 6b", "statutory-refund-3bd", "shipped_back_on=2027-09-20 arrived_on=2027-10-01", "2027-10-07", "반품이 도착한 날: 2027년 10월 1일(금)"),
    # 21 22 23, if it was there at once; if it comes today, Monday the 27th: 28 29 30.
    row("facts 6c", "statutory-refund-3bd", "shipped_back_on=2027-09-20", "2027-09-23 / open", "반품이 도착한 날을 아직 몰라요|이보다 늦을 수 있어요", now="2027-09-27T10:00"),
    # There on 11-19 or 11-20, and ten days: 11-29 or 11-30, PST.
    row("facts 7a", "return-posted-by", "approved_on=2026-11-20", "2026-11-30 16:59 / 2026-12-01 16:59", "10일을 세면 2026년 11월 29일(일)|하루 뒤인 2026년 12월 1일(화) 16:59까지"),
    # There on 06-30 or 07-01, PDT.
    row("facts 7b", "return-posted-by", "approved_on=2027-07-01", "2027-07-11 15:59 / 2027-07-12 15:59", "2027년 7월 11일(일) 15:59|하루 뒤인 2027년 7월 12일(월) 15:59까지"),
    # There on 03-09 or 03-10, in winter; ends in summer.
    row("facts 7c", "return-posted-by", "approved_on=2027-03-10", "2027-03-20 15:59 / 2027-03-21 15:59", "미국 태평양 시간으로 2027년 3월 9일(화)|2027년 3월 20일(토) 15:59"),
    # 29 + 31 + 31 + 28 = 119, and 1 of March; a holiday moves nothing that a card network counts.
    row("facts 8", "chargeback-120d", "paid_on=2026-11-01", "2027-03-01", "120일을 세면 2027년 3월 1일(월)"),
    # 31 + 28 + 31 = 90, and 30 of April.
    row("facts 9", "chargeback-expected-120d", "promised_on=2026-12-31", "2027-04-30", "약속한 배송일: 2026년 12월 31일(목)"),
    # 29 + 31 + 30 + 31 + 31 + 28 = 180.
    row("facts 10", "paypal-180d", "paid_on=2026-09-01", "2027-02-28", "180일을 세면 2027년 2월 28일(일)"),
    # In time: over on 12-20 at the earliest (there 12-19 + 15 = 01-03), on 01-10 at the latest (01-10 + 15 = 01-25).
    row("facts 11a", "dispute-closes", "received_on=2026-12-20 promised_on=2027-01-10", "2027-01-04 16:59 / 2027-01-26 16:59", "받은 날: 2026년 12월 20일(일)|늦게 보면 약속한 배송일: 2027년 1월 10일(일). 이날부터 세면 2027년 1월 26일(화)까지"),
    # Late: from receipt, 19 days after the promised one. There 12-19 + 15 = 01-03, or 12-20 + 15 = 01-04.
    row("facts 11b", "dispute-closes", "received_on=2026-12-20 promised_on=2026-12-01", "2027-01-04 16:59 / 2027-01-05 16:59", "받은 날: 2026년 12월 20일(일)|약속한 배송일: 2026년 12월 1일(화). 그보다 늦게 받았으니 받은 날부터 세어요"),
    row("facts 12a", "seller-answers", "requested_on=2026-12-30", "2027-01-04", "5일을 세면 2027년 1월 4일(월)"),  # 31 1 2 3 4
    row("facts 12b", "platform-steps-in", "requested_on=2026-12-30", "2027-01-06", "7일을 세면 2027년 1월 6일(수)"),  # and 5, 6
    row("facts 13a", "late-14d", "dispatched_on=2026-12-20", "2027-01-03 00:00", "14일을 세면 2027년 1월 3일(일)"),  # 11 + 3
    row("facts 13b", "late-30d", "dispatched_on=2026-12-20", "2027-01-19 00:00", "30일을 세면 2027년 1월 19일(화)"),  # 11 + 19
    row("facts 13c", "dispute-opens", "dispatched_on=2026-12-20", "2026-12-31 00:00", "11일을 세면 2026년 12월 31일(목)"),  # 20 + 11
    # 28 + 31 + 28 = 87, and 3 of March.
    row("facts 14", "return-90d", "paid_on=2026-12-03", "2027-03-03", "90일을 세면 2027년 3월 3일(수)"),
    # 29 + 31 + 31 = 91, and 29 of September. Visa ends at 540 days from payment (2027-06-25), which nobody meets whose
    # delivery was not promised more than a year ahead; the rule leaves that out and sends people to their card issuer.
    row("facts 15", "chargeback-expected-120d", "paid_on=2026-01-01 promised_on=2027-06-01", "2027-09-29", "120일을 세면 2027년 9월 29일(수)"),
]

ORDER_IS_OVER = [
    # One real day, and the doubt of a day that California adds: there 11-19 + 15 = 12-04, or 11-20 + 15 = 12-05.
    row("confirmed alone", "dispute-closes", "confirmed_on=2026-11-20", "2026-12-05 16:59 / 2026-12-06 16:59", "수령 확인을 누른 날: 2026년 11월 20일(금)|하루 뒤인 2026년 12월 6일(일) 16:59까지"),
    row("timer alone", "dispute-closes", "protection_ends_on=2026-12-10", "2026-12-25 16:59 / 2026-12-26 16:59", "주문 화면의 구매자 보호가 끝나는 날: 2026년 12월 10일(목)"),
    # Both: whichever is first, and the other is named.
    row("confirmed before the timer", "dispute-closes", "confirmed_on=2026-11-20 protection_ends_on=2026-11-30", "2026-12-05 16:59 / 2026-12-06 16:59", "수령 확인을 누른 날: 2026년 11월 20일(금)|주문 화면의 구매자 보호가 끝나는 날: 2026년 11월 30일(월). 둘 가운데 이른 날부터"),
    row("timer before confirmed", "dispute-closes", "confirmed_on=2026-12-20 protection_ends_on=2026-12-10", "2026-12-25 16:59 / 2026-12-26 16:59", "수령 확인을 누른 날: 2026년 12월 20일(일). 둘 가운데 이른 날부터"),
    row("both on one day", "dispute-closes", "confirmed_on=2026-12-01 protection_ends_on=2026-12-01", "2026-12-16 16:59 / 2026-12-17 16:59", "2026년 12월 1일(화). 둘 가운데 이른 날부터"),
    # Confirmed on 11-24, so that receipt and promise say nothing more: there 11-23 + 15 = 12-08.
    row("confirmed between receipt and promise", "dispute-closes", "received_on=2026-11-20 promised_on=2026-11-30 confirmed_on=2026-11-24", "2026-12-09 16:59 / 2026-12-10 16:59", "수령 확인을 누른 날: 2026년 11월 24일(화)"),
    # Confirmed at some time from 11-20 until the timer: 11-28 + 15 = 12-13 there.
    row("received, timer known", "dispute-closes", "received_on=2026-11-20 protection_ends_on=2026-11-28", "2026-12-05 16:59 / 2026-12-14 16:59", "수령 확인을 누른 날을 아직 몰라요|늦게 보면 주문 화면의 구매자 보호가 끝나는 날: 2026년 11월 28일(토)"),
    # The timer had run out before anything was there to confirm: 11-17 + 15 = 12-02 there.
    row("timer over before receipt", "dispute-closes", "received_on=2026-11-20 protection_ends_on=2026-11-18", "2026-12-03 16:59 / 2026-12-04 16:59", "주문 화면의 구매자 보호가 끝나는 날: 2026년 11월 18일(수)"),
    # The promise says less than the timer itself: 12-01 + 15 = 12-16 there at the latest, 12-15 at the earliest.
    row("promised, timer known", "dispute-closes", "promised_on=2026-11-20 protection_ends_on=2026-12-01", "2026-12-16 16:59 / 2026-12-17 16:59", "주문 화면의 구매자 보호가 끝나는 날: 2026년 12월 1일(화)"),
    # One bound alone.
    row("received alone", "dispute-closes", "received_on=2026-11-20", "2026-12-05 16:59 / open", "받은 날: 2026년 11월 20일(금)|수령 확인을 누른 날을 아직 몰라요|이보다 늦을 수 있어요"),
    row("promised alone", "dispute-closes", "promised_on=2026-12-01", "2026-12-16 16:59 / open", "약속한 배송일: 2026년 12월 1일(화)|주문 화면의 구매자 보호가 끝나는 날을 아직 몰라요|이보다 늦을 수 있어요"),
    # Two bounds, in time: 11-20 at the earliest, 11-30 at the latest (11-30 + 15 = 12-15 there).
    row("in time", "dispute-closes", "received_on=2026-11-20 promised_on=2026-11-30", "2026-12-05 16:59 / 2026-12-16 16:59", "받은 날: 2026년 11월 20일(금)|이날부터 세면 2026년 12월 16일(수)까지"),
    row("on the promised day", "dispute-closes", "received_on=2026-11-30 promised_on=2026-11-30", "2026-12-15 16:59 / 2026-12-16 16:59", "받은 날: 2026년 11월 30일(월)"),
    # From the last day of PST over the beginning of PDT: 02-19 + 15 = 03-06 PST there, 03-05 + 15 = 03-20 PDT.
    row("in time, over the switch", "dispute-closes", "received_on=2027-02-20 promised_on=2027-03-05", "2027-03-07 16:59 / 2027-03-21 15:59", "2027년 3월 7일(일) 16:59|이날부터 세면 2027년 3월 21일(일)까지"),
    # Over the year's end: 12-15 + 15 = 12-30 there; 12-31 + 15 = 01-15.
    row("in time, over the year's end", "dispute-closes", "received_on=2026-12-16 promised_on=2026-12-31", "2026-12-31 16:59 / 2027-01-16 16:59", "2026년 12월 31일(목) 16:59|이날부터 세면 2027년 1월 16일(토)까지"),
]

LATE_PARCELS = [
    # A day late is late: there 11-30 + 15 = 12-15, or 12-01 + 15 = 12-16.
    row("late by a day", "dispute-closes", "promised_on=2026-11-30 received_on=2026-12-01", "2026-12-16 16:59 / 2026-12-17 16:59", "받은 날: 2026년 12월 1일(화)|약속한 배송일: 2026년 11월 30일(월). 그보다 늦게 받았으니"),
    # Long after 15 days from the promise were over, on 10-16.
    row("late by weeks", "dispute-closes", "promised_on=2026-10-01 received_on=2026-11-20", "2026-12-05 16:59 / 2026-12-06 16:59", "받은 날: 2026년 11월 20일(금)|그보다 늦게 받았으니 받은 날부터"),
    # Receipt before the end of PDT: 10-16 + 15 = 10-31 PDT there, 10-17 + 15 = 11-01, which ends in PST.
    row("late, over the end of PDT", "dispute-closes", "promised_on=2026-10-10 received_on=2026-10-17", "2026-11-01 15:59 / 2026-11-02 16:59", "미국 태평양 시간 10월 31일(토) 23:59|하루 뒤인 2026년 11월 2일(월) 16:59까지"),
    # Confirmed on 12-22 counts, however late it came: there 12-21 + 15 = 01-05.
    row("late and confirmed", "dispute-closes", "promised_on=2026-12-01 received_on=2026-12-20 confirmed_on=2026-12-22", "2027-01-06 16:59 / 2027-01-07 16:59", "수령 확인을 누른 날: 2026년 12월 22일(화)"),
    # The timer was prolonged to 12-25: confirmed from 12-20 on, or over with the timer (12-25 + 15 = 01-09 there).
    row("late, timer prolonged", "dispute-closes", "promised_on=2026-12-01 received_on=2026-12-20 protection_ends_on=2026-12-25", "2027-01-04 16:59 / 2027-01-10 16:59", "받은 날: 2026년 12월 20일(일)|늦게 보면 주문 화면의 구매자 보호가 끝나는 날: 2026년 12월 25일(금)"),
    # The timer really ended with the promise: the order was over, and its window closed on 12-16.
    row("late, timer not prolonged", "dispute-closes", "promised_on=2026-12-01 received_on=2026-12-20 protection_ends_on=2026-12-01", "2026-12-16 16:59 / 2026-12-17 16:59", "주문 화면의 구매자 보호가 끝나는 날: 2026년 12월 1일(화)"),
    # Leap day: there 02-14 + 15 = 02-29, or 02-15 + 15 = 03-01.
    row("late, over the leap day", "dispute-closes", "promised_on=2028-02-01 received_on=2028-02-15", "2028-03-01 16:59 / 2028-03-02 16:59", "15일을 세면 2028년 2월 29일(화)|하루 뒤인 2028년 3월 2일(목) 16:59까지"),
]

SWITCHES = [
    # 02-26 + 15 = 03-13 PST there; 02-27 + 15 = 03-14, in PDT since 02:00.
    row("into PDT 2027", "dispute-closes", "confirmed_on=2027-02-27", "2027-03-14 16:59 / 2027-03-15 15:59", "미국 태평양 시간 3월 13일(토) 23:59|하루 뒤인 2027년 3월 15일(월) 15:59까지"),
    # 10-22 + 15 = 11-06 PDT there; 10-23 + 15 = 11-07, in PST since 02:00.
    row("out of PDT 2027", "dispute-closes", "protection_ends_on=2027-10-23", "2027-11-07 15:59 / 2027-11-08 16:59", "미국 태평양 시간 11월 6일(토) 23:59|하루 뒤인 2027년 11월 8일(월) 16:59까지"),
    # 02-25 + 15 = 03-11 PST there (29 days in February); 02-26 + 15 = 03-12, in PDT since 02:00.
    row("into PDT 2028", "dispute-closes", "confirmed_on=2028-02-26", "2028-03-12 16:59 / 2028-03-13 15:59", "미국 태평양 시간 3월 11일(토) 23:59|하루 뒤인 2028년 3월 13일(월) 15:59까지"),
    # 10-20 + 15 = 11-04 PDT there; 10-21 + 15 = 11-05, in PST since 02:00.
    row("out of PDT 2028", "dispute-closes", "confirmed_on=2028-10-21", "2028-11-05 15:59 / 2028-11-06 16:59", "미국 태평양 시간 11월 4일(토) 23:59|하루 뒤인 2028년 11월 6일(월) 16:59까지"),
    # 10-21 + 10 = 10-31 PDT there; 10-22 + 10 = 11-01 PST.
    row("return, out of PDT 2026", "return-posted-by", "approved_on=2026-10-22", "2026-11-01 15:59 / 2026-11-02 16:59", "미국 태평양 시간 10월 31일(토) 23:59|하루 뒤인 2026년 11월 2일(월) 16:59까지"),
    # 02-19 + 10 = 02-29 there.
    row("return, leap day", "return-posted-by", "approved_on=2028-02-20", "2028-03-01 16:59 / 2028-03-02 16:59", "10일을 세면 2028년 2월 29일(화)"),
]

LAW = [
    # Seven days from receipt, or from learning who the seller is, where that is later (17조 1항).
    row("seller known later", "withdrawal-7d", "received_on=2026-11-20 seller_known_on=2026-11-30", "2026-12-07", "판매자 주소를 알게 된 날: 2026년 11월 30일(월)|받은 날: 2026년 11월 20일(금). 둘 가운데 늦은 날부터"),  # 1..7
    row("seller known before", "withdrawal-7d", "received_on=2026-11-20 seller_known_on=2026-11-02", "2026-11-27", "받은 날: 2026년 11월 20일(금)"),  # 21..27
    row("seller known that day", "withdrawal-7d", "received_on=2026-11-20 seller_known_on=2026-11-20", "2026-11-27", "받은 날: 2026년 11월 20일(금)"),
    # 18..24: 추석 on 24, 25, 26 and Sunday; a Saturday gives 추석 no substitute.
    row("withdrawal, 추석 2026", "withdrawal-7d", "received_on=2026-09-17", "2026-09-28", "9월 25일(금)은 추석이라|9월 27일(일)은 주말이라"),
    # 31..06: 설날 on 6, 7, 8, its substitute on 9.
    row("withdrawal, 설날 2027", "withdrawal-7d", "received_on=2027-01-30", "2027-02-10", "2월 7일(일)은 설날이라|2월 9일(화)은 설날 대체공휴일이라"),
    # 06..12: the election.
    row("withdrawal, election 2028", "withdrawal-7d", "received_on=2028-04-05", "2028-04-13", "4월 12일(수)은 국회의원 선거일이라"),
    # 26..02: 추석 from 2 to 4, with 개천절 in it, so that 5 is a substitute.
    row("withdrawal, 추석 2028", "withdrawal-7d", "received_on=2028-09-25", "2028-10-06", "10월 3일(화)은 개천절 · 추석이라|10월 5일(목)은 추석 대체공휴일이라"),
    # A visible fault could be known on receipt: 12-20, a Sunday. At the latest with the three months: 02-20, a Saturday.
    row("noticing unknown", "mismatch-30d", "received_on=2026-11-20", "2026-12-21 / 2027-02-22", "문제를 알게 된 날을 아직 몰라요|기한도 지켜야 하니 늦어도 2027년 2월 22일(월)까지"),
    # Before it was asked for: 28 left, 2; or 20 left, 10.
    row("noticed before the request", "mismatch-30d", "received_on=2026-11-02 requested_on=2026-11-10", "2026-12-02 / 2026-12-10", "늦게 보면 환불을 신청한 날: 2026년 11월 10일(화). 이날부터 세면 2026년 12월 10일(목)까지"),
    # 28 left, 2; three months from 09-03 end on 12-02.
    row("capped by three months", "mismatch-30d", "received_on=2026-09-02", "2026-10-02 / 2026-12-02", "‘설명과 달라서 취소하기 (받은 날부터 3개월)’ 기한도 지켜야 하니 늦어도 2026년 12월 2일(수)까지"),
    # 30 from 07-01 are 07-31; three months from 07-02 were over on 10-01.
    row("over in every reading", "mismatch-30d", "received_on=2026-07-01", "2026-07-31 / 2026-10-01", "늦어도 2026년 10월 1일(목)까지"),
    row("noticed on a known day", "mismatch-30d", "received_on=2026-11-20 noticed_on=2026-11-23", "2026-12-23", "문제를 알게 된 날: 2026년 11월 23일(월)"),  # 7 left, 23
    # 02-07 is 설날, 02-09 its substitute; three months from 01-09 end on 04-08.
    row("noticing unknown, over Seollal", "mismatch-30d", "received_on=2027-01-08", "2027-02-10 / 2027-04-08", "문제를 알게 된 날을 아직 몰라요|2월 9일(화)은 설날 대체공휴일이라", now="2027-01-10T10:00"),
    # 24, 28, 29 if it was there at once; 29, 30, 31 if it comes on Monday 12-28.
    row("return under way over Christmas", "statutory-refund-3bd", "shipped_back_on=2026-12-23", "2026-12-29 / open", "12월 25일(금)은 성탄절이라 빼고|이보다 늦을 수 있어요", now="2026-12-28T10:00"),
    # Sent today: 25, 26, 27, whichever way.
    row("return sent today", "statutory-refund-3bd", "shipped_back_on=2026-11-24", "2026-11-27 / open", "반품을 보낸 날: 2026년 11월 24일(화)|이보다 늦을 수 있어요"),
    # Undelivered: from the withdrawal (18조 2항 3호). 31, 4, 5; and 17, 20, 21 after 추석.
    row("undelivered, New Year", "refund-undelivered-3bd", "requested_on=2026-12-30", "2027-01-05", "1월 1일(금)은 신정이라 빼고"),
    row("undelivered, 추석 2027", "refund-undelivered-3bd", "requested_on=2027-09-13", "2027-09-21", "9월 15일(수)은 추석이라 빼고"),
    # Withdrawal from the instalments (할부거래법 8조): 19..25, Christmas on a Friday; 20..26, 설날 from 26 to 28.
    row("instalments, Christmas", "instalment-withdrawal-7d", "received_on=2026-12-18", "2026-12-28", "12월 25일(금)은 성탄절이라"),
    row("instalments, 설날 2028", "instalment-withdrawal-7d", "received_on=2028-01-19", "2028-01-31", "1월 27일(목)은 설날이라|1월 29일(토), 1월 30일(일)은 주말이라"),
]

OTHERS = [
    # 11 + 14: the courier's terms say no word of holidays, and the earlier day costs nobody anything.
    row("courier, Christmas", "courier-14d", "received_on=2026-12-11", "2026-12-25", "14일을 세면 2026년 12월 25일(금)"),
    row("courier, leap day", "courier-14d", "received_on=2028-02-15", "2028-02-29", "14일을 세면 2028년 2월 29일(화)"),
    row("claim, New Year", "paypal-claim-20d", "paypal_disputed_on=2026-12-12", "2027-01-01", "페이팔에 분쟁을 연 날: 2026년 12월 12일(토)|20일을 세면 2027년 1월 1일(금)"),  # 19 + 1
    row("claim, leap day", "paypal-claim-20d", "paypal_disputed_on=2028-02-09", "2028-02-29", "20일을 세면 2028년 2월 29일(화)"),  # 9 + 20
    # All of September to February.
    row("duty, cleared", "duty-refund-6m", "dispatched_on=2026-08-20 cleared_on=2026-08-31 received_on=2026-09-04", "2027-02-28", "통관된 날: 2026년 8월 31일(월)"),
    # From 11-03, before 05-03; from 11-21, before 05-21.
    row("duty, between dispatch and receipt", "duty-refund-6m", "dispatched_on=2026-11-02 received_on=2026-11-20", "2027-05-02 / 2027-05-20", "통관된 날을 아직 몰라요|늦게 보면 받은 날: 2026년 11월 20일(금). 이날부터 세면 2027년 5월 20일(목)까지"),
    # Not here yet: cleared today at the latest; from 11-25, before 05-25.
    row("duty, on the way", "duty-refund-6m", "dispatched_on=2026-11-02", "2027-05-02 / open", "이보다 늦을 수 있어요"),
    # From 08-26, before 02-26; from 08-31: February has no 31, and 29 days in 2028.
    row("duty, leap day", "duty-refund-6m", "dispatched_on=2027-08-25 received_on=2027-08-30", "2028-02-25 / 2028-02-29", "6개월을 세면 2028년 2월 25일(금)|이날부터 세면 2028년 2월 29일(화)까지"),
    # 21..24 28..31 4 5; and 6 10..13 16..20.
    row("booked, year's end", "refund-booked-by", "approved_on=2026-12-18", "2027-01-05", "1월 1일(금)은 신정이라 빼고"),
    row("booked, 추석 2028", "refund-booked-by", "approved_on=2028-09-29", "2028-10-20", "10월 5일(목)은 추석 대체공휴일이라 빼고"),
    # 30 + 31 + 29 = 90; 29 + 31 + 31 + 29 = 120; 28 + 31 + 30 + 31 + 31 + 29 = 180.
    row("90 days, leap day", "return-90d", "paid_on=2027-12-01", "2028-02-29", "90일을 세면 2028년 2월 29일(화)"),
    row("chargeback, leap day", "chargeback-120d", "paid_on=2027-11-01", "2028-02-29", "120일을 세면 2028년 2월 29일(화)"),
    row("PayPal, leap day", "paypal-180d", "paid_on=2027-09-02", "2028-02-29", "180일을 세면 2028년 2월 29일(화)"),
]

# What the platform shows: the moment as it stands there, its zone, and where it was read.
SHOWN = [
    # 23:59 PST is 16:59 of the next day here.
    row("order page, sooner", "dispute-closes", "received_on=2026-11-20", "2026-12-01 16:59", "주문 화면에 나온 기한: 미국 태평양 시간 2026년 11월 30일(월) 23:59|한국 시간으로 2026년 12월 1일(화) 16:59", shown="2026-11-30T23:59 PST order-page"),
    row("order page, prolonged", "dispute-closes", "received_on=2026-11-20 promised_on=2026-11-10", "2027-01-31 23:59", "주문 화면에 나온 기한: 한국 시간 2027년 1월 31일(일) 23:59", shown="2027-01-31T23:59 KST order-page"),
    row("order page, no day known", "dispute-closes", "", "2026-11-30 18:00", "주문 화면에 나온 기한: 한국 시간 2026년 11월 30일(월) 18:00", shown="2026-11-30T18:00 KST order-page"),
    row("order page against what was confirmed", "dispute-closes", "confirmed_on=2026-11-20 protection_ends_on=2026-11-22", "2026-12-20 16:59", "한국 시간으로 2026년 12월 20일(일) 16:59", shown="2026-12-19T23:59 PST order-page"),
    # The last night of PST, and the first of PDT.
    row("shown before the switch", "return-posted-by", "approved_on=2027-03-04", "2027-03-14 16:59", "환불·반품 화면에 나온 기한: 미국 태평양 시간 2027년 3월 13일(토) 23:59", shown="2027-03-13T23:59 PST dispute-page"),
    row("shown after the switch", "return-posted-by", "approved_on=2027-03-04", "2027-03-15 15:59", "한국 시간으로 2027년 3월 15일(월) 15:59", shown="2027-03-14T23:59 PST dispute-page"),
    # 24 + 5 would be 11-29; an extension holds for the others' clocks as well.
    row("seller's time prolonged", "seller-answers", "requested_on=2026-11-24", "2026-12-04 12:00", "알리익스프레스가 보낸 메일이나 알림에 나온 기한: 한국 시간 2026년 12월 4일(금) 12:00", shown="2026-12-04T12:00 KST message"),
    row("platform prolonged", "platform-steps-in", "requested_on=2026-11-24", "2026-12-10 23:59", "상담원의 답변에 나온 기한: 한국 시간 2026년 12월 10일(목) 23:59", shown="2026-12-10T23:59 KST agent"),
    # 25 26 27 30 1 2 3 4 7 8 would be 12-08; Christmas moves no countdown.
    row("booking prolonged", "refund-booked-by", "approved_on=2026-11-24", "2026-12-25 23:59", "한국 시간 2026년 12월 25일(금) 23:59", shown="2026-12-25T23:59 KST dispute-page"),
    row("90 days, another day shown", "return-90d", "paid_on=2026-11-01", "2027-01-15 23:59", "한국 시간 2027년 1월 15일(금) 23:59", shown="2027-01-15T23:59 KST order-page"),
]
# fmt: on
CASES = [*FACTS, *ORDER_IS_OVER, *LATE_PARCELS, *SWITCHES, *LAW, *OTHERS, *SHOWN]
# Nothing bounds their beginning above but another clock.
CAPPED = {
    "noticing unknown": "2027-02-22",  # three months from 11-21: 02-20, a Saturday
    "capped by three months": "2026-12-02",
    "over in every reading": "2026-10-01",
    "noticing unknown, over Seollal": "2027-04-08",
}
OPEN = "open"  # As a latest day: nobody can say it.
OPEN_ENDED = {*(case.name for case in CASES if case.latest == OPEN), *CAPPED}
ZONES = {"PST": PACIFIC, "KST": SEOUL}


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)


def days(known: str) -> dict[str, dt.date]:
    return {name: dt.date.fromisoformat(day) for name, day in (pair.split("=") for pair in known.split())}


def countdowns(slug: str, shown: str) -> dict[str, Countdown]:
    if not shown:
        return {}
    read, zone, where = shown.split()
    at = dt.datetime.fromisoformat(read).replace(tzinfo=ZONES[zone]).astimezone(dt.UTC)  # as a case stores it
    return {slug: Countdown(at, ZONES[zone].key, where)}


def counted(case: Worked) -> Deadline:
    """Count all clocks, because one may cap another, and return the one of the case."""
    situation = Situation(dates=days(case.known), countdowns=countdowns(case.slug, case.shown))
    rules = [row.as_rule() for row in ROWS.values()]
    found, _missing = counting.deadlines(situation, rules, SEEDED_HOLIDAYS, moment(case.now))
    return next(one for one in found if one.slug == case.slug)


def written(at: dt.datetime) -> str:
    return f"{at.astimezone(SEOUL):%Y-%m-%d %H:%M}"


def in_full(day: str) -> str:
    """Return a day of the table with its time: a counted day of Seoul ends with the day."""
    return day if " " in day else f"{day} 23:59"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_worked_case(case: Worked) -> None:
    found = counted(case)
    assert (written(found.at), str(found.on)) == (in_full(case.earliest), case.earliest[:10])
    if case.latest == OPEN:
        assert found.open_ended and found.is_uncertain and "늦어도" not in found.until_in_full
    else:
        assert (written(found.latest_at), str(found.latest_on)) == (in_full(case.latest), case.latest[:10])
        assert found.is_uncertain is (case.earliest != case.latest)
        assert not found.open_ended
    told = "\n".join(step.text for step in found.steps)
    for part in case.says.split("|"):
        assert part in told


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in OPEN_ENDED], ids=lambda case: case.name)
def test_it_has_passed_after_its_latest_second_only(case: Worked) -> None:
    found = counted(case)
    second = dt.timedelta(seconds=1)
    for at, passed, in_doubt in (
        (found.at, False, False),
        (found.at + second, not found.is_uncertain, found.is_uncertain),
        (found.latest_at, False, found.is_uncertain),
        (found.latest_at + second, True, False),
    ):
        then = counted(replace(case, now=at.astimezone(SEOUL).replace(tzinfo=None).isoformat()))
        assert (then.at, then.latest_at) == (found.at, found.latest_at)
        assert (then.passed, then.in_doubt) == ((False, False) if found.opens else (passed, in_doubt))


@pytest.mark.parametrize("name", sorted(OPEN_ENDED - CAPPED.keys()))
def test_what_may_have_begun_today_never_passes(name: str) -> None:
    (case,) = [case for case in CASES if case.name == name]
    then = counted(replace(case, now="2029-06-01T10:00"))
    assert (then.passed, then.in_doubt) == (False, True)
    assert then.latest_at > moment("2029-06-01T10:00")


@pytest.mark.parametrize(("name", "end"), CAPPED.items())
def test_what_is_capped_passes_with_its_cap(name: str, end: str) -> None:
    """Somebody may notice today for as long as three months from receipt last."""
    (case,) = [case for case in CASES if case.name == name]
    last = counted(replace(case, now=f"{end}T23:59:59"))
    assert (last.passed, last.in_doubt) == (False, True)
    assert counted(replace(case, now=f"{dt.date.fromisoformat(end) + dt.timedelta(days=1)}T00:00")).passed


def test_what_is_shown_stands_beside_our_own_count() -> None:
    """The day that we would have said, worked out as above, where enough is known for one."""
    ours = {case.name: counted(case).ours for case in SHOWN}
    assert {name: own and written(own.at) for name, own in ours.items()} == {
        "order page, sooner": "2026-12-05 16:59",
        "order page, prolonged": "2026-12-05 16:59",  # late: from receipt
        "order page, no day known": None,
        "order page against what was confirmed": "2026-12-05 16:59",
        "shown before the switch": "2027-03-14 16:59",  # 03-03 + 10 = 03-13 there
        "shown after the switch": "2027-03-14 16:59",
        "seller's time prolonged": "2026-11-29 23:59",
        "platform prolonged": "2026-12-01 23:59",
        "booking prolonged": "2026-12-08 23:59",
        "90 days, another day shown": "2027-01-30 23:59",  # 29 + 31 + 30
    }


# None of the days that could start a clock, or bound its beginning: it is asked for, never guessed.
@pytest.mark.parametrize(
    ("slug", "known", "asks"),
    [
        ("dispute-closes", "paid_on=2026-11-01 dispatched_on=2026-11-03", "받은 날 또는 약속한 배송일"),
        ("mismatch-30d", "paid_on=2026-11-01 requested_on=2026-11-10", "받은 날"),
        ("withdrawal-7d", "paid_on=2026-11-01 seller_known_on=2026-11-10", "받은 날"),
        ("statutory-refund-3bd", "requested_on=2026-11-10 approved_on=2026-11-15", "반품을 보낸 날"),
        ("duty-refund-6m", "paid_on=2026-11-01 received_on=2026-11-20", "발송된 날"),
        ("paypal-claim-20d", "paid_on=2026-11-01", "페이팔에 분쟁을 연 날"),
        ("refund-undelivered-3bd", "paid_on=2026-11-01 promised_on=2026-11-20", "환불을 신청한 날"),
        ("return-posted-by", "requested_on=2026-11-10", "승인된 날"),
    ],
)
def test_without_a_day_it_is_asked_for(slug: str, known: str, asks: str) -> None:
    rules = [row.as_rule() for row in ROWS.values()]
    found, missing = counting.deadlines(Situation(dates=days(known)), rules, SEEDED_HOLIDAYS, moment(TUESDAY))
    assert slug not in {one.slug for one in found}
    (asked,) = [one for one in missing if one.slug == slug]
    assert asked.anchor_label == asks


def test_the_table_is_long_names_no_case_twice_and_leaves_out_no_rule() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert {case.slug for case in CASES} == {row["slug"] for row in RULES}
    assert len(FACTS) == 27
