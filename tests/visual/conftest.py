from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser_site import chromium
from tests.support.camera import Camera


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every picture is taken by one browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and "camera" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("pictures"))


@pytest.fixture(scope="package")
def camera() -> Iterator[Camera]:
    """A browser that takes pictures (`tests.support.camera`)."""
    with Camera(chromium()) as camera:
        yield camera
