"""Before something that cannot be taken back: what is named, what is asked, what is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.process.events import Kind
from cases.process.no_return import POINTS, points_ahead, words_at
from cases.process.problems import problem
from cases.process.situation import Situation
from cases.process.standings import BEFORE_FILING
from cases.process.states import Status
from cases.seed.facts import FACTS
from cases.seed.rules import RULES
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


@pytest.fixture
def case():
    return make_case(status="negotiating", requested_on=dt.date(2026, 11, 22), offered_on=dt.date(2026, 11, 23))


def go(case, slug, **fields):
    client = holding(case)
    address = f"/cases/{case.reference}/before/{slug}/"
    return client.post(address, fields) if fields else client.get(address)


@pytest.mark.parametrize("slug", POINTS)
def test_each_page_names_what_ends_what_must_be_true_and_the_way_back_with_sources(case, slug):
    point = POINTS[slug]
    page = go(case, slug).content.decode()
    words = words_at(point, Status.NEGOTIATING) or point
    for text in (point.ends, words.beware, words.back, *point.ticks.values()):
        assert str(text) in page
    for name in (*point.facts, *point.rules):
        assert f'data-fact="{name}"' in page


def test_every_row_that_is_named_exists():
    known = {fact["slug"] for fact in FACTS} | {rule["slug"] for rule in RULES}
    assert {name for point in POINTS.values() for name in (*point.facts, *point.rules)} <= known


def test_a_point_that_nobody_knows_is_not_there(case):
    assert go(case, "sell-the-house").status_code == 404


def test_what_is_missing_is_named_and_nothing_is_kept(case):
    response = go(case, "accept-offer", ticks=["amount", "return"])
    assert response.status_code == 422
    page = response.content.decode()
    assert "제안이 적힌 화면을 캡처했어요, 이 금액으로 끝내도 괜찮아요" in page
    assert page.count(" checked") == 2
    assert not case.events.filter(kind=Kind.CHECKED_BEFORE).exists()


def test_nothing_ticked_is_asked_back_and_not_called_optional(case):
    page = holding(case).post(f"/cases/{case.reference}/before/accept-offer/", {"x": "1"}).content.decode()
    assert "아직 누르지 마세요" in page
    assert "안 적어도 돼요" not in page


def test_all_ticks_are_kept_and_lead_to_the_move(case):
    ticks = [*POINTS["accept-offer"].ticks]
    response = go(case, "accept-offer", ticks=ticks)
    assert response["Location"] == f"/cases/{case.reference}/move/approved/"
    assert case.events.get(kind=Kind.CHECKED_BEFORE).data == {"slug": "accept-offer", "ticks": ticks}
    assert "제안을 수락하기 전에 확인했어요" in holding(case).get(f"/cases/{case.reference}/timeline/").content.decode()


def test_a_move_asks_the_same_and_takes_what_has_happened_anyway(case):
    client, address = holding(case), f"/cases/{case.reference}/move/approved/"
    assert "제안이 적힌 화면을 캡처했어요" in client.get(address).content.decode()
    assert client.post(address, {"on": "2026-11-24", "ticks": ["amount"]}).status_code == 302
    assert case.events.get(kind=Kind.MOVED).data["ticks"] == ["amount"]


def test_the_case_leads_to_what_is_ahead(case):
    page = holding(case).get(f"/cases/{case.reference}/").content.decode()
    for slug in ("accept-offer", "agree-return", "cancel-dispute", "confirm-receipt"):
        assert f"/cases/{case.reference}/before/{slug}/" in page
    assert "before/paypal/" not in page


@pytest.mark.parametrize(
    ("status", "slug", "payment", "expected"),
    [
        (Status.PREPARING, "damaged", "", ["confirm-receipt"]),
        (Status.PREPARING, "not-received", "", []),
        (Status.RETURN_DUE, "damaged", "", ["ship-back"]),
        (Status.REJECTED, "damaged", "paypal", ["paypal"]),
        (Status.CLOSED, "damaged", "paypal", []),
    ],
)
def test_only_what_may_come_is_named(status, slug, payment, expected):
    situation = Situation(status=status, problem=problem(slug), payment=payment)
    assert [point.slug for point in points_ahead(situation)] == expected


@pytest.mark.parametrize(
    ("status", "problem", "warned", "leads"),
    [
        ("preparing", "damaged", True, True),
        ("preparing", "not-received", True, True),
        ("negotiating", "damaged", True, False),
        ("preparing", "change-of-mind", False, False),
        ("preparing", "cancel-order", False, False),
    ],
)
def test_what_is_broken_or_not_there_is_not_to_be_confirmed_and_leads_to_asking(status, problem, warned, leads):
    page = go(make_case(status=status, problem=problem), "confirm-receipt").content.decode()
    assert ("아직 누르지 마세요" in page) == warned
    assert ('class="button" href="/guide/request/"' in page) == leads
    assert ('<button class="button" type="submit">모두' in page) != warned
    assert ("<span>문제가 풀렸어요</span></summary>" in page) == warned, (
        "what leads to pressing is folded, below what does not"
    )
    if warned:
        stands = "문제가 남아 있나요?" if leads else "환불을 신청해 두었어요"
        assert page.index(stands) < page.index("문제가 풀렸어요") < page.index('name="ticks"')
    assert ("문제가 있다면 누르지 말고 환불부터 신청하세요." in page) == (status == "preparing")


@pytest.mark.parametrize("status", [one for one in Status if one not in BEFORE_FILING])
def test_nobody_who_has_asked_is_told_to_ask(status):
    page = go(make_case(status=status, problem="damaged"), "confirm-receipt").content.decode()
    assert "신청하세요" not in page.partition("출처 보기")[0]
    assert "guide/request" not in page.partition("출처 보기")[0]


@pytest.mark.parametrize("problem", ["damaged", "change-of-mind"])
@pytest.mark.parametrize("status", ["return_due", "returning", "inspecting", "approved"])
def test_who_waits_for_the_money_presses_when_it_is_there(status, problem):
    page = go(make_case(status=status, problem=problem), "confirm-receipt").content.decode()
    assert "환불금이 들어온 뒤에 누르세요" in page
    assert 'name="ticks"' not in page


@pytest.mark.parametrize(
    ("status", "slug"),
    [
        ("return_due", "accept-offer"),
        ("approved", "accept-offer"),
        ("returning", "agree-return"),
        ("inspecting", "ship-back"),
        *(("closed", slug) for slug in POINTS),
    ],
)
def test_what_lies_behind_a_case_is_not_asked_for(status, slug):
    page = go(make_case(status=status, problem="damaged"), slug).content.decode()
    assert 'name="ticks"' not in page
    assert ("끝난 사건이에요" if status == "closed" else "이 사건에서는 지난 일이에요") in page


def test_what_is_missing_is_asked_back_unfolded():
    response = go(make_case(status="preparing", problem="damaged"), "confirm-receipt", ticks=["opened"])
    assert response.status_code == 422
    assert '<details class="fact--folded" open>' in response.text


def test_a_problem_speaks_against_no_other_act(case):
    assert "아직 누르지 마세요" not in go(case, "agree-return").content.decode()


@pytest.mark.parametrize("slug", [*POINTS])
def test_a_day_is_noted_only_where_the_case_keeps_one(slug):
    page = go(make_case(status="preparing", problem="damaged"), slug).content.decode()
    assert ("누른 날 적기" in page) == (slug == "confirm-receipt")
