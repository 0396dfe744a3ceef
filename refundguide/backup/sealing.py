"""Backups that only the holder of a key can read, in the format of age (https://age-encryption.org/v1)."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import pyrage

HEADER = b"age-encryption.org/"


class WrongKey(ValueError):
    """A recipient or an identity that is none, or one that does not fit. The text is one sentence for the operator."""


def recipients(texts: list[str]) -> list[Any]:
    """Return the recipients that `age1…` and `ssh-…` name. Raises `WrongKey`."""
    found = []
    for text in texts:
        kind = pyrage.ssh if text.startswith("ssh-") else pyrage.x25519
        try:
            found.append(kind.Recipient.from_str(text))
        except pyrage.RecipientError:
            raise WrongKey(f"{text} is no recipient: it looks like age1… or ssh-ed25519 …") from None
    return found


def seal(source: IO[bytes], target: IO[bytes], to: list[Any]) -> None:
    pyrage.encrypt_io(source, target, to)


def is_sealed(source: IO[bytes]) -> bool:
    """Say whether the file at its beginning is a sealed one; it stands at its beginning afterwards."""
    start = source.read(len(HEADER))
    source.seek(0)
    return start == HEADER


def unseal(source: IO[bytes], target: IO[bytes], identity: Path | None) -> None:
    """Write what is sealed in `source` to `target`. Raises `WrongKey`."""
    if identity is None:
        raise WrongKey("The backup is encrypted: name the file of its key with --identity.")
    try:
        pyrage.decrypt_io(source, target, _identities(identity.read_text()))
    except pyrage.DecryptError:
        raise WrongKey(f"The key in {identity} does not open this backup, or the backup is damaged.") from None
    except (OSError, ValueError, pyrage.IdentityError):
        raise WrongKey(f"{identity} holds no key that can be read.") from None


def _identities(text: str) -> list[Any]:
    if "BEGIN OPENSSH PRIVATE KEY" in text:
        return [pyrage.ssh.Identity.from_buffer(text.encode())]
    lines = [line.strip() for line in text.splitlines()]
    return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
