"""Health for those who run the site: the process answers, and it can do its work."""

import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process lives."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and evidence can be written, 503 and which one otherwise."""
    parts = {"database": _database_answers(), "storage": _storage_writes()}
    ready = all(parts.values())
    body = {
        "status": "ok" if ready else "unavailable",
        **{name: "ok" if ok else "failed" for name, ok in parts.items()},
    }
    return JsonResponse(body, status=200 if ready else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM cases_referenceversion LIMIT 1")
    except Exception:  # noqa: BLE001 (whatever is wrong, the answer is 503)
        return False
    return True


def _storage_writes() -> bool:
    storage = storages["evidence"]
    try:
        name = storage.save(f"ready/{uuid.uuid4()}", ContentFile(b"ready"))
        storage.delete(name)
    except Exception:  # noqa: BLE001
        return False
    return True
