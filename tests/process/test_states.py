"""The state machine, every status x status x role."""

import pytest

from cases.process import states
from cases.process.states import Role, Status
from tests.support.factories import make_case
from tests.support.moments import NOW

MATRIX = [(source, target, role) for source in Status for target in Status for role in Role]


@pytest.mark.parametrize(("source", "target", "role"), MATRIX)
@pytest.mark.django_db
def test_a_case_moves_exactly_where_the_table_says(source, target, role):
    case = make_case(status=source)
    outcome = "refunded" if target == Status.CLOSED else ""
    allowed = role in states.MOVES[source].get(target, ())
    if allowed:
        case.move(target, by=None, role=role, note="메모", outcome=outcome, now=NOW)
    else:
        with pytest.raises(states.MoveNotAllowed):
            case.move(target, by=None, role=role, note="메모", outcome=outcome, now=NOW)
    case.refresh_from_db()
    assert case.status == (target if allowed else source)
    assert case.events.count() == (1 if allowed else 0)
