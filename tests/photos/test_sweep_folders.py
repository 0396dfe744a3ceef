"""What a killed restore leaves behind goes with the other temporary files."""

from __future__ import annotations

import os
import time

import pytest
from django.core.management import call_command

from cases.photos.files import evidence_storage
from tests.support.sweeping import sweep_after


@pytest.mark.django_db
def test_each_start_sweeps_what_a_kill_left_on_this_machine() -> None:
    folder = evidence_storage().temporary_folder()
    for name, hours in (("old", 1.1), ("young", 0.9)):
        (folder / name).write_bytes(b"half")
        moment = time.time() - hours * 3600
        os.utime(folder / name, (moment, moment))
    call_command("prepare_evidence")
    assert [path.name for path in folder.iterdir()] == ["young"]


@pytest.mark.django_db
def test_a_folder_that_was_left_behind_is_swept() -> None:
    left = evidence_storage().temporary_folder() / "left"  # type: ignore[attr-defined]
    (left / "parts").mkdir(parents=True)
    (left / "parts" / "a.jpg").write_bytes(b"x")
    sweep_after(minutes=30)
    assert left.exists()
    sweep_after(hours=2)
    assert not left.exists()
