"""Tasks that know by which request they were asked for, so that the lines which they write can be found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.tasks import Task
from django.tasks.signals import task_enqueued
from django_tasks_db import DatabaseBackend

from cases.core import trace

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult

# Beside `args` and `kwargs`, which alone are given to the task.
REQUEST = "request"


class TracedBackend(DatabaseBackend):
    """Writes tasks as rows, as its parent does, with the name of the request beside their arguments."""

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> Any:
        """Write the row; return it as a `TaskResult`."""
        # Only now: tasks name their backend before there are models.
        from django_tasks_db.models import DBTaskResult, get_date_max

        self.validate_task(task)
        of = trace.current()
        row = DBTaskResult.objects.create(
            args_kwargs={"args": list(args), "kwargs": dict(kwargs), REQUEST: of.id if of else ""},
            priority=task.priority,
            task_path=task.module_path,
            queue_name=task.queue_name,
            run_after=task.run_after or get_date_max(),
            backend_name=self.alias,
        )
        task_enqueued.send(type(self), task_result=row.task_result)
        return row.task_result


def request_of(row: DBTaskResult[Any, Any]) -> str:
    """Return the name of the request that asked for a task; "" where none did."""
    return str(row.args_kwargs.get(REQUEST, ""))
