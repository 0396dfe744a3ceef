"""Received bytes in, a clean photo out: upright, sRGB, without metadata; or a `Refusal`.

Runs in the process of `decoder` and nowhere else. The order of the steps matters; comments say what each prevents.
"""

from __future__ import annotations

import io
import math
import re
import warnings
from dataclasses import replace
from functools import cache
from typing import Any

import pillow_heif
from PIL import AvifImagePlugin, ExifTags, Image, ImageCms

from cases.imaging import copies, heif_boxes, jpeg_end, measures, shapes, sniff
from cases.imaging.kinds import kind_of
from cases.imaging.limits import (
    LATER,
    MAX_BYTES,
    MAX_MEGAPIXELS,
    MEGAPIXELS,
    MIN_EDGE,
    Refusal,
    SafePhoto,
    has_too_many_pixels,
    is_heavy,
)
from cases.imaging.stripping import stripped

DRAFT_EDGE = 1600
# What a photo lacked that is shown whole, among its measures.
NO_END = "no-end-marker"
MAX_PROFILE_BYTES = 4 * 1024 * 1024

# Pillow warns above its limit and refuses above twice of it; both are refusals here, and our caps are stricter.
Image.MAX_IMAGE_PIXELS = (MAX_MEGAPIXELS + 1) * 1_000_000
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# One thread: a photo's time is its CPU time, whatever else the machine does.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
pillow_heif.options.DECODE_THREADS = 1
for _extra in ("THUMBNAILS", "DEPTH_IMAGES", "AUX_IMAGES"):
    setattr(pillow_heif.options, _extra, False)


def render(data: bytes, *, in_light_lane: bool = False) -> SafePhoto:
    """Decode a photo and encode it anew; raise `Refusal` for everything that is no photo of ours.

    In the light lane a heavy picture is refused with `LATER`, before any of its pixels is decoded.
    """
    kind = kind_of(data)
    if not data:
        raise Refusal("empty")
    if len(data) > MAX_BYTES:
        raise Refusal("too-big")
    if kind not in MEGAPIXELS:
        raise Refusal("wrong-type", kind)
    try:
        if sniff.is_laborious(data, kind):
            raise Refusal("scans")
        if kind in {"HEIF", "AVIF"}:
            data = _without_trailer(data)
        # To the decoder the zeros of a transfer that broke off are more of the picture, and half an end marker may be one.
        if kind == "JPEG" and data.endswith((b"\0", b"\xff")) and sniff.jpeg_end(data) is None:
            return _with_end(data, in_light_lane)
        return _render(data, kind, in_light_lane)
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refusal("too-many-pixels", kind=kind) from None
    except MemoryError:
        raise Refusal("heavy") from None
    except Exception as error:
        if "truncated" not in str(error).lower():
            raise Refusal("corrupt") from error
        if kind == "JPEG":
            return _with_end(data, in_light_lane)
        raise Refusal("truncated") from error


def _render(data: bytes, kind: str, in_light_lane: bool) -> SafePhoto:
    picture = _Heif(data) if kind == "HEIF" else _Opened(stripped(data, kind), kind)
    if has_too_many_pixels(kind, *picture.size):
        raise Refusal("too-many-pixels", kind=kind)
    if max(picture.size) < MIN_EDGE:
        raise Refusal("too-small")
    if in_light_lane and is_heavy(*picture.size, in_one_pass=picture.in_one_pass):
        raise Refusal(LATER)
    received = picture.size
    picture.load()  # Of an animation, the first frame.
    orientation, taken_at = _claims(picture)
    large = _painted(picture, _TURNS.get(orientation) if picture.turns else None)
    thumb_size = shapes.thumbnail(large.size)
    large_bytes, thumb_bytes = copies.encoded(large, thumb_size)
    _check(large_bytes, "JPEG", large.size)
    _check(thumb_bytes, "WEBP", thumb_size)
    return SafePhoto(
        large=large_bytes,
        thumb=thumb_bytes,
        width=large.width,
        height=large.height,
        thumb_width=thumb_size[0],
        thumb_height=thumb_size[1],
        format=kind,
        taken_at_claimed=taken_at,
        measures=measures.measured(large, picture.exif, received, kind) | _lying(picture, data, orientation),
    )


def _without_trailer(data: bytes) -> bytes:
    try:
        return heif_boxes.without_trailer(data)
    except heif_boxes.CutOff:
        raise Refusal("truncated") from None


