"""The addresses of a photo's pages and copies: a page shows five of each of thirty photos, and looks each pattern up once."""

from __future__ import annotations

import uuid
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse

# In the place of a photo's id.
_ANY = uuid.UUID(int=0)


class Addresses(NamedTuple):
    """Where one photo is shown large, blacked out, removed, used as it is; and its thumbnail for everybody."""

    page: str
    blackout: str
    remove: str
    as_is: str
    shared_thumb: str


@lru_cache(maxsize=4096)
def addresses(reference: str, photo_id: uuid.UUID, shared_version: str) -> Addresses:
    """Return the addresses of a photo of the case `reference`; the thumbnail's names its bytes."""
    found = Addresses(*(pattern.replace(str(_ANY), str(photo_id)) for pattern in _patterns(reference)))
    return found._replace(shared_thumb=f"{found.shared_thumb}?v={shared_version}")


@lru_cache(maxsize=256)
def _patterns(reference: str) -> Addresses:
    names = {name: f"photos:evidence-{name.replace('_', '-')}" for name in ("blackout", "remove", "as_is")}
    return Addresses(
        page=reverse("photos:evidence-photo", args=[reference, _ANY]),
        shared_thumb=reverse("photos:evidence-file", args=[reference, _ANY, "shared-thumb"]),
        **{name: reverse(view, args=[reference, _ANY]) for name, view in names.items()},
    )
