"""How long a case is kept that nobody touches; the privacy page says the same number."""

import datetime as dt

from cases.models import Case

KEEP_FOR = dt.timedelta(days=365)


def forget_old(now: dt.datetime) -> int:
    """Delete every case, with its files, that did not change for `KEEP_FOR`; return how many."""
    old = list(Case.objects.filter(updated_at__lt=now - KEEP_FOR))
    for case in old:
        case.forget()
    return len(old)
