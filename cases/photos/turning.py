"""Turning a photo that lies on its side: every copy that is shown, with what is blacked out on it."""

from __future__ import annotations

import datetime as dt

from cases.imaging import redact, turning
from cases.photos import copies
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role

TRIES = 3


def turn(photo: EvidencePhoto, degrees: int, *, now: dt.datetime, role: Role) -> None:
    """Show `photo` turned clockwise by 90, 180 or 270 degrees more from now on; the received file stays as it is.

    Raises `DoesNotExist` or FileNotFoundError where the photo was removed meanwhile, and `copies.PhotoChanged` where
    others change it all the time.
    """
    for attempt in range(1, TRIES + 1):
        try:
            _turn(photo, degrees, now, role)
            return
        except copies.PhotoChanged:
            if attempt == TRIES:
                raise
            photo.refresh_from_db()


def _turn(photo: EvidencePhoto, degrees: int, now: dt.datetime, role: Role) -> None:
    with photo.large.open("rb") as file:
        open_ = turning.turned(file.read(), degrees)
    contents = {"large": open_.large, "thumb": open_.thumb}
    fields = {
        "turn": (photo.turn + degrees) % 360,
        "width": open_.size[0],
        "height": open_.size[1],
        "thumb_width": open_.thumb_size[0],
        "thumb_height": open_.thumb_size[1],
        "large_sha256": copies.sha256(open_.large),
        "thumb_sha256": copies.sha256(open_.thumb),
    }
    if photo.is_blacked_out:
        # The black copy itself is turned: nothing depends on where boxes come to lie.
        with photo.blackout_large.open("rb") as file:
            black = turning.turned(file.read(), degrees)
        contents |= {"blackout_large": black.large, "blackout_thumb": black.thumb}
        fields["blackout_sha256"] = copies.sha256(black.large)
        fields["boxes"] = [list(redact.turned_box((*box,), degrees)) for box in photo.boxes]
    copies.put(
        photo,
        contents,
        fields,
        made_of=["large", "blackout_large"],
        kind=Kind.PHOTO_TURNED,
        data={"turn": fields["turn"]},
        now=now,
        role=role,
    )
