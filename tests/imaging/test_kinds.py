"""What bytes are: named only where they prove it, each with what helps."""

from __future__ import annotations

import io
import random
import struct
import wave
import zipfile

import pytest

from cases.imaging import kinds
from cases.imaging.kinds import kind_of
from cases.imaging.limits import MEGAPIXELS
from cases.imaging.sanitise import SEEMS, ImageRejected
from tests.support.pictures import encoded, scene


def box(name: bytes, content: bytes = b"") -> bytes:
    return (8 + len(content)).to_bytes(4) + name + content


def brands(major: bytes, *others: bytes) -> bytes:
    return box(b"ftyp", major + b"\0\0\0\0" + b"".join(others))


def movie(*handlers: bytes) -> bytes:
    tracks = [box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12)))) for handler in handlers]
    return box(b"moov", b"".join(tracks))


def archive(*names: str, **contents: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, contents.get(name, "x"))
    return buffer.getvalue()


def stored(first: str, content: str, *more: str) -> bytes:
    return archive(first, *more, **{first: content})


def compound(*streams: str, content: bytes = b"") -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + content + b"".join(s.encode("utf-16-le") for s in streams)


def sound() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(800))
    return buffer.getvalue()


def tiff_with(tag: int) -> bytes:
    return b"II*\0" + struct.pack("<IHHHII", 8, 1, tag, 1, 4, 1)


@pytest.mark.parametrize("format", sorted({"JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"}))
def test_a_picture_is_known_by_its_bytes(format: str) -> None:
    assert kind_of(encoded(scene(), format)) == format
    assert format in MEGAPIXELS


