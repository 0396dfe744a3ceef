"""What the coach says, on which photo, and when it keeps quiet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PIL import Image, ImageFilter

from cases.imaging import measures
from cases.photos import coach
from cases.process.shots import SHOTS
from cases.process.situation import DISPUTE_CLOSES, Countdown, Situation
from tests.support import pictures
from tests.support.measured_photos import NOW, Photo, photo

FAR = "ffffffff00000000"
NOTHING = Situation()


def slugs(*photos: Photo, situation: Situation = NOTHING) -> dict[Any, str]:
    return {pk: remark.slug for pk, remark in coach.remarks(photos, situation, NOW).items()}


STILL = pictures.still_life()


@pytest.mark.parametrize(
    ("im", "slug"),
    [
        (STILL, None),
        (STILL.filter(ImageFilter.GaussianBlur(3)), "blur"),
        (pictures.shaken(STILL, 24), "blur"),
        (pictures.lit(STILL, 0.25), "dark"),
        (pictures.lit(STILL, 0.03), "black"),
        (pictures.lit(STILL, 6), "bright"),
        (pictures.lit(STILL, 1.9), "glare"),
        (STILL.resize((640, 480)), "small"),
        (Image.new("RGB", (1600, 1200), "tomato"), "flat"),
        (Image.new("RGB", (1600, 1200), "black"), "black"),
        (pictures.turned_by(STILL, 3), None),
        (STILL.crop((60, 60, 1200, 900)), None),
    ],
)
def test_each_way_of_spoiling_a_photo_has_its_own_words(im: Image.Image, slug: str | None) -> None:
    one = Photo(measures=measures.measured(im, im.getexif, im.size, "JPEG"))
    assert slugs(one).get("one") == slug


def test_a_photo_without_measures_gets_no_remark() -> None:
    assert slugs(Photo(measures={}), Photo(pk="two", measures={"mean": 0.0}), photo("three")) == {}


def test_the_worst_fault_is_named_alone() -> None:
    both = photo(measured={"blur": 0.8, "sharpest": 0.7, "width": 600, "height": 400, "from": "screen"})
    assert slugs(both) == {"one": "blur"}


def test_letters_are_spoken_of_where_letters_count() -> None:
    measured = {"blur": 0.8, "sharpest": 0.7}
    [label] = coach.remarks([photo(kind="label", measured=measured)], NOTHING, NOW).values()
    [damage] = coach.remarks([photo(measured=measured)], NOTHING, NOW).values()
    assert label.slug == damage.slug == "blur"
    assert "글자" in str(label.sentence) and "글자" not in str(damage.sentence)


WHITE = {"mean": 235.0, "glare": 0.7, "std": 40.0, "blur": 0.6, "sharpest": 0.5}


@pytest.mark.parametrize("kind", sorted(coach.SCREENS))
@pytest.mark.parametrize("origin", ["screen", ""])
def test_a_screen_is_welcome_where_a_screen_is_wanted(kind: str, origin: str) -> None:
    assert slugs(photo(kind=kind, measured=WHITE | {"from": origin})) == {}
    assert slugs(photo(kind=kind, measured={"mean": 20.0, "from": origin})) == {}


@pytest.mark.parametrize("kind", sorted(set(SHOTS) - coach.SCREENS - coach.ANYTHING))
def test_a_screenshot_is_remarked_where_a_camera_is_wanted(kind: str) -> None:
    assert slugs(photo(kind=kind, measured={"from": "screen"})) == {"one": "screen"}
    assert slugs(photo(kind=kind, measured={"from": ""})) == {}, "messengers strip what cameras write"


@pytest.mark.parametrize("kind", sorted(coach.ANYTHING))
def test_scans_and_stills_are_welcome_where_anything_helps(kind: str) -> None:
    assert slugs(photo(kind=kind, measured={"from": "screen"})) == {}
    assert slugs(photo(kind=kind, measured=WHITE | {"from": "", "blur": 0.3})) == {}


def test_a_screen_photographed_badly_is_remarked() -> None:
    assert slugs(photo(kind="order", measured={"blur": 0.8, "sharpest": 0.7})) == {"one": "blur"}
    [remark] = coach.remarks([photo(kind="order", measured={"mean": 20.0})], NOTHING, NOW).values()
    assert remark.todo == coach.Todo.CAPTURE


def test_the_later_of_two_alike_is_remarked_and_the_earlier_named() -> None:
    photos = [photo("one", kind="label"), photo("two", measured={"hash": "00000000fffffff0"})]
    remarks = coach.remarks(photos, NOTHING, NOW)
    assert list(remarks) == ["two"]
    assert remarks["two"].slug == "twin" and str(SHOTS["label"].label) in str(remarks["two"].sentence)
    assert slugs(photo("one"), photo("two", measured={"hash": FAR})) == {}


def test_screens_of_one_app_are_no_duplicates() -> None:
    screen = {"from": "screen"}
    first = photo("one", kind="conversation", measured=screen)
    assert slugs(first, photo("two", kind="conversation", measured=screen | {"hash": "00000000fffffff0"})) == {}
    assert slugs(first, photo("two", kind="conversation", measured=screen)) == {"two": "twin"}


def test_a_photo_taken_again_is_praised_and_the_poor_one_may_go() -> None:
    poor, again = photo("one", measured={"blur": 0.8, "sharpest": 0.7}), photo("two")
    remarks = coach.remarks([poor, again], NOTHING, NOW)
    assert {pk: (remark.slug, remark.todo) for pk, remark in remarks.items()} == {"one": ("retaken", coach.Todo.REMOVE)}


def test_what_the_buyer_uses_as_it_is_stays_quiet() -> None:
    assert slugs(photo(measured={"mean": 20.0}, as_is=True)) == {}


RECEIVED = Situation(dates={"received_on": dt.date(2026, 11, 20)})


@pytest.mark.parametrize(
    ("claimed", "kind", "slug"),
    [
        ("2026-11-19 23:59:00", "damage", "before-delivery"),
        ("2026-11-20 00:01:00", "damage", None),
        ("2026-11-19 16:00:00 +00:00", "damage", None),  # The twentieth in Seoul.
        ("2026-11-19 10:00:00", "order", None),
        ("2026-11-26 10:00:00", "damage", "clock"),
        ("2026-11-25 10:00:00", "damage", None),  # A clock of another time zone.
        ("2026-13-99 10:00:00", "damage", None),
        ("9999-12-31 23:59:59 -12:00", "damage", None),
        ("0001-01-01 00:00:00 +14:00", "damage", None),
        ("", "damage", None),
    ],
)
def test_the_claimed_time_is_compared_with_the_day_of_receipt(claimed: str, kind: str, slug: str | None) -> None:
    assert slugs(photo(kind=kind, taken_at_claimed=claimed), situation=RECEIVED).get("one") == slug


def test_a_claim_is_called_a_claim() -> None:
    [remark] = coach.remarks([photo(taken_at_claimed="2026-11-01 10:00:00")], RECEIVED, NOW).values()
    assert "적혀 있" in str(remark.sentence) or "적혔" in str(remark.sentence) or "찍었다고" in str(remark.sentence)
    assert "11월 20일" in str(remark.sentence) and remark.todo == coach.Todo.DATES


def test_a_photo_that_claims_to_be_later_than_the_deadline() -> None:
    situation = Situation(countdowns={DISPUTE_CLOSES: Countdown(dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC))})
    assert slugs(photo(taken_at_claimed="2026-11-22 18:00:00"), situation=situation) == {"one": "after-deadline"}
    assert slugs(photo(taken_at_claimed="2026-11-22 16:00:00"), situation=situation) == {}


def test_a_tracking_screen_from_before_the_promise_is_asked_for_again() -> None:
    situation = Situation(dates={"promised_on": dt.date(2026, 11, 20)})
    old = photo("old", kind="tracking", received_at=NOW - dt.timedelta(days=6), measured={"from": "screen"})
    new = photo("new", kind="tracking", measured={"from": "screen", "hash": FAR})
    assert slugs(old, situation=situation) == {"old": "before-promise"}
    assert slugs(old, new, situation=situation) == {}
    assert slugs(old, situation=Situation(dates={"promised_on": dt.date(2026, 11, 24)})) == {}, "the promise still runs"


@pytest.mark.parametrize(
    ("measured", "turn", "slug"),
    [
        ({"lies": 6}, 0, "lying"),
        ({"lies": 6, "blur": 0.8, "sharpest": 0.7}, 0, "lying"),
        ({"lies": 6}, 90, None),
        ({"width": 1080, "height": 60_000}, 0, "long"),
        ({"width": 60_000, "height": 1080}, 0, "long"),
        ({"width": 1080, "height": 12_000}, 0, None),
        ({"width": 1080, "height": 28_000}, 0, None),
        ({"width": 720, "height": 12_000}, 0, None),
    ],
)
def test_what_lies_or_is_too_long_is_said(measured: dict[str, Any], turn: int, slug: str | None) -> None:
    assert slugs(photo(measured=measured, turn=turn)).get("one") == slug
