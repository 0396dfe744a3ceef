"""A bundle as ZIP: the received files, their copies, a manifest and the timeline; streamed as it is made."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import hashlib
import io
import itertools
import json
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db.models.fields.files import FieldFile
from django.template import Context, Template
from django.utils.translation import gettext as _

from cases.bundle.choice import Choice
from cases.bundle.lines import lines_for, outside
from cases.bundle.pdf import shared_picture
from cases.casefile.models import Case
from cases.casefile.timeline import Line
from cases.core.days import SEOUL
from cases.core.leaving import Paper, only
from cases.imaging.limits import ENDINGS
from cases.photos.models import EvidencePhoto
from cases.process import english

CHUNK = 256 * 1024
# What a worker makes: more bytes of originals than these.
HEAVY_BYTES = 100_000_000
_TIMELINE = Path(__file__).with_name("timeline.html")
# Spreadsheets take a cell that begins like this for a formula.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


class _Sink(io.RawIOBase):
    """What `zipfile` writes to: a pipe that keeps bytes only until they are taken."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._chunks.append(bytes(data))
        return len(data)

    def taken(self) -> Iterator[bytes]:
        chunks, self._chunks = self._chunks, []
        yield from chunks


def archive(stored: Case, now: dt.datetime, choice: Choice) -> Generator[bytes]:
    """Return the ZIP in pieces; at no time is more than one piece of an original or one display copy in memory."""
    lines = [line for line in lines_for(stored, choice, Paper.ZIP) if line.note or choice.has("timeline")]
    photos = [only(photo, Paper.ZIP, pk=photo.pk) for photo in choice.of(stored.photos.all())]
    case = only(stored, Paper.ZIP)
    case.status = outside(case.status, choice)
    case.story = case.story if choice.has("story") else ""
    return _stream(case, now, photos, lines)


def is_heavy(photos: Iterable[EvidencePhoto]) -> bool:
    """Say whether the received files of `photos` are so many bytes that no page should read them all."""
    return sum(photo.byte_size for photo in photos) > HEAVY_BYTES


def _stream(case: Case, now: dt.datetime, photos: Sequence[EvidencePhoto], lines: Sequence[Line]) -> Generator[bytes]:
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as package:
        entries = []
        for number, photo in enumerate(photos, 1):
            entry = _entry(photo, number)
            for kind, path, pieces in _files(photo, number):
                first = next(pieces, None)
                if first is None:
                    entry["missing"].append(kind)
                    continue
                facts: dict[str, Any] = {"path": path}
                info = _info(f"{case.reference}/{path}", photo.received_at)
                # Closed before the package where the receiver goes away in the middle of a file.
                with contextlib.closing(_written(package, info, itertools.chain([first], pieces), facts)) as steps:
                    for _step in steps:
                        yield from sink.taken()
                entry["files"][kind] = facts
            entries.append(entry)
        for path, text in _lists(case, now, entries, lines):
            package.writestr(_info(f"{case.reference}/{path}", now), text, compresslevel=6)
            yield from sink.taken()
    yield from sink.taken()


def _files(photo: EvidencePhoto, number: int) -> Iterator[tuple[str, str, Iterator[bytes]]]:
    """Give what belongs to a photo: which copy it is, its path in the package and its pieces.

    Files are passed on without the lists, so the name of each says whether parts are covered on it.
    """
    name = f"{number:02} {_safe(str(photo.get_kind_display()))}"
    open_, covered = (f" ({_('가리지 않음')})", f" ({_('가림')})") if photo.is_blacked_out else ("", "")
    yield "original", f"{_('원본')}/{name}{open_}.{ENDINGS.get(photo.format, 'bin')}", _chunks(photo.original)
    yield "display", f"{_('보기용')}/{name}{covered}.jpg", _whole(shared_picture(photo))


def _written(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, pieces: Iterable[bytes], facts: dict[str, Any]
) -> Generator[None, None, None]:
    """Write one file, giving control back after each piece; leave its size and hash in `facts`."""
    digest, size = hashlib.sha256(), 0
    with package.open(info, "w") as target:
        for piece in pieces:
            target.write(piece)
            digest.update(piece)
            size += len(piece)
            yield
    facts |= {"bytes": size, "sha256": digest.hexdigest()}
    yield


