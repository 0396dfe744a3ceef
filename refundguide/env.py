"""Typed reading of the environment: an unknown or malformed value stops the start with one sentence."""

import os
import re
import secrets
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from refundguide.one_file import OneFile
from refundguide.one_writer import WAIT

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})

# A name, a name with all below it (".example.org"), an IPv4 address or an IPv6 address in brackets; no port, no scheme.
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\]")

# As S3 names them; a prefix is a path of plain names, none of which begins with a dot.
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PREFIX = re.compile(r"([A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?")
REGION = re.compile(r"[a-z0-9-]+")

SENDER = re.compile(r'[^<>@"\r\n]*<[^<>@\s"]+@[^<>@\s"]+>|[^<>@\s"]+@[^<>@\s"]+')

TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{20,}")
ADDRESS = re.compile(r"[^<>@\s,\"]+@[^<>@\s,\"]+")

# What Django's own deployment check asks of a key.
KEY_LENGTH = 50
KEY_CHARACTERS = 5

# Durable and concurrent on one file: readers never wait for the writer, an acknowledged commit survives a power
# cut (synchronous=FULL, and `OneFile`), and a write transaction takes its lock at BEGIN instead of failing in the middle.
# What is deleted is overwritten, which not every build of SQLite does by itself.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": WAIT,
    "factory": OneFile,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;"
        "PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
        "PRAGMA secure_delete=ON;"
    ),
}

# A server that does not answer costs a request these seconds, and not its thread.
# Nor does a row that somebody else holds, nor a server that is gone without a word.
POSTGRES_OPTIONS = {
    "connect_timeout": "5",
    "options": "-c lock_timeout=5s",
    "keepalives_idle": "30",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}


def flag(name: str, *, default: bool = False, env: Mapping[str, str] = os.environ) -> bool:
    """Return a yes/no variable; unset and empty mean `default`."""
    value = env.get(name, "").strip().lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def seconds(name: str, default: float, *, least: float = 0.5, env: Mapping[str, str] = os.environ) -> float:
    """Return a span of `least` to 60 seconds."""
    value = env.get(name, "").strip()
    try:
        found = float(value or default)
    except ValueError:
        found = 0.0
    if not least <= found <= 60:
        raise ImproperlyConfigured(f"{name} must be a number from {least} to 60, not {value!r}.")
    return found


def hosts(name: str, default: list[str], *, env: Mapping[str, str] = os.environ) -> list[str]:
    """Return a comma-separated list of host names, without blanks and empty items."""
    found = [item.strip().lower() for item in env.get(name, "").split(",") if item.strip()]
    for host in found:
        if not HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} must list host names such as example.org, without scheme, port or wildcard, not {host!r}."
            )
    return found or list(default)


def secret(name: str, fallback: Path, *, env: Mapping[str, str] = os.environ) -> str:
    """Return a secret from NAME, from the file that NAME_FILE names, or from `fallback`, made at the first start."""
    value, given = env.get(name, "").strip(), env.get(f"{name}_FILE", "").strip()
    if value and given:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set; set one of them.")
    if value:
        return _strong(name, value)
    if given:
        try:
            return _strong(f"{name}_FILE", Path(given).read_text(encoding="utf-8").strip())
        except (OSError, ValueError) as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {_reason(error)}.") from None
    try:
        return _strong(str(fallback), _kept_secret(fallback))
    except OSError as error:
        raise ImproperlyConfigured(
            f"{fallback} cannot be written: {_reason(error)}. Set {name}, or make the folder writable."
        ) from None


def older_secrets(name: str, *, env: Mapping[str, str] = os.environ) -> list[str]:
    """Return secrets that still count but sign nothing any more, from NAME or the file that NAME_FILE names.

    They stand there with white space between. None of them is made up, and a missing one is no fault.
    """
    value, given = env.get(name, "").strip(), env.get(f"{name}_FILE", "").strip()
    if value and given:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set; set one of them.")
    if given:
        try:
            value = Path(given).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {_reason(error)}.") from None
    return [_strong(name, secret) for secret in value.split()]


def _strong(where: str, value: str) -> str:
    """Return `value`, or refuse a key that could be guessed."""
    if len(value) < KEY_LENGTH or len(set(value)) < KEY_CHARACTERS or value.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"{where} is too weak: it needs at least {KEY_LENGTH} random characters "
            "(python -c 'import secrets; print(secrets.token_urlsafe(64))' makes some)."
        )
    return value


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "it is not text"


def _kept_secret(path: Path) -> str:
    """Return the secret kept in `path` (mode 0600), made by whichever process comes first."""
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
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
    return path.read_text(encoding="utf-8")


def database(url: str) -> dict[str, Any]:
    """Return Django's database entry for `sqlite:///path` or `postgres://user:password@host:port/name`."""
    wrong = ImproperlyConfigured(
        "DATABASE_URL must look like sqlite:///path/to/file or postgres://user:password@host:5432/name."
    )
    parts, port = _split(url, wrong)
    path = unquote(parts.path[1:])
    if parts.scheme == "sqlite" and not (parts.netloc or parts.query) and path not in {"", ":memory:"}:
        # sqlite:///relative and sqlite:////absolute, as everywhere.
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "CONN_MAX_AGE": None,
            "OPTIONS": dict(SQLITE_OPTIONS),
        }
    if parts.scheme not in {"postgres", "postgresql"} or not parts.hostname or not path:
        raise wrong
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise ImproperlyConfigured("DATABASE_URL names PostgreSQL, whose driver is missing: uv sync --extra postgres.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": path,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": POSTGRES_OPTIONS | dict(parse_qsl(parts.query)),
    }


