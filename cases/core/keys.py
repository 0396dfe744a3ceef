"""The secret that opens a case elsewhere; the database knows only its hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Self

from django.db import models

from cases.core.formats import codes


def new_token() -> str:
    """Return a fresh secret for an address, of 192 random bits."""
    return secrets.token_urlsafe(24)


def hash_token(token: str) -> str:
    """Return what is stored of a token: nobody searches 192 random bits, and a hash tells nothing by how far it fits."""
    return hashlib.sha256(token.encode()).hexdigest()


class Keyed(models.Model):
    """A row with a reference that everybody may know and a key that only its owner has."""

    key_hash = models.CharField(max_length=64, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def opened_with(cls, reference: str, key: str) -> Self | None:
        """Return the row of a canonical reference if `key` is its key; an unknown reference costs the same."""
        row = cls._default_manager.filter(reference=reference).first()
        fits = hmac.compare_digest(row.key_hash if row else codes.hash_key(""), codes.hash_key(key))
        return row if row and fits else None

    def opens_with(self, key: str) -> bool:
        """Say whether `key` (canonical) is the key of this row, in constant time."""
        return hmac.compare_digest(self.key_hash, codes.hash_key(key))
