"""Something that the site needs and does not have for a while."""

from __future__ import annotations


class Away(OSError):
    """It does not answer; whoever asks again later finds it. The text is for the operator, without secrets."""
