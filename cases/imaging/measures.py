"""What a picture tells of how it was taken: sharp or shaken, dark or glaring, a camera's photo or a screen.

Pure, Pillow only. `measured` returns plain numbers and text that can be kept as JSON; what they mean for a case is
said by `cases.photos.coach`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product

from PIL import ExifTags, Image, ImageChops

# Pixels of the long edge at which sharpness is measured, because a threshold holds for one size only: half of the
# display copy of most photos, so that halving is all it takes.
EDGE = 1008
BOX = 9  # Pixels of the second blur.
TILES = 4  # Each way.
GLARE_FROM = 251
SAMPLE, SIDE = 32, 8  # Pixels that are hashed, and the frequencies that are kept of them, each way.

# Short edges of phone screens in pixels, and how slim a picture is that hardly any camera takes.
SCREENS = frozenset({640, 720, 750, 828, 1080, 1125, 1170, 1179, 1206, 1220, 1242, 1260, 1284, 1290, 1320, 1440})
SLIM = 1.9


def measured(
    large: Image.Image, exif: Callable[[], Image.Exif], size: tuple[int, int], kind: str
) -> dict[str, float | str]:
    """Measure a decoded photo: `large` is the clean RGB copy; the file was of `kind`, `size` pixels, and said `exif`.

    Keys: `blur` and `sharpest` (of the whole and of its sharpest part, 0 sharp to 1 blurred), `mean` and `std` of the
    luma (0 to 255), `glare` (share of burnt-out pixels, 0 to 1), `width` and `height` as received, `from` ("camera",
    "screen", or "" where nothing tells) and `hash` (16 hex digits). Empty where measuring fails: no photo is lost to it.
    """
    try:
        gray = _at_edge(large.convert("L"))
        histogram = gray.histogram()
        pixels = gray.width * gray.height
        mean = sum(value * count for value, count in enumerate(histogram)) / pixels
        variance = sum((value - mean) ** 2 * count for value, count in enumerate(histogram)) / pixels
        whole, sharpest = blur(gray)
        return {
            "blur": round(whole, 3),
            "sharpest": round(sharpest, 3),
            "mean": round(mean, 1),
            "std": round(math.sqrt(variance), 1),
            "glare": round(sum(histogram[GLARE_FROM:]) / pixels, 4),
            "width": size[0],
            "height": size[1],
            "from": _origin(exif(), size, kind),
            "hash": f"{perceptual_hash(gray):016x}",
        }
    except Exception:  # noqa: BLE001 (advice must never cost the evidence)
        return {}


def _at_edge(gray: Image.Image) -> Image.Image:
    edge = max(gray.size)
    if edge <= EDGE:
        return gray
    if 1.9 * EDGE < edge <= 2 * EDGE:
        return gray.reduce(2)
    size = max(1, round(gray.width * EDGE / edge)), max(1, round(gray.height * EDGE / edge))
    return gray.resize(size, Image.Resampling.BOX)


def blur(gray: Image.Image) -> tuple[float, float]:
    """Return how little a second blur takes away (Crete et al. 2007), from 0 to 1: of the whole and of its sharpest
    part.

    What is sharp loses its differences between neighbours when it is blurred again; what is blurred keeps them. Of the
    two directions the worse one counts, for a shake. A close-up may lie before a soft background: its sharpest part
    is looked for among the tiles that hold their share of the differences, because in the others there is only noise.
    """
    directions = [_differences(gray, 1, 0), _differences(gray, 0, 1)]
    tiles = list(zip(*directions, strict=True))
    share = sum(near for tile in tiles for near, _kept in tile) / len(tiles)
    rich = [tile for tile in tiles if sum(near for near, _kept in tile) >= share]
    whole = max(_left([sum(sums) for sums in zip(*direction, strict=True)]) for direction in directions)
    return whole, min(max(map(_left, tile)) for tile in rich)


def _left(sums: Sequence[int]) -> float:
    near, kept = sums
    return kept / (BOX * near) if near else 0.0


def _differences(gray: Image.Image, right: int, down: int) -> list[tuple[int, int]]:
    """Return for each tile the sum of the differences in one direction, and `BOX` times what outlives a second blur.

    Two neighbours of a picture blurred by a box differ by what its pixels one box apart differ, over the box; so that
    nothing needs blurring, and eight bits lose nothing: what is kept of a difference is `min(BOX * near, far) / BOX`.
    """
    width, height = gray.width - BOX * right, gray.height - BOX * down
    if width < 1 or height < 1:
        return [(0, 0)] * TILES**2

    def at(offset: int) -> Image.Image:
        x, y = offset * right, offset * down
        return gray.crop((x, y, x + width, y + height))

    near = ImageChops.difference(at(BOX // 2 + 1), at(BOX // 2))
    far = ImageChops.difference(at(BOX), at(0))
    kept = ImageChops.darker(near.point(_TIMES_BOX), far)
    xs = [width * step // TILES for step in range(TILES + 1)]
    ys = [height * step // TILES for step in range(TILES + 1)]
    boxes = [(*at, *to) for at, to in zip(product(xs[:-1], ys[:-1]), product(xs[1:], ys[1:]), strict=True)]
    return [(_sum(near.crop(box)), _sum(kept.crop(box))) for box in boxes]


_TIMES_BOX = [min(255, BOX * value) for value in range(256)]


def _sum(im: Image.Image) -> int:
    return sum(value * count for value, count in enumerate(im.histogram()))


def perceptual_hash(gray: Image.Image) -> int:
    """Return 64 bits that stay nearly the same when a picture is shrunk, compressed, brightened or turned a little.

    Each bit says whether one of the lowest frequencies of a cosine transform lies above their median.
    """
    small = gray.resize((SAMPLE, SAMPLE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    pixels = small.tobytes()
    rows = [pixels[start : start + SAMPLE] for start in range(0, len(pixels), SAMPLE)]
    across = [[_dot(wave, row) for row in rows] for wave in _WAVES]
    waves = [_dot(wave, column) for wave in _WAVES for column in across]
    middle = sorted(waves)
    median = (middle[len(waves) // 2 - 1] + middle[len(waves) // 2]) / 2
    return sum(1 << bit for bit, value in enumerate(waves) if value > median)


_WAVES = [[math.cos(math.pi * k * (2 * n + 1) / (2 * SAMPLE)) for n in range(SAMPLE)] for k in range(SIDE)]


def _dot(wave: list[float], values: bytes | list[float]) -> float:
    return sum(map(float.__mul__, wave, map(float, values)))


def _origin(exif: Image.Exif, size: tuple[int, int], kind: str) -> str:
    """Guess whether a camera or a screen made the picture. Messengers strip what cameras write, so "" is common."""
    comment = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.UserComment, b"")
    if "screenshot" in (comment.decode("latin-1") if isinstance(comment, bytes) else str(comment)).lower():
        return "screen"
    if exif.get(ExifTags.Base.Make) or exif.get(ExifTags.Base.Model):
        return "camera"
    short, long = sorted(size)
    # No camera writes PNG; other formats tell a screen only by its size and its slim shape.
    return "screen" if kind == "PNG" or (short in SCREENS and long >= SLIM * short) else ""
