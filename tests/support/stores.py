"""What lies in a store of photos."""

from __future__ import annotations

from cases.photos.storage.evidence import EvidenceStorage


def read(store: EvidenceStorage, name: str) -> bytes:
    with store.open(name) as file:
        return bytes(file.read())


def names(store: EvidenceStorage) -> list[str]:
    return sorted(kept.name for kept in store.files())
