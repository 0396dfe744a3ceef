"""Received bytes in, a clean photo out: upright, sRGB, without metadata; or `ImageRejected` with a reason.

Pure: no models, no request. The order of the steps matters; each comment says what it prevents.
"""

from __future__ import annotations

import io
import re
import threading
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

import pillow_heif
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageCms

from cases import measures, sniff

# The limits of an upload. They are ours, not the platform's, and pages say so before anybody chooses a file.
MAX_PHOTOS = 30
MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = {"JPEG": 100_000_000, "PNG": 50_000_000, "HEIF": 50_000_000, "WEBP": 25_000_000}
MIN_EDGE = 16
TYPES = "JPEG, PNG, WebP, HEIC"

LARGE_EDGE = 2016  # Half of a 12-megapixel photo's 4032: libjpeg shrinks while it decodes.
DRAFT_EDGE = 1600
THUMB_EDGE = 480
MAX_PROFILE_BYTES = 4 * 1024 * 1024

# Pillow warns above its limit and refuses above twice of it; both are refusals here, and our caps are stricter.
Image.MAX_IMAGE_PIXELS = max(MAX_PIXELS.values())
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)

# A decoder may take hundreds of megabytes, so that each server process runs one at a time.
_decoding = threading.BoundedSemaphore(1)

REASONS: dict[str, str | Promise] = {
    "empty": _("빈 파일입니다. 사진이 제대로 저장되었는지 확인하고 다시 골라 주세요."),
    "too-big": _("%(megabytes)sMB보다 큽니다. 카메라 설정에서 크기를 줄이거나, 사진을 캡처해서 그 화면을 올려 주세요."),
    "too-many-pixels": _("화소가 너무 많습니다. 카메라의 보통 화질로 다시 찍거나, 사진을 캡처해서 올려 주세요."),
    "too-small": _("너무 작아서 알아볼 수 없습니다. 원본 사진을 골라 주세요."),
    "scans": _("보통 사진과 다르게 만들어져서 열지 않았습니다. 사진을 캡처해서 그 화면을 올려 주세요."),
    "wrong-type": _("사진 파일이 아닌 것 같습니다. %(types)s 사진을 골라 주세요."),
    "truncated": _("파일이 중간에 끊겼습니다. 같은 사진을 한 번 더 올려 주세요."),
    "corrupt": _("파일이 손상되어 열 수 없습니다. 다시 찍거나, 사진을 캡처해서 그 화면을 올려 주세요."),
    "unreadable": _("사진을 처리하지 못했습니다. 잠시 뒤에 다시 올려 주세요."),
    "duplicate": _("이 사건에 이미 있는 사진입니다. 다시 올리지 않아도 됩니다."),
    "too-many": _("한 사건에는 %(photos)s장까지 담을 수 있습니다. 덜 중요한 사진을 지우고 다시 올려 주세요."),
}


# A refused file whose kind is known, by the kinds of `sniff`.
SEEMS: dict[str, str | Promise] = {
    "GIF": _("GIF 그림인 것 같습니다. %(types)s 사진을 골라 주세요."),
    "AVIF": _("AVIF 그림인 것 같습니다. %(types)s 사진을 골라 주세요."),
    "BMP": _("BMP 그림인 것 같습니다. %(types)s 사진을 골라 주세요."),
    "TIFF": _("TIFF 그림인 것 같습니다. %(types)s 사진을 골라 주세요."),
    "PDF": _("PDF 문서인 것 같습니다. 필요한 쪽을 캡처해서 사진으로 올려 주세요."),
    "ZIP": _("압축 파일인 것 같습니다. 압축을 풀고 %(types)s 사진을 골라 주세요."),
    "VIDEO": _("동영상인 것 같습니다. 중요한 장면을 캡처해서 사진으로 올려 주세요."),
    "MARKUP": _("웹 문서인 것 같습니다. 화면을 캡처해서 사진으로 올려 주세요."),
}


class ImageRejected(Exception):
    """A file that is not taken, and why: `reason` is a key of `REASONS`, `seems` what else the file seems to be."""

    def __init__(self, reason: str, seems: str = "") -> None:
        self.reason, self.seems = reason, seems
        super().__init__(f"{reason} {seems}".strip())

    @property
    def sentence(self) -> str | Promise:
        """Say what is wrong and what to do next."""
        return SEEMS.get(self.seems, REASONS[self.reason]) % {
            "photos": MAX_PHOTOS,
            "megabytes": MAX_BYTES // 1024**2,
            "types": TYPES,
        }


@dataclass(frozen=True)
class SafePhoto:
    """What people may see of a photo, all of it encoded here: `large` is JPEG, `thumb` WebP; sizes in pixels.

    `format` is what the received bytes were (`JPEG`, `PNG`, `WEBP`, `HEIF`); `taken_at_claimed` is the camera's own
    local time as text, with its offset where it names one, or ""; `measures` are those of `cases.measures`.
    """

    large: bytes
    thumb: bytes
    width: int
    height: int
    thumb_width: int
    thumb_height: int
    format: str
    taken_at_claimed: str
    measures: dict[str, Any]


