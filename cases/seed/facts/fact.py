"""What a policy fact of the seed says."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from cases.seed.sources import Source

CHECKED_ON = dt.date(2026, 11, 23)
# The day on which a fact checker with the statutes went through the rows that name it.
RECHECKED_ON = dt.date(2026, 11, 25)


class Fact(NamedTuple):
    """One rule of the platform or the law, as a sentence with its number; how sure it is, its source says.

    `instead` is what to do as long as nobody has confirmed it.
    """

    slug: str
    title: str
    value: str
    text: str
    source: Source
    checked_on: dt.date = CHECKED_ON
    instead: str = ""
