"""One process that does tasks: a thread for each queue, and the main thread, which is heard of and looks after them."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable

from django.db import DatabaseError, connections
from django.utils import timezone

from cases.core import trace
from cases.work import queue
from cases.work.traced import request_of
from refundguide import logs, regular

logger = logging.getLogger(__name__)

# Seconds between two looks at an empty queue: how long a mail waits that nothing else keeps waiting.
LOOK_EVERY = 1.0


def name() -> str:
    """Return a name for this process that no other has, on whatever machine."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"


def work(stopped: Callable[[], bool]) -> bool:
    """Do tasks until `stopped` says so; what is at hand then is done to its end. False where it ends by a fault."""
    worker, stop = name(), regular.stopping
    threads = [threading.Thread(target=_do, args=(worker, each, stop), name=each) for each in queue.QUEUES]
    _alive(worker)  # Before it has anything in its hands.
    for thread in threads:
        thread.start()
    while not stopped() and all(thread.is_alive() for thread in threads):
        _alive(worker)
        _safely(lambda: regular.begin_what_is_due(timezone.now()))
        for _second in range(int(queue.BEAT)):
            if not stopped():
                stop.wait(1)
    in_order = stopped()
    stop.set()
    for thread in threads:
        while thread.is_alive():
            thread.join(queue.BEAT)
            _alive(worker)
    _safely(lambda: queue.leave(worker))
    return in_order


def _alive(worker: str) -> None:
    _safely(lambda: queue.beat(worker, timezone.now()))
    _safely(lambda: queue.take_from_the_dead(timezone.now()))


def _do(worker: str, each: str, stop: threading.Event) -> None:
    """Take tasks of one queue and do them, one after the other."""
    while not stop.is_set():
        if not _safely(lambda: do_next(worker, each)):
            stop.wait(LOOK_EVERY)


def _safely[T](do: Callable[[], T]) -> T | None:
    """Do something with the database, which may be back in a moment where it is away now."""
    trace.begin(of="work")
    try:
        return do()
    except (DatabaseError, OSError) as error:
        logger.error("Work stopped short: %s", logs.said(error))
        return None
    finally:
        connections.close_all()


def do_next(worker: str, each: str) -> bool:
    """Do the task of a queue that is next; False where there was none."""
    row = queue.claim(worker, each)
    if row is None:
        return False
    trace.begin(request_of(row), of=row.task_path)
    try:
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except Exception as error:  # noqa: BLE001 (whatever it is, it is about this task)
        failed = error  # The name ends with this block.
        _once_it_is_written(lambda: _note_failure(row, failed))
    else:
        _once_it_is_written(lambda: queue.succeeded(row, timezone.now()))
    return True


def _once_it_is_written(note: Callable[[], object]) -> None:
    """Note how a task ended, however long the database is away: as long as it says "running", nobody else may begin.

    Whoever is asked to end meanwhile leaves it to others, who do it again.
    """
    while True:
        try:
            note()
            return
        except DatabaseError as error:
            logger.error("How a task ended cannot be written yet: %s", logs.said(error))
            connections.close_all()  # What broke may have been the connection.
            if regular.stopping.wait(LOOK_EVERY):
                return


def _note_failure(row: queue.Row, error: Exception) -> None:
    kind = type(error)
    final = isinstance(error, queue.Final)
    again = queue.failed(row, f"{kind.__module__}.{kind.__qualname__}", logs.frames(error), timezone.now(), final=final)
    if not final:  # Whoever says so has said why.
        ending = f"it is tried again at {again:%H:%M} UTC" if again else "it is given up"
        logger.error("Task %s failed, %s", row.task_path, ending, exc_info=error, extra={"event": "task-failed"})
