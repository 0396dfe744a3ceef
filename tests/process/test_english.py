"""Whatever a bundle names in Korean has its English."""

from cases.core.formats.carriers import CARRIERS
from cases.process import english, problems, states
from cases.process.anchors import ANCHORS
from cases.process.events import EVENTS
from cases.process.payment import Payment
from cases.process.route import Stop
from cases.process.shots import SHOTS
from cases.seed.rules import RULES


def test_everything_has_its_english():
    assert set(english.SHOTS) == set(SHOTS)
    assert set(english.PROBLEMS) == {problem.slug for problem in problems.PROBLEMS}
    assert set(english.STOPS) == set(Stop.values)
    assert set(english.STATUSES) == set(states.Status.values)
    assert set(english.OUTCOMES) == set(states.Outcome.values)
    assert set(english.PAYMENTS) == set(Payment.values)
    assert list(english.ANCHORS) == list(ANCHORS)
    assert set(english.ROLES) == set(states.Role.values)
    assert set(english.CARRIERS) == set(CARRIERS)
    assert set(english.DEADLINES) == {rule["slug"] for rule in RULES}
    assert {kind for kind, row in EVENTS.items() if row.papers and not row.english} == set()
