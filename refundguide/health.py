"""Health for those who run the site: the process answers, and it can do its work."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from cases.photos.uploads import MAX_REQUEST_BYTES

type GetResponse = Callable[[HttpRequest], HttpResponse]


def answer_probes(get_response: GetResponse) -> GetResponse:
    """Answer /healthz and /readyz before anything looks at the host name: probes come by address, without TLS."""
    probes = {"/healthz": healthz, "/readyz": readyz}

    def middleware(request: HttpRequest) -> HttpResponse:
        probe = probes.get(request.path_info)
        return probe() if probe else get_response(request)

    return middleware


def healthz() -> JsonResponse:
    """Answer 200 while the process lives."""
    return _never_stored(JsonResponse({"status": "ok"}))


def readyz() -> JsonResponse:
    """Answer 200 when the database answers and evidence can be written, 503 and which one fails otherwise."""
    parts = {"database": _database_answers(), "storage": _storage_writes()}
    ready = all(parts.values())
    body = {
        "status": "ok" if ready else "unavailable",
        **{name: "ok" if ok else "failed" for name, ok in parts.items()},
    }
    return _never_stored(JsonResponse(body, status=200 if ready else 503))


def _never_stored(response: JsonResponse) -> JsonResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM facts_referenceversion LIMIT 1")
    except Exception:  # noqa: BLE001 (whatever is wrong, the answer is 503)
        return False
    return True


def _storage_writes() -> bool:
    """Say whether the folder takes a file now and has room for one upload; nothing of it stays behind."""
    root = Path(settings.EVIDENCE_ROOT)
    try:
        with tempfile.TemporaryFile(dir=root) as file:
            file.write(b"ready")
            file.flush()
        return shutil.disk_usage(root).free > MAX_REQUEST_BYTES
    except OSError:
        return False
