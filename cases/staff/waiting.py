"""How long something has waited for a person, and how loud that is said."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

A_DAY = dt.timedelta(days=1)


def waiting_tone(time: dt.timedelta) -> str:
    """Say how loud a waiting case is: after a day, and after two."""
    return "bad" if time >= 2 * A_DAY else "warn" if time >= A_DAY else "mute"


def waited(time: dt.timedelta) -> str:
    """Say how long something has waited, in its largest whole unit."""
    minutes = max(int(time.total_seconds()), 0) // 60
    if minutes >= 24 * 60:
        return _("%(days)d일") % {"days": minutes // (24 * 60)}
    if minutes >= 60:
        return _("%(hours)d시간") % {"hours": minutes // 60}
    return _("%(minutes)d분") % {"minutes": minutes}
