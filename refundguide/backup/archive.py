"""The file itself: a tar of everything that was kept, with a manifest at its end that names each part by SHA-256."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, NoReturn

MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 1024 * 1024


class Damaged(ValueError):
    """The file is no backup, is cut off, or is not what was written. The text is one sentence for the operator."""


@dataclass
class Manifest:
    """What a backup holds.

    `made_at` is the moment (ISO 8601) of the database; `engine` its vendor; `migrations` the newest one of each app;
    `parts` the SHA-256 of each part by name; `missing` the stored files that rows name and that were not there.
    """

    made_at: str
    engine: str
    migrations: dict[str, str]
    missing: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class Writer:
    """Writes part after part into `file`, which is only ever written forwards."""

    def __init__(self, file: IO[bytes], manifest: Manifest) -> None:
        self._tar = tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 (closed by `close`)
        self._manifest = manifest

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        """Add `size` bytes. Raises `OSError` where there are fewer."""
        hashing = _Hashing(content)
        self._add(name, hashing, size)
        self._manifest.parts[name] = hashing.sha256.hexdigest()

    def close(self) -> None:
        """Add the manifest: a file without one was never finished."""
        text = json.dumps(asdict(self._manifest), indent=1, sort_keys=True).encode()
        self._add(MANIFEST, io.BytesIO(text), len(text))
        self._tar.close()

    def _add(self, name: str, content: Any, size: int) -> None:
        part = tarfile.TarInfo(name)
        part.size, part.mode = size, 0o600
        self._tar.addfile(part, content)


class _Hashing:
    """A file whose SHA-256 is known once it was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self.sha256.update(chunk)
        return chunk


def unpack(file: IO[bytes], folder: Path) -> Manifest:
    """Write the parts into the empty `folder` and return the manifest, once all of them are what was written.

    Raises `Damaged`.
    """
    found: dict[str, str] = {}
    text = b""
    try:
        with tarfile.open(fileobj=file, mode="r|") as tar:
            for part in tar:
                content = tar.extractfile(part)
                if content is None or text:
                    _damaged("holds something that no backup holds")
                if part.name == MANIFEST:
                    text = content.read()
                else:
                    name = tarfile.data_filter(part, str(folder)).name
                    found[name] = _write(name, content, folder)
    except (tarfile.TarError, EOFError) as error:
        raise Damaged("is no backup, or is cut off") from error
    if not text:
        _damaged("is cut off: its end is missing")
    manifest = _manifest(text)
    for name in sorted({*manifest.parts, *found}):
        if manifest.parts.get(name) != found.get(name):
            _damaged(f"is damaged: {name} is not what was written")
    return manifest


def _write(name: str, content: IO[bytes], folder: Path) -> str:
    path, sha256 = folder / name, hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("xb") as target:
        path.chmod(0o600)
        while chunk := content.read(CHUNK):
            sha256.update(chunk)
            target.write(chunk)
    return sha256.hexdigest()


def _manifest(text: bytes) -> Manifest:
    try:
        manifest = Manifest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise Damaged("has a manifest that cannot be read; it may come from a later version") from error
    if manifest.format != FORMAT:
        _damaged(f"has format {manifest.format}, and this version reads {FORMAT}")
    return manifest


def _damaged(what: str) -> NoReturn:
    raise Damaged(what)
