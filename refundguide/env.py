"""Typed reading of the environment: an unknown or malformed value stops the start with one sentence."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})

# Durable and concurrent on one file: readers never wait for the writer, an acknowledged commit survives a power
# cut (synchronous=FULL), and a write transaction takes its lock at BEGIN instead of failing in the middle.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;"
        "PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
    ),
}


def flag(name: str, *, env: Mapping[str, str] = os.environ) -> bool:
    """Return a yes/no variable; unset and empty mean no."""
    value = env.get(name, "").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def names(name: str, default: list[str], *, env: Mapping[str, str] = os.environ) -> list[str]:
    """Return a comma-separated list, without blanks and empty items."""
    found = [item.strip() for item in env.get(name, "").split(",") if item.strip()]
    return found or default


def secret(name: str, fallback: Path, *, env: Mapping[str, str] = os.environ) -> str:
    """Return a secret from NAME, from the file that NAME_FILE names, or from `fallback`, made at the first start."""
    if value := env.get(name, "").strip():
        return value
    if given := env.get(f"{name}_FILE", "").strip():
        try:
            value = Path(given).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error.strerror}.") from None
        if not value:
            raise ImproperlyConfigured(f"{name}_FILE is empty.")
        return value
    return _kept_secret(fallback)


def _kept_secret(path: Path) -> str:
    """Return the secret kept in `path` (mode 0600), made by whichever process comes first."""
    if path.exists():
        return path.read_text()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole under another name, then linked: a second process never reads half a key.
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text()


def database(url: str) -> dict[str, Any]:
    """Return Django's database entry for `sqlite:///path` or `postgres://user:password@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        # sqlite:///relative and sqlite:////absolute, as everywhere.
        path = unquote(parts.path[1:])
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "CONN_MAX_AGE": None,
            "OPTIONS": dict(SQLITE_OPTIONS),
        }
    if parts.scheme in {"postgres", "postgresql"} and parts.hostname and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname,
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise ImproperlyConfigured("DATABASE_URL must look like sqlite:///path/to/file or postgres://user@host/name.")


def storage(url: str) -> Path:
    """Return the folder that `file:///path` names; photos and their parts live below it."""
    parts = urlsplit(url)
    if parts.scheme == "file" and not parts.netloc and len(parts.path) > 1 and not parts.query:
        return Path(unquote(parts.path))
    if parts.scheme == "s3":
        raise ImproperlyConfigured("STORAGE_URL with s3:// is not supported by this version; use file:///path.")
    raise ImproperlyConfigured("STORAGE_URL must look like file:///path/to/folder.")


def mailer(url: str) -> dict[str, Any]:
    """Return Django's mailer entry for `smtp://user:password@host:port?tls=1`, `console:` or, unset, no mail."""
    if not url:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme == "console" and not parts.netloc:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp://user:password@host:587?tls=1.")
    query = dict(parse_qsl(parts.query))
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or (465 if parts.scheme == "smtps" else 587),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": parts.scheme == "smtps",
            "use_tls": query.get("tls") == "1",
        },
    }
