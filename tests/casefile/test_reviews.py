"""When a review is offered, how long it takes, and who hears of its end."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection, transaction

from cases.casefile.models import CaseEvent
from cases.casefile.review_time import ReviewTime
from cases.casefile.reviews import offered_moves, review_time, somebody_reviews
from cases.casefile.tasks import REVIEWERS
from cases.process.events import Kind
from cases.process.states import Role, Status
from tests.support.clients import holding
from tests.support.factories import make_case, photo_row
from tests.support.moments import NOW

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("times", "ahead", "sentence"),
    [
        ([], 0, ""),
        ([1, 1], 2, "앞에 기다리는 사건이 2건 있어요."),
        ([], 101, "앞에 기다리는 사건이 100건 넘게 있어요."),
        ([0.2, 0.4, 40], 0, "요즘은 보통 한 시간 안에 답해요."),
        ([1, 2.6, 40], 1, "요즘은 보통 3시간 안팎이면 답해요. 앞에 기다리는 사건이 1건 있어요."),
        ([1, 3, 24, 50], 0, "요즘은 보통 14시간 안팎이면 답해요."),
        ([24, 44, 90], 0, "요즘은 보통 2일 안팎이면 답해요."),
    ],
)
def test_how_long_it_takes_in_words(times, ahead, sentence):
    assert ReviewTime(tuple(hours * HOUR for hours in times), ahead).sentence == sentence


def decided(hours, *, at=NOW, status=Status.READY):
    case = make_case()
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=at - hours * HOUR - 9 * HOUR)
    case.move(Status.PREPARING, by=None, role=Role.OWNER, now=at - hours * HOUR - 8 * HOUR)
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=at - hours * HOUR)
    case.move(status, by=None, role=Role.STAFF, note="x", now=at)


@pytest.mark.django_db
def test_it_is_measured_from_the_last_request_to_the_decision(django_assert_num_queries):
    for hours in (1, 2, 5):
        decided(hours, status=Status.NEEDS_EVIDENCE)
    decided(100, at=NOW - dt.timedelta(days=31))
    case = make_case()
    with django_assert_num_queries(2):
        assert sorted(review_time(case, NOW).times) == [HOUR, 2 * HOUR, 5 * HOUR]
    with django_assert_num_queries(0):
        assert review_time(case, NOW).usual == 2 * HOUR


@pytest.mark.django_db
def test_it_is_read_by_an_index_of_decisions_however_many_events_there_are():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # Which a table of few rows is read by.
    assert "caseevent_decided" in CaseEvent.objects.decisions(since=NOW).explain()


@pytest.mark.django_db
def test_who_came_before_is_ahead():
    cases = [make_case() for _ in range(3)]
    for number, case in enumerate(cases):
        case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW + number * HOUR)
    with transaction.atomic():  # Who adds something keeps the place in the line.
        cases[0].record(Kind.NOTED, role=Role.OWNER, note="사진을 더 찾았어요", now=NOW + 5 * HOUR)
    cases[0].refresh_from_db()
    assert [review_time(case, NOW).ahead for case in cases] == [0, 1, 2]
    assert review_time(make_case(), NOW).ahead == 3


@pytest.mark.django_db
def test_a_long_queue_is_counted_up_to_a_limit(monkeypatch):
    monkeypatch.setattr("cases.casefile.models.case.MOST_AHEAD", 1)
    for _ in range(3):
        make_case(status=Status.IN_REVIEW, review_asked_at=NOW)
    assert review_time(make_case(), NOW).ahead == 2


class TestAReviewIsOffered:
    pytestmark = pytest.mark.django_db

    def test_where_somebody_reviews_and_there_is_a_photo(self, reviewer, case, django_assert_num_queries):
        assert Status.IN_REVIEW in offered_moves(case, has_photos=True)
        assert Status.IN_REVIEW not in offered_moves(case, has_photos=False)
        with django_assert_num_queries(0):  # Known for a minute.
            offered_moves(case, has_photos=True)

    @pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"groups": []}])
    def test_by_nobody_who_may_not_decide(self, reviewer, case, change):
        user = User.objects.get(username="reviewer")
        if "groups" in change:
            user.groups.clear()
        else:
            User.objects.update(**change)
        cache.clear()
        assert not somebody_reviews()
        assert offered_moves(case, has_photos=True) == [Status.FILED, Status.CLOSED]

    def test_by_no_group_that_lost_the_permission(self, reviewer):
        User.objects.get(username="reviewer").groups.get(name=REVIEWERS).permissions.clear()
        assert not somebody_reviews()

    def test_and_explained_in_place_of_the_form_where_it_is_not(self, case, owner, now):
        address = f"/cases/{case.reference}/move/in_review/"
        for answer in (owner.get(address), owner.post(address, {"note": "봐 주세요"})):
            assert answer.status_code == 409
            assert "올린 사진이 없어요" in answer.text
        assert "봐 주세요" in answer.text
        photo_row(case)
        assert "검토자가 없어요" in owner.get(address).text
        case.refresh_from_db()
        assert case.status == "preparing"

    def test_with_how_long_it_takes(self, reviewer, case, owner, now):
        photo_row(case)
        address = f"/cases/{case.reference}/move/in_review/"
        assert "data-review-time" not in owner.get(address).text  # nothing is known of it, and nobody comes before
        make_case().move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=now)
        cache.clear()
        assert "앞에 기다리는 사건이 1건 있어요" in owner.get(address).text
        assert "앞에 기다리는" not in owner.get(f"/cases/{case.reference}/move/filed/").text

    @pytest.mark.parametrize("page", ["", "evidence/"])
    def test_on_the_pages_of_the_case_too(self, reviewer, case, owner, now, page):
        link = f"/cases/{case.reference}/move/in_review/"
        address = f"/cases/{case.reference}/{page}"
        assert link not in owner.get(address).text
        photo_row(case)
        assert link in owner.get(address).text
        User.objects.update(is_active=False)
        cache.clear()
        assert link not in owner.get(address).text

    def test_who_waits_reads_how_long_it_takes(self, reviewer, now):
        first, case = make_case(), make_case()
        for hours, one in ((1, first), (0, case)):
            one.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=now - hours * HOUR)
        assert "앞에 기다리는 사건이 1건 있어요" in holding(case).get(case.get_absolute_url()).text
        assert "검토자의 답이 언제 올지는 약속하지 못해요" in holding(first).get(first.get_absolute_url()).text