def _with_end(data: bytes, in_light_lane: bool) -> SafePhoto:
    """Render a JPEG that ended too early for its decoder, if all of its picture is there."""
    try:
        photo = _render(jpeg_end.ended(data), "JPEG", in_light_lane)
    except (jpeg_end.CutOff, OSError):
        raise Refusal("truncated") from None
    return replace(photo, measures=photo.measures | {"note": NO_END})


class _Opened:
    """A picture that Pillow decodes. Its full-size pixels are handed out in strips, never copied as a whole."""

    turns = True

    def __init__(self, data: bytes, kind: str) -> None:
        self.im: Image.Image = Image.open(io.BytesIO(data), formats=[kind])
        self.size, self.kind = self.im.size, kind
        self.in_one_pass = kind == "JPEG" and "progressive" not in self.im.info
        self._pixels: bytes | None = None

    def load(self) -> None:
        if self.kind == "JPEG":
            self.im.draft(None, shapes.shown(self.size, DRAFT_EDGE))
        decoder = getattr(self.im, "_decoder", None)
        if self.kind == "AVIF" and decoder is not None:
            # As `load` does, without Pillow's own copy of four bytes a pixel.
            self._pixels, *_times = decoder.get_frame(0)
        else:
            self.im.load()
        self.size = self.im.size

    def exif(self) -> Image.Exif:
        return self.im.getexif()

    def profile(self) -> bytes | None:
        return self.im.info.get("icc_profile")

    def strip(self, top: int, bottom: int) -> Image.Image:
        if self._pixels is None:
            whole = (top, bottom) == (0, self.im.height)
            return self.im if whole else self.im.crop((0, top, self.im.width, bottom))
        row = self.im.width * len(self.im.getbands())
        return _raw(
            self.im.mode, (self.im.width, bottom - top), memoryview(self._pixels)[top * row : bottom * row], row
        )

    def drop(self) -> None:
        """Let go of the pixels; what the file says of itself stays."""
        husk = Image.new("1", (1, 1))
        husk.info = self.im.info
        self.im, self._pixels = husk, None


class _Heif:
    """A picture that libheif decodes, and turns while it does: the tag may still say otherwise, and does not count."""

    turns = False
    in_one_pass = False

    def __init__(self, data: bytes) -> None:
        file = pillow_heif.HeifFile(io.BytesIO(data), remove_stride=False)  # type: ignore[no-untyped-call]
        self._image: Any = file[file.primary_index]
        self.size: tuple[int, int] = self._image.size

    def load(self) -> None:
        self._pixels = memoryview(self._image.data)
        if self._image.size != self.size:
            raise Refusal("corrupt")

    def exif(self) -> Image.Exif:
        exif = Image.Exif()
        exif.load(self._image.info.get("exif") or b"")
        return exif

    def profile(self) -> bytes | None:
        profile = self._image.info.get("icc_profile")
        return profile if isinstance(profile, bytes) else None

    def strip(self, top: int, bottom: int) -> Image.Image:
        row: int = self._image.stride
        return _raw(self._image.mode, (self.size[0], bottom - top), self._pixels[top * row : bottom * row], row)

    def drop(self) -> None:
        """Let go of the pixels; what the file says of itself stays."""
        self._pixels = memoryview(b"")
        self._image._data = None


def _raw(mode: str, size: tuple[int, int], pixels: memoryview, row: int) -> Image.Image:
    return Image.frombytes(mode, size, pixels, "raw", mode, row)


