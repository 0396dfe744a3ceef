"""How the site stands, asked of the database when somebody looks: open cases, stale facts, work that waits."""

from __future__ import annotations

import threading
import time

from django.db import DatabaseError, close_old_connections
from django.db.models import Count
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cases.casefile.models import Case
from cases.facts.sourced import sourced_models
from cases.work import queue
from cases.work.models import Worker
from refundguide.metrics.counts import Cells

# Seconds for which an answer is good, and for which none is: whoever looks more often does not ask more often.
GOOD_FOR, AWAY_FOR = 15.0, 2.0


class Standing:
    """The figures of the database, asked for by one thread at a time; none where it does not answer."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._cells: Cells = {}
        self._until = 0.0

    def now(self) -> Cells:
        """Return the figures, and whether the database answered."""
        with self._asking:
            if time.monotonic() >= self._until:
                self._cells = self._asked()
                self._until = time.monotonic() + (GOOD_FOR if self._cells["database_up",][0] else AWAY_FOR)
            return self._cells

    def _asked(self) -> Cells:
        try:
            return {("database_up",): [1.0], **open_cases(), **stale_facts(), **work()}
        except DatabaseError:
            close_old_connections()
            return {("database_up",): [0.0]}


def open_cases() -> Cells:
    """Return how many cases are open, by status: read from an index."""
    rows = Case.objects.not_closed().order_by().values_list("status").annotate(Count("pk"))
    return {("open_cases", status): [count] for status, count in rows}


def work() -> Cells:
    """Return how many tasks wait, are done and were given up, how long the oldest waits, and whether somebody works."""
    now = timezone.now()
    told = (TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED)
    counts = DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")).filter(status__in=told)
    found: Cells = {("tasks", status.value.lower()): [0.0] for status in told}
    found |= {("tasks", status.lower()): [count] for status, count in counts}
    return {
        **found,
        ("task_wait_seconds",): [queue.oldest_wait(now).total_seconds()],
        ("workers",): [Worker.objects.filter(seen_at__gte=now - queue.DEAD_AFTER).count()],
    }


def stale_facts() -> Cells:
    """Return how many rows of each kind nobody has checked for longer than they are good for."""
    today = timezone.localdate()
    return {
        ("stale_facts", str(model._meta.model_name)): [model.objects.stale(today).count()] for model in sourced_models()
    }
