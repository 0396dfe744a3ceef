"""References and keys of cases, and codes of staff: how they are made, and how they are read however they were typed."""

import base64
import hashlib
import re
import secrets

from cases.core.formats.numbers import the_one
from cases.core.text import compact, grouped, plain

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("ILO", "110")
# Among other words: a reference begins with RG, a key has four groups of five or twenty characters in a row.
_BETWEEN = r"[\s\-_.:]*"
_REFERENCE = re.compile(rf"(?<![0-9A-Z])RG{_BETWEEN}((?:[0-9A-Z]{_BETWEEN}){{7}}[0-9A-Z])(?![\-_.]?[0-9A-Z])")
_KEY = re.compile(r"(?<![0-9A-Z\-])([0-9A-Z]{5}(?:[\s\-_.]{0,3}[0-9A-Z]{5}){3})(?![\-_.]?[0-9A-Z])")


def new_reference() -> str:
    """Return a fresh case reference such as `RG-7K3M-9QXT` (40 random bits, not a secret)."""
    return f"RG-{grouped(_random(8), 4)}"


def parse_reference(text: str) -> str | None:
    """Return the canonical reference that `text` means, forgiving case, spaces, hyphens and I, L, O; else None."""
    words = plain(text).upper()
    # A group of the key may begin with RG as well, and then it looks like another reference.
    found = _reference_in(words) or _reference_in(_KEY.sub(" ", words))
    body = (found or compact(text).removeprefix("RG")).translate(_LOOK_ALIKES)
    if len(body) != 8 or any(char not in CROCKFORD for char in body):
        return None
    return f"RG-{grouped(body, 4)}"


def _reference_in(words: str) -> str | None:
    return the_one(re.sub(r"[^0-9A-Z]", "", body) for body in _REFERENCE.findall(words))


def new_key() -> str:
    """Return a fresh case key such as `7K3M9-QXT2B-4HJ8N-W0RZC` (100 random bits, a secret)."""
    return grouped(_random(20), 5)


def hash_key(key: str) -> str:
    """Return what is stored of a case key. It has 100 random bits, so a plain hash cannot be searched."""
    return hashlib.sha256(key.encode()).hexdigest()


def parse_key(text: str) -> str | None:
    """Return the canonical key that `text` means, as forgiving as `parse_reference`; else None."""
    found = the_one(re.sub(r"[^0-9A-Z]", "", body) for body in _KEY.findall(plain(text).upper()))
    body = (found or compact(text)).translate(_LOOK_ALIKES)
    if len(body) != 20 or any(char not in CROCKFORD for char in body):
        return None
    return grouped(body, 5)


def new_recovery_code() -> str:
    """Return a fresh code such as `7K3M-9QXT-2B4H-J8NW` (80 random bits, a secret), for staff who have lost their app."""
    return grouped(_random(16), 4)


def hash_recovery_code(code: str) -> str:
    """Return what is stored of a recovery code, in the 16 characters that the column of django_otp has (96 bits)."""
    return base64.urlsafe_b64encode(hashlib.sha256(code.encode()).digest()[:12]).decode()


def parse_recovery_code(text: str) -> str | None:
    """Return the canonical recovery code that `text` means, as forgiving as `parse_reference`; else None."""
    body = compact(text).translate(_LOOK_ALIKES)
    if len(body) != 16 or any(char not in CROCKFORD for char in body):
        return None
    return grouped(body, 4)


def parse_app_code(text: str) -> str | None:
    """Return the six digits that an app shows, which some apps show in two groups; else None."""
    body = compact(text)
    return body if len(body) == 6 and body.isdecimal() else None


def _random(length: int) -> str:
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))
