"""The bundle as PDF: read as receivers read it, with poppler, qpdf and a library of our own language."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache

import pytest
from PIL import Image
from pypdf import PdfReader

from cases.bundle import pdf as bundle_pdf
from cases.bundle import typeset
from cases.bundle.choice import Choice
from cases.bundle.glyphs import readable
from cases.bundle.pdf import MEGABYTE, SIZES, Size
from cases.core import limits
from cases.imaging import sanitise
from cases.process.events import Kind
from cases.process.states import Role, Status
from cases.returns.models import ReturnAddress, Shipment
from tests.support.factories import jpeg
from tests.support.moments import NOW
from tests.support.pdf import add_photo, chosen, download_pdf, notes_of, run, squeezed, text_of
from tests.support.pictures import grainy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# Many tests begin with the same heavy photos: each process decodes them once.
decoded = cache(lambda data, sanitise=sanitise.sanitise: sanitise(io.BytesIO(data)))
# What would do something if it were ever read as markup or code of the typesetter.
MARKUP = [
    '#read("/etc/passwd")',
    '#include "data.json"',
    '#import "@preview/x:1.0.0"',
    "$x^2$ *굵게* _밑줄_ `코드` = 제목 - 목록 + 번호 / 말: 뜻",
    "@label <label> https://example.org/ ~ --- ... \\u{1F600} \\ // 주석 /* 주석 */",
    '"} , {"title": "x" ] ) #panic()',
    "'; DROP TABLE cases; -- <script>alert(1)</script> {{ 7*7 }} {% now %}",
]


@pytest.fixture
def full_case(case, reviewer):
    """A case that has everything a bundle can hold."""
    case.item, case.story = "유리 티포트 (退货) 뷁쀍", "첫 줄입니다.\n둘째 줄입니다.\n\n새 문단입니다."
    case.amount, case.currency = "24800", "KRW"
    case.save()
    add_photo(case, caption="금이 간 곳입니다 😀")
    add_photo(case, jpeg(size=(300, 800), color="navy"), kind="conversation", caption="对话截图")
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 21), note="앱에서 신청함", now=NOW)
    ReturnAddress.write(
        case, {"country": "CN", "address": "广东省深圳市宝安区 123", "recipient": "退货中心 王", "phone": ""}, now=NOW
    )
    Shipment.write(
        case,
        {"carrier": "epost", "tracking_number": "EM123456789KR", "shipped_on": dt.date(2026, 11, 23)},
        now=NOW,
    )
    return case


def test_it_is_a_tagged_titled_korean_document(owner, full_case):
    reader = PdfReader(io.BytesIO(download_pdf(owner, full_case)), strict=True)
    assert reader.metadata.title == f"환불 증거 모음 {full_case.reference}"
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"].startswith("ko")
    assert catalog["/MarkInfo"]["/Marked"].value
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata.creation_date == NOW
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)][:2] == [
        "구매자의 설명 Statement of the buyer",
        "사진 Photos",
    ]


def test_the_cover_shows_the_way_and_where_on_it_the_case_is(owner, full_case, saved_pdf):
    cover = run("pdftotext", "-raw", "-l", "1", saved_pdf(download_pdf(owner, full_case)), "-")
    way = "증거 Evidence 신청 Refund request 여기 Now 판정 Decision 반품 Return 입금 Refund"
    assert way in " ".join(cover.split())


def test_readers_of_others_find_it_sound_and_complete(owner, full_case, saved_pdf):
    path = saved_pdf(download_pdf(owner, full_case))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    info = run("pdfinfo", path)
    assert "Tagged:          yes" in info
    assert f"Title:           환불 증거 모음 {full_case.reference}" in info
    text = text_of(path)
    pages = text.split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in squeezed(page.splitlines()[0])
        assert full_case.reference in page
    for words in (
        "유리 티포트 (退货) 뷁쀍",
        full_case.order_number,
        "24,800원",
        "Refund requested, waiting for the seller",
        "새 문단입니다.",
        "사진 1. 망가진 부분",
        "Photo 1 of 2: Damaged part",
        "금이 간 곳입니다 😀",
        "Photo 2 of 2: Conversation with the seller",
        "对话截图",
        "广东省深圳市宝安区 123",
        "EM123456789KR",
        "2026년 11월 21일(토)",
        "카드사 차지백 신청",
        "they prove nothing about the time before",
        "정보이며 법률 자문이 아닙니다",
    ):
        assert squeezed(words) in squeezed(text), words
    for photo in full_case.photos.all():
        assert photo.sha256 in squeezed(text)
    images = run("pdfimages", "-list", path).splitlines()[2:]
    assert len(images) == 2


def test_the_contents_name_the_pages_on_which_things_are(owner, full_case, saved_pdf):
    pages = text_of(saved_pdf(download_pdf(owner, full_case))).split("\f")
    contents = next(page for page in pages if "차례" in page)
    for title in ("구매자의 설명", "사진 2. 판매자와 나눈 대화", "진행 기록", "기한", "받은 파일의 지문(SHA-256) 목록"):
        line = next(line for line in contents.splitlines() if title in line)
        at = int(line.split()[-1].strip("\u2060"))
        assert squeezed(title) in squeezed(pages[at - 1])


def test_a_picture_of_a_page_shows_the_photo(owner, full_case, saved_pdf, tmp_path):
    add_photo(full_case, jpeg(color=(0, 200, 0)), kind="item")
    run("pdftoppm", "-r", "30", "-png", saved_pdf(download_pdf(owner, full_case)), tmp_path / "page")
    colors = set()
    for path in tmp_path.glob("page*.png"):
        with Image.open(path) as im:
            colors |= {color for _count, color in im.convert("RGB").getcolors(100_000)}
    assert any(red < 40 and green > 180 and blue < 40 for red, green, blue in colors)


def test_what_people_write_is_text_and_never_markup(owner, case, saved_pdf, reviewer):
    case.item, case.story = MARKUP[0], "\n".join(MARKUP)
    case.save()
    add_photo(case, caption=MARKUP[1])
    for line in MARKUP:
        case.record(Kind.NOTED, role=Role.OWNER, note=line, now=NOW)
    text = squeezed(text_of(saved_pdf(download_pdf(owner, case, notes=notes_of(case)))))
    assert "root:" not in text
    for line in MARKUP:
        # Once in the statement, once as a note.
        assert text.count(squeezed(line)) >= 2


def test_whatever_is_written_is_printed(owner, case, saved_pdf):
    hard = "W" * 300 + "\u202eالعربية\u202c 👨\u200d👩\u200d👧 Ω Ж \x0b\x7f\ud7ff" + "뷁" * 200 + "退" * 200 + "é̱" * 50
    case.story = (hard * 3)[:2000]
    case.item = hard[:120]
    case.save()
    text = squeezed(text_of(saved_pdf(download_pdf(owner, case))))
    assert squeezed(readable("العربية")) in text
    assert "👨👩👧" in text
    assert text.count("W") >= 420
    assert "[U+…]" in text


def test_without_photos_and_answers_there_is_still_a_document(owner, case):
    for name in ("item", "order_number", "paid_on", "received_on", "payment"):
        setattr(case, name, None if name.endswith("_on") else "")
    case.save()
    [page] = PdfReader(io.BytesIO(download_pdf(owner, case, "full"))).pages
    assert "차례" not in page.extract_text()


def test_the_same_state_gives_the_same_bytes(owner, full_case):
    assert download_pdf(owner, full_case) == download_pdf(owner, full_case)


def test_a_photo_that_lost_its_file_is_named(owner, full_case, saved_pdf):
    lost = full_case.photos.first()
    lost.large.storage.delete(lost.large.name)
    assert "이 사진의 파일을 찾을 수 없습니다" in text_of(saved_pdf(download_pdf(owner, full_case)))


@pytest.mark.parametrize(("kept", "shown"), [(0, False), (100, False), (5000, True)])
def test_a_damaged_copy_costs_nothing_but_itself(owner, heavy_case, monkeypatch, saved_pdf, kept, shown):
    with open(heavy_case.photos.first().large.path, "r+b") as file:
        file.truncate(kept)
    monkeypatch.setitem(SIZES, "5", Size("5", "", round(weight(heavy_case) * 0.8)))
    text = text_of(saved_pdf(download_pdf(owner, heavy_case, "5")))
    assert ("이 사진의 파일을 찾을 수 없습니다" not in text) == shown
    assert owner.get(f"/cases/{heavy_case.reference}/bundle/").status_code == 200


@pytest.fixture
def heavy_case(case, monkeypatch):
    monkeypatch.setattr(sanitise, "sanitise", lambda file, caller: decoded(file.read()))
    for seed in range(5):
        add_photo(case, grainy(edge=1800, noise=30, seed=seed * 40))
    return case


def weight(case):
    return sum(photo.large.size for photo in case.photos.all())


def test_photos_are_made_smaller_until_the_file_fits(owner, heavy_case, monkeypatch, saved_pdf):
    limit = round(weight(heavy_case) * 0.8)
    monkeypatch.setitem(SIZES, "5", Size("5", "", limit))
    data = download_pdf(owner, heavy_case, "5")
    assert limit * 0.6 < len(data) <= limit
    assert len(download_pdf(owner, heavy_case, "full")) > limit
    images = run("pdfimages", "-list", saved_pdf(data)).splitlines()[2:]
    assert len(images) == 5
    assert all(int(line.split()[3]) >= 1200 for line in images)


def test_what_does_not_fit_legibly_is_split_into_numbered_parts(owner, heavy_case, monkeypatch):
    limit = round(weight(heavy_case) * 0.35)
    monkeypatch.setitem(SIZES, "5", Size("5", "", limit))
    response = owner.get(f"/cases/{heavy_case.reference}/bundle/papers/?{chosen(heavy_case, size='5')}")
    count = response.text.count("/bundle/5/")
    assert count >= 2
    seen = []
    for part in range(1, count + 1):
        data = download_pdf(owner, heavy_case, "5", part)
        assert len(data) <= limit
        reader = PdfReader(io.BytesIO(data))
        assert reader.metadata.title.endswith(f"({part}/{count})")
        text = squeezed("".join(page.extract_text() for page in reader.pages))
        assert squeezed(f"파일 {part} / {count}") in text
        assert ("진행기록" in text) == (part == 1)
        seen += [number for number in range(1, 6) if f"Photo{number}of5" in text]
    assert seen == [1, 2, 3, 4, 5]
    assert owner.get(f"/cases/{heavy_case.reference}/bundle/5/{count + 1}.pdf").status_code == 404


def test_a_guess_about_the_words_that_was_too_low_is_made_good(owner, heavy_case, monkeypatch):
    monkeypatch.setattr(bundle_pdf, "text_bytes", lambda data, photos: 0)
    limit = round(weight(heavy_case) * 0.8)
    monkeypatch.setitem(SIZES, "5", Size("5", "", limit))
    assert len(download_pdf(owner, heavy_case, "5")) <= limit


def test_the_words_of_a_very_long_case_take_less_than_is_reserved(owner, case):
    every = "".join(map(chr, range(0xAC00, 0xAC00 + 2000)))
    case.story = every
    case.save()
    for at in range(20):
        note = "".join(map(chr, range(0xB400 + at * 400, 0xB400 + at * 400 + 400)))
        case.record(Kind.NOTED, role=Role.OWNER, note=note, now=NOW)
    notes = notes_of(case)
    bundle = bundle_pdf.Bundle(case, NOW, Choice(notes=frozenset(notes)))
    data = bundle_pdf.parted(bundle.content, [range(0)], 1)
    assert len(download_pdf(owner, case, "full", notes=notes)) <= bundle_pdf.text_bytes(data, 0) < 5 * MEGABYTE


@pytest.mark.parametrize("at", ["3/1.pdf", "5/0.pdf", "5/2.pdf", "full/2.pdf"])
def test_what_is_not_offered_is_not_there(owner, case, at):
    assert owner.get(f"/cases/{case.reference}/bundle/{at}").status_code == 404


def test_a_typesetter_that_hangs_or_fails_is_said_and_not_shown_as_an_error_page(owner, case, monkeypatch, tmp_path):
    monkeypatch.setattr(typeset, "MAX_SECONDS", 0.001)
    response = owner.get(f"/cases/{case.reference}/bundle/5/1.pdf")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "파일을 만들지 못했어요" in response.text
    monkeypatch.undo()
    with pytest.raises(typeset.NotTypeset, match="does not contain key"):
        typeset.typeset({"title": "x"}, {}, timestamp=0)


def test_one_client_cannot_keep_the_typesetter_busy(owner, case, monkeypatch):
    monkeypatch.setattr(limits, "BUNDLING", limits.Limit("bundle", 1, dt.timedelta(hours=1)))
    download_pdf(owner, case)
    for at in ("10/1.pdf", "originals.zip"):
        response = owner.get(f"/cases/{case.reference}/bundle/{at}")
        assert response.status_code == 429
        assert response["Retry-After"] == "3600"