_STRIP = 4_000_000  # Pixels that are worked on at once.
_REACH = 3  # Rows: twice and more what the filter reads each way.
_SMALL = 16_000_000  # Pixels, of which a second copy does not hurt.
_HIGH_BYTE = [value // 257 for value in range(65536)]
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _painted(picture: _Opened | _Heif, turn: Image.Transpose | None) -> Image.Image:
    """Return the photo as it is shown: shrunk first, because the other steps cost per pixel."""
    target = shapes.shown(picture.size)
    im = _flat(picture, target)
    profile = picture.profile()
    picture.drop()  # A long picture leaves no room for both.
    if target != im.size:
        im = im.resize(target, Image.Resampling.LANCZOS, reducing_gap=2.0)
    im = _in_srgb(im, profile)
    if turn is not None:
        im = im.transpose(turn)
    # A fresh picture carries nothing over but pixels.
    clean = Image.new("RGB", im.size)
    clean.paste(im)
    return clean


def _flat(picture: _Opened | _Heif, target: tuple[int, int]) -> Image.Image:
    """Return the picture in a mode that can be resized well (L, RGB or CMYK), with nothing shining through.

    Small ones come out as they are, large ones of the size `target`.
    """
    width, height = picture.size
    if width * height <= _SMALL:
        return _opaque(_resizable(picture.strip(0, height)))
    flat: Image.Image | None = None
    step = height / target[1]
    rows = max(1, int(_STRIP / (width * step)))
    # Of neighbouring rows a filter reads as many as it may need at the edge of a strip.
    margin = math.ceil(_REACH * max(1.0, step))
    # In strips: a full-size intermediate of 64 megapixels would cost 256 MB.
    for top in range(0, target[1], rows):
        bottom = min(top + rows, target[1])
        first, last = top * step, min(float(height), bottom * step)
        start, end = max(0, int(first) - margin), min(height, math.ceil(last) + margin)
        strip = _opaque(_resizable(picture.strip(start, end)))
        part = (0.0, first - start, float(width), last - start)
        strip = strip.resize((target[0], bottom - top), Image.Resampling.HAMMING, box=part, reducing_gap=1.4)
        flat = flat or Image.new(strip.mode, target)
        flat.paste(strip, (0, top))
    if flat is None:
        raise Refusal("corrupt")
    return flat


def _resizable(im: Image.Image) -> Image.Image:
    """Return the picture in a mode whose values can be averaged: L, RGB, CMYK or RGBA."""
    if im.mode.startswith("I"):
        # 16-bit gray: a plain conversion clips everything above 255 to white.
        return im.convert("I").point(_HIGH_BYTE, "L")
    if im.has_transparency_data:
        im = im if im.mode == "RGBA" else im.convert("RGBA")
        return im if im.getchannel("A").getextrema() != (255, 255) else im.convert("RGB")
    return im if im.mode in {"L", "RGB", "CMYK"} else im.convert("RGB")


def _opaque(im: Image.Image) -> Image.Image:
    if im.mode != "RGBA":
        return im
    flat = Image.new("RGB", im.size, "white")
    flat.paste(im, mask=im)
    return flat


def _in_srgb(im: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in sRGB: dropping a phone's wide-gamut profile without converting would dull its colours."""
    if profile and len(profile) <= MAX_PROFILE_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if im.mode != "RGB" or "sRGB" not in ImageCms.getProfileDescription(source):
                converted = ImageCms.profileToProfile(im, source, _srgb(), outputMode="RGB")
                return converted or im
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # A broken profile: show the plain values, as viewers do.
    return im.convert("RGB")


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _lying(picture: _Opened | _Heif, data: bytes, orientation: int) -> dict[str, float | str]:
    """Return `lies` where the camera's tag turns a picture that its container does not: the container is right by the
    standard, and its writer may have meant the tag.
    """
    is_turned = picture.turns or any(box in data[:_HEAD] for box in (b"irot", b"imir"))
    return {} if is_turned or orientation not in _TURNS else {"lies": orientation}


_HEAD = 65_536  # Bytes of a HEIC in which its properties stand.
_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_EXIF_OFFSET = re.compile(r"[+-]\d\d:\d\d")


def _claims(picture: _Opened | _Heif) -> tuple[int, str]:
    """Return what the camera says of orientation and time; metadata that cannot be read never costs the photo."""
    try:
        exif = picture.exif()
        camera = exif.get_ifd(ExifTags.IFD.Exif)
        orientation = exif.get(ExifTags.Base.Orientation)
        taken_at = _EXIF_TIME.match(str(camera.get(ExifTags.Base.DateTimeOriginal, "")))
        offset = _EXIF_OFFSET.fullmatch(str(camera.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 "))
    except Exception:  # noqa: BLE001 (EXIF parsers raise anything)
        return 1, ""
    when = "{}-{}-{} {}".format(*taken_at.groups()) if taken_at else ""
    return orientation if isinstance(orientation, int) else 1, f"{when} {offset[0]}" if when and offset else when


def _check(copy: bytes, format: str, size: tuple[int, int]) -> None:
    """Raise `Refusal` where a copy is not what was encoded, or says more than its pixels."""
    with Image.open(io.BytesIO(copy), formats=[format]) as im:
        if im.size != size or im.getexif() or "icc_profile" in im.info:
            raise Refusal("unreadable")
