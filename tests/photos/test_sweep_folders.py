"""What a killed restore leaves behind goes with the other temporary files."""

from __future__ import annotations

import pytest

from cases.photos.files import evidence_storage
from tests.support.sweeping import sweep_after


@pytest.mark.django_db
def test_a_folder_that_was_left_behind_is_swept() -> None:
    left = evidence_storage().temporary_folder() / "left"  # type: ignore[attr-defined]
    (left / "parts").mkdir(parents=True)
    (left / "parts" / "a.jpg").write_bytes(b"x")
    sweep_after(minutes=30)
    assert left.exists()
    sweep_after(hours=2)
    assert not left.exists()
