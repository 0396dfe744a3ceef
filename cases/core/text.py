"""Text as people copy it from screens and labels: compacted, grouped, and without what is not ours to hold. Pure."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\-‐-―−_.·]+")
# Customs clearance codes are not ours to hold: P and twelve digits.
_CUSTOMS_CODE = re.compile(r"(?<![A-Za-z0-9])[Pp]\d{12}(?!\d)")


def compact(text: str) -> str:
    """Return `text` in capitals without spaces, hyphens and dots."""
    # NFKC: full-width digits and letters of Korean keyboards are the plain ones.
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def grouped(text: str, size: int) -> str:
    """Return `text` in groups of `size` characters with hyphens between them."""
    return "-".join(text[at : at + size] for at in range(0, len(text), size))


def mask_customs_code(text: str) -> str:
    """Return `text` with every 개인통관고유부호 blacked out; it is never stored."""
    return _CUSTOMS_CODE.sub("P" + "●" * 12, text)
