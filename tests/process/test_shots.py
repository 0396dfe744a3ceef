"""The drawn examples: one for every shot, readable in any colour, harmless under a strict policy."""

import re
from xml.etree import ElementTree

import pytest

from cases.photos import coach
from cases.process import problems
from cases.process.shots import SHOTS
from tests.support.processes import ROOT

FOLDER = ROOT / "templates" / "shots"


def test_every_shot_has_its_drawing_and_no_drawing_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SHOTS)
    assert {shot.drawing for shot in SHOTS.values()} == {f"shots/{path.name}" for path in FOLDER.iterdir()}


@pytest.mark.parametrize("slug", SHOTS)
def test_a_drawing_takes_the_colour_of_its_text_and_is_not_read_out(slug: str) -> None:
    text = (FOLDER / f"{slug}.svg").read_text()
    root = ElementTree.fromstring(text)  # noqa: S314 (our own file)
    assert root.attrib["viewBox"] == "0 0 96 96" and root.attrib["aria-hidden"] == "true"
    assert not re.search(r"style=|<style|<script|href|\bon\w+=|#[0-9a-fA-F]{3}", text)
    colours = {element.attrib[name] for element in root.iter() for name in ("stroke", "fill") if name in element.attrib}
    assert colours <= {"none", "currentColor"}
    assert root.find(".//*[@class='shot__point']") is not None, "what the photo must show stands out"


def test_drawings_differ() -> None:
    texts = [(FOLDER / f"{slug}.svg").read_text() for slug in SHOTS]
    assert len(set(texts)) == len(texts)


def test_the_coach_knows_the_shots() -> None:
    assert set(SHOTS) >= coach.SCREENS | coach.ANYTHING | coach.READ
    assert not coach.SCREENS & coach.ANYTHING
    told_to_capture = {slug for slug, shot in SHOTS.items() if "캡처" in str(shot.hint)}
    assert told_to_capture <= coach.SCREENS, "nobody is blamed for a screenshot that we asked for"
    assert all(set(problem.shots) <= set(SHOTS) for problem in problems.PROBLEMS)
