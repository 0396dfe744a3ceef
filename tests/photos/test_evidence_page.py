"""Gathering photos: every file of an upload gets its own answer."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from PIL import Image

from cases.casefile.models import Case
from cases.core import limits
from cases.imaging import sanitise
from cases.photos import receiving
from cases.photos.receiving import receive
from cases.process.events import Kind
from cases.process.shots import RETURN_SHOTS
from tests.support import pictures
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case
from tests.support.moments import NOW
from tests.support.unanswered import unanswered

HTMX = {"headers": {"HX-Request": "true"}}


def file(name: str = "a.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if content is None else content, content_type="image/jpeg")


def upload(client: Client, case: Case, *files: SimpleUploadedFile, **more: Any) -> Any:
    extra = {"headers": more.pop("headers")} if "headers" in more else {}
    data = {"kind": "damage", "photos": list(files), **more}
    return client.post(f"/cases/{case.reference}/evidence/", data, **extra)


def results(response: Any) -> list[tuple[str, str]]:
    return re.findall(r'data-upload="(\w+)"(?: data-reason="([\w-]+)")?', response.text)


def stored() -> list[str]:
    return [name for name, *_state in storages["evidence"].files()]


def fill(case: Case, count: int) -> None:
    for number in range(count):
        case.photos.create(
            sha256=str(number),
            byte_size=1,
            width=1,
            height=1,
            thumb_width=1,
            thumb_height=1,
            format="JPEG",
            received_at=NOW,
        )


def test_the_page_says_the_limits_and_what_is_missing_before_anybody_chooses(owner: Client, case: Case) -> None:
    fill(case, 3)
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    assert "27장 더 올릴 수 있어요. 한 장에 25MB까지예요." in text
    assert "30장" in text and "25MB" in text and sanitise.TYPES in text
    assert "6400만 화소" in text and "HEIC 5000만 화소" in text and "WebP 2500만 화소" in text
    assert "환불길잡이에서 정한 한도" in text
    form = text[text.index('<form method="post" enctype="multipart/form-data"') :]
    queue = text[text.index('id="queue"') :]
    assert re.search(r'<input type="file" name="photos"[^>]* multiple', form)
    assert "csrfmiddlewaretoken" in form and 'for="id_photos"' in form
    assert len(re.findall(r'<input type="file"', text)) == 1
    assert f'data-max-bytes="{sanitise.MAX_BYTES}"' in queue
    assert f'data-too-big="{sanitise.ImageRejected("too-big").sentence}"' in queue
    assert f'data-too-many="{sanitise.ImageRejected("too-many").sentence}"' in queue
    assert text.count('data-done="false"') == len(case.guide_problem.shots)


def slots(text: str) -> dict[str, str]:
    """Return the HTML of each slot of the page, by its shot."""
    listed = text[text.index('id="shots"') :]
    parts = re.split(r'<li class="slot" id="shot-([\w-]+)"', listed)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_what_there_is_nothing_to_take_of_counts_as_gathered_until_it_is_wanted_after_all(
    owner: Client, case: Case
) -> None:
    upload(owner, case, file())
    at = f"/cases/{case.reference}/evidence/waive/"
    for _twice in range(2):
        response = owner.post(at, {"kind": "outer-box"})
        assert response.url == f"/cases/{case.reference}/evidence/#shot-outer-box"
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    assert "가지 중 2가지를 모았어요." in text
    assert 'data-done="true"' in slots(text)["outer-box"] and "해당 없어요" in slots(text)["outer-box"]
    assert "2가지를 모았어요" in owner.get(case.get_absolute_url()).text
    assert "?kind=outer-box" not in owner.get(f"/cases/{case.reference}/bundle/").text
    owner.post(at, {"kind": "outer-box", "wanted": "1"})
    assert 'data-done="false"' in slots(owner.get(f"/cases/{case.reference}/evidence/").text)["outer-box"]
    assert owner.post(at, {"kind": "no-such"}).status_code == 404


def test_what_only_some_goods_call_for_is_never_lacking_and_counts_once_it_is_there(owner: Client, case: Case) -> None:
    upload(owner, case, file())
    evidence, bundle = f"/cases/{case.reference}/evidence/", f"/cases/{case.reference}/bundle/"
    assert "4가지 중 1가지를" in owner.get(evidence).text
    assert "4가지 중 1가지를" in owner.get(case.get_absolute_url()).text
    assert "?kind=label" in owner.get(bundle).text and "?kind=fault" not in owner.get(bundle).text
    upload(owner, case, file("b.jpg", jpeg(color="blue")), kind="fault")
    assert "5가지 중 2가지를" in owner.get(evidence).text
    assert "5가지 중 2가지를" in owner.get(case.get_absolute_url()).text


def test_a_shot_that_is_there_shows_its_photos_in_place_of_the_drawing(owner: Client, case: Case) -> None:
    before = slots(owner.get(f"/cases/{case.reference}/evidence/").text)
    assert list(before) == list(case.guide_problem.shots)
    assert all('<svg class="shot' in slot for slot in before.values())
    upload(owner, case, file(), file("b.jpg", jpeg(color="blue")))
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    there = slots(text)["damage"]
    assert 'data-done="true"' in there and "2장 있어요" in there and "더 올리기" in there
    assert '<svg class="shot' not in there and there.count("<img") == 2
    assert list(slots(text))[-2:] == [
        "damage",
        "fault",
    ]  # What is missing comes first, what only some goods call for last.
    assert f"찍어 두면 좋은 사진 {len(case.guide_problem.shots) - 1}가지 중 1가지를 모았어요." in text
    assert 'href="?kind=outer-box#shot-outer-box"' in slots(text)["outer-box"]


def test_the_names_of_photos_say_nothing_of_their_buttons(owner: Client, case: Case) -> None:
    upload(owner, case, file(), caption="유리가 깨졌어요")
    [alt] = re.findall(
        r'<img [^>]*alt="([^"]*)"', slots(owner.get(f"/cases/{case.reference}/evidence/").text)["damage"]
    )
    assert alt == "망가진 부분: 유리가 깨졌어요"


@pytest.mark.parametrize("kind", ["outer-box", "packed"])
def test_the_address_opens_the_one_form_in_the_slot_that_it_names(owner: Client, case: Case, kind: str) -> None:
    text = owner.get(f"/cases/{case.reference}/evidence/?kind={kind}").text
    assert len(re.findall(r'<input type="file"', text)) == 1
    form = slots(text)[kind].partition("<form")[2].partition("</form>")[0]
    assert f'<input type="hidden" name="kind" value="{kind}"' in form and 'type="file"' in form
    assert f'action="/cases/{case.reference}/evidence/?kind={kind}#shot-{kind}"' in form


def test_what_is_sent_from_a_slot_is_answered_in_it(owner: Client, case: Case) -> None:
    data = {"kind": "outer-box", "photos": [file(), file("bad.jpg", b"")]}
    response = owner.post(f"/cases/{case.reference}/evidence/?kind=outer-box", data)
    assert results(response) == [("accepted", ""), ("refused", "empty")]
    there = slots(response.text)["outer-box"]
    assert there.count("data-upload=") == 2 and 'type="file"' in there
    assert case.photos.get().kind == "outer-box"


@pytest.mark.parametrize("query", ["?kind=nonsense", ""])
def test_without_a_slot_nobody_says_what_the_photos_show(owner: Client, case: Case, query: str) -> None:
    text = owner.get(f"/cases/{case.reference}/evidence/{query}").text
    assert re.findall(r'<option value="([\w-]*)" selected', text) == [""]


def test_a_reviewer_s_wish_is_the_first_slot(owner: Client, case: Case) -> None:
    case.record(
        Kind.MOVED, role="staff", new_status="needs_evidence", data={"missing": ["weight"]}, now=NOW, note="무게요"
    )
    Case.objects.update(status="needs_evidence")
    first, *rest = slots(owner.get(f"/cases/{case.reference}/evidence/").text).items()
    assert first[0] == "weight" and "검토자가 부탁했어요" in first[1]
    assert not any("검토자가 부탁했어요" in html for _slug, html in rest)


def test_several_photos_are_taken_with_one_event(owner: Client, case: Case, now: dt.datetime) -> None:
    response = upload(owner, case, file("a.jpg"), file("b.jpg", jpeg(color="blue")), caption="유리가 깨졌어요")
    assert (response.status_code, results(response)) == (200, [("accepted", ""), ("accepted", "")])
    assert {(photo.kind, photo.caption, photo.received_at) for photo in case.photos.all()} == {
        ("damage", "유리가 깨졌어요", now)
    }
    event = case.events.get()
    assert (event.kind, event.data["count"], event.created_at) == (Kind.PHOTOS_ADDED, 2, now)
    case.refresh_from_db()
    assert case.updated_at == now
    assert len(stored()) == 6
    assert list(storages["evidence"].temporary_folder().iterdir()) == []


def test_photos_stay_in_the_order_in_which_they_were_chosen(owner: Client, case: Case) -> None:
    names = [f"{number}.jpg" for number in (3, 1, 4, 0, 5, 9, 2, 6)]
    upload(owner, case, *[file(name, jpeg(size=(40, 40), color=f"#00{name[0]}000")) for name in names])
    assert [photo.original_name for photo in case.photos.all()] == names


BAD = {
    "empty": b"",
    "wrong-type": b"%PDF-1.7 GIF89a=1;alert(1)//",
    "truncated": jpeg(size=(800, 600))[:2000],
    "corrupt": b"\x89PNG\r\n\x1a\n" + b"<html>" * 99,
    "scans": pictures.scan_bomb(500),
    "too-many-pixels": pictures.png_of(30000, 30000),
    "too-small": jpeg(size=(9, 9)),
    "too-big": b"\xff\xd8\xff" + b"x" * sanitise.MAX_BYTES,
}


def test_every_bad_file_has_its_sentence_and_the_good_ones_stay(owner: Client, case: Case) -> None:
    files = [file(f"{reason}.jpg", content) for reason, content in BAD.items()]
    response = upload(owner, case, files[0], file("좋은 사진.jpg"), *files[1:])
    assert response.status_code == 200
    assert results(response) == [
        ("refused", "empty"),
        ("accepted", ""),
        *[("refused", reason) for reason in [*BAD][1:]],
    ]
    assert "좋은 사진.jpg" in response.text and "PDF 문서인 것 같아요" in response.text
    assert case.photos.count() == 1
    assert case.events.get().data["count"] == 1
    assert len(stored()) == 3


def test_nothing_good_is_no_event_and_no_file(owner: Client, case: Case) -> None:
    response = upload(owner, case, file("a.jpg", b""), caption="그대로 남을 글")
    assert (response.status_code, results(response)) == (422, [("refused", "empty")])
    assert "그대로 남을 글" in response.text
    assert not case.photos.exists() and not case.events.exists() and stored() == []


def test_no_file_is_said(owner: Client, case: Case) -> None:
    response = upload(owner, case)
    assert response.status_code == 422
    assert "올릴 사진을 먼저 골라 주세요." in response.text
    assert "<title>오류: " in response.text
    assert results(response) == []


def test_htmx_gets_the_part_and_others_the_page(owner: Client, case: Case) -> None:
    part = upload(owner, case, file(), **HTMX)
    assert "<!doctype html>" not in part.text and 'type="file"' not in part.text
    assert 'id="allowance" data-left="29"' in part.text
    assert 'name="csrfmiddlewaretoken"' in part.text
    photo = case.photos.get()
    assert f'id="photo-{photo.pk}"' in part.text
    assert f'data-undo="/cases/{case.reference}/evidence/{photo.pk}/remove/"' in part.text
    assert 'id="shot-damage" data-slot="damage" data-done="true"' in part.text
    assert "HX-Request" in part.headers["Vary"]
    assert results(part) == [("accepted", "")]
    again = upload(owner, case, file(), **HTMX)
    assert (again.status_code, results(again)) == (422, [("refused", "duplicate")])
    assert "<!doctype html>" in upload(owner, case, file()).text


def test_a_photo_that_comes_again_into_a_slot_is_put_there_if_nobody_sorted_it(owner: Client, case: Case) -> None:
    assert results(upload(owner, case, file("a.jpg"), kind="")) == [("accepted", "")]
    again = upload(owner, case, file("b.jpg"), kind="outer-box")
    assert results(again) == [("refused", "duplicate")] and "‘겉 상자’에 담았어요." in again.text
    kept = case.photos.get()
    assert (kept.kind, kept.is_sorted) == ("outer-box", True)
    # What was sorted once stays, whatever it comes as.
    later = upload(owner, case, file("c.jpg"), kind="label")
    assert "이미 있는 사진이에요" in later.text
    assert case.photos.get().kind == "outer-box"


def test_the_part_without_an_upload_says_what_is_there(owner: Client, case: Case) -> None:
    fill(case, sanitise.MAX_PHOTOS)
    part = owner.get(f"/cases/{case.reference}/evidence/", **HTMX)
    assert "<!doctype html>" not in part.text and results(part) == []
    assert 'id="allowance" data-left="0"' in part.text and part.text.count('class="photo-row"') == sanitise.MAX_PHOTOS


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_every_format_is_taken_whatever_the_browser_says_of_it_and_comes_back_whole(
    owner: Client, case: Case, format: str
) -> None:
    data = pictures.encoded(pictures.scene(), format)
    assert results(upload(owner, case, SimpleUploadedFile("사진", data, content_type=""))) == [("accepted", "")]
    photo = case.photos.get()
    answer = owner.get(f"/cases/{case.reference}/evidence/{photo.pk}/original/")
    assert b"".join(answer.streaming_content) == data
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_same_photo_twice_is_recognised_within_an_upload_and_across(owner: Client, case: Case) -> None:
    response = upload(owner, case, file("a.jpg"), file("copy of a.jpg"))
    assert results(response) == [("accepted", ""), ("refused", "duplicate")]
    assert results(upload(owner, case, file("c.jpg"))) == [("refused", "duplicate")]
    assert case.photos.count() == 1 and len(stored()) == 3


def test_thirty_is_the_end(owner: Client, case: Case) -> None:
    fill(case, sanitise.MAX_PHOTOS - 1)
    response = upload(owner, case, file("a.jpg"), file("b.jpg", jpeg(color="blue")))
    assert results(response) == [("accepted", ""), ("refused", "too-many")]
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    assert 'type="file"' not in text and "30장을 모두 채웠어요" in text


def test_the_count_is_asked_again_under_the_lock(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another upload of the same case may finish while this one decodes."""
    real_sanitise = sanitise.sanitise

    def meanwhile(file: Any, caller: sanitise.Caller) -> sanitise.SafePhoto:
        fill(case, sanitise.MAX_PHOTOS)
        return real_sanitise(file, caller)

    monkeypatch.setattr(sanitise, "sanitise", meanwhile)
    assert results(upload(owner, case, file())) == [("refused", "too-many")]
    assert case.photos.count() == sanitise.MAX_PHOTOS and stored() == [] and not case.events.exists()


