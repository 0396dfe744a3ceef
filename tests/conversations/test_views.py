"""What was said, and what was promised until when, as the owner of a case writes it down."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from cases.calendars.models import calendar_of
from cases.conversations.models import Conversation
from cases.conversations.promises import latest_promise
from cases.process.events import Kind
from cases.process.states import Role, Status
from tests.support.clients import holding
from tests.support.factories import make_case, photo_row
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

DAY = dt.timedelta(days=1)


@pytest.fixture
def case():
    """A case in negotiation; it is the 24th, ten in the morning."""
    return make_case(status="negotiating", requested_on=dt.date(2026, 11, 22), offered_on=dt.date(2026, 11, 23))


def post(case, path="contacts/new/", **fields):
    return holding(case).post(f"/cases/{case.reference}/{path}", fields)


def show(case, path=""):
    return holding(case).get(f"/cases/{case.reference}/{path}").content.decode()


def promises_on(page):
    return re.findall(r'data-deadline="promise"[^>]*data-earliest="([\d-]+)"', page)


def test_a_promise_is_a_deadline_wherever_deadlines_are(case):
    response = post(case, channel="phone", promised_within="3")
    assert response.status_code == 302
    case.refresh_from_db()
    assert promises_on(show(case)) == ["2026-11-27"]
    assert promises_on(show(case, "deadlines/")) == ["2026-11-27"]
    assert "2026년 11월 24일(화), 전화: 2026년 11월 27일(금)까지 하겠다고 했어요" in show(case, "deadlines/")
    calendar = calendar_of(case, "https://example.org/", NOW).decode()
    assert "DTSTART;VALUE=DATE:20261127" in calendar


def test_a_day_that_was_written_wins_over_one_that_was_chosen(case):
    post(case, channel="chat", promised_within="3", promised_until="2026-12-01")
    assert case.conversations.get().until_on == dt.date(2026, 12, 1)


def test_days_are_counted_from_the_conversation(case):
    post(case, channel="chat", promised_within="2", happened_at="2026-11-23T22:10")
    assert case.conversations.get().until_on == dt.date(2026, 11, 25)


def test_nothing_said_and_nothing_promised_is_asked_back_and_nothing_is_lost(case):
    response = post(case, channel="email", person="Amy", number="")
    assert response.status_code == 422
    page = response.content.decode()
    assert "들은 말을 적거나" in page
    assert 'value="Amy"' in page
    assert not case.conversations.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"promised_until": "2026-11-20"},
        {"promised_until": "2028-11-20"},
        {"happened_at": "2026-11-25T10:00"},
        {"happened_at": "어느 날"},
        {"channel": "pigeon"},
    ],
)
def test_a_slip_is_said_beside_its_field(case, fields):
    response = post(case, **({"channel": "phone", "said": "답할게요"} | fields))
    assert response.status_code == 422
    assert f'id="id_{next(iter(fields))}' in response.content.decode()
    assert not case.conversations.exists()


@pytest.mark.parametrize(
    "typed", ["2026-11-23T15:30", "2026.11.23 15:30", "2026년 11월 23일 오후 3시 30분", "2026-11-23 3:30 pm"]
)
def test_the_moment_is_read_as_people_write_it(case, typed):
    post(case, channel="phone", said="답할게요", happened_at=typed)
    assert case.conversations.get().happened_at == dt.datetime.fromisoformat("2026-11-23T15:30+09:00")


def test_the_words_stay_out_of_the_timeline(case):
    post(case, channel="messenger", said="계좌로 보내 줄게요", promised_within="1")
    event = case.events.get(kind=Kind.CONTACTED)
    assert event.data == {"channel": "messenger", "until": "2026-11-25"}
    assert event.note == ""
    assert "메신저: 2026년 11월 25일(수)까지 하겠다는 약속을 받았어요" in show(case, "timeline/")
    assert "계좌로 보내 줄게요" in show(case, "contacts/")


def test_two_promises_run_beside_each_other_and_no_line_says_that_a_deadline_moved(case):
    post(case, channel="phone", promised_within="3")
    post(case, channel="chat", promised_within="7")
    assert sorted(promises_on(show(case, "deadlines/"))) == ["2026-11-27", "2026-12-01"]
    assert not case.events.filter(kind=Kind.DEADLINE_MOVED).exists()


@pytest.fixture
def broken(case):
    """A conversation of the 20th that promised an answer by the 22nd."""
    case.offered_on = None
    case.status = "escalated"
    case.save()
    moment = NOW - 4 * DAY
    fields = {
        "channel": "phone",
        "said": "48시간 안에 답할게요",
        "happened_at": moment,
        "until_on": moment.date() + 2 * DAY,
    }
    return Conversation.write(case, fields, now=moment)


def test_a_promise_that_passed_is_what_the_case_speaks_of(case, broken):
    page = show(case)
    assert 'data-situation="overdue"' in page
    assert "약속받은 날 (전화)’에서 2일 지났어요" in page
    assert f'data-primary href="/cases/{case.reference}/messages/promise-kept/"' in page
    assert "약속을 지켰나요?" in page


def test_the_words_that_remind_of_it_quote_it(case, broken):
    assert "48시간 안에 답할게요" in show(case, "messages/promise-kept/")


@pytest.mark.parametrize(("answer", "leads_to"), [("kept", ""), ("broken", "messages/promise-kept/")])
def test_an_answer_ends_the_clock(case, broken, answer, leads_to):
    response = post(case, f"contacts/{broken.pk}/promise/", answer=answer)
    assert response["Location"] == f"/cases/{case.reference}/{leads_to}"
    page = show(case)
    assert not promises_on(page)
    assert "약속을 지켰나요?" not in page
    assert case.events.filter(kind=Kind.PROMISE_ANSWERED, data__answer=answer).count() == 1


def test_a_promise_that_was_put_off_gives_way_to_the_new_one(case, broken):
    response = post(case, f"contacts/{broken.pk}/promise/", answer="put-off")
    path = response["Location"].removeprefix(f"/cases/{case.reference}/")
    assert "하겠다던 약속 대신" in show(case, path)
    post(case, path, channel="phone", promised_within="3")
    assert promises_on(show(case)) == ["2026-11-27"]
    broken.refresh_from_db()
    assert broken.answer == "put-off"


def test_correcting_the_day_moves_the_clock_and_removing_ends_it(case):
    post(case, channel="phone", promised_within="3")
    row = case.conversations.get()
    post(case, f"contacts/{row.pk}/", channel="phone", promised_until="2026-11-30", happened_at="2026-11-24T10:00")
    assert promises_on(show(case)) == ["2026-11-30"]
    assert not case.events.filter(kind=Kind.DEADLINE_MOVED).exists()
    post(case, f"contacts/{row.pk}/remove/")
    assert not promises_on(show(case))
    assert not case.conversations.exists()


def test_a_double_tap_writes_one(case):
    post(case, channel="phone", promised_within="3", happened_at="2026-11-24T09:00")
    post(case, channel="phone", promised_within="3", happened_at="2026-11-24T09:00")
    assert case.conversations.count() == 1


def test_the_newest_promise_that_was_not_kept_is_quoted(case, broken):
    later = Conversation.write(
        case, {"channel": "chat", "happened_at": NOW - DAY, "until_on": NOW.date() + DAY}, now=NOW
    )
    assert latest_promise(case) == later
    later.settle("kept", now=NOW)
    assert latest_promise(case) == broken


def test_another_case_has_no_part_in_it(case, broken):
    other = make_case()
    assert post(other, f"contacts/{broken.pk}/promise/", answer="kept").status_code == 404
    assert post(other, f"contacts/{broken.pk}/remove/").status_code == 404


def test_the_call_card_says_what_to_say_and_what_never_to_give(case):
    page = show(case, "call/")
    assert "8190 0000 0000 0001" in page
    assert "받아 보니 물건이 망가져 있어요." in page
    assert "통장 사본이나 신분증 사진" in page and "통장 사본을 달라고 한 판매자가 있었어요" in page
    assert f'href="/cases/{case.reference}/contacts/new/"' in page


def test_the_call_card_says_what_the_buyer_wrote_of_it_and_of_the_photos(case):
    case.change({"story": "뚜껑이 깨져 왔어요."}, now=NOW)
    photo_row(case, kind="fault")
    page = show(case, "call/")
    assert "뚜껑이 깨져 왔어요." in page and "It does not work properly." in page
    assert "망가져 있어요" not in page


def test_the_call_card_says_beside_the_number_who_is_there_now(case):
    panel = show(case, "call/").partition("order-title")[2].partition("</section>")[0]
    places = [panel.index(part) for part in ("1:1 채팅", "고객센터 → 온라인 서비스", "24시간", "확인 전")]
    assert places == sorted(places)
    assert 'data-channel="chat"' not in show(case, "call/")


@pytest.mark.parametrize(("hour", "lit"), [(1, True), (12, False)])
def test_the_call_card_has_all_that_is_read_out_beside_the_number_to_call(case, stop_time, hour, lit):
    case.change({"amount": Decimal(24800), "currency": "KRW"}, now=NOW)
    stop_time(dt.datetime(2026, 11, 25, hour, tzinfo=dt.UTC))
    panel = show(case, "call/").partition("order-title")[2].partition("</section>")[0]
    assert "8190 0000 0000 0001" in panel
    for value in (case.item, "24,800원", "11월 1일", "11월 20일"):
        assert value in panel
    number = re.search(r"<a ([^>]*)href=\"tel:[^>]*>", panel)
    assert number
    assert ("button" in number[1]) == lit
    assert "‘확인 전’은" in panel and "‘사업자 정보’에 다른 번호가 있으면" in panel  # nobody has confirmed the number


def test_the_call_card_names_a_broken_promise(case, broken):
    assert "2026년 11월 22일(일)까지 해 주기로 하셨는데" in show(case, "call/")


def test_an_answer_that_the_timeline_holds_is_not_told_away():
    case = make_case(status="filed", requested_on=dt.date(2026, 11, 22))
    assert "아직 적은 연락이 없어요" in show(case, "contacts/")
    case.move(
        Status.NEGOTIATING, by=None, role=Role.OWNER, now=NOW, on=dt.date(2026, 11, 23), note="3,000원을 제안받음"
    )
    page = show(case, "contacts/")
    assert "직접 적은 통화·채팅이 없어요" in page
    assert f'<a href="/cases/{case.reference}/timeline/">판매자의 답 1건은 기록에 있어요</a>' in page
    case.take_back(case.chain_length, now=NOW)
    assert "아직 적은 연락이 없어요" in show(case, "contacts/")
