"""Health for those who run the site: the process answers, and it can do its work."""

from __future__ import annotations

import contextlib
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.tasks import task_backends
from django.utils import timezone
from django_tasks_db import DatabaseBackend

from cases.photos.files import evidence_storage
from cases.photos.uploads import MAX_REQUEST_BYTES
from cases.work.queue import is_worked

type GetResponse = Callable[[HttpRequest], HttpResponse]

# Whoever asks more often hears the same: a look writes, and anybody may ask.
LOOK_EVERY = 1.0
# Seconds that a look waits for others who write.
PATIENCE = 2
DATABASE_ROOM = 64 * 1024**2


def answer_probes(get_response: GetResponse) -> GetResponse:
    """Answer /healthz and /readyz before anything looks at the host name: probes come by address, without TLS."""
    probes = {"/healthz": healthz, "/readyz": Readiness().answer}

    def middleware(request: HttpRequest) -> HttpResponse:
        probe = probes.get(request.path_info)
        return probe() if probe else get_response(request)

    return middleware


def healthz() -> JsonResponse:
    """Answer 200 while the process lives."""
    return _never_stored(JsonResponse({"status": "ok"}))


class Readiness:
    """What /readyz says: at most one look a second, by one thread at a time."""

    def __init__(self) -> None:
        self._looking = threading.Lock()
        self._parts: dict[str, bool] = {}
        self._looked_at = 0.0

    def answer(self) -> JsonResponse:
        """Answer 200 when database and storage take what is written, 503 and which one fails otherwise.

        A worker that is dead or does not keep up is named too, and no reason to send no more requests here.
        """
        # While somebody else looks, the answer before this one is good enough.
        if self._looking.acquire(blocking=not self._parts):
            try:
                if not self._parts or time.monotonic() - self._looked_at > LOOK_EVERY:
                    self._parts = _look()
                    self._looked_at = time.monotonic()
            finally:
                self._looking.release()
        parts = self._parts
        ready = parts["database"] and parts["storage"]
        body = {
            "status": "ok" if ready else "unavailable",
            **{name: "ok" if ok else "failed" for name, ok in parts.items()},
        }
        return _never_stored(JsonResponse(body, status=200 if ready else 503))


def _never_stored(response: JsonResponse) -> JsonResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


def _look() -> dict[str, bool]:
    parts = {"database": _database_writes(), "storage": _storage_writes()}
    # What the database does not say, nobody knows; and where tasks are done at once, nobody is waited for.
    if parts["database"] and isinstance(task_backends["default"], DatabaseBackend):
        parts["worker"] = _is_worked()
    return parts


def _is_worked() -> bool:
    try:
        return is_worked(timezone.now())
    except DatabaseError:
        return False


def _database_writes() -> bool:
    """Say whether the database takes a change now (which is taken back) and has room for more."""
    try:
        _be_patient(PATIENCE)
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            # Asks for the right to write, and for the table; there is no such row, so that nobody waits for one.
            cursor.execute("UPDATE facts_referenceversion SET number = number WHERE id < 0")
            transaction.set_rollback(True)
        return connection.vendor != "sqlite" or _has_room(Path(connection.settings_dict["NAME"]), DATABASE_ROOM)
    except Exception:  # noqa: BLE001 (whatever is wrong, the answer is 503)
        return False
    finally:
        with contextlib.suppress(DatabaseError):
            _be_patient(None)


def _be_patient(seconds: int | None) -> None:
    """Let this connection wait so long for others who write; None: as long as it usually does."""
    if connection.vendor != "sqlite" or (seconds is None and connection.connection is None):
        return
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int((usual if seconds is None else seconds) * 1000)}")


def _storage_writes() -> bool:
    """Say whether the store is ours and takes a file now, and this machine has room for one upload."""
    storage = evidence_storage()
    try:
        storage.try_out()
        return storage.is_ours and _has_room(Path(settings.EVIDENCE_ROOT), MAX_REQUEST_BYTES)
    except OSError:
        return False


def _has_room(path: Path, size: int) -> bool:
    return shutil.disk_usage(path if path.is_dir() else path.parent).free > size