OTHERS = {
    "a call recording": (brands(b"M4A ", b"M4A ", b"isom") + movie(b"soun"), "SOUND"),
    "an audio book": (brands(b"M4B ", b"mp42"), "SOUND"),
    "a recording in a film's container": (brands(b"isom", b"iso2", b"mp41") + movie(b"soun"), "SOUND"),
    "a recording of an old phone": (brands(b"3gp4", b"isom") + movie(b"soun"), "SOUND"),
    "AMR": (b"#!AMR\n" + bytes(20), "SOUND"),
    "MP3 with a tag": (b"ID3\x04\0" + bytes(30), "SOUND"),
    "MP3 without": (b"\xff\xfb\x90\x64" + bytes(30), "SOUND"),
    "WAV": (sound(), "SOUND"),
    "a film": (brands(b"mp42", b"isom") + movie(b"soun", b"vide"), "FILM"),
    "a film whose index is at the end": (brands(b"qt  ") + box(b"mdat", bytes(500)) + movie(b"vide", b"soun"), "FILM"),
    "a film cut off before its index": (brands(b"mp42") + box(b"mdat", bytes(500)), "MEDIA"),
    "an old film": (box(b"wide") + box(b"mdat", bytes(90)) + movie(b"vide"), "FILM"),
    "an old film without its index": (box(b"wide") + box(b"mdat", bytes(90)), "MEDIA"),
    "an old film, index first": (movie(b"vide", b"soun") + box(b"mdat"), "FILM"),
    "Matroska": (b"\x1aE\xdf\xa3" + bytes(40), "FILM"),
    "AVI": (b"RIFF\0\0\0\0AVI LIST", "FILM"),
    "a film that names AVIF too": (brands(b"mp42", b"avif") + movie(b"vide"), "FILM"),
    "DOCX": (archive("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "DOCUMENT"),
    "XLSX": (archive("[Content_Types].xml", "xl/workbook.xml"), "DOCUMENT"),
    "OOXML, cut off behind its first entry": (archive("[Content_Types].xml", "word/a")[:60], "DOCUMENT"),
    "HWPX": (stored("mimetype", "application/hwp+zip", "Contents/content.hpf"), "HWP"),
    "HWPX without its type": (archive("version.xml", "Contents/section0.xml"), "HWP"),
    "ODT": (stored("mimetype", "application/vnd.oasis.opendocument.text"), "DOCUMENT"),
    "HWP": (compound("Root Entry", "FileHeader", content=b"HWP Document File"), "HWP"),
    "DOC": (compound("Root Entry", "WordDocument"), "DOCUMENT"),
    "XLS": (compound("Root Entry", "Workbook"), "DOCUMENT"),
    "some compound file": (compound("Root Entry"), "COMPOUND"),
    "an archive": (archive("IMG_1.jpg", "IMG_2.jpg"), "ARCHIVE"),
    "an archive that speaks of Word": (archive("words/document.txt", "sword/a"), "ARCHIVE"),
    "an app": (archive("AndroidManifest.xml", "classes.dex"), "APP"),
    "RAR": (b"Rar!\x1a\x07\x01\0", "ARCHIVE"),
    "ALZip": (b"ALZ\x01" + bytes(20), "ARCHIVE"),
    "JPEG XL": (b"\xff\x0a" + bytes(20), "JXL"),
    "JPEG XL in boxes": (b"\0\0\0\x0cJXL \r\n\x87\n" + brands(b"jxl "), "JXL"),
    "JPEG 2000": (b"\0\0\0\x0cjP  \r\n\x87\n" + brands(b"jp2 "), "JP2"),
    "TIFF": (encoded(scene(), "TIFF"), "TIFF"),
    "DNG": (tiff_with(0xC612), "RAW"),
    "CR2": (b"II*\0\x10\0\0\0CR\x02\0" + bytes(20), "RAW"),
    "CR3": (brands(b"crx ", b"isom"), "RAW"),
    "BMP": (encoded(scene(), "BMP"), "BMP"),
    "Photoshop": (b"8BPS\0\x01" + bytes(20), "PSD"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "HTML": (b"\xef\xbb\xbf<html>", "MARKUP"),
    "SVG": (b"<?xml version='1.0'?><svg/>", "MARKUP"),
    "words": ("주문번호 3074935419642839\n".encode(), "TEXT"),
    "many words": ("알리익스프레스 상담원과 나눈 대화\n" * 200).encode().ljust(9000, b" "),
    "words of an old program": ("상담 내용을 적어 둡니다.\r\n".encode("cp949"), "TEXT"),
}
OTHERS["many words"] = (OTHERS["many words"], "TEXT")  # type: ignore[assignment]


@pytest.mark.parametrize("what", OTHERS)
def test_what_is_no_picture_is_named_with_what_helps(what: str) -> None:
    data, kind = OTHERS[what]
    assert kind_of(data) == kind
    assert str(ImageRejected("wrong-type", kind).sentence) != str(ImageRejected("wrong-type").sentence)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PKxx",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"BM and then something else that is no picture\0",
        b"ftyp",
        b"\xff\xd8",
        b"RIFF\0\0\0\0ABCDxxxx",
        b"\x89PNG",
        random.Random(1).randbytes(4000),  # noqa: S311
        bytes(4000),
        b"\0\0\0\x08xxxx" * 50,
    ],
)
def test_what_proves_nothing_has_no_name(data: bytes) -> None:
    assert kind_of(data) == ""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (brands(b"heic", b"mif1"), "HEIF"),
        (brands(b"mif1", b"heic"), "HEIF"),
        (brands(b"msf1", b"hevc"), "HEIF"),
        (brands(b"avif"), "AVIF"),
        (brands(b"mif1", b"miaf", b"avif"), "AVIF"),
        # A brand behind those that are read does not count.
        (brands(b"mif1", *[b"miaf"] * kinds.MAX_BRANDS, b"avif"), "HEIF"),
    ],
)
def test_pictures_in_boxes_are_known_by_their_brands(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_every_name_has_its_sentence() -> None:
    assert {kind for _data, kind in OTHERS.values()} == set(SEEMS)