def _lists(
    case: Case, now: dt.datetime, entries: list[dict[str, Any]], lines: Sequence[Line]
) -> Iterator[tuple[str, bytes]]:
    manifest = {
        "format": "refundguide-bundle/1",
        "reference": case.reference,
        "made_at": now.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "note": (
            "sha256_received was computed when the file was received; files.*.sha256 while this archive was made. "
            "They speak for our copy from received_at on, and for nothing before."
        ),
        "warning": {
            "ko": _(
                "주인이 보관하는 묶음입니다. 원본에는 찍은 장소와 기기 정보가 남아 있을 수 있고, blacked_out이 true인 사진의 원본은 가린 곳을 그대로 보여 줍니다. 남에게는 보기용 파일만 주세요."
            ),
            "en": (
                "Archive for the owner. Originals may tell the place and the device; where blacked_out is true, the "
                "original shows what was covered. Hand on the display files instead."
            ),
        },
        "case": _case(case),
        "photos": entries,
    }
    yield "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2).encode()
    if lines:
        yield "timeline.csv", timeline_csv(lines)
        yield "timeline.html", timeline_html(case, lines, now)


def timeline_csv(lines: Iterable[Line]) -> bytes:
    """Return the timeline as a table for spreadsheets: UTF-8 with its mark, no cell that is run as a formula."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([_("적은 때 (한국 시간)"), _("누가"), _("무엇"), _("메모"), _("일이 있던 날"), "kind"])
    for line in lines:
        event = line.event
        when = event.created_at.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M:%S")
        row = [
            when,
            str(event.get_role_display()),
            line.sentence,
            line.note,
            str(event.happened_on or ""),
            event.kind,
        ]
        table.writerow([_inert(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def timeline_html(case: Case, lines: Sequence[Line], now: dt.datetime) -> bytes:
    """Return the timeline as a page of its own: no script, nothing from elsewhere."""
    # Not among the templates of the site, whose policy forbids the style that this page has to carry in itself.
    template = Template(_TIMELINE.read_text(encoding="utf-8"))
    return template.render(Context({"case": case, "lines": lines, "now": now})).encode()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) else cell


def _case(case: Case) -> dict[str, Any]:
    names = ("problem", "item", "order_number", "currency", "payment", "status", "outcome", "story")
    days = {name: day.isoformat() for name in english.ANCHORS if (day := getattr(case, name))}
    amount = None if case.amount is None else str(case.amount)
    return {**{name: getattr(case, name) for name in names}, "amount": amount, "dates": days}


def _entry(photo: EvidencePhoto, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "kind": photo.kind,
        "kind_ko": str(photo.get_kind_display()),
        "kind_en": english.SHOTS.get(photo.kind, english.SHOTS["other"]),
        "caption": photo.caption,
        "received_at": photo.received_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "received_name": photo.original_name,
        "taken_at_claimed_by_camera": photo.taken_at_claimed,
        "format": photo.format,
        "bytes_received": photo.byte_size,
        "sha256_received": photo.sha256,
        "blacked_out": photo.is_blacked_out,
        "files": {},
        "missing": [],
    }


def _info(path: str, moment: dt.datetime) -> zipfile.ZipInfo:
    # A ZIP knows no zones; everybody who opens this one lives in Korea.
    info = zipfile.ZipInfo(path, moment.astimezone(SEOUL).timetuple()[:6])
    # Photos do not get smaller: blocks without compression. A stream cannot know the length of what it begins, and
    # many readers take such an entry only where it is deflated.
    info.compress_type = zipfile.ZIP_DEFLATED
    info.compress_level = zlib.Z_NO_COMPRESSION
    info.external_attr = 0o644 << 16
    return info


def _safe(name: str) -> str:
    """Return a label as part of a file name that every system takes."""
    return "".join(char if char.isalnum() or char in "-_ " else "-" for char in name)


def _chunks(stored: FieldFile) -> Iterator[bytes]:
    try:
        with stored.open("rb") as file:
            yield from file.chunks(CHUNK)
    except FileNotFoundError:
        return


def _whole(data: bytes | None) -> Iterator[bytes]:
    if data:
        yield data