def storage(url: str, *, spool: Path) -> tuple[dict[str, Any], Path]:
    """Return Django's entry for the store of the photos, and the folder of this machine for what is not whole yet.

    That is the store itself with `file:///path`, and `spool` with `s3://KEY:SECRET@host:port/bucket/prefix?region=…`.
    """
    wrong = ImproperlyConfigured(
        "STORAGE_URL must look like file:///path/to/folder or"
        " s3://KEY:SECRET@host:port/bucket/prefix?region=us-east-1&scheme=https&sse=AES256 (prefix and what follows may be"
        " left out; / and + of a secret are written %2F and %2B)."
    )
    parts, port = _split(url, wrong)
    if parts.scheme == "s3":
        return _object_store(parts, port, wrong), spool
    if parts.scheme != "file" or parts.netloc or parts.query or len(parts.path) < 2:
        raise wrong
    return {"BACKEND": "cases.photos.storage.folder.FolderStorage"}, Path(unquote(parts.path))


def _object_store(parts: SplitResult, port: int | None, wrong: ImproperlyConfigured) -> dict[str, Any]:
    query = {"region": "us-east-1", "scheme": "https", "sse": ""} | dict(parse_qsl(parts.query, keep_blank_values=True))
    bucket, _slash, prefix = parts.path.strip("/").partition("/")
    if (
        not (parts.hostname and HOST.fullmatch(parts.hostname) and parts.username and parts.password)
        or not BUCKET.fullmatch(bucket)
        or not PREFIX.fullmatch(prefix)
        or query.keys() != {"region", "scheme", "sse"}
        or query["scheme"] not in {"http", "https"}
        or query["sse"] not in {"", "AES256"}
        or not REGION.fullmatch(query["region"])
    ):
        raise wrong
    if find_spec("boto3") is None:
        raise ImproperlyConfigured("STORAGE_URL names an object store, whose client is missing: uv sync --extra s3.")
    return {
        "BACKEND": "cases.photos.storage.objects.ObjectStorage",
        # Names that Django's pages of errors hide have "key" or "secret" in them.
        "OPTIONS": {
            "endpoint": f"{query['scheme']}://{parts.hostname}{f':{port}' if port else ''}",
            "region": query["region"],
            "bucket": bucket,
            "prefix": prefix,
            "access_key": unquote(parts.username),
            "secret_key": unquote(parts.password),
            "encryption": query["sse"],
        },
    }


def mailer(url: str) -> dict[str, Any]:
    """Return Django's mailer entry for `smtp://user:password@host:port?tls=1`, `console:` or, unset, no mail."""
    if not url:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if url in {"console:", "console://"}:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    wrong = ImproperlyConfigured(
        "EMAIL_URL must look like smtp://user:password@host:587?tls=1, smtps://user:password@host or console:."
    )
    parts, port = _split(url, wrong)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    tls = query.pop("tls", "0")
    ssl = parts.scheme == "smtps"
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or query or tls not in {"0", "1"}:
        raise wrong
    if ssl and tls == "1":
        raise ImproperlyConfigured("EMAIL_URL asks for TLS twice: use smtps://, or smtp:// with ?tls=1.")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": port or (465 if ssl else 587),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": ssl,
            "use_tls": tls == "1",
            # A mail server that hangs must not hold a page for longer.
            "timeout": 10,
        },
    }


def sender(name: str, default: str, *, env: Mapping[str, str] = os.environ) -> str:
    """Return who mails come from: `refund@example.org` or `Name <refund@example.org>`."""
    text = env.get(name, "").strip()
    if not text:
        return default
    if not SENDER.fullmatch(text):
        raise ImproperlyConfigured(f"{name} must look like refund@example.org or Name <refund@example.org>.")
    return text


def addresses(name: str, *, env: Mapping[str, str] = os.environ) -> list[str]:
    """Return a comma-separated list of mail addresses, without blanks and empty items."""
    found = [item.strip() for item in env.get(name, "").split(",") if item.strip()]
    if not all(ADDRESS.fullmatch(address) for address in found):
        raise ImproperlyConfigured(f"{name} must list mail addresses such as admin@example.org, with commas between.")
    return found


def token(name: str, *, env: Mapping[str, str] = os.environ) -> str:
    """Return a token that a header can carry and nobody guesses; "" where none is set."""
    found = env.get(name, "").strip()
    if found and not TOKEN.fullmatch(found):
        raise ImproperlyConfigured(f"{name} must have at least 20 letters, digits or -._~+/= (no blanks).")
    return found


def site(name: str, default: str, *, env: Mapping[str, str] = os.environ) -> str:
    """Return the address of the site as links in mails have it (`https://example.org`), without a slash at the end."""
    url = env.get(name, "").strip()
    if not url:
        return default
    wrong = ImproperlyConfigured(f"{name} must look like https://example.org, without a path.")
    parts, _port = _split(url, wrong)
    host = (parts.hostname or "").lower()
    if (
        parts.scheme not in {"http", "https"}
        or parts.username
        or parts.query
        or parts.fragment
        or parts.path not in {"", "/"}
    ):
        raise wrong
    if host.startswith(".") or not HOST.fullmatch(f"[{host}]" if ":" in host else host):
        raise wrong
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _split(url: str, wrong: ImproperlyConfigured) -> tuple[SplitResult, int | None]:
    """Return the parts of `url` and its port; what cannot be one raises `wrong`, which never repeats a password."""
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError:
        raise wrong from None
