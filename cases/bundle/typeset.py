"""The PDF of prepared data: Typst in a child process with limits, in a folder that holds nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from cases.bundle.glyphs import FONTS

_HERE = Path(__file__).parent
BUNDLE = _HERE / "bundle.typ"
MAX_SECONDS = 60


class NotTypeset(Exception):
    """Typst gave no document; its own words are the message."""


# What a page answers kindly: no document, or no room for one on the disk or in memory.
NOT_MADE = (NotTypeset, OSError, MemoryError)


def typeset(
    data: Mapping[str, Any], pictures: Mapping[str, bytes], *, timestamp: int, template: Path = BUNDLE
) -> BinaryIO:
    """Return the PDF as an open file without a name; `pictures` are the files that `data` names.

    `template` reads `data` from `data.json` beside it. The same input gives the same bytes.
    Raises `NotTypeset`.
    """
    with tempfile.TemporaryDirectory(prefix="bundle-") as name:
        folder = Path(name)
        shutil.copy(template, folder / "document.typ")
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for file, content in pictures.items():
            (folder / file).write_bytes(content)
        command = [sys.executable, "-I", str(_HERE / "compiler.py"), name, str(FONTS), str(timestamp)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=MAX_SECONDS, env={"TMPDIR": name})  # noqa: S603
        except subprocess.TimeoutExpired:
            raise NotTypeset("It took too long.") from None
        except subprocess.CalledProcessError as error:
            raise NotTypeset(error.stderr.decode(errors="replace")[-2000:]) from None
        return (folder / "document.pdf").open("rb")
