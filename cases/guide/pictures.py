"""The pictures of the site that are no part of a page: its icons, and what a shared link shows (Open Graph).

They are drawn once, by `draw_pictures`, and lie in `static/`: the mark of the site is the only source of its icons, and
a card says the words of its problem. Each card carries these words inside (`words_in`), so that a test can tell that a
problem was renamed and its card was not.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typst
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cases.bundle.glyphs import FAMILIES, FONTS
from cases.process.problems import PROBLEMS

BRAND, ON_BRAND = "#00756f", "#ffffff"
CARD_SIZE = (1200, 630)
SITE = "site"
_WORDS = "words"
_XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
_TEMPLATES: Path = settings.ROOT / "templates"
# The pin of a card is the pin of the mark in another size, and the way to it has the same turn.
_WAY = "M-20 562H1062a48 48 0 0 0 0-96H960"
_PIN = "M960 466c-114-117-160-182-160-255a160 160 0 0 1 320 0c0 73-46 138-160 255Z"


@dataclass(frozen=True)
class Card:
    """What a shared link shows: the words, and the drawing in the eye of the pin (SVG of 24 x 24)."""

    slug: str
    title: str
    drawing: str

    @property
    def name(self) -> str:
        """Return the name of its file among the static files."""
        return f"social/{self.slug}.png"

    @property
    def words(self) -> list[str]:
        """Return the lines of its text from top to bottom."""
        return [
            _("환불길잡이"),
            _("알리익스프레스 환불·반품"),
            self.title,
            _("지금 할 일과 기한을 알려 드려요"),
        ]


def cards() -> Iterator[Card]:
    """Return the card of the site, and one for each problem."""
    yield Card(SITE, _("환불까지 가는 길을 찾아 드려요"), _icon("box"))
    for problem in PROBLEMS:
        yield Card(problem.slug, str(problem.title), _icon(problem.icon))


def words_in(png: Path) -> list[str]:
    """Return the words that a card was drawn with."""
    with Image.open(png) as image:
        words: list[str] = json.loads(image.info[_WORDS])
    return words


def draw_cards(folder: Path) -> Iterator[Path]:
    """Draw every card into `folder`, the root of the static files; yield each file."""
    for card in cards():
        image = _typeset("card.typ", {"words": json.dumps(card.words), "font": FAMILIES[0]}, _art(card.drawing))
        about = PngInfo()
        about.add_itxt(_WORDS, json.dumps(card.words, ensure_ascii=False))
        path = folder / card.name
        path.parent.mkdir(exist_ok=True)
        flat = image.convert("RGB").quantize(32, dither=Image.Dither.NONE)
        flat.save(path, optimize=True, pnginfo=about)
        yield path


def draw_icons(folder: Path) -> Iterator[Path]:
    """Draw the icons of browsers, home screens and app lists into `folder`; yield each file.

    A home screen cuts its own corners, out of a square without transparency; "maskable" ones lose up to a fifth of it.
    """
    line = re.sub(r"<rect[^>]*/>", "", _mark())
    for name, size, share, art in (
        ("icon-180.png", 180, 100, line),
        ("icon-192.png", 192, 100, _mark()),
        ("icon-512.png", 512, 100, _mark()),
        ("icon-maskable.png", 512, 80, line),
    ):
        ground = "" if art == _mark() else BRAND
        image = _typeset("icon.typ", {"size": str(size), "share": str(share), "ground": ground}, art)
        image.quantize(32, dither=Image.Dither.NONE).save(folder / name, optimize=True)
        yield folder / name
    image = _typeset("icon.typ", {"size": "32", "share": "100", "ground": ""}, _mark())
    path = folder / "root/favicon.ico"
    path.parent.mkdir(exist_ok=True)
    image.save(path, sizes=[(32, 32)], bitmap_format="png")
    yield path


def _icon(name: str) -> str:
    return (_TEMPLATES / f"icons/{name}.svg").read_text(encoding="utf-8")


def _mark() -> str:
    """Return the mark of the site with its colours in place of their classes."""
    text = _icon("mark").replace('class="mark__ground"', f'fill="{BRAND}"')
    return text.replace('class="mark__line"', f'stroke="{ON_BRAND}"').replace("<svg", f"<svg {_XMLNS}", 1)


def _art(drawing: str) -> str:
    """Return the picture behind the words: a way along the bottom to a pin, with `drawing` in its eye."""
    inner = re.sub(r"</?svg[^>]*>", "", drawing)
    return (
        f'<svg {_XMLNS} viewBox="0 0 {CARD_SIZE[0]} {CARD_SIZE[1]}" fill="none" stroke-linecap="round"'
        f' stroke-linejoin="round"><g stroke="{BRAND}" stroke-width="22"><path d="{_WAY}"/>'
        f'<path d="{_PIN}" fill="{ON_BRAND}"/></g><g transform="translate(858 109) scale(8.5)" stroke="#16202a"'
        f' stroke-width="1.3">{inner}</g></svg>'
    )


def _typeset(template: str, inputs: dict[str, str], art: str) -> Image.Image:
    """Return the only page of a Typst template beside this file; `art` is the SVG that it shows."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as name:
        folder = Path(name)
        (folder / template).write_bytes((Path(__file__).parent / template).read_bytes())
        (folder / "art.svg").write_text(art, encoding="utf-8")
        png = typst.compile(
            str(folder / template),
            root=name,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            package_path=name,
            package_cache_path=name,
            format="png",
            ppi=72,
            sys_inputs=inputs,
        )
    return Image.open(io.BytesIO(png))
