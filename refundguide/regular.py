"""What a site does beside answering, again and again: it reminds, sweeps and forgets, each as a task when it is due."""

from __future__ import annotations

import datetime as dt
import io
import logging
import threading
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.tasks import task

from cases.work import queue

logger = logging.getLogger(__name__)

# Set once this process has been asked to end: what is at hand and can end in the middle then does.
stopping = threading.Event()


class Job(NamedTuple):
    """A command, the time between two runs, and whether it takes `stopped`, to end in order in the middle."""

    command: str
    every: dt.timedelta
    takes_stopped: bool = False


DAY = dt.timedelta(days=1)
# Nothing is due but at nine, and a retry after a quarter of an hour.
REMIND = Job("remind", dt.timedelta(minutes=5), takes_stopped=True)
JOBS = (
    Job("sweep_evidence", DAY),
    Job("forget_expired", DAY),
    Job("drop_papers", dt.timedelta(minutes=10)),
)
_BY_NAME = {job.command: job for job in (REMIND, *JOBS)}


def begin_what_is_due(now: dt.datetime) -> None:
    """Ask for each piece of regular work whose time has come."""
    for job in (REMIND, *JOBS) if settings.CAN_SEND_MAIL else JOBS:
        queue.begin_round(job.command, job.every, run, now)


@task(queue_name=queue.LONG)
def run(command: str) -> None:
    """Run the command of a job. Raises `queue.Final` where its next round is the next try."""
    job = _BY_NAME[command]
    more = {"stopped": stopping.is_set} if job.takes_stopped else {}
    said = io.StringIO()
    try:
        call_command(command, stdout=io.StringIO(), stderr=said, **more)
    except SystemExit:
        # It ran, and found what somebody should look at.
        logger.error("%s found: %s", command, said.getvalue().strip())
        raise queue.Final from None
    except CommandError as error:
        # Our own words: those of others may carry an address.
        logger.error("%s stopped short: %s", command, error)
        raise queue.Final from None
