"""Photos far from the shape of paper in the PDF: in pieces, in order, legible, and black where they are blacked out."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from cases.bundle import pdf as bundle_pdf
from cases.photos import blackout, turning
from cases.process.states import Role
from tests.support.moments import NOW
from tests.support.pdf import add_photo, download_pdf, run, text_of
from tests.support.pictures import chat_screen, encoded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# 200 mm at 100 dots an inch: what tests read of a piece.
DPI = 100


def capture(format: str, *, across: bool = False) -> bytes:
    im = chat_screen(size=(1080, 12_000))
    options = {"speed": 10} if format == "AVIF" else {}
    return encoded(im.transpose(Image.Transpose.ROTATE_90) if across else im, format, **options)


def labels(path) -> list[str]:
    return re.findall(r"사진 \d+ \(\d+/\d+\)", text_of(path))


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_a_long_capture_is_cut_into_numbered_pieces_whatever_its_format(owner, case, saved_pdf, format):
    add_photo(case, capture(format), kind="conversation")
    path = saved_pdf(download_pdf(owner, case))
    assert labels(path) == [f"사진 1 ({part}/5)" for part in range(1, 6)]
    images = [line.split() for line in run("pdfimages", "-list", path).splitlines()[2:]]
    # The same picture behind each piece, 82 mm wide: it weighs once, and print reads it.
    assert [image[3:5] for image in images] == [["900", "10000"]] * 5
    assert len({image[10] for image in images}) == 1
    assert all(int(image[12]) >= 200 for image in images)
    run("qpdf", "--check", path)


def test_one_that_is_longer_than_the_typesetter_takes_lies_in_two_files(owner, case, saved_pdf):
    add_photo(case, encoded(chat_screen(size=(900, 24_000)), "JPEG"), kind="conversation")
    path = saved_pdf(download_pdf(owner, case))
    assert labels(path) == [f"사진 1 ({part}/12)" for part in range(1, 13)]
    images = [line.split() for line in run("pdfimages", "-list", path).splitlines()[2:]]
    assert len(images) == 12 and {image[3] for image in images} == {"900"}
    assert len({image[10] for image in images}) == 2


def test_a_panorama_is_cut_from_left_to_right(owner, case, saved_pdf):
    add_photo(case, capture("JPEG", across=True))
    assert labels(saved_pdf(download_pdf(owner, case))) == [f"사진 1 ({part}/6)" for part in range(1, 7)]


@pytest.mark.parametrize("size", [(1080, 2340), (640, 480), (2600, 1080), (1080, 3000)])
def test_what_a_page_holds_stands_in_one_piece(owner, case, saved_pdf, size):
    add_photo(case, encoded(chat_screen(size=size) if size[1] > 400 else Image.new("RGB", size), "PNG"))
    path = saved_pdf(download_pdf(owner, case))
    assert labels(path) == []
    assert len(run("pdfimages", "-list", path).splitlines()) == 3


def pages(path, tmp_path) -> list[Image.Image]:
    run("pdftoppm", "-r", str(DPI), "-gray", "-png", path, tmp_path / "page")
    return [Image.open(file).convert("L") for file in sorted(tmp_path.glob("page*.png"))]


def darkest_rows(path, tmp_path) -> int:
    """Return how many rows of all pages are black over most of a piece, 82 mm of 210."""
    least = round(70 / 25.4 * DPI)
    rows = 0
    for page in pages(path, tmp_path):
        for y in range(page.height):
            row = page.crop((0, y, page.width, y + 1)).tobytes()
            rows += sum(value < 10 for value in row) >= least
    return rows


def test_a_line_that_is_blacked_out_is_black_on_its_piece(owner, case, saved_pdf, tmp_path):
    photo = add_photo(case, encoded(Image.new("RGB", (1080, 12_000), "white"), "PNG"), kind="conversation")
    before = darkest_rows(saved_pdf(download_pdf(owner, case)), tmp_path)
    blackout.black_out(photo, [(0, 5000, 10_000, 40)], now=NOW, role=Role.OWNER)
    after = darkest_rows(saved_pdf(download_pdf(owner, case)), tmp_path)
    # 40 pixels and the blocks around them, at 900 pixels on 82 mm.
    assert 12 <= after - before <= 40


def test_a_photo_that_was_turned_is_turned_in_the_papers(owner, case, saved_pdf):
    photo = add_photo(case, capture("JPEG", across=True))
    turning.turn(photo, 90, now=NOW, role=Role.OWNER)
    path = saved_pdf(download_pdf(owner, case))
    assert labels(path) == [f"사진 1 ({part}/5)" for part in range(1, 6)]
    assert "돌렸" not in text_of(path)


def test_long_photos_are_counted_with_their_weight(owner, case, saved_pdf, monkeypatch):
    add_photo(case, capture("PNG"))
    add_photo(case, capture("PNG", across=True))
    full = len(download_pdf(owner, case, "full"))
    limit = round(full * 0.75)
    monkeypatch.setitem(bundle_pdf.SIZES, "10", bundle_pdf.Size("10", "", limit))
    data = download_pdf(owner, case)
    assert len(data) <= limit and len(labels(saved_pdf(data))) == 11
