"""What was measured on a photo, in a few words for reviewers; the numbers stand below. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from cases.photos.coach import BLURRED, BLURRED_PART, BRIGHT_MEAN, DARK_MEAN, GLARE_SHARE


def in_words(measures: Mapping[str, Any]) -> str:
    """Say how sharp and how bright a measured photo is, by the limits of the coach; "" where nothing was measured."""
    if not measures:
        return ""
    blurred = measures["blur"] > BLURRED and measures["sharpest"] > BLURRED_PART
    words = [_("흐려 보임") if blurred else _("흐림 없음"), _brightness(measures["mean"])]
    if measures["glare"] > GLARE_SHARE:
        words.append(_("빛 반사 있음"))
    return " · ".join(words)


def _brightness(mean: float) -> str:
    if mean < DARK_MEAN:
        return _("어두움")
    return _("너무 밝음") if mean > BRIGHT_MEAN else _("밝기 보통")
