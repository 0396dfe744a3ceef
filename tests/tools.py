"""Programs that check files as others will read them; where they are missing a test is skipped, or fails in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def run(program: str, *arguments: str | Path) -> str:
    """Return what `program` prints; it must end well."""
    path = shutil.which(program)
    if path is None:
        reason = f"{program} is not installed (Debian packages poppler-utils and qpdf)"
        pytest.fail(reason) if os.environ.get("REFUNDGUIDE_REQUIRE_BROWSER") else pytest.skip(reason)
    done = subprocess.run([path, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=300)
    return done.stdout
