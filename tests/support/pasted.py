"""Blocks that people paste, each with what is to be seen in it: `tests/paste/blocks.txt`.

A block begins with a line `= kind=value; kind=value`, or `= none`. The value of an address has its country first.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

from cases.paste.seeing import Seen

BLOCKS = Path(__file__).parents[1] / "paste" / "blocks.txt"


class Block(NamedTuple):
    expected: dict[str, str]
    text: str


def blocks() -> list[Block]:
    found = []
    for block in BLOCKS.read_text(encoding="utf-8").split("\n---\n"):
        head, _break, text = block.partition("\n")
        pairs = (pair.partition("=") for pair in head.removeprefix("= ").split("; ") if "=" in pair)
        found.append(Block({kind: value for kind, _sign, value in pairs if value}, text.rstrip("\n")))
    return found


def as_expected(seen: Seen) -> dict[str, str]:
    """Return what was seen as `blocks.txt` writes it."""
    where = seen.address
    found = {
        "order-number": seen.order_number,
        "tracking-number": seen.tracking_number,
        "carrier": seen.carrier,
        "countdown": _short(seen.countdown) if seen.countdown else "",
        "amount": ", ".join(f"{amount.value} {amount.currency}" for amount in seen.amounts),
        "phone": seen.phone,
    }
    if where:
        code = "old-postcode" if where.is_old_postcode else "postcode"
        found |= {"address": f"{where.country} {where.address}", "other": where.other_script, code: where.postcode}
        found["recipient"] = where.recipient
    return {kind: value for kind, value in found.items() if value}


def _short(left: dt.timedelta) -> str:
    hours, rest = divmod(left.seconds, 3600)
    parts = zip((left.days, hours, *divmod(rest, 60)), "dhms", strict=True)
    return "".join(f"{value}{unit}" for value, unit in parts if value)


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)
