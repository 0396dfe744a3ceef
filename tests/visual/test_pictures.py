"""How the main pages look: as they did when somebody looked at them last.

Each picture is compared with the recorded one in `recorded/`, as `tests.support.likeness` says. Where a page shall look
otherwise, record it anew, look at the pictures, and commit them:

    REFUNDGUIDE_RECORD=1 uv run pytest --numprocesses=0 tests/visual

Large pictures to look at are where pytest keeps the files of a test, in `…/test_a_page_looks_as_it_was_r…/`; for one
folder of your choice add `--basetemp=FOLDER`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from cases.core.joints import with_joints
from cases.demo.install import SAMPLES
from tests.support.camera import NAMES, Camera, answers_of
from tests.support.clients import holding, staff
from tests.support.likeness import complaint, small
from tests.support.moments import NOW

RECORDED = Path(__file__).parent / "recorded"
RECORDING = os.environ.get("REFUNDGUIDE_RECORD") == "1"
PHONE_BY_DAY = "phone-light"
IN_REVIEW, RETURN_DUE, REFUNDED = SAMPLES
PUBLIC = {
    "home": "/",
    "guide-step": "/guide/request/",
    "problem": "/problems/damaged/",
    "problems": "/problems/",
    "contact": "/contact/?at=2026-12-25T10:00&problem=damaged",
    "deadlines": "/deadlines/?problem=damaged&payment=card&paid_on=2026-10-20&received_on=2026-11-20",
    "question": "/cases/new/dates/?problem=damaged",
}
OF_A_CASE = {
    "case": (RETURN_DUE, ""),
    "closed": (REFUNDED, ""),
    "evidence": (IN_REVIEW, "evidence/"),
}
PAGES = ["styleguide", *PUBLIC, *OF_A_CASE]


@pytest.fixture(autouse=True)
def _as_it_is(monkeypatch: pytest.MonkeyPatch, now: object, reference_data: None) -> None:
    """Break lines as on the site, at a stopped time, with the facts of a new site."""
    monkeypatch.setattr("refundguide.middleware.with_joints", with_joints)


def visitor(page: str) -> tuple[Client, str]:
    """Return a browser that may see a page, and the address of the page."""
    if page in PUBLIC:
        return Client(), PUBLIC[page]
    if page == "styleguide":
        return staff("designer"), "/styleguide/"
    reference, below = OF_A_CASE[page]
    case, _key = SAMPLES[reference](reference, NOW)
    return holding(case), f"{case.get_absolute_url()}{below}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_was_recorded(page: str, camera: Camera, tmp_path: Path) -> None:
    complaints = []
    for name, picture in camera.pictures(answers_of(*visitor(page))).items():
        record = RECORDED / f"{page}-{name}.webp"
        picture.save(tmp_path / f"{record.stem}.png")
        if RECORDING:
            small(picture).save(record, lossless=True, method=6)
        with Image.open(record) as recorded:
            if said := complaint(recorded.convert("RGB"), small(picture)):
                complaints.append(f"{record.stem} {said}")
    assert not complaints, "\n".join([*complaints, f"The pictures of now are in {tmp_path}"])


def test_each_picture_is_recorded_and_no_other() -> None:
    wanted = {f"{page}-{name}.webp" for page in PAGES for name in NAMES}
    assert {path.name for path in RECORDED.iterdir()} == wanted
    assert sum(path.stat().st_size for path in RECORDED.iterdir()) < 1_500_000


def test_what_a_person_would_see_is_seen(camera: Camera) -> None:
    answers = answers_of(*visitor("case"))

    def shot(style: str) -> Image.Image:
        return small(camera.pictures(answers, style, [PHONE_BY_DAY])[PHONE_BY_DAY])

    def seen(change: str) -> str:
        return complaint(before, shot(change))

    before = shot("")
    assert not seen("main { translate: 0 1px; }"), "another machine rounds the height of a line otherwise"
    assert not seen("main { -webkit-text-stroke: 0.2px; }"), "another machine draws letters bolder"
    assert "differs" in seen("main .button { translate: 8px; }")
    assert "differs" in seen("main .button { background: #0a7a55; }")
    assert "differs" in seen(".rows > :first-child .icon { visibility: hidden; }")
    assert "high instead of" in seen(".rows > :first-child { display: none; }")
