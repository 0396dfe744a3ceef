"""What comes next, in every status: each page exists, and each button leads to a page of this case or of the guide."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cases.casefile.models import Case
from cases.front.next_action import next_action_context
from cases.process import next_steps
from cases.process.states import FOR_REVIEW, MOVES, REFUSED, Role, Status, moves_for
from cases.process.status_texts import DESCRIPTIONS
from tests.support.clients import holding
from tests.support.factories import make_case


def test_every_table_names_only_moves_that_exist() -> None:
    targets = {target for row in MOVES.values() for target in row}
    assert set(next_steps.RECORDED_ON) | next_steps.SENDS_PHOTOS <= targets


@pytest.mark.parametrize("status", Status)
def test_the_first_page_and_what_to_read(status: Status) -> None:
    first = next_steps.first_page(status, has_return_address=False)
    read = next_steps.READ_ON.get(status)
    assert (first and first.name, read and (read.argument)) == {
        Status.PREPARING: ("photos:evidence", "request"),
        Status.NEEDS_EVIDENCE: ("photos:evidence", None),
        Status.READY: (None, "request"),
        Status.RETURN_DUE: ("returns:return", "return"),
        Status.APPROVED: (None, "refund-delayed"),
        Status.REJECTED: ("contact:contact", None),
    }.get(status, (None, None))


@pytest.mark.parametrize("status", Status)
def test_an_address_that_is_written_down_is_not_asked_for(status: Status) -> None:
    page = next_steps.first_page(status, has_return_address=True)
    assert page == (None if status == Status.RETURN_DUE else next_steps.first_page(status, has_return_address=False))


@pytest.mark.parametrize("status", Status)
def test_what_a_description_says_of_a_status(status: Status) -> None:
    assert DESCRIPTIONS[status].is_closed == (status == Status.CLOSED)
    assert DESCRIPTIONS[status].may_take_papers_outside == (status in REFUSED)


@pytest.mark.django_db
@pytest.mark.parametrize("status", Status)
def test_every_button_of_every_status_leads_somewhere(status: Status, now) -> None:
    case = make_case(status=status)
    found = next_action_context(case, [], None)
    page = holding(case).get(case.get_absolute_url()).text
    actions = [found["first"], *filter(None, [found["second"]]), *found["others"], *filter(None, [found["read_on"]])]
    for action in actions:
        assert f'<a href="{action.address}"' in page or f'href="{action.address}">{action.label}</a>' in page
        assert holding(case).get(action.address, follow=True).status_code == 200
    moves = [reverse("front:case-move", args=[case.reference, target]) for target in moves_for(status, Role.OWNER)]
    assert [action.address for action in actions if "/move/" in action.address] == moves
    assert found["may_ask_review"] == (FOR_REVIEW in moves_for(status, Role.OWNER))


@pytest.mark.django_db
def test_what_goes_back_is_recorded_with_its_parcel(owner: Client, case: Case, now) -> None:
    Case.objects.update(status=Status.RETURN_DUE)
    response = owner.get(reverse("front:case-move", args=[case.reference, "returning"]))
    assert response.headers["Location"] == reverse("returns:shipment", args=[case.reference])
