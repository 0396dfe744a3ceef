"""Tasks between those who ask for them and those who do them: taken by one worker, tried again, given back by the dead.

A task is a row of `django_tasks_db`, written in the transaction that asks for it. A worker takes it, and is heard of
every few seconds (`Worker`). Of a worker that is silent the task is taken again: so every task must do no harm twice.
What fails is tried again after growing waits, a bounded number of times, and then stays as failed for the admin.
What a row tells of an error is the class and the places in our code: what errors say may quote somebody.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Min, Q, QuerySet
from django.db.models.functions import Greatest
from django.tasks import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from cases.core.retention import DONE_TASK, FAILED_TASK
from cases.work.models import Round, Worker

logger = logging.getLogger(__name__)

# How long after each try that failed comes the next one; after the last of them none.
WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
# A worker is heard of every few seconds. One that is not is dead: much later, so that a busy machine kills nobody.
BEAT, DEAD_AFTER = 5.0, dt.timedelta(seconds=30)
# A task that waits for longer than this, although it may begin, says that too few work.
LATE_AFTER = dt.timedelta(minutes=5)
# Why a task failed that nobody ever ended: it may be the very thing that kills its workers.
KILLED = "Killed"

# Beside what must go out soon, what takes long has hands of its own, and so has what somebody waits for.
SOON, LONG, PAPERS = "default", "long", "papers"
QUEUES = (SOON, LONG, PAPERS)

type Row = DBTaskResult[Any, Any]


class Final(Exception):
    """Why a task failed that no second try would mend; it is not tried again."""


class Stage(StrEnum):
    """How far something is that somebody waits for."""

    COMING = "coming"
    # It takes longer than usual, or failed once and is begun anew.
    SLOW = "slow"
    # Failed this time, and tried again later.
    PUT_OFF = "put-off"
    # Nobody works, or too few.
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


class Standing(NamedTuple):
    """A stage; where it is put off, when it is tried again."""

    stage: Stage
    again_at: dt.datetime | None = None

    @property
    def goes_on(self) -> bool:
        """Say whether whoever asks for the same once more would win nothing by it."""
        return self.stage not in {Stage.PUT_OFF, Stage.FAILED}

    @property
    def mark(self) -> str:
        """Return a word that is another one as soon as there is something else to say."""
        return f"{self.stage}{self.again_at:-%H%M}" if self.again_at else self.stage


def claim(worker: str, queue: str) -> Row | None:
    """Take the task of `queue` that is next for `worker`, as nobody else can any more; None where none may begin."""
    ready = DBTaskResult.objects.ready().filter(queue_name=queue)
    if not ready.exists():  # Without the lock for writing, which others need.
        return None
    with transaction.atomic():
        row = ready.get_locked()
        if row is not None:
            row.claim(worker)
    return row


def succeeded(row: Row, now: dt.datetime) -> bool:
    """Note that the task is done; False where somebody else has it, because its worker was thought dead."""
    done = _still_ours(row).update(
        status=TaskResultStatus.SUCCESSFUL, finished_at=now, exception_class_path="", traceback=""
    )
    return bool(done)


def failed(row: Row, error: str, places: Iterable[str], now: dt.datetime, *, final: bool = False) -> dt.datetime | None:
    """Note a try that failed of `error`, the name of a class; return when the next one comes, None for never."""
    tries = len(row.worker_ids)
    again = None if final or tries > len(WAITS) else now + WAITS[tries - 1]
    told = {"exception_class_path": error, "traceback": "\n".join(places)}
    if again:
        _still_ours(row).update(status=TaskResultStatus.READY, run_after=again, **told)
    else:
        _still_ours(row).update(status=TaskResultStatus.FAILED, finished_at=now, **told)
    return again


def _still_ours(row: Row) -> QuerySet[Row]:
    """Narrow to the row as this worker took it."""
    return DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)


def beat(worker: str, now: dt.datetime) -> None:
    """Let `worker` be heard of."""
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": now})


def leave(worker: str) -> None:
    """Let `worker` go, which has nothing at hand any more."""
    Worker.objects.filter(name=worker).delete()


def take_from_the_dead(now: dt.datetime) -> int:
    """Let the tasks of workers that died be done by others; return how many. Each counts as a try."""
    alive = {*_heard_of(now).values_list("name", flat=True)}
    orphans = [row for row in DBTaskResult.objects.running() if row.worker_ids[-1] not in alive]
    for row in orphans:
        # At once, and not after a wait: nothing is known to be wrong with it.
        given_up = len(row.worker_ids) > len(WAITS)
        status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
        _still_ours(row).update(
            status=status, finished_at=now if given_up else None, exception_class_path=KILLED, traceback=""
        )
        logger.error(
            "The worker of task %s died; it is %s",
            row.task_path,
            "given up" if given_up else "done again by others",
            extra={"event": "worker-died"},
        )
    Worker.objects.exclude(pk__in=_heard_of(now).values("pk")).delete()
    return len(orphans)


def _heard_of(now: dt.datetime) -> QuerySet[Worker]:
    """Narrow to the workers that live; one that was seen in the future was seen before the clock was set back."""
    return Worker.objects.filter(seen_at__range=(now - DEAD_AFTER, now + DEAD_AFTER))


def standing_of(task: UUID, now: dt.datetime) -> Standing:
    """Return how it stands with a task."""
    row = DBTaskResult.objects.filter(pk=task).first()
    if row is None or row.status == TaskResultStatus.FAILED:
        return Standing(Stage.FAILED)
    if row.status == TaskResultStatus.SUCCESSFUL:
        return Standing(Stage.DONE)
    if not _heard_of(now).exists():
        return Standing(Stage.STOPPED)
    failed_tries = len(row.worker_ids) - (row.status == TaskResultStatus.RUNNING)
    if row.status == TaskResultStatus.READY:
        is_dated = row.run_after != get_date_max()
        if is_dated and row.run_after > now:
            return Standing(Stage.PUT_OFF, row.run_after)
        if now - (row.run_after if is_dated else row.enqueued_at) > LATE_AFTER:
            return Standing(Stage.STOPPED)
    return Standing(Stage.SLOW if failed_tries else Stage.COMING)


def begin_round(job: str, every: dt.timedelta, task: Task[[str], None], now: dt.datetime) -> bool:
    """Ask for the regular work `job`, which `task` does, where it is due; say whether it was.

    However many ask, one does; and while the one before is not over, none is added to it.
    """
    Round.objects.get_or_create(job=job, defaults={"next_at": now})
    with transaction.atomic():
        # A clock that was set back does not put it off for more than its time.
        due = Q(next_at__lte=now) | Q(next_at__gt=now + every)
        row = Round.objects.select_for_update(skip_locked=True).filter(due, job=job).first()
        if row is None or _unfinished(row.task):
            return False
        row.next_at, row.task = now + every, UUID(task.enqueue(job).id)
        row.save(update_fields=["next_at", "task"])
    return True


def _unfinished(task: UUID | None) -> bool:
    open_ones = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return task is not None and DBTaskResult.objects.filter(pk=task, status__in=open_ones).exists()


def oldest_wait(now: dt.datetime) -> dt.timedelta:
    """Return for how long the task has waited that waits the longest of those that might begin."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    since = [
        ready.filter(run_after=get_date_max()).aggregate(at=Min("enqueued_at"))["at"],
        ready.filter(run_after__lte=now).aggregate(at=Min(Greatest("run_after", "enqueued_at")))["at"],
    ]
    return max((now - at for at in since if at), default=dt.timedelta())


def is_worked(now: dt.datetime) -> bool:
    """Say whether somebody works, and keeps up."""
    return _heard_of(now).exists() and oldest_wait(now) <= LATE_AFTER


def drop_old(now: dt.datetime) -> int:
    """Delete tasks that ended long ago; return how many."""
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - DONE_TASK)
    failed_ones = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILED_TASK)
    return DBTaskResult.objects.filter(done | failed_ones).delete()[0]
