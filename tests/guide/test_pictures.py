"""Icons and pictures of shared links: drawn for every problem, with the words of today."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from cases.guide.pictures import CARD_SIZE, Card, cards, draw_cards, draw_icons, words_in

STATIC: Path = settings.ROOT / "static"
CARDS = list(cards())


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_each_problem_has_a_small_picture_with_its_words_of_today(card: Card) -> None:
    path = STATIC / card.name
    assert size_of(path) == CARD_SIZE
    assert path.stat().st_size <= 25_000
    assert words_in(path) == card.words, "run `manage.py draw_pictures` and commit what changed"


def test_nothing_is_left_of_a_problem_that_is_gone() -> None:
    assert {path.name for path in (STATIC / "social").iterdir()} == {Path(card.name).name for card in CARDS}


def test_pictures_and_icons_can_be_drawn_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.guide.pictures.cards", lambda: iter(CARDS[:1]))
    (drawn,) = draw_cards(tmp_path)
    assert drawn.read_bytes() == (STATIC / CARDS[0].name).read_bytes()
    assert {path.name: size_of(path) for path in draw_icons(tmp_path)} == {
        "icon-180.png": (180, 180),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
        "icon-maskable.png": (512, 512),
        "favicon.ico": (32, 32),
    }
