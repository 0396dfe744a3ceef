"""What the pages of the bundle say and show beside the words of the case itself."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from PIL import Image

from cases.photos.blackout import black_out
from cases.process.states import Role
from cases.returns.models import Shipment
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
