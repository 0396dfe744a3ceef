"""The order of channels, and what people read about each."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from cases.contact import needs, ranking
from cases.contact.hours import Channel, Period, Special
from cases.core.days import when
from cases.process.problems import problem
from cases.process.situation import Situation
from cases.process.states import Status
from tests.support.contact_channels import ALL, CENTRE, CHAT, DISPUTE, EMAIL, PHONE
from tests.support.holidays import HOLIDAYS
from tests.support.moments import seoul

UTC = dt.UTC


def about(slug, **more):
    return Situation(problem=problem(slug) if slug else None, **more)


def order(at, situation):
    return [ranked.channel.slug for ranked in ranking.rank(ALL, situation, seoul(at), HOLIDAYS)]


@pytest.mark.parametrize(
    ("at", "need", "slug", "expected"),
    [
        # The order page decides. On weekdays the phone is next where speed matters, unconfirmed as its number is.
        ("2026-11-24T10:00", "speed", None, "dispute phone chat 1372 1372-web crossborder card-issuer email"),
        ("2026-11-24T10:00", "explain", "damaged", "dispute chat phone 1372 1372-web crossborder card-issuer email"),
        ("2026-11-24T12:30", "speed", None, "dispute phone chat 1372-web crossborder card-issuer 1372 email"),
        # Whoever waits for money asks the card issuer next: its day comes nearer.
        ("2026-11-24T10:00", "record", "refund-delayed", "dispute card-issuer chat phone 1372-web crossborder 1372 email"),
        # Closed ones come after open ones, in the evening, at the weekend and on holidays.
        ("2026-11-24T20:00", "speed", None, "dispute chat 1372-web crossborder card-issuer phone 1372 email"),
        ("2026-11-28T10:00", "speed", None, "dispute chat 1372-web crossborder card-issuer phone 1372 email"),
        ("2026-12-25T10:00", "explain", "damaged", "dispute chat 1372-web crossborder card-issuer phone 1372 email"),
        # After a refusal outside help competes on equal terms: a written record first.
        ("2026-11-24T10:00", "record", "return-refused", "dispute card-issuer 1372-web crossborder chat 1372 phone email"),
        ("2026-11-24T20:00", "record", "return-refused", "dispute card-issuer 1372-web crossborder chat 1372 phone email"),
        # A few minutes before it opens, or after lunch, a line counts as open, behind what is open and as good.
        # Within the hour before it opens it comes before one whose hours nobody knows; earlier behind it.
        ("2026-11-24T07:59", "speed", None, "dispute chat 1372-web crossborder card-issuer phone 1372 email"),
        ("2026-11-24T08:49", "speed", None, "dispute chat 1372-web crossborder phone 1372 card-issuer email"),
        ("2026-11-24T08:50", "speed", None, "dispute phone chat 1372 1372-web crossborder card-issuer email"),
        ("2026-11-24T12:50", "speed", None, "dispute phone chat 1372 1372-web crossborder card-issuer email"),
        # A few minutes before it closes, it comes behind what stays open; the platform still before outside help.
        ("2026-11-24T17:49", "speed", None, "dispute phone chat 1372 1372-web crossborder card-issuer email"),
        ("2026-11-24T17:50", "speed", None, "dispute chat phone 1372-web crossborder 1372 card-issuer email"),
        ("2026-11-24T11:50", "record", "return-refused", "dispute card-issuer 1372-web crossborder chat phone 1372 email"),
    ],
)  # fmt: skip
def test_the_order(at, need, slug, expected):
    assert needs.need_of(about(slug)) == need
    assert order(at, about(slug)) == expected.split()


def test_what_is_open_comes_before_what_is_about_to_open_and_as_good():
    soon = replace(PHONE, slug="soon", position=0)
    there = Channel("there", always_open=True, confirmed=False, scores={"speed": 3}, position=9)
    ranked = ranking.rank([soon, there], Situation(), seoul("2026-11-24T08:57"), {})
    assert [one.channel.slug for one in ranked] == ["there", "soon"]


@pytest.mark.parametrize("slug", [None, "damaged", "refund-delayed", "return-refused"])
@pytest.mark.parametrize("at", ["2026-11-24T10:00", "2026-11-24T02:00"])
def test_a_way_that_is_closed_for_good_comes_last_and_says_so(at, slug):
    ranked = ranking.rank(ALL, about(slug), seoul(at), HOLIDAYS, closed=frozenset({"dispute"}))
    slugs = [one.channel.slug for one in ranked]
    assert (slugs[0], slugs[-1]) == ("card-issuer", "dispute")
    last = ranked[-1]
    assert (last.state.open, last.label, last.change, last.brief) == (False, "기한 지남", "", False)
    assert last.why.startswith("환불 신청 기한이 지났어요 · ")


def test_once_the_platform_cannot_decide_any_more_outside_help_competes_on_equal_terms():
    ranked = ranking.rank(ALL, about("counterfeit"), seoul("2026-11-24T02:00"), HOLIDAYS, closed=frozenset({"dispute"}))
    assert [one.channel.slug for one in ranked if one.brief] == ["card-issuer", "1372-web", "crossborder"]


def test_any_other_way_can_be_closed_too():
    ranked = ranking.rank(
        ALL, about("return-refused"), seoul("2026-11-24T10:00"), HOLIDAYS, closed=frozenset({"card-issuer", "nobody"})
    )
    assert ranked[1].channel.slug == "1372-web"
    assert (ranked[-1].channel.slug, ranked[-1].why) == (
        "card-issuer", "신청 기한이 지났어요 · 다른 방법을 알아보세요",
    )  # fmt: skip


def test_a_refused_case_ranks_like_the_problem_of_a_refused_return():
    expected = order("2026-11-24T10:00", about("return-refused"))
    for status in (Status.REJECTED, Status.ESCALATED):
        assert order("2026-11-24T10:00", about("refund-delayed", status=status)) == expected


@pytest.mark.parametrize(
    ("at", "slug", "expected"),
    [
        ("2026-11-24T10:00", None, ["dispute", "phone", "chat"]),
        ("2026-11-24T20:00", None, ["dispute", "chat", "phone"]),  # not the web form, although it is open
        ("2026-11-24T20:00", "refund-delayed", ["dispute", "card-issuer", "chat"]),
        ("2026-11-24T20:00", "return-refused", ["dispute", "card-issuer", "1372-web"]),
    ],
)
def test_a_short_list_keeps_outside_help_for_after_the_refusal(at, slug, expected):
    ranked = ranking.rank(ALL, about(slug), seoul(at), HOLIDAYS)
    assert [one.channel.slug for one in ranked if one.brief] == expected


def test_of_two_equally_good_ones_the_confirmed_comes_first():
    sure = Channel("sure", always_open=True, scores={"speed": 2}, position=9)
    unsure = Channel("unsure", always_open=True, scores={"speed": 2}, confirmed=False, position=1)
    better = Channel("better", always_open=True, scores={"speed": 3}, confirmed=False, position=5)
    ranked = ranking.rank([unsure, better, sure], Situation(), seoul("2026-11-24T10:00"), {})
    assert [(one.rank, one.channel.slug) for one in ranked] == [(1, "better"), (2, "sure"), (3, "unsure")]


def test_of_two_closed_ones_the_one_that_opens_sooner_comes_first():
    late = Channel("late", periods=(Period(4, dt.time(9), dt.time(18)),), position=0)
    soon = Channel("soon", periods=(Period(2, dt.time(9), dt.time(18)),), position=1)
    ranked = ranking.rank([late, soon], Situation(), seoul("2026-11-24T20:00"), {})
    assert [one.channel.slug for one in ranked] == ["soon", "late"]


# What people read


# Its one day with hours lies behind it.
OVER = Channel("x", specials=(Special(dt.date(2026, 11, 20), "마지막 날", dt.time(9), dt.time(18)),))


@pytest.mark.parametrize(
    ("channel", "at", "sentence", "label"),
    [
        (PHONE, "2026-11-24T10:00", "지금 열려 있고 18:00에 닫아요 · 연결되면 바로 답을 들을 수 있어요", "지금 열림"),
        (PHONE, "2026-11-24T08:00", "오늘 09:00에 열어요 · 연결되면 바로 답을 들을 수 있어요", "60분 뒤 열어요"),
        (PHONE, "2026-11-24T18:00", "내일 09:00에 열어요 · 연결되면 바로 답을 들을 수 있어요", "지금 닫힘"),
        (PHONE, "2026-12-25T10:00", "성탄절에는 쉴 수 있고 12월 28일(월) 09:00에 열어요 · 연결되면 바로 답을 들을 수 있어요", "성탄절에는 쉴 수 있어요"),
        (PHONE, "2026-12-31T20:00", "2027년 1월 4일(월) 09:00에 열어요 · 연결되면 바로 답을 들을 수 있어요", "지금 닫힘"),
        (CENTRE, "2026-11-24T12:10", "점심시간이고 오늘 13:00에 다시 열어요 · 궁금한 것을 물어볼 수 있어요", "점심시간"),
        (CHAT, "2026-11-24T03:00", "24시간 연다고 해요 · 궁금한 것을 물어볼 수 있어요", "24시간"),
        (EMAIL, "2026-11-24T03:00", "보낼 주소부터 앱에서 확인해야 해요 · 답이 늦게 와요", "연락처 미확인"),
        (DISPUTE, "2026-11-24T03:00", "환불을 신청하고 결과를 받는 곳이에요", "24시간"),
        (Channel("x"), "2026-11-24T03:00", "운영 시간이 정해져 있지 않거나 확인하지 못했어요 · 답이 늦게 와요", "시간을 확인하지 못했어요"),
        (OVER, "2026-11-24T03:00", "지금 닫혀 있고 언제 다시 여는지 몰라요 · 답이 늦게 와요", "지금 닫힘"),
    ],
)  # fmt: skip
def test_each_place_says_why(channel, at, sentence, label):
    (ranked,) = ranking.rank([channel], Situation(), seoul(at), HOLIDAYS)
    assert (ranked.why, ranked.label) == (sentence, label)


def test_a_moment_is_said_from_the_day_in_seoul():
    at = dt.datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # 01:00 on the 25th in Seoul
    assert when(dt.datetime(2026, 11, 25, 0, 0, tzinfo=UTC), at) == "오늘 09:00"


SHORT = replace(PHONE, specials=(Special(dt.date(2026, 11, 25), "창사기념일", dt.time(9), dt.time(13)),))
SHUT = replace(PHONE, specials=(Special(dt.date(2026, 11, 25), "창사기념일"),))
PAUSED = replace(CHAT, specials=(Special(dt.date(2026, 11, 26), "시스템 점검"),))


@pytest.mark.parametrize(
    ("channel", "at", "sentence", "label"),
    [
        (PHONE, "2026-11-24T16:59:59", "지금 열려 있고 18:00에 닫아요", "지금 열림"),
        (PHONE, "2026-11-24T17:00", "지금 열려 있고 18:00에 닫아요", "60분 뒤 닫아요"),
        (PHONE, "2026-11-24T17:40:30", "지금 열려 있고 18:00에 닫아요", "20분 뒤 닫아요"),
        (PHONE, "2026-11-24T17:55", "아직 열려 있지만 오늘 18:00에 닫으니 기다리다 끝날 수 있어요", "5분 뒤 닫아요"),
        (
            PHONE,
            "2026-11-24T17:59:30",
            "아직 열려 있지만 오늘 18:00에 닫으니 기다리다 끝날 수 있어요",
            "1분 뒤 닫아요",
        ),
        (CENTRE, "2026-11-24T11:30", "지금 열려 있고 12:00에 닫아요", "30분 뒤 닫아요"),
        (PHONE, "2026-11-24T07:59", "오늘 09:00에 열어요", "지금 닫힘"),
        (PHONE, "2026-11-24T08:25", "오늘 09:00에 열어요", "35분 뒤 열어요"),
        (PHONE, "2026-11-24T08:49:59", "오늘 09:00에 열어요", "11분 뒤 열어요"),
        (PHONE, "2026-11-24T08:57", "곧 열어요(오늘 09:00)", "3분 뒤 열어요"),
        (PHONE, "2026-11-24T08:59:59", "곧 열어요(오늘 09:00)", "1분 뒤 열어요"),
        (CENTRE, "2026-11-24T12:49", "점심시간이고 오늘 13:00에 다시 열어요", "점심시간"),
        (CENTRE, "2026-11-24T12:58", "점심시간이고 오늘 13:00에 다시 열어요", "2분 뒤 열어요"),
        (PHONE, "2026-12-25T08:57", "성탄절에는 쉴 수 있고 12월 28일(월) 09:00에 열어요", "성탄절에는 쉴 수 있어요"),
        (PAUSED, "2026-11-26T23:57", "시스템 점검 휴무이고 내일 00:00에 열어요", "3분 뒤 열어요"),
        (SHUT, "2026-11-25T10:00", "창사기념일 휴무이고 내일 09:00에 열어요", "창사기념일 휴무"),
        (SHORT, "2026-11-25T10:00", "지금 열려 있고 13:00에 닫아요 (오늘만: 창사기념일)", "지금 열림"),
        (SHORT, "2026-11-25T14:00", "내일 09:00에 열어요 (오늘만: 창사기념일)", "지금 닫힘"),
        (PAUSED, "2026-11-24T10:00", "지금 열려 있고 11월 26일(목) 00:00에 닫아요", "지금 열림"),
        (PAUSED, "2026-11-25T23:15", "지금 열려 있고 내일 00:00에 닫아요", "45분 뒤 닫아요"),
        (PAUSED, "2026-11-26T10:00", "시스템 점검 휴무이고 내일 00:00에 열어요", "시스템 점검 휴무"),
    ],
)
def test_a_badge_counts_the_last_minutes_and_names_an_exception(channel, at, sentence, label):
    (ranked,) = ranking.rank([channel], Situation(), seoul(at), HOLIDAYS)
    assert ranked.why.startswith(f"{sentence} · ")
    assert (ranked.label, ranked.closing, ranked.opening) == (
        label, label.endswith("분 뒤 닫아요"), bool(re.fullmatch(r"(10|\d)분 뒤 열어요", label)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("channel", "at", "sentence", "label", "change"),
    [
        (PHONE, "2026-11-24T10:00", "그때 열려 있고 18:00에 닫아요", "그때 열려요", "18:00"),
        (PHONE, "2026-11-24T17:40", "그때 열려 있고 18:00에 닫아요", "그때 열려요", "18:00"),
        (PHONE, "2026-11-24T17:55", "그때 열려 있지만 18:00에 닫으니 기다리다 끝날 수 있어요", "그때 열려요", "18:00"),
        (PHONE, "2026-11-24T08:25", "09:00에 열어요", "그때는 닫혀요", "09:00"),
        (PHONE, "2026-11-24T20:00", "11월 25일(수) 09:00에 열어요", "그때는 닫혀요", "11월 25일(수) 09:00"),
        (CENTRE, "2026-11-24T12:10", "점심시간이고 13:00에 다시 열어요", "점심시간", "13:00"),
        (CHAT, "2026-11-24T03:00", "24시간 연다고 해요", "24시간", ""),
        (OVER, "2026-11-24T03:00", "닫혀 있고 언제 다시 여는지 몰라요", "그때는 닫혀요", ""),
        (SHORT, "2026-11-25T10:00", "그때 열려 있고 13:00에 닫아요 (그날만: 창사기념일)", "그때 열려요", "13:00"),
    ],
)
def test_a_chosen_moment_is_not_told_as_if_it_were_now(channel, at, sentence, label, change):
    (ranked,) = ranking.rank([channel], Situation(), seoul(at), HOLIDAYS, is_now=False)
    assert ranked.why.startswith(f"{sentence} · ")
    assert (ranked.label, ranked.change) == (label, change)
    assert not re.search("지금|오늘|내일|분 뒤", ranked.why + ranked.hint + ranked.label + ranked.change)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-11-24T10:00", "2026-11-24T11:00"),  # from here the badge of the consumer centre counts minutes
        ("2026-11-24T11:29:30", "2026-11-24T11:30"),
        ("2026-11-24T11:30", "2026-11-24T11:31"),
        ("2026-11-24T11:49:30", "2026-11-24T11:50"),  # from here the centre is about to close
        ("2026-11-24T12:00", "2026-11-24T12:50"),  # from here it is about to open
        ("2026-11-24T12:50", "2026-11-24T12:51"),
        ("2026-11-24T12:59:10", "2026-11-24T13:00"),
        ("2026-11-24T13:00", "2026-11-24T17:00"),
        ("2026-11-24T18:00", "2026-11-25T00:00"),  # tomorrow becomes today
        ("2026-11-25T00:00", "2026-11-25T08:00"),  # from here the badge of the phone counts minutes
        ("2026-11-25T08:10", "2026-11-25T08:11"),
    ],
)
def test_an_answer_says_how_long_it_stays(at, until):
    ranked = ranking.rank(ALL, Situation(), seoul(at), HOLIDAYS)
    assert ranking.stays_until(ranked, seoul(at)) == seoul(until)


def test_of_two_closed_ones_the_one_whose_opening_is_known_comes_first():
    ranked = ranking.rank(
        [replace(OVER, slug="never", position=0), replace(PHONE, scores={}, confirmed=True, position=1)],
        Situation(), seoul("2026-11-24T20:00"), {},
    )  # fmt: skip
    assert [one.channel.slug for one in ranked] == ["phone", "never"]


def test_nobody_is_told_to_wait_for_a_channel_whose_hours_are_unknown():
    unknown = Channel("unknown", outside=True, scores={"record": 3}, position=5)
    ranked = ranking.rank([*ALL, unknown], about("return-refused"), seoul("2026-11-24T20:00"), HOLIDAYS)
    slugs = [one.channel.slug for one in ranked]
    assert slugs[-4:] == ["unknown", "1372", "phone", "email"]
    assert not ranked[slugs.index("unknown")].state.open


@pytest.mark.parametrize(
    ("at", "first", "closed"),
    [
        ("2026-11-27T01:00", ["chat"], ["phone", "1372"]),
        ("2026-11-26T10:00", ["phone", "chat", "1372"], []),
    ],
)
def test_an_order_parts_where_nobody_answers_now(at, first, closed):
    ranked = ranking.rank([PHONE, CHAT, CENTRE, EMAIL], Situation(), seoul(at), HOLIDAYS)
    parts = ranking.groups(ranked)
    assert [one.channel.slug for one in parts.first] == first
    assert [one.channel.slug for one in parts.later] == [*closed, "email"]
    assert [one.channel.slug for one in parts.closed] == closed
    assert [one.channel.slug for one in parts.lost] == ["email"]  # nobody knows its address
    assert not parts.all_open  # of chat and phone that is only said
    assert parts.all_closed is bool(closed)
    assert parts.first + parts.later == ranked


@pytest.mark.parametrize(("count", "cards"), [(0, 0), (2, 2), (3, 3), (4, 4), (5, 3), (7, 3)])
def test_no_channel_is_left_alone_in_a_row_below_the_cards(count, cards):
    channels = [Channel(f"open-{number}", always_open=True, position=number) for number in range(count)]
    parts = ranking.groups(ranking.rank(channels, Situation(), seoul("2026-11-26T10:00"), HOLIDAYS))
    assert len(parts.cards) == cards
    assert [*parts.cards, *parts.rows] == parts.first
    assert parts.all_open
