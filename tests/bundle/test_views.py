"""The page that offers the bundle, and the ZIP with the received files."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import tracemalloc
import zipfile

import pytest
from PIL import Image

from cases.bundle.archive import archive, timeline_csv
from cases.casefile.timeline import lines_of
from cases.photos.blackout import black_out
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.factories import jpeg, make_case, receive_photo
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def page_of(client, case):
    response = client.get(f"/cases/{case.reference}/bundle/")
    assert response.status_code == 200
    return response.text


def unzipped(client, case):
    response = client.get(f"/cases/{case.reference}/bundle/originals.zip")
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_the_page_says_what_is_in_and_which_shots_are_missing(owner, case):
    receive_photo(case)
    page = page_of(owner, case)
    assert "사진 1장과 한국어·영어 설명" in page
    assert "?kind=damage" not in page
    assert f"/cases/{case.reference}/evidence/?kind=outer-box" in page
    assert [page.count(f"/bundle/{size}/1.pdf") for size in ("5", "10", "20", "full")] == [1, 1, 1, 1]
    assert "내가 적은 설명: 아직 없습니다" in page
    assert "올린 사진이 없습니다" not in page


def test_the_page_without_photos_leads_to_them(owner, case):
    assert "아직 올린 사진이 없습니다" in page_of(owner, case)


@pytest.mark.parametrize(("status", "links"), [("rejected", 2), ("escalated", 2), ("filed", 1), ("closed", 1)])
def test_every_case_leads_to_its_bundle_and_a_refused_one_first_of_all(owner, case, status, links, reviewer):
    type(case).objects.filter(pk=case.pk).update(
        status=status, **({"closed_at": NOW, "outcome": "refunded"} if status == "closed" else {})
    )
    page = owner.get(case.get_absolute_url()).text
    assert page.count(f'href="/cases/{case.reference}/bundle/"') == links
    assert ("카드사·소비자 기관에 낼 증거 모음" in page.partition('id="deadlines-title"')[0]) == (links == 2)


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
    black_out(photo, [(0, 0, 1000, 1000)], now=NOW, role=Role.OWNER)
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
    case.record(Kind.NOTED, role=Role.OWNER, note="<script>alert(1)</script>\n둘째 줄", now=NOW)
    page = unzipped(owner, case).read(f"{case.reference}/timeline.html").decode()
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
        size = sum(map(len, archive(case, NOW)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 24 * 1024**2
    assert peak < 4 * 1024**2


def test_a_receiver_that_goes_away_leaves_nothing_open(case):
    receive_photo(case, jpeg() + bytes(2 * 1024**2))
    pieces = archive(case, NOW)
    for _piece in range(6):
        next(pieces)
    pieces.close()
