"""Photos that somebody chooses in a browser."""

from __future__ import annotations

import itertools
from typing import Any

from playwright.sync_api import Page

from tests.support.factories import jpeg

_numbers = itertools.count(1)


def photo(name: str, weight: int = 0) -> Any:
    """A photo like no other of this run, with `weight` bytes behind its end."""
    colour = next(_numbers) * 0x0F0B07 % 0x1000000
    data = jpeg(size=(40, 40), color=f"#{colour:06x}") + b"\0" * weight
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def choose(page: Page, *files: Any) -> None:
    page.locator("#id_photos").set_input_files(files)
