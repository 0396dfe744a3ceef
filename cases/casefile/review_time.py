"""How long a review takes just now, as a sentence that promises nothing. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
# Fewer decisions than these say nothing of the next one.
FEWEST = 3
# Whoever waits behind more cases than these is not told how many: counting on takes ever longer, and says no more.
MOST_AHEAD = 100


@dataclass(frozen=True)
class ReviewTime:
    """How long the newest reviews took, from request to decision, and how many cases wait `ahead`, up to one more than
    `MOST_AHEAD`.
    """

    times: tuple[dt.timedelta, ...] = ()
    ahead: int = 0

    @property
    def usual(self) -> dt.timedelta | None:
        """The time within which half of them were decided; None where too few were."""
        if len(self.times) < FEWEST:
            return None
        return dt.timedelta(seconds=median(time.total_seconds() for time in self.times))

    @property
    def sentence(self) -> str:
        """Say how long it usually takes, as far as that is known, and how many come before; nothing where neither is known."""
        return " ".join(part for part in (self._how_long, self._queue) if part)

    @property
    def _how_long(self) -> str:
        if self.usual is None:
            return ""
        if self.usual < HOUR:
            return _("요즘은 보통 한 시간 안에 답해요.")
        if self.usual < DAY:
            return _("요즘은 보통 %(count)d시간 안팎이면 답해요.") % {"count": round(self.usual / HOUR)}
        return _("요즘은 보통 %(count)d일 안팎이면 답해요.") % {"count": round(self.usual / DAY)}

    @property
    def _queue(self) -> str:
        if self.ahead > MOST_AHEAD:
            return _("앞에 기다리는 사건이 %(count)d건 넘게 있어요.") % {"count": MOST_AHEAD}
        if self.ahead:
            return _("앞에 기다리는 사건이 %(count)d건 있어요.") % {"count": self.ahead}
        return ""
