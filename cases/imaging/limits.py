"""What a photo may be and what becomes of it, in plain values: shared by the site and the process that decodes.

Nothing here imports Django or Pillow: the site decodes only what this product has encoded, the decoder never
loads the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# The limits of an upload. They are ours, not the platform's, and pages say so before anybody chooses a file.
MAX_PHOTOS = 30
MAX_BYTES = 25 * 1024 * 1024
# Whole megapixels: a phone's "64 megapixels" are 64.2 million. Measured: within the limits of `decoder_main`.
MEGAPIXELS = {"JPEG": 64, "PNG": 64, "GIF": 64, "AVIF": 64, "HEIF": 50, "WEBP": 25}
MAX_MEGAPIXELS = max(MEGAPIXELS.values())
# What is quickly done: what a usual camera or screen makes, and JPEG in one pass, which is shrunk while it is decoded.
LIGHT_MEGAPIXELS, LIGHT_MEGAPIXELS_IN_ONE_PASS = 13, MEGAPIXELS["JPEG"]
MIN_EDGE = 16

# What people call the kinds of MEGAPIXELS.
NAMES = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "HEIF": "HEIC", "AVIF": "AVIF", "GIF": "GIF"}
TYPES = ", ".join(NAMES.values())
# How their files end.
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "HEIF": "heic", "AVIF": "avif", "GIF": "gif"}
# All pictures: phones then offer camera and gallery alike. The endings are for browsers that have no type for them.
# What counts in the end are the bytes.
ACCEPT = "image/*,.heic,.heif,.avif"

LARGE_EDGE = 2016  # Half of a 12-megapixel photo's 4032: libjpeg shrinks while it decodes.
THUMB_EDGE = 480


def has_too_many_pixels(kind: str, width: int, height: int) -> bool:
    """Say whether a picture of this kind is larger than we can decode safely."""
    return width * height >= (MEGAPIXELS[kind] + 1) * 1_000_000


def is_heavy(width: int, height: int, *, in_one_pass: bool) -> bool:
    """Say whether a picture takes so long that others go first; a JPEG that is not progressive takes one pass."""
    most = LIGHT_MEGAPIXELS_IN_ONE_PASS if in_one_pass else LIGHT_MEGAPIXELS
    return width * height >= (most + 1) * 1_000_000


class Refusal(Exception):
    """A file that is not taken, and why: a key of `sanitise.REASONS`, what else it seems to be, what it is."""

    def __init__(self, reason: str, seems: str = "", kind: str = "") -> None:
        self.reason, self.seems, self.kind = reason, seems, kind
        super().__init__(f"{reason} {seems}".strip())


# The reason of a refusal that is none yet: the light lane does not begin such a picture.
LATER = "later"


@dataclass(frozen=True)
class SafePhoto:
    """What people may see of a photo, all of it encoded here: `large` is JPEG, `thumb` WebP; sizes in pixels.

    `format` is what the received bytes were (a key of `MEGAPIXELS`); `taken_at_claimed` is the camera's own local time
    as text, with its offset where it names one, or ""; `measures` are plain numbers about the picture.
    """

    large: bytes
    thumb: bytes
    width: int
    height: int
    thumb_width: int
    thumb_height: int
    format: str
    taken_at_claimed: str
    measures: dict[str, float | str] = field(default_factory=dict)
