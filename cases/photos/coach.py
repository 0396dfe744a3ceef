"""What might be better about a photo, said in one kind sentence; and what is still missing before a case is sent.

Pure: photos with their measures and the situation of the case in, remarks out. Advice only: the photo has been taken
already, what cannot be measured gets no remark, and what a camera says of its time is called a claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.days import SEOUL
from cases.imaging import shapes
from cases.process.remark import Remark
from cases.process.shots import SHOTS, Shot
from cases.process.situation import DISPUTE_CLOSES, Situation

# Found on 134 camera photos and their degraded copies: the blur flags 4.5 % of them as they are (most are black or
# blank frames), 98 % blurred by two pixels, 90 % and more shaken by nine. `tests/bench/coach.py` counts anew.
BLURRED = 0.50
BLURRED_PART = 0.42  # A close-up before a soft background stays below.
FLAT_STD = 15
DARK_MEAN = 40
BLACK_MEAN = 15
BRIGHT_MEAN = 215
GLARE_SHARE = 0.12
SMALL_EDGE = 1000
SMALL_SCREEN_EDGE = 600
BLANK_STD = 3
# Of 64 bits: 8 for photos; screens of one app share their frame, so that they must be nearly the same.
NEAR = 8
NEAR_SCREEN = 2
# A phone's clock may be off by its time zone.
CLOCK_SLACK = dt.timedelta(hours=26)

# What is shown best by a screen, and what may come from anywhere; everything else wants a camera.
SCREENS = frozenset({"listing", "tracking", "order", "refund-screen", "statement", "conversation", "refusal", "recall"})
ANYTHING = frozenset({"fault", "courier-note", "customs", "receipt", "other"})
READ = frozenset({"label", "size-label", "weight", "ruler", "receipt", "courier-note", "customs", "brand"}) | SCREENS


# The reason of a remark on a shot that nobody has taken yet.
MISSING = "missing"


class Todo(StrEnum):
    """What helps: another photo, another capture, taking one away, the dates of the case, or turning the photo."""

    PHOTOGRAPH = "photograph"
    CAPTURE = "capture"
    REMOVE = "remove"
    DATES = "dates"
    TURN = "turn"


class Photo(Protocol):
    """What the coach reads of a photo; `taken_at_claimed` is "YYYY-MM-DD HH:MM:SS[ +HH:MM]" or ""."""

    pk: Any
    kind: str
    measures: dict[str, Any]
    taken_at_claimed: str
    received_at: dt.datetime
    as_is: bool
    turn: int


SENTENCES: dict[str, str | Promise] = {
    "black": _("거의 까맣게 나왔어요. 렌즈가 가려지지 않았는지 보고 밝은 곳에서 다시 찍어 주세요."),
    "flat": _("거의 한 가지 색으로 보여요. 무엇인지 알아보기 어렵다면 조금 떨어져서 다시 찍어 주세요."),
    "blur": _("사진이 흐려 보여요. 초점이 맞을 때까지 잠깐 기다렸다가 다시 찍으면 더 좋아요."),
    "blur-text": _("글자가 흐려 보여요. 확대해 보고 읽기 어렵다면 밝은 곳에서 다시 찍어 주세요."),
    "dark": _("사진이 어두워요. 불을 켜거나 창가에서 다시 찍으면 잘 보여요."),
    "bright": _("너무 밝아서 하얗게 나왔어요. 플래시와 직사광선을 피해 다시 찍어 보세요."),
    "glare": _("빛이 반사되어 하얗게 된 곳이 있어요. 중요한 부분이라면 각도를 바꾸어 다시 찍어 주세요."),
    "small": _(
        "사진이 작아요(%(width)s×%(height)s). 확대하면 흐려지니, 메신저로 받은 사진이라면 휴대폰의 원본을 올려 주세요."
    ),
    "lying": _("사진이 누워 보이면 ‘돌리기’를 누르세요."),
    "long": _("아주 길어서 글자가 작게 보여요. 몇 화면씩 나누어 캡처하면 더 잘 보여요."),
    "retaken": _("나중에 올린 비슷한 사진이 더 잘 나왔어요. 이 사진은 지워도 돼요."),
    "twin": _("먼저 올린 ‘%(label)s’ 사진과 거의 같아요. 다른 방향에서 찍은 사진이 더 도움이 돼요."),
    "screen": _("화면을 캡처한 그림 같아요. 카메라로 찍은 원본이 있다면 그것을 올려 주세요."),
    "clock": _("촬영 시각이 올린 때보다 뒤로 적혀 있어요. 카메라의 시계가 맞는지 확인해 보세요."),
    "before-delivery": _(
        "파일에는 받은 날(%(day)s)보다 먼저 찍었다고 적혀 있어요. 받은 날과 카메라의 날짜를 확인해 보세요."
    ),
    "before-promise": _("약속한 배송일(%(day)s)이 지나기 전의 화면이에요. 지금 상태를 다시 캡처해 두세요."),
    "after-deadline": _(
        "파일에는 기한이 지난 뒤에 찍었다고 적혀 있어요. 아직 사진을 낼 수 있는지 주문 화면에서 확인하세요."
    ),
}


def remarks(photos: Sequence[Photo], situation: Situation, now: dt.datetime) -> dict[Hashable, Remark]:
    """Return what there is to say on the photos of one case, by their `pk`: at most one remark each.

    `photos` come in the order in which they were received. A photo that the buyer uses as it is gets none.
    """
    poor = {photo.pk: fault for photo in photos if (fault := _on_quality(photo))}
    found: dict[Hashable, Remark] = {}
    remark: Remark | None
    for index, photo in enumerate(photos):
        good = [other for other in photos[:index] if other.pk not in poor]
        if _lies(photo):
            remark = _remark("lying", photo, todo=Todo.TURN)
        elif photo.pk in poor:
            later = (other for other in photos[index + 1 :] if other.pk not in poor and other.kind == photo.kind)
            retaken = any(_alike(photo, other) for other in later)
            remark = _remark("retaken", photo, todo=Todo.REMOVE) if retaken else poor[photo.pk]
        else:
            remark = (
                _on_shape(photo)
                or _on_duplicates(photo, good)
                or _on_origin(photo)
                or _on_time(photo, photos, situation, now)
            )
        if remark and not photo.as_is:
            found[photo.pk] = remark
    return found


def before_sending(
    photos: Sequence[Photo], lacking: Sequence[Shot], asked: Sequence[Shot], remarks: Mapping[Hashable, Remark]
) -> list[Remark]:
    """Return what a reviewer or the platform may miss: shots that are `lacking`, then the remarks on those that are there.

    What a reviewer has `asked` for is missing until it comes again, and is named before what the problem wants.
    """
    missing = list(lacking)
    for shot in asked:
        if shot not in missing:
            missing.insert(0, shot)
    gaps = [Remark(MISSING, shot.label, about=shot, todo=_todo(shot.slug)) for shot in missing]
    return [*gaps, *(remarks[photo.pk] for photo in photos if photo.pk in remarks)]


def _todo(kind: str) -> Todo:
    return Todo.CAPTURE if kind in SCREENS else Todo.PHOTOGRAPH


def _remark(slug: str, photo: Photo, *, todo: Todo | None = None, **values: object) -> Remark:
    sentence = SENTENCES[slug]
    text = sentence % values if values else sentence
    return Remark(slug.removesuffix("-text"), text, about=photo, todo=todo or _todo(photo.kind))


def _is_measured(photo: Photo) -> bool:
    """Say whether a photo has all measures: older ones have none, and others may come to have more."""
    return photo.measures.keys() >= {"blur", "sharpest", "mean", "std", "glare", "width", "height", "from", "hash"}


def _is_screen(photo: Photo) -> bool:
    """Say whether a picture is a screen's where a screen may be: white or black ground is no fault there."""
    origin = photo.measures.get("from")
    return (photo.kind in SCREENS and origin != "camera") or (photo.kind in ANYTHING and origin == "screen")


