"""The table that says when to call."""

import datetime as dt
from dataclasses import replace

from cases.contact import week
from cases.contact.hours import Channel, Special
from tests.support.contact_channels import ALL, CENTRE, CHAT, EMAIL, PHONE
from tests.support.holidays import HOLIDAYS
from tests.support.moments import seoul


def column(table, slug):
    (place,) = [at for at, channel in enumerate(table.channels) if channel.slug == slug]
    return [(row.text, row.cells[place].text, bool(row.cells[place].hours)) for row in table.rows]


def test_christmas_week():
    table = week.table(ALL, HOLIDAYS, seoul("2026-12-22T10:00"))
    nine_to_six, lunch = "09:00–18:00", "09:00–12:00, 13:00–18:00"
    assert column(table, "phone") == [
        ("12월 22일(화)", nine_to_six, True),
        ("12월 23일(수)", nine_to_six, True),
        ("12월 24일(목)", nine_to_six, True),
        ("12월 25일(금)", "성탄절에는 쉴 수 있어요", False),  # nobody has confirmed its hours
        ("12월 26일(토)", "휴무", False),
        ("12월 27일(일)", "휴무", False),
        ("12월 28일(월)", nine_to_six, True),
    ]
    assert [text for _day, text, _open in column(table, "1372")][:4] == [lunch, lunch, lunch, "성탄절 휴무"]
    assert [row.today for row in table.rows] == [True] + [False] * 6
    assert [row.holiday for row in table.rows] == ["", "", "", "성탄절", "", "", ""]
    assert [row.closed for row in table.rows] == ["", "", "", "성탄절", "휴무", "휴무", ""]


def test_channels_with_hours_are_columns_in_their_order_and_the_others_are_named():
    table = week.table([EMAIL, CENTRE, CHAT, PHONE, Channel("unknown")], {}, seoul("2026-11-24T10:00"))
    assert [channel.slug for channel in table.channels] == ["phone", "1372"]
    assert [channel.slug for channel in table.always] == ["chat"]  # an address that nobody knows answers nobody


def test_the_week_begins_on_the_day_in_seoul():
    at = dt.datetime(2026, 11, 24, 15, 30, tzinfo=dt.UTC)
    assert week.table([PHONE], {}, at).rows[0].on == dt.date(2026, 11, 25)


def test_exceptions_say_why():
    phone = replace(
        PHONE,
        specials=(
            Special(dt.date(2026, 12, 23), "창사기념일"),
            Special(dt.date(2026, 12, 25), "성탄절 특별 상담", dt.time(10), dt.time(15)),
        ),
    )
    rows = week.table([phone], HOLIDAYS, seoul("2026-12-22T10:00")).rows
    assert [(row.cells[0].text, row.cells[0].note) for row in rows][1:4] == [
        ("창사기념일 휴무", ""),
        ("09:00–18:00", ""),
        ("10:00–15:00", "성탄절 특별 상담"),
    ]


def test_a_service_round_the_clock_gets_a_column_in_the_week_of_its_exception():
    chat = replace(CHAT, specials=(Special(dt.date(2026, 11, 26), "시스템 점검"),))
    table = week.table([chat], {}, seoul("2026-11-24T10:00"))
    assert [row.cells[0].text for row in table.rows][1:4] == ["24시간", "시스템 점검 휴무", "24시간"]
    assert week.table([chat], {}, seoul("2026-11-27T10:00")).always == [chat]
