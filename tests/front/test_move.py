"""Recording that a case went on."""

import datetime as dt
import re

import pytest

from cases.casefile.deadline_changes import recount
from cases.casefile.models import Case
from cases.process.states import Role, Status
from tests.support.clients import holding
from tests.support.factories import make_case, photo_row

pytestmark = pytest.mark.django_db


def test_filing_records_the_day(owner, case, now):
    page = owner.get(f"/cases/{case.reference}/move/filed/").text
    assert 'value="2026-11-24"' in page
    response = owner.post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23", "note": "신청 번호 12"})
    assert response.url == f"/cases/{case.reference}/"
    case.refresh_from_db()
    assert case.status == "filed"
    assert str(case.requested_on) == "2026-11-23"
    event = case.events.get()
    assert (event.note, event.role, event.old_status) == ("신청 번호 12", "owner", "preparing")


@pytest.mark.parametrize(
    ("status", "target", "before", "after", "tone"),
    [
        ("ready", "filed", "다음 기한을 계산해", "판매자의 답을 기다리면 돼요", "good"),
        ("rejected", "filed", "기한을 새로 계산해", "다시 신청한 것을", "good"),
        ("filed", "rejected", "끝이 아니에요", "아직 할 수 있는 일이 있어요", "warn"),
        ("approved", "rejected", "승인이 취소됐어도", "승인이 취소된 것을", "warn"),
        ("negotiating", "platform_review", "할 일을 알려", "제안을 거절한 것을", "info"),
        ("closed", "preparing", "사진과 기록은 그대로", "다시 열었어요", "good"),
    ],
)
def test_a_move_says_what_comes_next_in_the_tone_of_the_news(now, status, target, before, after, tone):
    case = make_case(status=status)
    owner = holding(case)
    page = owner.get(f"/cases/{case.reference}/move/{target}/").text
    assert before in page and "상태" not in page[page.index("<main") :]
    page = owner.post(f"/cases/{case.reference}/move/{target}/", {"on": "2026-11-23"}, follow=True).text
    (flash,) = re.findall(r'<div class="callout" data-tone="(\w+)"><p>([^<]*)</p>\s*<form [^>]*/undo/"', page)
    assert flash[0] == tone and after in flash[1]


@pytest.mark.parametrize(("outcome", "tone"), [("refunded", "good"), ("not_refunded", "info"), ("withdrawn", "info")])
def test_only_money_back_is_told_as_good_news_at_the_end(now, outcome, tone):
    case = make_case(status="approved")
    answer = {"outcome": outcome, "understood": "on"}
    page = holding(case).post(f"/cases/{case.reference}/move/closed/", answer, follow=True).text
    assert f'<div class="callout" data-tone="{tone}"><p>' in page


def test_a_day_that_the_intake_asked_for_is_filled_in(now):
    case = make_case(problem="refund-delayed", requested_on="2026-11-10")
    assert 'value="2026-11-10"' in holding(case).get(f"/cases/{case.reference}/move/filed/").text


def test_a_day_of_an_earlier_round_is_not_filled_in(now):
    case = make_case(status="rejected", requested_on="2026-11-10")
    page = holding(case).get(f"/cases/{case.reference}/move/filed/").text
    assert 'value="2026-11-24"' in page and "2026-11-10" not in page


@pytest.mark.parametrize(
    ("on", "sentence"),
    [("", "날짜를 적어 주세요"), ("2026-11-25", "아직 오지 않은 날짜"), ("2026-10-01", "보다 빨라요")],
)
def test_a_day_that_cannot_be_is_refused(owner, case, now, on, sentence):
    response = owner.post(f"/cases/{case.reference}/move/filed/", {"on": on})
    assert response.status_code == 422
    assert sentence in response.text
    case.refresh_from_db()
    assert case.status == "preparing"


def test_closing_asks_how_it_ended_and_for_a_tick(owner, case, now):
    page = owner.get(f"/cases/{case.reference}/move/closed/").text
    answers = [page.index(answer) for answer in ("전액 돌려", "일부만 돌려", "못 돌려", "그만두었어요")]
    assert answers == sorted(answers)
    assert "돈이 들어온 걸 본 다음" in page
    missing = owner.post(f"/cases/{case.reference}/move/closed/", {"outcome": "not_refunded"})
    assert missing.status_code == 422
    owner.post(f"/cases/{case.reference}/move/closed/", {"outcome": "not_refunded", "understood": "on"})
    page = owner.get(f"/cases/{case.reference}/").text
    assert 'data-status="closed"' in page
    assert 'data-outcome="not_refunded"' in page


