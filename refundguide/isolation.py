"""What the process that decodes photos cannot do on this machine: asked of itself, and said as it is.

`serve` says so when it starts, `manage.py check --deploy` on demand. No page does: strangers need not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Info, Tags, register

from cases.imaging import decoder, decoder_main, sandbox


def decoder_isolation() -> str:
    """Return one sentence: what stands around the decoder here, and what of it this machine lacks."""
    try:
        bounds = decoder.bounds()
    except (OSError, ValueError, LookupError, TypeError) as error:
        return f"Photos cannot be decoded: the decoder does not start ({error})."
    every = (decoder_main.LIMITS, *sandbox.WALLS)
    missing = [bound for bound in every if bound not in bounds]
    lacks = f"; without {', '.join(missing)}" if missing else ""
    return f"Photos are decoded behind {', '.join(bounds)}{lacks}."


@register(Tags.security, deploy=True)
def decoder_is_isolated(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """I001: says which walls stand, since not every kernel has all of them."""
    return [Info(decoder_isolation(), id="refundguide.I001")]
