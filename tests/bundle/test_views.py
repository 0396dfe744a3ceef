"""The page that offers the bundle, and the ZIP with the received files."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
import tracemalloc
import zipfile

import pytest
from PIL import Image

from cases.bundle.archive import archive, timeline_csv
from cases.bundle.choice import Choice, mark_of
from cases.bundle.pdf import SIZES, Bundle, Size
from cases.casefile.timeline import lines_of
from cases.photos.blackout import black_out
from cases.photos.slots import lacking
from cases.process.events import Kind
from cases.process.states import Role, Status
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case, photo_row, receive_photo
from tests.support.moments import NOW
from tests.support.pdf import download_pdf, squeezed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def page_of(client, case):
    response = client.get(f"/cases/{case.reference}/bundle/")
    assert response.status_code == 200
    return response.text


def unzipped(client, case, query=""):
    response = client.get(f"/cases/{case.reference}/bundle/originals.zip{query}")
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def ticked(page: str) -> set[tuple[str, str]]:
    """Return what is ticked in the form of the page: name and value of each."""
    boxes = re.findall(r'<input type="(?:checkbox|radio)" name="(\w+)" value="(\w+)"([^>]*)>', page)
    return {(name, value) for name, value, rest in boxes if " checked" in rest}


def chosen_apart(page: str) -> bool:
    """Say whether the page shows at once that not the usual is chosen."""
    return bool(re.search(r"<details [^>]*open>\s*<summary>넣을 것 고르기", page))


def boxes(page: str) -> set[tuple[str, str]]:
    return {*re.findall(r'<input type="(?:checkbox|radio)" name="(\w+)" value="(\w+)"', page)}


def papers_of(client, case, query, **headers):
    return client.get(f"/cases/{case.reference}/bundle/papers/?{query}", headers=headers)


def test_the_page_asks_what_goes_in_and_says_which_shots_are_missing(owner, case):
    photo = receive_photo(case)
    page = page_of(owner, case)
    assert "사진 1장" in page
    assert f"/evidence/{photo.pk}/shared-thumb" in page
    lacked = [str(shot.label) for shot in lacking(case, {photo.kind})]
    assert f'사진 {len(lacked)}가지 더 올리기</span><span class="rows__text">{", ".join(lacked)}</span>' in page
    assert "내가 적은 설명: 아직 없어요" in page
    assert "올린 사진이 없어요" not in page
    assert re.findall(r'<button class="button[^"]*" type="submit"([^>]*)>', page) == [
        ' data-follows="size"',
        ' name="size" value="zip" data-size="zip"',
    ]


def test_the_page_without_photos_leads_to_them(owner, case):
    assert "아직 올린 사진이 없어요" in page_of(owner, case)


@pytest.mark.parametrize(
    ("status", "outcome", "asked"),
    [
        ("closed", "refunded", False),
        ("closed", "withdrawn", False),
        ("closed", "partly_refunded", True),
        ("closed", "not_refunded", True),
        ("rejected", "", True),
    ],
)
def test_a_case_that_is_settled_is_kept_and_not_asked_for_more_photos(status, outcome, asked):
    case = make_case(status=status, outcome=outcome, problem="damaged")
    page = page_of(holding(case), case)
    for words in ("더 올리기", "사진 올리기</a>", "도움받을 곳 보기", "낼 수 있게"):
        assert (words in page) == asked
    assert ("보관할 수 있게" in page) != asked


def test_what_is_not_there_has_no_tick_before_it():
    case = make_case(status="rejected", problem="damaged")
    line = page_of(holding(case), case).partition("사진: 아직 올린 사진이 없어요")[0].rpartition("<li")[2]
    assert "stroke-dasharray" in line
    assert 'd="m5 12.5' not in line


@pytest.mark.usefixtures("reference_data")
def test_what_the_buyer_made_is_ticked_and_what_is_private_is_not(owner, case):
    case.story = "설명"
    case.save()
    photo = receive_photo(case)
    note = case.record(Kind.NOTED, role=Role.OWNER, note="통화함", now=NOW)
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW)
    case.move(Status.NEEDS_EVIDENCE, by=None, role=Role.STAFF, note="흐립니다", now=NOW)
    page = page_of(owner, case)
    mine = {("section", "story"), ("section", "timeline"), ("section", "deadlines"), ("photo", mark_of(photo))}
    assert ticked(page) == mine
    assert boxes(page) - ticked(page) == {("note", str(note.number)), ("reviewers", "1")}
    assert "흐립니다" in page


def test_sizes_that_would_give_the_same_file_are_one(owner, case, monkeypatch):
    receive_photo(case)
    # One size is no choice.
    assert '<input type="hidden" name="size" value="full">' in page_of(owner, case)
    monkeypatch.setitem(SIZES, "5", Size("5", "", 10_000))
    assert {value for name, value in boxes(page_of(owner, case)) if name == "size"} == {"5", "full"}
    assert download_pdf(owner, case, "10") == download_pdf(owner, case, "20") == download_pdf(owner, case, "full")


def test_one_button_sends_what_is_chosen(owner, case, saved_pdf):
    kept, left = receive_photo(case, caption="남길 사진"), receive_photo(case, jpeg(color="blue"), caption="뺄 사진")
    query = f"chosen=1&section=timeline&photo={mark_of(kept)}"
    response = papers_of(owner, case, f"{query}&size=full")
    assert response["Content-Type"] == "application/pdf"
    text = text_of(saved_pdf(b"".join(response.streaming_content)))
    assert "남길 사진" in text
    assert "뺄 사진" not in text
    assert "Photo 1 of 1" in text
    response = papers_of(owner, case, f"{query}&size=zip")
    assert response["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as package:
        manifest = json.loads(package.read(f"{case.reference}/manifest.json"))
    assert [photo["caption"] for photo in manifest["photos"]] == ["남길 사진"]
    assert left.sha256 not in json.dumps(manifest)


def test_without_photos_there_is_no_section_of_photos(owner, case, saved_pdf):
    receive_photo(case)
    text = squeezed(text_of(saved_pdf(b"".join(papers_of(owner, case, "chosen=1&size=full").streaming_content))))
    for words in ("사진 Photos", "차례", "SHA-256", "진행 기록", "사진은 올린 파일을"):
        assert squeezed(words) not in text


def test_a_choice_is_remembered_for_its_case_alone(owner, case):
    photo = receive_photo(case)
    note = case.record(Kind.NOTED, role=Role.OWNER, note="통화함", now=NOW)
    asked = f"chosen=1&section=timeline&note={note.number}&size=zip"
    papers_of(owner, case, asked)
    assert ticked(page_of(owner, case)) == {("section", "timeline"), ("note", str(note.number))}
    assert chosen_apart(page_of(owner, case))
    # What is new since then is not left out, and an address says all by itself.
    fresh = receive_photo(case, jpeg(color="blue"))
    assert ("photo", mark_of(fresh)) in ticked(page_of(owner, case))
    assert ("photo", mark_of(photo)) not in ticked(page_of(owner, case))
    other = make_case()
    other.record(Kind.NOTED, role=Role.OWNER, note="다른 사건", now=NOW)
    both = holding(case, other)
    papers_of(both, case, asked)
    assert not chosen_apart(page_of(both, other))


def test_the_button_of_the_zip_wins_over_the_size_and_leaves_it_for_the_next_time(owner, case, monkeypatch):
    receive_photo(case)
    monkeypatch.setitem(SIZES, "5", Size("5", "", 10_000))
    papers_of(owner, case, "chosen=1&section=timeline&size=5").getvalue()
    response = papers_of(owner, case, "chosen=1&section=timeline&size=5&size=zip")
    response.getvalue()
    assert response["Content-Type"] == "application/zip"
    assert ("size", "5") in ticked(page_of(owner, case))


def test_the_page_draws_the_cover_of_this_case(owner, case):
    [cover] = re.findall(
        r'<div class="cover" role="img" aria-label="([^"]+)">(.*?)\n</div>', page_of(owner, case), re.DOTALL
    )
    assert case.reference in cover[0]
    for text in (case.reference, str(case.get_problem_display()), case.item, "data-here"):
        assert text in cover[1]


@pytest.mark.parametrize(
    ("site", "kept"), [("cross-site", False), ("same-site", False), ("none", False), ("same-origin", True)]
)
def test_no_other_site_ticks_anything(owner, case, site, kept):
    papers_of(owner, case, "chosen=1&size=zip", sec_fetch_site=site)
    assert chosen_apart(page_of(owner, case)) == kept


@pytest.mark.parametrize(
    "stored",
    [None, [], {}, {"without": 1}, {"without": [], "left_out": [], "notes": ["x"], "reviewers": 1, "size": ""}],
)
def test_a_choice_of_an_earlier_shape_is_no_choice(owner, case, stored):
    session = owner.session
    session["papers"] = {str(case.pk): stored}
    session.save()
    assert ("section", "timeline") in ticked(page_of(owner, case))


@pytest.mark.parametrize(
    "query",
    [
        "chosen=1",
        "chosen=1&size=7&note=x&note=-1&note=99999999999999999999&photo=zz&section=x&reviewers",
        "size=zip",
    ],
)
def test_an_address_that_was_typed_chooses_what_it_can(owner, case, query):
    case.record(Kind.NOTED, role=Role.OWNER, note="비밀", now=NOW)
    response = papers_of(owner, case, query)
    response.getvalue()
    assert response.status_code == 200
    assert owner.get(f"/cases/{case.reference}/bundle/?{query}").status_code == 200


def test_the_download_does_not_undo_what_another_tab_did_meanwhile(owner, case, monkeypatch):
    other = make_case()

    def slow(*args, **kwargs):
        session = owner.session
        session["cases"] = [case.pk, other.pk]
        session.save()
        return io.BytesIO(b"%PDF")

    monkeypatch.setattr(Bundle, "pdf", slow)
    papers_of(owner, case, "chosen=1&size=full&section=story")
    assert owner.session["cases"] == [case.pk, other.pk]
    assert str(case.pk) in owner.session["papers"]


@pytest.mark.parametrize(("status", "links"), [("rejected", 1), ("escalated", 1), ("filed", 0), ("closed", 0)])
def test_every_case_leads_to_its_bundle_and_a_refused_one_first_of_all(owner, case, status, links, reviewer):
    type(case).objects.filter(pk=case.pk).update(
        status=status, **({"closed_at": NOW, "outcome": "refunded"} if status == "closed" else {})
    )
    page = owner.get(case.get_absolute_url()).text
    assert page.count(f'href="/cases/{case.reference}/bundle/"') == links
    assert ("카드사·소비자 기관에 낼 증거 모음" in page) == (links == 1)
    assert f'href="/cases/{case.reference}/bundle/"' in owner.get(f"/cases/{case.reference}/manage/").text


def test_the_zip_holds_the_received_bytes_and_what_they_are(owner, case):
    data = [jpeg(color="red"), jpeg(color="blue")]
    for at, content in enumerate(data):
        receive_photo(case, content, name="../../etc/pass wd\\x.jpg", caption=f"설명 {at}")
    package = unzipped(owner, case)
    assert package.testzip() is None
    manifest = json.loads(package.read(f"{case.reference}/manifest.json"))
    assert manifest["format"] == "refundguide-bundle/1"
    assert manifest["case"]["item"] == case.item
    assert {photo["sha256_received"] for photo in manifest["photos"]} == {
        hashlib.sha256(content).hexdigest() for content in data
    }
    for photo in manifest["photos"]:
        original, display = (photo["files"][kind] for kind in ("original", "display"))
        content = package.read(f"{case.reference}/{original['path']}")
        assert content in data
        assert original["sha256"] == photo["sha256_received"] == hashlib.sha256(content).hexdigest()
        assert original["bytes"] == photo["bytes_received"] == len(content)
        shown = package.read(f"{case.reference}/{display['path']}")
        assert display["sha256"] == hashlib.sha256(shown).hexdigest()
        assert photo["kind_en"] == "Damaged part"
        assert photo["missing"] == []


def test_names_in_the_zip_are_ours_and_marked_as_unicode(owner, case):
    receive_photo(case, name="../../evil.jpg")
    package = unzipped(owner, case)
    names = [info.filename for info in package.infolist()]
    assert names == [
        f"{case.reference}/원본/01 망가진 부분.jpg",
        f"{case.reference}/보기용/01 망가진 부분.jpg",
        f"{case.reference}/manifest.json",
        f"{case.reference}/timeline.csv",
        f"{case.reference}/timeline.html",
    ]
    assert all(info.flag_bits & 0x800 for info in package.infolist()[:2])
    assert package.infolist()[0].date_time == (2026, 11, 24, 10, 0, 0)
    # What streams must not be taken for stored: readers without a directory could not find its end.
    assert all(info.compress_type == zipfile.ZIP_DEFLATED for info in package.infolist())


def test_a_covered_photo_is_there_both_ways_and_each_file_says_which(owner, case):
    photo = receive_photo(case)
    receive_photo(case, jpeg(color="blue"), at=NOW + dt.timedelta(minutes=1))
    black_out(photo, [(0, 0, 10_000, 10_000)], now=NOW, role=Role.OWNER)
    package = unzipped(owner, case)
    manifest = json.loads(package.read(f"{case.reference}/manifest.json"))
    assert [entry["blacked_out"] for entry in manifest["photos"]] == [True, False]
    assert "가린 곳을 그대로 보여" in manifest["warning"]["ko"]
    assert "shows what was covered" in manifest["warning"]["en"]
    names = [info.filename.partition("/")[2] for info in package.infolist()]
    assert names[:4] == [
        "원본/01 망가진 부분 (가리지 않음).jpg",
        "보기용/01 망가진 부분 (가림).jpg",
        "원본/02 망가진 부분.jpg",
        "보기용/02 망가진 부분.jpg",
    ]
    covered = package.read(package.namelist()[1])
    assert manifest["photos"][0]["files"]["display"]["sha256"] == hashlib.sha256(covered).hexdigest()
    with Image.open(io.BytesIO(covered)) as im:
        assert max(high for _low, high in im.getextrema()) < 5


def test_a_lost_file_is_named_and_the_rest_is_there(owner, case):
    photo = receive_photo(case)
    photo.original.storage.delete(photo.original.name)
    package = unzipped(owner, case)
    [entry] = json.loads(package.read(f"{case.reference}/manifest.json"))["photos"]
    assert entry["missing"] == ["original"]
    assert set(entry["files"]) == {"display"}


def test_a_changed_original_is_seen_in_the_manifest(owner, case):
    photo = receive_photo(case)
    with open(photo.original.path, "ab") as file:
        file.write(b"!")
    [entry] = json.loads(unzipped(owner, case).read(f"{case.reference}/manifest.json"))["photos"]
    assert entry["files"]["original"]["sha256"] != entry["sha256_received"]


FORMULAS = ["=1+1", "+821012345678", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"]


def test_spreadsheets_run_nothing_of_the_timeline(case):
    for note in FORMULAS:
        case.record(Kind.NOTED, role=Role.OWNER, note=note, now=NOW)
    data = timeline_csv(lines_of(case.events.order_by("id")))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[3] for row in rows[1:]] == [f"'{note.strip()}" for note in FORMULAS]
    assert rows[1][0] == "2026-11-24 10:00:00"


def test_the_timeline_is_a_page_of_its_own(owner, case):
    event = case.record(Kind.NOTED, role=Role.OWNER, note="<script>alert(1)</script>\n둘째 줄", now=NOW)
    page = unzipped(owner, case, f"?chosen=1&note={event.number}").read(f"{case.reference}/timeline.html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>둘째 줄" in page
    assert "src=" not in page
    assert "href=" not in page
    assert '<meta charset="utf-8">' in page


def test_the_zip_is_never_held_in_memory(db):
    case = make_case()
    for at in range(6):
        receive_photo(case, jpeg(size=(640 + at, 480)) + bytes(4 * 1024**2))
    tracemalloc.start()
    try:
        size = sum(map(len, archive(case, NOW, Choice())))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 24 * 1024**2
    assert peak < 4 * 1024**2


def test_a_receiver_that_goes_away_leaves_nothing_open(case):
    receive_photo(case, jpeg() + bytes(2 * 1024**2))
    pieces = archive(case, NOW, Choice())
    for _piece in range(6):
        next(pieces)
    pieces.close()


def test_the_page_counts_the_photos_of_a_return_as_the_page_of_photos_does(owner, case):
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    case.move(Status.RETURN_DUE, by=None, role=Role.OWNER, now=NOW)
    told = len(lacking(case, ()))
    page = page_of(owner, case)
    assert f"반품 사진 6장, 문제 사진 {told}가지 더 올리기" in page
    assert "보낼 물건, 반품 포장" not in page, "many names in a row are not read"
    photo_row(case, kind="packed")
    assert "반품 사진 5장, 문제" in page_of(owner, case)
    case.move(Status.RETURNING, by=None, role=Role.OWNER, on=dt.date(2026, 11, 25), now=NOW)
    assert "반품 사진" not in page_of(owner, case)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError()], ids=["disk", "memory"])
def test_papers_without_room_on_the_disk_are_told_kindly(owner, case, monkeypatch, error):
    def full(*args, **kwargs):
        raise error

    monkeypatch.setattr("cases.bundle.pdf.typeset", full)
    response = owner.get(f"/cases/{case.reference}/bundle/papers/?chosen=1&section=story&size=10")
    assert response.status_code == 503 and response["Retry-After"] == "60"
    assert "지금은 파일을 만들지 못했어요" in response.text


def test_the_page_says_how_many_lines_of_the_record_stay_here(owner, case):
    assert "넣지 않아요.<br>" not in page_of(owner, case)
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW)
    case.move(Status.FILED, by=None, role=Role.OWNER, now=NOW)
    page = page_of(owner, case)
    assert "진행 기록 1개" in page and "검토 부탁이나 메모 같은 환불길잡이 기록 1개는 넣지 않아요." in page


def test_without_photos_it_says_above_the_button_that_only_the_record_comes_along(owner, case):
    page = page_of(owner, case)
    assert page.index("아직 사진이 없어 기록만 들어가요.") < page.index("PDF 받기")
