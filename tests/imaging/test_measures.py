"""Measuring pictures: degraded on purpose, each in one way, so that the thresholds can be checked again."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageFilter

from cases.imaging import measures, rendering, sanitise
from cases.photos import coach
from tests.support import pictures

SEEDS = ("desk", "shelf", "box")


@pytest.fixture(scope="module", params=SEEDS)
def photo(request: pytest.FixtureRequest) -> Image.Image:
    return pictures.still_life(request.param)


def measured(im: Image.Image, kind: str = "JPEG") -> dict[str, Any]:
    return measures.measured(im, im.getexif, im.size, kind)


def received(im: Image.Image, format: str = "JPEG", **options: Any) -> dict[str, Any]:
    return sanitise.sanitise(io.BytesIO(pictures.encoded(im, format, **options))).measures


def softened(im: Image.Image, pixels: float) -> Image.Image:
    """Blur by so many pixels of the size at which sharpness is measured."""
    return im.filter(ImageFilter.GaussianBlur(pixels * max(im.size) / measures.EDGE))


def test_sharpness_tells_blurred_from_sharp(photo: Image.Image) -> None:
    assert measured(photo)["blur"] < 0.3
    assert measured(softened(photo, 2))["blur"] > coach.BLURRED
    assert measured(softened(photo, 3))["blur"] > measured(softened(photo, 2))["blur"]
    assert measured(pictures.shaken(photo, 22))["blur"] > coach.BLURRED


def test_a_shake_in_either_direction_counts(photo: Image.Image) -> None:
    sideways = measured(pictures.shaken(photo, 30))["blur"]
    upright = measured(pictures.shaken(photo.transpose(Image.Transpose.ROTATE_90), 30))["blur"]
    assert min(sideways, upright) > coach.BLURRED


@pytest.mark.parametrize("quality", [35, 50, 90])
def test_compression_and_size_do_not_make_a_sharp_photo_blurred(photo: Image.Image, quality: int) -> None:
    assert received(photo, quality=quality)["blur"] < coach.BLURRED
    assert received(photo.resize((800, 600)), quality=quality)["blur"] < coach.BLURRED


def test_blur_is_the_share_of_differences_that_a_second_blur_leaves() -> None:
    """The shortcut without blurring gives what blurring with full precision gives."""
    gray = pictures.still_life(size=(96, 64)).convert("L")
    expected = []
    for im in (gray, gray.transpose(Image.Transpose.TRANSPOSE)):
        width, pixels = im.width, im.tobytes()
        rows = [pixels[start : start + width] for start in range(0, len(pixels), width)]
        total = left = 0.0
        for row in rows:
            soft = [sum(row[x - 4 : x + 5]) / 9 for x in range(4, width - 4)]
            for x in range(5, width - 4):
                sharp_step, soft_step = abs(row[x] - row[x - 1]), abs(soft[x - 4] - soft[x - 5])
                total += sharp_step
                left += sharp_step - max(0.0, sharp_step - soft_step)
        expected.append(left / total)
    assert measures.blur(gray)[0] == pytest.approx(max(expected), abs=1e-9)


def test_a_close_up_before_a_soft_background_has_a_sharp_part(photo: Image.Image) -> None:
    close_up = softened(photo, 5)
    assert measured(close_up)["sharpest"] > coach.BLURRED_PART
    close_up.paste(photo.crop((320, 240, 960, 720)), (320, 240))
    told = measured(close_up)
    assert told["blur"] > coach.BLURRED and told["sharpest"] < coach.BLURRED_PART


def test_the_grain_of_an_empty_corner_is_no_sharp_part(photo: Image.Image) -> None:
    im = softened(photo, 2)
    im.paste(Image.effect_noise((320, 240), 1).convert("RGB"), (0, 0))
    assert measured(im.crop((0, 0, 320, 240)))["sharpest"] < coach.BLURRED_PART < measured(im)["sharpest"]


def test_light_is_measured(photo: Image.Image) -> None:
    assert coach.DARK_MEAN < measured(photo)["mean"] < coach.BRIGHT_MEAN
    assert measured(photo)["glare"] < coach.GLARE_SHARE
    assert measured(pictures.lit(photo, 0.25))["mean"] < coach.DARK_MEAN
    assert measured(pictures.lit(photo, 3))["glare"] > coach.GLARE_SHARE
    assert measured(Image.new("RGB", (800, 600), "black"))["std"] == 0


def near(one: Image.Image, other: Image.Image) -> int:
    return coach.distance(measured(one)["hash"], measured(other)["hash"])


def test_a_photo_keeps_its_hash_through_a_messenger(photo: Image.Image) -> None:
    small = Image.open(io.BytesIO(pictures.encoded(photo.resize((640, 480)), "JPEG", quality=50)))
    assert near(photo, small.convert("RGB")) <= 2
    assert near(photo, pictures.lit(photo, 1.3)) <= 8
    assert near(photo, photo.crop((32, 24, 1248, 936))) <= 10
    assert near(photo, photo.rotate(3, Image.Resampling.BICUBIC)) <= 14


def test_other_photos_have_other_hashes() -> None:
    hashes = [measured(pictures.still_life(str(seed), (800, 600)))["hash"] for seed in range(8)]
    pairs = [(one, other) for at, one in enumerate(hashes) for other in hashes[:at]]
    assert min(coach.distance(one, other) for one, other in pairs) > 2 * coach.NEAR
    assert all(len(text) == 16 for text in hashes)


def test_the_size_is_that_of_the_received_bytes() -> None:
    told = received(pictures.still_life(size=(4000, 3000)), quality=60)
    assert (told["width"], told["height"]) == (4000, 3000)


def ios_screenshot() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(pictures.EXIF)[0x9286] = b"ASCII\0\0\0Screenshot"
    return exif


@pytest.mark.parametrize(
    ("size", "format", "options", "origin"),
    [
        ((1080, 2340), "PNG", {}, "screen"),
        ((1080, 2340), "JPEG", {}, "screen"),  # as a messenger sends it on
        ((2340, 1080), "WEBP", {}, "screen"),
        ((1600, 1200), "PNG", {}, "screen"),
        ((1080, 2340), "JPEG", {"exif": pictures.camera_exif()}, "camera"),
        ((1600, 1200), "JPEG", {"exif": pictures.camera_exif()}, "camera"),
        ((1600, 1200), "JPEG", {"exif": ios_screenshot()}, "screen"),
        ((1600, 1200), "JPEG", {}, ""),
        ((1080, 1440), "JPEG", {}, ""),  # a photo that a messenger has stripped
    ],
)
def test_where_a_picture_comes_from(size: tuple[int, int], format: str, options: dict[str, Any], origin: str) -> None:
    assert received(pictures.chat_screen(size=size), format, **options)["from"] == origin


@pytest.mark.parametrize("size", [(16, 16), (1, 40), (40, 1), (9, 10)])
def test_tiny_pictures_are_measured_too(size: tuple[int, int]) -> None:
    assert measured(Image.new("RGB", size, "red"))["blur"] == 0


def test_what_cannot_be_measured_costs_no_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "blur", lambda gray: 1 / 0)
    safe = rendering.render(pictures.encoded(pictures.still_life(), "JPEG"))
    assert safe.measures == {} and safe.width == 1280
