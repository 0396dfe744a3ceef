"""The days that others promised, as deadlines: they are said, not counted. Pure."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from cases.core.days import full_day
from cases.deadlines.deadline import Deadline, told
from cases.deadlines.explain import Step
from cases.deadlines.rule import DAYS, Rule
from cases.process.contacts import Promised
from cases.process.situation import Situation

# Whoever promised it has to act; the rules know no such actor.
OTHER = "other"


def promised(situation: Situation, now: dt.datetime) -> list[Deadline]:
    """Return the open promises of a case at `now`; none once it is closed."""
    if situation.is_closed:
        return []
    return [_deadline(key, promise, now) for key, promise in situation.promises.items()]


def _deadline(key: str, promise: Promised, now: dt.datetime) -> Deadline:
    said = _("%(day)s, %(via)s: %(until)s까지 하겠다고 했어요") % {
        "day": full_day(promise.said_on),
        "via": promise.via_label,
        "until": full_day(promise.until),
    }
    return told(_rule(key, promise), promise.until, now, steps=(Step("promise", said),), since=promise.said_on)


def _rule(key: str, promise: Promised) -> Rule:
    return Rule(
        slug=key,
        title=_("약속받은 날 (%(via)s)") % {"via": promise.via_label},
        anchor="",
        amount=0,
        unit=DAYS,
        actor=OTHER,
        actor_label=_("약속한 쪽"),
        text=_("상대가 말한 날을 그대로 적은 거예요. 이날까지 기다려도 다른 기한은 늘어나지 않아요."),
        when_passed=_("약속을 지켰는지 보고, 안 지켰다면 약속한 날과 내용을 적어 다시 물어보세요."),
        source=_("상대가 한 약속"),
        checked_on=promise.said_on,
        checked_word=_("확인일"),
        confidence_label=_("직접 적은 것"),
    )
