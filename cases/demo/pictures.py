"""Drawn photos for the sample cases: a crushed box, its label, a broken teapot. Nobody's parcel."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1200)
DESK, CARDBOARD, SHADE, TAPE = "#cdbfae", "#b98d5b", "#96703f", "#d8c08f"


def damaged_box() -> bytes:
    return _photo(_damaged_box)


def label() -> bytes:
    return _photo(_label)


def broken_teapot() -> bytes:
    return _photo(_broken_teapot)


def _photo(draw: Callable[[ImageDraw.ImageDraw, random.Random], None]) -> bytes:
    """Return what `draw` paints on a desk as a JPEG with a little light and grain; the same bytes every time."""
    dice = random.Random(draw.__name__)  # noqa: S311 (a picture, not a secret)
    image = Image.new("RGB", SIZE, DESK)
    canvas = ImageDraw.Draw(image)
    for y in range(0, SIZE[1], 40):
        canvas.line([(0, y), (SIZE[0], y + dice.randint(-8, 8))], fill="#c4b5a2", width=3)
    draw(canvas, dice)
    grain = Image.effect_noise(SIZE, 22).convert("RGB")
    light = Image.radial_gradient("L").resize(SIZE).point(lambda value: 255 - value // 3)
    image = Image.blend(image, grain, 0.07)
    image = Image.composite(image, Image.new("RGB", SIZE, "#1c1712"), light).filter(ImageFilter.SHARPEN)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _damaged_box(canvas: ImageDraw.ImageDraw, dice: random.Random) -> None:
    canvas.polygon([(300, 420), (820, 300), (1340, 430), (830, 580)], fill="#c99d6b")
    canvas.polygon([(300, 420), (830, 580), (830, 1060), (320, 860)], fill=CARDBOARD)
    canvas.polygon([(830, 580), (1340, 430), (1300, 880), (830, 1060)], fill=SHADE)
    canvas.polygon([(520, 370), (600, 350), (1120, 490), (1040, 515)], fill=TAPE)
    # The crushed corner: a dark hole, torn edges and creases that run away from it.
    edge = [(830, 580)]
    edge += [
        (830 + step * 38 + dice.randint(-14, 14), 566 + (step % 2) * 96 + dice.randint(0, 40)) for step in range(8)
    ]
    canvas.polygon([*edge, (1120, 495)], fill="#3b2a18")
    for _ in range(16):
        start = (dice.randint(820, 1160), dice.randint(600, 780))
        canvas.line(
            [start, (start[0] + dice.randint(-60, 120), start[1] + dice.randint(40, 190))], fill="#6f5230", width=5
        )


def _label(canvas: ImageDraw.ImageDraw, dice: random.Random) -> None:
    canvas.rectangle((120, 120, 1480, 1080), fill=CARDBOARD)
    canvas.rectangle((330, 220, 1270, 980), fill="#f7f5ef")
    canvas.rectangle((330, 220, 1270, 330), fill="#22211f")
    canvas.text((370, 236), "SAMPLE", fill="#f7f5ef", font_size=76)
    x = 400
    while x < 1200:
        width = dice.choice((5, 5, 9, 14))
        canvas.rectangle((x, 400, x + width, 620), fill="#22211f")
        x += width + dice.choice((6, 9, 13))
    canvas.text((400, 640), "0000 0000 0000", fill="#22211f", font_size=64)
    for row, width in enumerate((700, 560, 620)):
        canvas.rectangle((400, 770 + row * 62, 400 + width, 800 + row * 62), fill="#22211f")


def _broken_teapot(canvas: ImageDraw.ImageDraw, dice: random.Random) -> None:
    glass, rim = "#b7d3cf", "#5f8580"
    canvas.ellipse((360, 860, 1260, 980), fill="#a89a88")
    canvas.arc((960, 500, 1280, 850), 240, 120, fill=rim, width=34)
    canvas.polygon([(420, 600), (250, 470), (230, 520), (400, 720)], fill=glass, outline=rim, width=8)
    canvas.ellipse((380, 420, 1120, 930), fill=glass, outline=rim, width=12)
    canvas.ellipse((560, 400, 940, 470), fill="#93b5b0", outline=rim, width=10)
    # The crack, dark like the desk behind it.
    crack = [(640 + step * 26 + dice.randint(-20, 20), 400 + step * 70) for step in range(8)]
    canvas.line(crack, fill="#4a5a57", width=26, joint="curve")
    for x, y in crack[2:6]:
        canvas.line([(x, y), (x + dice.randint(90, 220), y + dice.randint(-90, 60))], fill="#4a5a57", width=9)
    for _ in range(22):
        x, y = dice.randint(300, 1350), dice.randint(940, 1120)
        corners = [(x + dice.randint(-34, 34), y + dice.randint(-18, 18)) for _ in range(3)]
        canvas.polygon(corners, fill="#d5e8e5", outline=rim)
