"""What comes next, in every status: each page exists, and each button leads to a page of this case or of the guide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from cases.casefile.models import Case
from cases.deadlines.standing import standing_of
from cases.front.next_action import next_action_context
from cases.messages.models import MessageTemplate
from cases.process import next_steps
from cases.process.standings import Lateness
from cases.process.states import FOR_REVIEW, MOVES, REFUSED, Role, Status, moves_for
from cases.process.status_texts import DESCRIPTIONS
from cases.returns.models import ReturnAddress
from cases.seed.rows import message_rows
from tests.support.clients import holding
from tests.support.factories import make_case


def test_every_table_names_only_moves_that_exist() -> None:
    targets = {target for row in MOVES.values() for target in row}
    assert set(next_steps.RECORDED_ON) | next_steps.SENDS_PHOTOS <= targets


@pytest.mark.parametrize("status", Status)
def test_what_a_description_says_of_a_status(status: Status) -> None:
    assert DESCRIPTIONS[status].is_closed == (status == Status.CLOSED)
    assert DESCRIPTIONS[status].may_take_papers_outside == (status in REFUSED)


@pytest.mark.django_db
@pytest.mark.parametrize("status", Status)
def test_every_button_of_every_status_leads_somewhere(status: Status, now) -> None:
    # Of what is looked up only the texts: without rules, the page shows how a case stands that has no day.
    MessageTemplate.objects.bulk_create(MessageTemplate(**row) for row in message_rows())
    case = make_case(status=status)
    found = next_action_context(case, standing_of(status, []), None, has_photos=False)
    address = (
        reverse("front:case-manage", args=[case.reference]) if status == Status.CLOSED else case.get_absolute_url()
    )
    page = holding(case).get(address).text
    actions = [*filter(None, [found["primary"], found["read_on"]]), *found["beside"], *found["others"]]
    for action in actions:
        assert f'href="{action.address}">' in page and str(action.label) in page
        assert holding(case).get(action.address, follow=True).status_code == 200
    offered = set(moves_for(status, Role.OWNER)) - {FOR_REVIEW}  # without a photo
    moves = {reverse("front:case-move", args=[case.reference, target]) for target in offered}
    assert {action.address for action in actions if "/move/" in action.address} == moves
    assert (found["primary"] is None) == (found["waits"] and status != FOR_REVIEW)  # nobody need wait for our review


@pytest.mark.django_db
def test_an_end_that_the_page_asks_for_has_no_second_button(now) -> None:
    case = make_case(status=Status.APPROVED)
    standing = standing_of(Status.APPROVED, [])
    end = f"/cases/{case.reference}/move/closed/"
    for asks, place in ((False, "beside"), (True, "others")):
        found = next_action_context(case, standing, None, has_photos=False, asks_for_end=asks)
        assert [where for where in ("beside", "others") if end in {one.address for one in found[where]}] == [place]


@pytest.mark.django_db
def test_an_address_that_is_written_down_is_not_asked_for(now) -> None:
    case = make_case(status=Status.RETURN_DUE)
    standing = standing_of(Status.RETURN_DUE, [])
    asked = next_action_context(case, standing, None, has_photos=False)
    known = next_action_context(case, standing, ReturnAddress(case=case), has_photos=False)
    packed = next_action_context(case, standing, ReturnAddress(case=case), has_photos=False, is_packed=True)
    kit, sent = (
        reverse("kit:return-kit", args=[case.reference]),
        reverse("front:case-move", args=[case.reference, "returning"]),
    )
    assert asked["primary"].address == reverse("returns:return", args=[case.reference])
    # What is to be photographed before the parcel goes comes before it is said to be gone.
    assert known["primary"].address == kit
    assert sent in {one.address for one in known["beside"]}
    assert packed["primary"].address == sent
    guide = reverse("guide:step", args=["return"])
    assert [found["read_on"].address for found in (asked, known, packed)] == [guide, guide, kit]


@pytest.mark.django_db
def test_what_goes_back_is_recorded_with_its_parcel(owner: Client, case: Case, now) -> None:
    Case.objects.update(status=Status.RETURN_DUE)
    response = owner.get(reverse("front:case-move", args=[case.reference, "returning"]))
    assert response.headers["Location"] == reverse("returns:shipment", args=[case.reference])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "lateness", "scene"),
    [
        (Status.PREPARING, Lateness.ON_TIME, "review"),
        (Status.IN_REVIEW, Lateness.DUE_SOON, "review"),
        (Status.READY, Lateness.ON_TIME, "going"),
        (Status.FILED, Lateness.ON_TIME, "waiting"),
        (Status.RETURN_DUE, Lateness.ON_TIME, "going"),
        (Status.RETURN_DUE, Lateness.OVERDUE, "late"),
        (Status.RETURNING, Lateness.ON_TIME, "going"),
        (Status.APPROVED, Lateness.ON_TIME, "waiting"),
        (Status.PREPARING, Lateness.ROUTE_CLOSED, "refusal"),
        (Status.REJECTED, Lateness.ON_TIME, "refusal"),
    ],
)
def test_the_drawing_shows_how_it_stands(status: Status, lateness: Lateness, scene: str, now) -> None:
    case = make_case(status=status)
    standing = replace(standing_of(status, []), lateness=lateness)
    found = next_action_context(case, standing, None, has_photos=False)["scene"]
    assert found == f"drawings/{scene}.svg"
    assert 'aria-hidden="true"' in get_template(found).render()
