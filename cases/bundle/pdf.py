"""A case as PDF, in as many files as the receiver's limit asks for."""

from __future__ import annotations

import datetime as dt
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.bundle import fit
from cases.bundle.choice import Choice
from cases.bundle.content import content_of, parted
from cases.bundle.typeset import NotTypeset, typeset
from cases.casefile.models import Case
from cases.photos.models import EvidencePhoto

logger = logging.getLogger(__name__)

# Receivers count megabytes one way or the other; the smaller ones fit both.
MEGABYTE = 1_000_000
# What takes a worker some seconds: more photos in one file than these, or more bytes of them.
HEAVY_PHOTOS, HEAVY_BYTES = 12, 12 * MEGABYTE


@dataclass(frozen=True)
class Size:
    """What one file may weigh; `limit` in bytes, None where photos stay as they are."""

    slug: str
    label: str | Promise
    limit: int | None


SIZES = {
    size.slug: size
    for size in (
        Size("5", _("5MB 이하"), 5 * MEGABYTE),
        Size("10", _("10MB 이하"), 10 * MEGABYTE),
        Size("20", _("20MB 이하"), 20 * MEGABYTE),
        Size("full", _("원본 화질"), None),
    )
}


def shared_picture(photo: EvidencePhoto) -> bytes | None:
    """Return the copy of `photo` that others may see, a JPEG; None where its file is lost."""
    try:
        with photo.shared_large.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        logger.warning("A photo has lost its display copy: %s", photo.pk)
        return None


class Bundle:
    """The papers of one case, as they are at one moment."""

    def __init__(self, case: Case, now: dt.datetime, choice: Choice) -> None:
        self.now = now
        self.photos = choice.of(case.photos.all())
        self.content = content_of(case, now, self.photos, choice)

    def offered(self) -> list[Size]:
        """Return the sizes that differ: where photos stay as they are within a limit, the file is the same without it."""
        whole = sum(weight for weight, _floor in self._weights) + self._text([range(len(self.photos))], 1)
        return [size for size in SIZES.values() if size.limit is None or size.limit < whole]

    def parts(self, size: Size) -> list[range]:
        """Return which photos go into which file."""
        everything = [range(len(self.photos))]
        if size.limit is None or sum(self._floors) + self._text(everything, 1) <= size.limit:
            return everything
        first, later = (size.limit - self._text([range(0)] * 2, part) for part in (1, 2))
        return fit.split(self._floors, first, later)

    def is_heavy(self, size: Size, part: int) -> bool:
        """Say whether one file, counted from one, takes longer to make than somebody should look at an empty page."""
        photos = self.parts(size)[part - 1]
        return len(photos) > HEAVY_PHOTOS or sum(self._weights[at][0] for at in photos) > HEAVY_BYTES

    @property
    def _floors(self) -> list[int]:
        return [floor for _weight, floor in self._weights]

    @cached_property
    def _weights(self) -> list[tuple[int, int]]:
        """For each photo its bytes, and about those below which it would not be legible."""
        pictures = (shared_picture(photo) or b"" for photo in self.photos)
        return [(len(picture), fit.least(picture)) for picture in pictures]

    def _text(self, parts: Sequence[range], part: int) -> int:
        return text_bytes(parted(self.content, parts, part), len(self.photos))

    def pdf(self, size: Size, part: int) -> BinaryIO:
        """Return one file, counted from one, as an open file. Raises `NotTypeset` where it cannot be made."""
        parts = self.parts(size)
        data = parted(self.content, parts, part)
        pictures: list[bytes] = []
        for at, row in zip(parts[part - 1], data["photos"], strict=True):
            picture = shared_picture(self.photos[at])
            if picture and fit.edge_of(picture):
                pictures.append(picture)
            else:
                row["file"] = ""
        pictures = fit.affordable(pictures)
        if size.limit is None:
            return self._set(data, pictures)
        budget = size.limit - text_bytes(data, len(pictures))
        for _try in range(3 if pictures else 1):
            fitted = fit.fitted(pictures, budget)
            file = self._set(data, fitted)
            length = file.seek(0, io.SEEK_END)
            file.seek(0)
            if length <= size.limit:
                return file
            # The words took more than was thought: the photos give it back.
            file.close()
            budget = size.limit - (length - sum(map(len, fitted))) - length // 200
        raise NotTypeset("It does not fit.")

    def _set(self, data: dict[str, Any], pictures: list[bytes]) -> BinaryIO:
        rows = [row for row in data["photos"] if row["file"]]
        files: dict[str, bytes] = {}
        for row, picture in zip(rows, pictures, strict=True):
            files |= {row["file"]: picture} if len(row["files"]) < 2 else _cut(picture, row["files"])
        return typeset(data, files, timestamp=int(self.now.timestamp()))


def _cut(picture: bytes, files: Sequence[dict[str, Any]]) -> dict[str, bytes]:
    spans = [(file["from"], file["to"]) for file in files]
    return dict(zip((file["file"] for file in files), fit.cut(picture, spans), strict=True))


def text_bytes(data: Any, photos: int) -> int:
    """Return how much a file takes beside its photos, rather too much: text, marks for readers, parts of the fonts."""
    text = "".join(_texts(data))
    return 30_000 + 4_000 * photos + 12 * len(text) + 400 * len(set(text))


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return [text for value in values for text in _texts(value)]
