"""Tasks that are done at once, but as a worker would: only once what asked for them is written."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.tasks import Task, TaskResult, TaskResultStatus
from django.tasks.backends.immediate import ImmediateBackend


class AtCommit(ImmediateBackend):
    """Does a task after the commit of the transaction that asked for it; outside of one, at once."""

    def enqueue[**P, T](self, task: Task[P, T], args: Any, kwargs: Any) -> TaskResult[P, T]:
        # The transaction around each test is none of the product's.
        if all(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
            done = super().enqueue(task, args, kwargs)
            object.__setattr__(done, "id", uuid4().hex)  # As a row would have it.
            return done
        do = super().enqueue
        transaction.on_commit(lambda: do(task, args, kwargs))
        return TaskResult(
            task=task,
            id=uuid4().hex,
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