def sanitise(file: BinaryIO) -> SafePhoto:
    """Decode the photo in `file` and encode it anew; raise `ImageRejected` for everything that is no photo of ours."""
    with _decoding:
        data = file.read(MAX_BYTES + 1)
        kind = sniff.kind_of(data)
        if not data:
            raise ImageRejected("empty")
        if len(data) > MAX_BYTES:
            raise ImageRejected("too-big")
        if kind not in MAX_PIXELS:
            raise ImageRejected("wrong-type", kind)
        if sniff.is_laborious(data, kind):
            raise ImageRejected("scans")
        if sniff.is_cut_off(data, kind):
            raise ImageRejected("truncated")
        try:
            return _render(data, kind)
        except ImageRejected:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise ImageRejected("too-many-pixels") from None
        except MemoryError:
            raise ImageRejected("unreadable") from None
        except Exception as error:
            raise ImageRejected("truncated" if "truncated" in str(error).lower() else "corrupt") from error


def _render(data: bytes, kind: str) -> SafePhoto:
    with Image.open(io.BytesIO(data), formats=[kind]) as im:
        if im.width * im.height > MAX_PIXELS[kind]:
            raise ImageRejected("too-many-pixels")
        if max(im.size) < MIN_EDGE:
            raise ImageRejected("too-small")
        size = im.size
        if kind == "JPEG":
            # Only JPEG: the HEIF plugin would hand out an embedded thumbnail, which need not be the photo.
            im.draft(None, _fitted(im.size, DRAFT_EDGE))
        im.load()  # Of an animation, the first frame.
        orientation, taken_at = _claims(im)
        # libheif has turned the picture already, and the tag may still say otherwise.
        turn = None if kind == "HEIF" else _TURNS.get(orientation)
        large = _painted(im, turn)
        measured = measures.measured(large, im, size, kind)
    thumb = large.resize(_fitted(large.size, THUMB_EDGE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return SafePhoto(
        large=_encoded(large, "JPEG", quality=82, optimize=True),
        thumb=_encoded(thumb, "WEBP", quality=75, method=3),
        width=large.width,
        height=large.height,
        thumb_width=thumb.width,
        thumb_height=thumb.height,
        format=kind,
        taken_at_claimed=taken_at,
        measures=measured,
    )


_STRIP = 256  # Rows.
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


def _painted(source: Image.Image, turn: Image.Transpose | None) -> Image.Image:
    """Return the photo as it is shown: shrunk first, because the other steps cost per pixel."""
    im = _flat(source)
    size = _fitted(im.size, LARGE_EDGE)
    if size != im.size:
        im = im.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    im = _in_srgb(im, source.info.get("icc_profile"))
    if turn is not None:
        im = im.transpose(turn)
    # A fresh picture carries nothing over but pixels.
    clean = Image.new("RGB", im.size)
    clean.paste(im)
    return clean


def _flat(im: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be resized well (L, RGB or CMYK), with nothing shining through."""
    if im.mode in {"L", "RGB", "CMYK"} and not im.has_transparency_data:
        return im
    flat = Image.new("L" if im.mode.startswith("I") else "RGB", im.size, "white")
    # In strips: a full-size intermediate of 50 megapixels would cost 200 MB each.
    for top in range(0, im.height, _STRIP):
        strip = im.crop((0, top, im.width, min(top + _STRIP, im.height)))
        if flat.mode == "L":
            # 16-bit gray: a plain conversion clips everything above 255 to white.
            flat.paste(strip.convert("I").point(_HIGH_BYTE, "L"), (0, top))
        elif strip.has_transparency_data:
            strip = strip.convert("RGBA")
            flat.paste(strip, (0, top), mask=strip)
        else:
            flat.paste(strip.convert("RGB"), (0, top))
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


_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_EXIF_OFFSET = re.compile(r"[+-]\d\d:\d\d")


def _claims(im: Image.Image) -> tuple[int, str]:
    """Return what the camera says of orientation and time; metadata that cannot be read never costs the photo."""
    try:
        exif = im.getexif()
        camera = exif.get_ifd(ExifTags.IFD.Exif)
        orientation = exif.get(ExifTags.Base.Orientation)
        taken_at = _EXIF_TIME.match(str(camera.get(ExifTags.Base.DateTimeOriginal, "")))
        offset = _EXIF_OFFSET.fullmatch(str(camera.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 "))
    except Exception:  # noqa: BLE001 (EXIF parsers raise anything)
        return 1, ""
    when = "{}-{}-{} {}".format(*taken_at.groups()) if taken_at else ""
    return orientation if isinstance(orientation, int) else 1, f"{when} {offset[0]}" if when and offset else when


def _fitted(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """Return `size` shrunk so that its long edge is at most `edge`; never enlarged, never below one pixel."""
    scale = min(1.0, edge / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _encoded(im: Image.Image, format: str, **options: int | bool) -> bytes:
    """Encode a clean picture. Never PNG: its compression can carry chosen bytes through."""
    buffer = io.BytesIO()
    im.save(buffer, format, **options)
    buffer.seek(0)
    with Image.open(buffer, formats=[format]) as check:
        if check.size != im.size or check.getexif() or "icc_profile" in check.info:
            raise ImageRejected("unreadable")
    return buffer.getvalue()
