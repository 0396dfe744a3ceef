"""What people read of a timeline: sentences made of codes, and to each audience what its row in the table allows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from cases.bundle.archive import timeline_csv
from cases.bundle.choice import Choice
from cases.bundle.content import content_of
from cases.casefile.models import Case
from cases.casefile.timeline import Line, lines_of
from cases.core import reasons
from cases.deadlines.models import DeadlineRule
from cases.process.events import EVENTS, Audience, EventKind, Kind, kinds_for
from cases.process.states import Role, Status
from tests.support.clients import holding, logged_in
from tests.support.moments import NOW

ON = dt.date(2026, 12, 2)


def line(case: Case, kind: Kind, **data: Any) -> Line:
    case.record(kind, role=Role.SYSTEM, data=data, now=NOW)
    return lines_of(case.events.all())[0]


@pytest.fixture
def rule(db: None) -> DeadlineRule:
    return DeadlineRule.objects.create(
        slug="seller-answers",
        title="판매자 답변 기한",
        anchor="requested_on",
        amount=5,
        unit="days",
        rule="x",
        checked_on=ON,
    )


MOVED = {"slug": "seller-answers", "was": "2026-11-28", "now": "2026-11-30"}


@pytest.mark.parametrize(
    ("kind", "data", "named", "nameless"),
    [
        (
            Kind.DEADLINE_MOVED,
            MOVED,
            "‘판매자 답변 기한’: 2026년 11월 28일(토) → 2026년 11월 30일(월)",
            "기한이 바뀌었어요: 2026년 11월 28일(토) → 2026년 11월 30일(월)",
        ),
        (
            Kind.DEADLINE_EXTENDED,
            MOVED,
            "‘판매자 답변 기한’: 주문 화면에 2026년 11월 30일(월)까지로 나와요 (전에는 2026년 11월 28일(토)까지)",
            "주문 화면에 2026년 11월 30일(월)까지로 나와요 (전에는 2026년 11월 28일(토)까지)",
        ),
        (
            Kind.DEADLINE_EXTENDED,
            {**MOVED, "read_on": "agent"},
            "‘판매자 답변 기한’: 상담원의 답변에 2026년 11월 30일(월)까지로 나와요 (전에는 2026년 11월 28일(토)까지)",
            "상담원의 답변에 2026년 11월 30일(월)까지로 나와요 (전에는 2026년 11월 28일(토)까지)",
        ),
        (
            Kind.DEADLINE_EXTENDED,
            {**MOVED, "read_on": "", "now": ""},
            "‘판매자 답변 기한’: 옮겨 적은 기한을 지웠어요",
            "옮겨 적은 기한을 지웠어요",
        ),
        (
            # Before 0.3 the day that prolonged a deadline had a name of its own.
            Kind.DEADLINE_EXTENDED,
            {**MOVED, "slug": "chosen-7", "extends": "seller-answers"},
            "‘판매자 답변 기한’: 주문 화면에 2026년 11월 30일(월)까지로 나와요 (전에는 2026년 11월 28일(토)까지)",
            "주문 화면에 2026년 11월 30일(월)까지로 나와요 (전에는 2026년 11월 28일(토)까지)",
        ),
        (Kind.DEADLINE_DONE, {"slug": "seller-answers"}, "‘판매자 답변 기한’: 했다고 알렸어요", "했다고 알렸어요"),
        (
            Kind.DEADLINE_DONE,
            {"slug": "seller-answers", "undone": True},
            "‘판매자 답변 기한’: 아직 하지 않았어요",
            "아직 하지 않았어요",
        ),
    ],
)
def test_a_deadline_is_called_as_its_rule_is_now_and_by_no_name_where_that_is_gone(
    case: Case, rule: DeadlineRule, kind: Kind, data: dict[str, Any], named: str, nameless: str
) -> None:
    assert line(case, kind, **data).sentence == named
    rule.delete()
    assert lines_of(case.events.all())[0].sentence == nameless


def test_a_move_is_told_as_what_happened_and_with_both_statuses_in_papers_alone(case: Case) -> None:
    case.move(Status.FILED, by=None, role=Role.OWNER, on=ON, now=NOW)
    case.move(Status.APPROVED, by=None, role=Role.OWNER, on=ON, now=NOW)
    case.move(Status.CLOSED, by=None, role=Role.OWNER, outcome="refunded", now=NOW)
    told = [line.sentence for line in lines_of(case.events.order_by("number"))]
    assert told == ["주문 화면에서 환불을 신청했어요", "환불이 승인됐어요", "사건을 끝냈어요 (전액 환불받음)"]
    formal = [line.sentence for line in lines_of(case.events.order_by("number"), formally=True)]
    assert formal[1].startswith("상태: ") and " → " in formal[1] and formal[1].endswith("2026년 12월 2일(수)")


def test_a_reason_stands_where_a_note_would(case: Case, rule: DeadlineRule) -> None:
    of_the_site = line(case, Kind.DEADLINE_MOVED, **MOVED, reason=reasons.rule_changed("seller-answers"))
    assert (of_the_site.event.note, of_the_site.note) == ("", "기한 규칙이 바뀌었어요: 판매자 답변 기한")


def test_titles_are_read_together_and_not_at_all_where_no_line_needs_them(
    case: Case, rule: DeadlineRule, django_assert_num_queries: Any
) -> None:
    case.record(Kind.NOTED, role=Role.OWNER, note="통화함", now=NOW)
    with django_assert_num_queries(1):
        lines_of(case.events.all())
    for slug in ("seller-answers", "gone", "other"):
        case.record(Kind.DEADLINE_MOVED, role=Role.SYSTEM, data={**MOVED, "slug": slug}, now=NOW)
    with django_assert_num_queries(3):  # The lines, rules and holidays; outside of a transaction only the first time.
        lines_of(case.events.all())


class TestAnAudience:
    """Reads what the table allows, and nothing of a kind that nobody has thought about."""

    NEW = "staff_read"

    @pytest.fixture
    def shown(self, case: Case, admin_user: Any, now: dt.datetime) -> Any:
        """Give what each audience reads after an event of a new kind."""

        def look() -> dict[str, str]:
            lines = lines_of(case.events.for_audience(Audience.BUYER))
            return {
                "buyer": holding(case).get(case.get_absolute_url()).text + timeline_csv(lines).decode(),
                "staff": logged_in(admin_user).get(f"/admin/casefile/case/{case.pk}/change/").text,
                "papers": str(content_of(case, NOW, [], Choice(reviewers=True))),
            }

        case.record(self.NEW, role=Role.STAFF, note="안에서만 아는 일", now=NOW)  # type: ignore[arg-type]
        return look

    def readers(self, shown: Any) -> set[str]:
        return {audience for audience, text in shown().items() if "안에서만 아는 일" in text}

    def test_a_kind_without_a_row_is_shown_to_nobody(self, shown: Any) -> None:
        assert self.readers(shown) == set()

    def test_a_new_kind_that_nobody_marked_is_shown_to_nobody(
        self, shown: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(EVENTS, self.NEW, EventKind("직원이 사건을 열었습니다", "Read by staff"))
        assert self.readers(shown) == set()

    @pytest.mark.parametrize("audience", [*Audience])
    def test_it_is_shown_to_whom_its_row_says(
        self, shown: Any, monkeypatch: pytest.MonkeyPatch, audience: Audience
    ) -> None:
        row = EventKind("직원이 사건을 열었습니다", "Read by staff", **{audience.value: True})
        monkeypatch.setitem(EVENTS, self.NEW, row)
        assert self.readers(shown) == {audience.value}


def test_papers_leave_out_what_only_concerns_the_use_of_this_site() -> None:
    assert set(kinds_for(Audience.BUYER)) == set(kinds_for(Audience.STAFF)) == set(Kind)
    assert set(Kind) - set(kinds_for(Audience.PAPERS)) == {
        Kind.KEY_RENEWED,
        Kind.SEEN_BY_STAFF,
        Kind.MOVE_TAKEN_BACK,
        Kind.DEADLINE_MOVED,
        Kind.MAIL_ALLOWED,
        Kind.PHOTO_TURNED,
        Kind.MAIL_WITHDRAWN,
        Kind.STATION_STRUCK,
        Kind.ARRIVAL_TOLD,
        Kind.DEADLINE_DONE,
        Kind.DEADLINE_EXTENDED,
        Kind.REPLY_REMOVED,
        Kind.PASTED,
        Kind.PASTED_REMOVED,
        Kind.CONTACT_CHANGED,
        Kind.CONTACT_REMOVED,
        Kind.CHECKED_BEFORE,
    }


def test_a_removed_rule_names_nothing_on_the_page_of_the_buyer(case: Case, owner: Client, now: dt.datetime) -> None:
    case.record(Kind.DEADLINE_MOVED, role=Role.SYSTEM, data={**MOVED, "reason": reasons.rule_removed("x-y-z")}, now=NOW)
    page = owner.get(f"/cases/{case.reference}/timeline/").text
    assert "기한 규칙이 없어졌어요</p>" in page
    assert "x-y-z" not in page and "seller-answers" not in page