def _on_quality(photo: Photo) -> Remark | None:
    measures = photo.measures
    if not _is_measured(photo):
        return None
    slug = _screen_fault(measures) if _is_screen(photo) else _camera_fault(photo)
    if slug == "small":
        return _remark(slug, photo, width=measures["width"], height=measures["height"])
    return _remark("blur-text" if slug == "blur" and photo.kind in READ else slug, photo) if slug else None


def _screen_fault(measures: dict[str, Any]) -> str:
    if measures["std"] < BLANK_STD:
        return "black" if measures["mean"] < DARK_MEAN else "flat"
    return "small" if max(measures["width"], measures["height"]) < SMALL_SCREEN_EDGE else ""


def _camera_fault(photo: Photo) -> str:
    measures = photo.measures
    # A captured picture has its own frame, and a scanned sheet is white; a sheet before a camera is not.
    captured = measures["from"] == "screen"
    sheet = captured or (photo.kind in ANYTHING and measures["from"] != "camera")
    faults = (
        ("black", measures["std"] < FLAT_STD and measures["mean"] < BLACK_MEAN),
        ("blur", measures["blur"] > BLURRED and measures["sharpest"] > BLURRED_PART),
        ("flat", measures["std"] < FLAT_STD and measures["mean"] >= DARK_MEAN),
        ("dark", measures["mean"] < DARK_MEAN and not captured),
        ("bright", measures["mean"] > BRIGHT_MEAN and not sheet),
        ("glare", measures["glare"] > GLARE_SHARE and not sheet),
        ("small", max(measures["width"], measures["height"]) < SMALL_EDGE and not captured),
    )
    return next((slug for slug, there in faults if there), "")


