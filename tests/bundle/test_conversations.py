"""Which conversations stand in the papers, and what they say there."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.bundle.choice import Choice
from cases.bundle.content import content_of
from cases.bundle.latest import MOST_NOTE_CHARACTERS
from cases.conversations.models import Conversation
from cases.process import english
from cases.process.contacts import Kept, Via
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture
def case():
    return make_case(status="filed", requested_on=dt.date(2026, 11, 22))


def write(case, said, **fields):
    return Conversation.write(case, {"channel": "chat", "said": said, "happened_at": NOW, **fields}, now=NOW)


def papers(case):
    return content_of(case, NOW, [], Choice())["messages"]


def test_only_what_was_marked_leaves(case):
    write(case, "비밀이에요")
    write(case, "이틀 안에 답할게요", in_papers=True, person="Amy", number="T-77", until_on=dt.date(2026, 11, 26))
    (row,) = papers(case)
    assert "Chat with support" in row["head"] and "Amy" in row["head"] and "T-77" in row["head"]
    assert row["body"][0] == "이틀 안에 답할게요"
    assert "Promised by 2026-11-26" in row["body"][1]


def test_what_does_not_fit_is_counted(case):
    for number in range(4):
        write(case, str(number) + "가" * (MOST_NOTE_CHARACTERS // 3), in_papers=True)
    head, *rows = papers(case)
    assert "2 earlier conversations did not fit" in head["head"]
    assert [row["body"][0][0] for row in rows] == ["2", "3"]


def test_every_way_and_answer_has_its_english():
    assert set(english.VIAS) == set(Via.values)
    assert set(english.KEPT) == set(Kept.values)
