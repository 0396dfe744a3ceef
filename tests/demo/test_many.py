"""Very many made-up cases: what they are, and where there shall be none."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.casefile.models import Case
from cases.demo import many
from cases.demo.install import install
from cases.demo.many import generate
from cases.process.states import Status
from tests.support.moments import NOW


@pytest.fixture
def samples(reference_data: None) -> None:
    install("")


def test_made_up_cases_stand_everywhere_and_their_timelines_verify(samples: None, capsys: Any) -> None:
    key = generate(60, waiting=20, now=NOW)
    made = Case.objects.exclude(reference__startswith="RG-DEM0")
    assert made.for_review().count() == 20
    assert len({*made.values_list("status", flat=True)}) > 5
    assert all(case.opens_with(key) for case in made)
    call_command("verify_chain")
    assert "cases 63" in (said := capsys.readouterr().out)
    assert "problems 0" in said
    generate(5, waiting=None, now=NOW)  # Beside the others: no number comes twice.
    assert made.all().count() == 65


def test_there_is_a_way_to_every_status() -> None:
    assert {*many.SPREAD} == {*Status}
    assert sum(many.SPREAD.values()) == sum(many.OUTCOMES.values()) == 100
    assert all(many._ways(status) for status in Status)


@pytest.mark.django_db
def test_they_never_stand_among_those_of_people(settings: Any) -> None:
    with pytest.raises(CommandError, match="sample cases are missing"):
        call_command("generate_cases", 1)
    settings.PUBLIC = True
    with pytest.raises(CommandError, match="not on a public host"):
        call_command("generate_cases", 1)
    assert not Case.objects.exists()