def _alike(one: Photo, other: Photo) -> bool:
    if not _is_measured(one) or not _is_measured(other):
        return False
    screens = _is_screen(one) or _is_screen(other) or "screen" in {one.measures["from"], other.measures["from"]}
    limit = NEAR_SCREEN if screens else NEAR
    return distance(one.measures["hash"], other.measures["hash"]) <= limit


def _on_duplicates(photo: Photo, earlier: Iterable[Photo]) -> Remark | None:
    duplicate = next((other for other in earlier if _alike(photo, other)), None)
    return _remark("twin", photo, label=SHOTS[duplicate.kind].label) if duplicate else None


def _lies(photo: Photo) -> bool:
    """Say whether the camera meant a picture to be turned that its container leaves as it is, and nobody did yet."""
    return bool(photo.measures.get("lies")) and not photo.turn


def _on_shape(photo: Photo) -> Remark | None:
    measures = photo.measures
    if _is_measured(photo) and not shapes.is_legible((measures["width"], measures["height"])):
        return _remark("long", photo, todo=Todo.CAPTURE)
    return None


def _on_origin(photo: Photo) -> Remark | None:
    wants_camera = photo.kind not in SCREENS | ANYTHING
    return _remark("screen", photo) if wants_camera and photo.measures.get("from") == "screen" else None


def _on_time(photo: Photo, photos: Sequence[Photo], situation: Situation, now: dt.datetime) -> Remark | None:
    promised, received = situation.dates.get("promised_on"), situation.dates.get("received_on")
    if photo.kind == "tracking" and promised and promised < now.astimezone(SEOUL).date():
        screens = [other for other in photos if other.kind == "tracking"]
        # Only where no later screen shows what came of it.
        if all(_day(screen) <= promised for screen in screens):
            return _remark("before-promise", photo, day=_short(promised))
    claimed = _claimed(photo)
    if claimed is None:
        return None
    if claimed > photo.received_at + CLOCK_SLACK:
        return _remark("clock", photo, todo=Todo.DATES)
    if received and claimed.date() < received and photo.kind not in SCREENS | ANYTHING:
        return _remark("before-delivery", photo, todo=Todo.DATES, day=_short(received))
    page = situation.countdowns.get(DISPUTE_CLOSES)
    if page and claimed > page.at:
        return _remark("after-deadline", photo, todo=Todo.DATES)
    return None


def _claimed(photo: Photo) -> dt.datetime | None:
    """Return when the photo says it was taken, in Seoul where it names no offset; `None` where it says nothing."""
    try:
        claimed = dt.datetime.fromisoformat(photo.taken_at_claimed.replace(" +", "+").replace(" -", "-"))
        claimed = claimed if claimed.tzinfo else claimed.replace(tzinfo=SEOUL)
        return claimed.astimezone(SEOUL)
    except (ValueError, OverflowError):
        return None


def _day(photo: Photo) -> dt.date:
    """Return the day on which a photo was there at the latest, or was taken as it says."""
    claimed = _claimed(photo)
    return min(claimed or photo.received_at, photo.received_at).astimezone(SEOUL).date()


def _short(day: dt.date) -> str:
    return str(_("%(month)s월 %(day)s일") % {"month": day.month, "day": day.day})


def distance(one: str, other: str) -> int:
    """Return in how many of 64 bits two hashes differ: 0 alike, about 32 unrelated."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
