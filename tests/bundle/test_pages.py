"""What the pages of the bundle say and show beside the words of the case itself."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from PIL import Image

from cases.photos.blackout import black_out
from cases.process.events import Kind
from cases.process.states import Role
from cases.returns.models import ReturnAddress, Shipment
from tests.support.factories import jpeg
from tests.support.moments import NOW
from tests.support.pdf import add_photo, download_pdf, run, squeezed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


COVERED = ("구매자가 일부를 가린 사본입니다", "Copy with parts covered by the buyer")


def test_a_blacked_out_photo_is_shown_so_and_says_so_in_both_languages(owner, case, saved_pdf, tmp_path):
    add_photo(case)
    covered = add_photo(case, jpeg(color="navy"))
    text = squeezed(text_of(saved_pdf(download_pdf(owner, case))))
    assert not any(squeezed(words) in text for words in COVERED)
    black_out(covered, [(0, 0, 10_000, 10_000)], now=NOW, role=Role.OWNER)
    path = saved_pdf(download_pdf(owner, case))
    text = squeezed(text_of(path))
    assert [text.count(squeezed(words)) for words in COVERED] == [1, 1]
    assert squeezed("사진 2: 이 문서에는 가린 사본이 있고") in text
    assert squeezed("Shown with parts covered: 2.") in text
    run("pdfimages", "-png", path, tmp_path / "in")
    colors = []
    for name in sorted(tmp_path.glob("in*.png")):
        with Image.open(name) as im:
            colors.append(max(high for _low, high in im.convert("RGB").getextrema()))
    assert colors[0] > 200
    assert colors[1] < 5


@pytest.mark.parametrize(
    "size", [(1800, 1200), (1600, 900), (1000, 990), (1350, 1000), (2000, 1040), (600, 610), (2400, 600)]
)
def test_words_beside_a_photo_of_any_shape_stay_on_the_page(owner, case, saved_pdf, size):
    add_photo(case, jpeg(size=size), caption="금이 간 곳입니다 " * 20)
    boxes = run("pdftotext", "-bbox", saved_pdf(download_pdf(owner, case)), "-")
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)) <= (210 - 20) / 25.4 * 72 + 1
    bottoms = [float(low) for low in re.findall(r'yMax="([\d.]+)">(?:금이|간|곳입니다)<', boxes)]
    # Not a ribbon of two words a line that is longer than the photo.
    assert max(bottoms) - min(bottoms) < 60 / 25.4 * 72


@pytest.mark.parametrize("public", [True, False])
def test_the_papers_name_where_a_file_can_be_checked(owner, case, saved_pdf, settings, public):
    add_photo(case)
    settings.PUBLIC, settings.SITE_URL = public, "https://guide.example"
    text = squeezed(text_of(saved_pdf(download_pdf(owner, case))))
    assert ("https://guide.example/verify/" in text) == public


def test_the_return_names_the_photo_of_its_receipt(owner, case, saved_pdf):
    add_photo(case)
    photo = add_photo(case, jpeg(color="gray"), kind="receipt")
    fields = {"carrier": "epost", "tracking_number": "EM123456789KR", "shipped_on": dt.date(2026, 11, 23)}
    Shipment.write(case, {**fields, "receipt": photo}, now=NOW)
    text = squeezed(text_of(saved_pdf(download_pdf(owner, case))))
    assert squeezed("접수 영수증 사진 2 Receipt Photo 2") in text


HONG_KONG = "香港九龍觀塘𨋢道 㙟嘅 啲咁 8/F, Ê\u0304 座 𠝹𡁻𢯎"


def test_an_address_of_hong_kong_and_emoji_are_printed(owner, case, saved_pdf):
    fields = {"country": "HK", "address": HONG_KONG, "recipient": "𠮷野 退貨部 😀", "phone": ""}
    ReturnAddress.write(case, fields, now=NOW)
    add_photo(case, caption="상자 📦 깨짐 💔 가족 👨\u200d👩\u200d👧 손 👍🏽 뷁")
    case.story = "Łódź Đà Nẵng İstanbul Žižkov Ѓоче ✔ ∼ ≒ 🥹🫠"
    case.save()
    path = saved_pdf(download_pdf(owner, case))
    text = squeezed(text_of(path))
    assert "[U+" not in text
    for words in (
        "觀塘𨋢道",
        "㙟嘅",
        "𠝹𡁻𢯎",
        "𠮷野退貨部😀",
        "📦깨짐💔가족👨👩👧손👍뷁",
        "ĐàNẵngİstanbulŽižkovЃоче✔∼≒🥹🫠",
    ):
        assert words in text, words
    assert all(line.split()[-5] == "yes" for line in run("pdffonts", path).splitlines()[2:])
    # Of tens of thousands of glyphs only those that are used are in the file.
    assert path.stat().st_size < 300_000


def lines_on(path):
    """Return how many lines of the document itself each page has, without header and footer, and how many pictures."""
    pictures = [int(line.split()[0]) for line in run("pdfimages", "-list", path).splitlines()[2:]]
    pages = text_of(path).split("\f")[:-1]
    return [
        (len([line for line in page.splitlines() if line.strip()]) - 2, pictures.count(number))
        for number, page in enumerate(pages, 1)
    ]


STORY = "상자가 찢어진 채 도착했습니다. "


@pytest.mark.usefixtures("reference_data")
@pytest.mark.parametrize("sentences", [0, 1, 15, 26, 40, 66])
@pytest.mark.parametrize("photos", [0, 1, 4, 9])
def test_no_page_is_almost_empty(owner, case, saved_pdf, sentences, photos):
    case.story = STORY * sentences
    case.save()
    for at in range(photos):
        add_photo(case, jpeg(size=[(1600, 1200), (1080, 2340), (1200, 1600)][at % 3], color=f"#{at:02x}5533"))
    for without in ([], ["timeline", "deadlines"]):
        pages = lines_on(saved_pdf(download_pdf(owner, case, "full", without=without)))
        assert [page for page in pages if page[0] < 4 and not page[1]] == []


@pytest.mark.parametrize("rows", range(1, 34, 4))
def test_a_table_ends_with_several_of_its_rows_together(owner, case, saved_pdf, rows):
    for at in range(rows):
        case.record(Kind.ADDRESS_SAVED, role=Role.OWNER, now=NOW + dt.timedelta(minutes=at))
    path = saved_pdf(download_pdf(owner, case, "full"))
    counts = [page.count("Return address recorded") for page in text_of(path).split("\f")]
    assert sum(counts) == rows
    assert [count for count in counts if count][-1] >= min(rows, 5)