def test_a_closed_case_can_be_opened_again(now):
    case = make_case(status="closed")
    holding(case).post(f"/cases/{case.reference}/move/preparing/")
    case.refresh_from_db()
    assert (case.status, case.outcome, case.closed_at) == ("preparing", "", None)


@pytest.mark.parametrize("target", ["ready", "needs_evidence", "approved"])
def test_a_move_that_is_not_the_buyers_answers_409(owner, case, target):
    response = owner.post(f"/cases/{case.reference}/move/{target}/", {"on": "2026-11-23", "note": "x"})
    assert response.status_code == 409
    assert "증거 준비 중" in response.text
    case.refresh_from_db()
    assert case.status == "preparing"


def test_the_second_of_two_tabs_is_told(owner, case, now, monkeypatch):
    form_valid = Case.moves_for

    def raced(self, role):
        allowed = form_valid(self, role)
        Case.objects.filter(pk=self.pk).update(status="in_review", review_asked_at=now)  # the other tab, in between
        return allowed

    monkeypatch.setattr(Case, "moves_for", raced)
    response = owner.post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23"})
    assert response.status_code == 409
    assert "사진을 검토하고 있어요" in response.text
    assert case.events.count() == 0


def test_a_move_that_has_passed_shows_the_way_what_was_typed_and_what_can_be_done_now(now):
    case = make_case(status="returning")
    page = holding(case).post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23", "note": "신청 번호 12"}).text
    main = page[page.index("<main") :]
    assert 'class="back-link"' in main and 'class="route"' in main and "신청 번호 12" in main
    offered = set(re.findall(rf'href="/cases/{case.reference}/move/([a-z_]+)/"', main))
    assert offered == {move.value for move in case.moves_for(Role.OWNER)}


def test_an_unknown_target_is_404(owner, case):
    assert owner.get(f"/cases/{case.reference}/move/anywhere/").status_code == 404


def test_looking_changes_nothing(owner, case):
    for target in Status.values:
        owner.get(f"/cases/{case.reference}/move/{target}/")
    case.refresh_from_db()
    assert case.status == "preparing"
    assert case.events.count() == 0


def test_sending_the_return_leads_to_the_parcel(now):
    case = make_case(status="return_due")
    assert holding(case).get(f"/cases/{case.reference}/move/returning/").url == f"/cases/{case.reference}/shipment/"


def test_the_whole_way_to_the_money(reviewer, owner, case, now):
    photo_row(case)

    def move(target, **data):
        return owner.post(f"/cases/{case.reference}/move/{target}/", {"on": "2026-11-24", **data})

    move("in_review")
    case.refresh_from_db()
    case.move(Status.READY, by=None, role=Role.STAFF, now=now)
    move("filed")
    move("negotiating")
    move("platform_review")
    move("return_due", understood="on")
    owner.post(
        f"/cases/{case.reference}/shipment/",
        {"carrier": "epost", "tracking_number": "1234567890123", "shipped_on": "2026-11-24"},
    )
    move("inspecting")
    move("approved")
    move("closed", outcome="refunded", understood="on")
    case.refresh_from_db()
    assert (case.status, case.outcome) == ("closed", "refunded")
    assert [event.new_status for event in case.events.all() if event.new_status][::-1] == [
        "in_review", "ready", "filed", "negotiating", "platform_review", "return_due", "returning", "inspecting",
        "approved", "closed",
    ]  # fmt: skip


def test_the_day_a_return_arrived_starts_the_deadline_of_the_law(reference_data, now):
    case = make_case(problem="damaged", status="returning", shipped_back_on=dt.date(2026, 11, 20))
    recount(case, reason=None, now=now)
    owner = holding(case)
    deadline = '<article class="deadline" data-deadline="statutory-refund-3bd"'
    assert "반품이 도착한 날을 아직 몰라요" in owner.get(f"/cases/{case.reference}/deadlines/").text
    early = owner.post(f"/cases/{case.reference}/move/inspecting/", {"on": "2026-11-19"})
    assert early.status_code == 422
    owner.post(f"/cases/{case.reference}/move/inspecting/", {"on": "2026-11-23"})
    case.refresh_from_db()
    assert (case.status, str(case.arrived_on)) == ("inspecting", "2026-11-23")
    page = owner.get(f"/cases/{case.reference}/deadlines/").text
    assert '<time datetime="2026-11-26">' in page[page.index(deadline) :]
    moved = case.events.get(kind="deadline_moved")
    assert (moved.data["was"], moved.data["now"]) == ("2026-11-25", "2026-11-26")
