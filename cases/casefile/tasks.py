"""Work that may fail without harm: mail, and counting deadlines anew. Arguments must survive a trip through JSON."""

import datetime as dt

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.core.reasons import Reason
from cases.work.dispatch import send_once
from cases.work.queue import LONG

# The group that `seed_reference` makes for people who review cases.
REVIEWERS = "검토자"


@task(queue_name=LONG)
def recount(reason: Reason, holiday_on: str) -> None:
    """Write to each open case which deadlines a changed rule or holiday moves; the days are counted on reading."""
    from cases.casefile.deadline_changes import recount_all

    cases = apps.get_model("casefile", "Case").objects.not_closed()
    day = dt.date.fromisoformat(holiday_on) if holiday_on else None
    recount_all(cases, reason=reason, now=timezone.now(), holiday_on=day)


@task
def announce_review(event_id: int) -> None:
    """Tell the reviewers by mail that a case waits for them. The mail names the case and nothing of its content."""
    event = apps.get_model("casefile", "CaseEvent").objects.select_related("case").get(pk=event_id)
    reviewers = get_user_model().objects.filter(is_active=True, groups__name=REVIEWERS).exclude(email="").distinct()
    addresses = list(reviewers.values_list("email", flat=True))
    if addresses:
        mail = EmailMessage(
            _("[환불길잡이] 검토 요청 %(reference)s") % {"reference": event.case.reference},
            _("사건 %(reference)s의 사진을 검토해 달라는 요청이 왔어요. 관리자 화면에서 확인하세요.")
            % {"reference": event.case.reference},
            settings.DEFAULT_FROM_EMAIL,
            addresses,
        )
        send_once(mail, f"review:{event_id}")