def test_a_mistake_in_the_words_does_not_cost_the_photo(owner: Client, case: Case) -> None:
    response = upload(owner, case, file(), caption="가" * 201)
    assert results(response) == [("accepted", "")]
    assert "설명은 200자까지" in response.text and "가" * 201 in response.text
    response = upload(owner, case, file("b.jpg", jpeg(color="blue")), kind="nonsense")
    assert results(response) == [("accepted", "")]
    assert {(photo.kind, photo.caption) for photo in case.photos.all()} == {("damage", ""), ("other", "")}


def test_a_full_disk_is_an_answer(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Any, name: str, content: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cases.photos.storage.folder.FolderStorage._save", full)
    response = upload(owner, case, file())
    assert (response.status_code, results(response)) == (422, [("refused", "not-stored")])
    assert not case.photos.exists()


def test_a_failed_commit_takes_the_files_along(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(Case, "record", fail)
    with pytest.raises(RuntimeError):
        upload(owner, case, file())
    assert not case.photos.exists() and stored() == []


def test_a_commit_that_holds_though_its_answer_was_lost_keeps_the_files(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "transaction", SimpleNamespace(atomic=unanswered))
    with pytest.raises(OperationalError):
        upload(owner, case, file())
    photo = case.photos.get()
    assert {photo.large.name, photo.thumb.name, photo.original.name} <= {*stored()}


def test_a_count_that_fails_costs_nobody_a_photo(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(_request: object, *, amount: int) -> bool:
        if amount:
            raise OperationalError("canceling statement due to lock timeout")
        return True

    monkeypatch.setattr(limits, "DECODED_MILLISECONDS", SimpleNamespace(allows=count))
    assert results(upload(owner, case, file())) == [("accepted", "")]
    assert case.photos.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../x.jpg",
        "a.php",
        "CON",
        "한글" * 200 + ".jpg",
        "<script>alert(1)</script>.jpg",
        "\u202egpj.exe",
        "ㅎㅏㄴ\n.jpg",
    ],
)
def test_names_of_clients_are_shown_and_never_used(owner: Client, case: Case, name: str) -> None:
    response = upload(owner, case, file(name))
    assert results(response) == [("accepted", "")]
    photo = case.photos.get()
    assert "<script>" not in response.text and "\u202e" not in response.text
    assert len(photo.original_name) <= 255
    for stored_name in stored():
        assert re.fullmatch(r"photos/[0-9a-f]{2}/[0-9a-f-]{36}/(original\.bin|large\.jpg|thumb\.webp)", stored_name)


def test_a_real_photo_is_shown_upright_and_without_what_the_camera_wrote(owner: Client, case: Case) -> None:
    data = pictures.turned(6, (4032, 3024))
    assert results(upload(owner, case, file("IMG.jpg", data))) == [("accepted", "")]
    photo = case.photos.get()
    assert (photo.width, photo.height, photo.format) == (2016, 1512, "JPEG")
    assert photo.taken_at_claimed == "2026-11-20 14:03:22 +09:00"
    assert Path(photo.original.path).read_bytes() == data
    for size in ("large", "thumb"):
        served = b"".join(owner.get(f"/cases/{case.reference}/evidence/{photo.pk}/{size}/").streaming_content)
        assert b"SERIAL" not in served
        with Image.open(photo.large.path if size == "large" else photo.thumb.path) as im:
            assert not im.getexif() and im.width > im.height


def test_customs_codes_are_never_stored(owner: Client, case: Case) -> None:
    upload(owner, case, file(), caption="통관부호 P123456789012 입니다")
    assert "123456789012" not in case.photos.get().caption


def test_texts_of_buyers_are_escaped(owner: Client, case: Case) -> None:
    upload(owner, case, file(), caption='"><img src=x onerror=alert(1)>')
    assert "<img src=x" not in owner.get(f"/cases/{case.reference}/evidence/").text


def test_the_gallery_costs_the_same_however_many_photos(
    owner: Client, case: Case, django_assert_max_num_queries: Any
) -> None:
    fill(case, sanitise.MAX_PHOTOS)
    with django_assert_max_num_queries(6):
        owner.get(f"/cases/{case.reference}/evidence/")


def test_one_photo_elsewhere_is_refused_by_reason() -> None:
    assert set(BAD) <= set(sanitise.REASONS)


def test_receive_takes_one_or_says_why(case: Case, now: dt.datetime) -> None:
    photo = receive(case, file(), kind="receipt", now=now, role="owner")
    assert photo.kind == "receipt"
    with pytest.raises(sanitise.ImageRejected, match="duplicate"):
        receive(case, file(), kind="receipt", now=now, role="owner")


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "reference_data")
def test_a_return_that_is_due_asks_first_for_the_photos_of_its_parcel() -> None:
    case = make_case(status="return_due", approved_on=NOW.date())
    owner = holding(case)
    at = f"/cases/{case.reference}/evidence/"
    text = owner.get(at).text
    assert "반품 보내기 전 사진 6장" in text and "<progress" not in text.partition('id="queue"')[0]
    first = text[text.index('id="return-shots"') : text.index('id="shots"')]
    assert re.findall(r'data-slot="([\w-]+)"', first) == [shot.slug for shot in RETURN_SHOTS]
    assert "해당 없어요" not in first
    assert set(slots(text)) == set(case.guide_problem.shots) - {shot.slug for shot in RETURN_SHOTS}
    assert "이 사진 6장을 남기세요" in owner.get("/guide/return/").text
    upload(owner, case, file(), kind="packed")
    assert "반품 보내기 전 사진 6장 중 1장을 모았어요." in owner.get(at).text
    Case.objects.filter(pk=case.pk).update(status="returning")
    assert "return-shots" not in owner.get(at).text
