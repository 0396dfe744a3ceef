"""A bucket of an S3-compatible server as the store of the photos; every machine of a site sees the same one."""

from __future__ import annotations

import base64
import contextlib
import errno
import hashlib
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any, Self, cast

import boto3
import botocore
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.utils import validate_file_name

from cases.photos.storage.evidence import (
    MARKER,
    TEMPORARY,
    EvidenceGone,
    EvidenceStorage,
    Kept,
    StoreAway,
    StoreRefuses,
)

logger = logging.getLogger(__name__)

# What such a line is counted as.
FAILED = {"event": "storage-failed"}

# Seconds to reach the server, and to hear from it; each twice, because a connection of before may have gone stale.
CONNECT_SECONDS, ANSWER_SECONDS, TRIES = 2, 3, 2
# Seconds in which nobody asks a server again that has just not answered: a page with thirty pictures waits once. Then one
# asks, and the others have so many seconds to be told at once that it is still away: no outage holds all threads.
PAUSE, ONE_ASKS = 3.0, 10.0
# As many threads as may hold a file at once, in each process.
CONNECTIONS = 50
# Bytes of a file that is read that stay in memory; most photos are smaller.
IN_MEMORY = 4 * 1024**2
FOLDER_MODE = 0o700
APART = "Give each site a prefix of its own, none of which is the beginning of another's path."
# Names that a listing asks for at once; a server gives no more.
PAGE = 1000

MISSING, CONFLICT, TAKEN = 404, 409, 412
# What passes by itself; anything else that a server refuses needs its operator.
PASSING = frozenset({429, 500, 502, 503, 504})


class ObjectStorage(EvidenceStorage):
    """Objects of `bucket` whose keys begin with `prefix`.

    Order of a write: the upload lies in the temporary folder of this machine, then it goes to the server in one request
    with its MD5, which the server compares with what has arrived, and with the condition that its name is free. What was
    acknowledged is as durable as the server makes it. Nobody may read the objects without our key; `encryption` asks the
    server to encrypt them where it keeps them (`AES256`).
    """

    def __init__(
        self,
        *,
        endpoint: str,
        region: str,
        bucket: str,
        access_key: str,
        secret_key: str,
        prefix: str = "",
        encryption: str = "",
    ) -> None:
        self._endpoint, self._region, self._bucket = endpoint, region, bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._credentials = access_key, secret_key
        self._encryption = {"ServerSideEncryption": encryption} if encryption else {}
        self._clients: dict[int, Any] = {}
        self._changing = threading.Lock()
        self._away_until = 0.0  # By the monotonic clock; 0 while it answers.
        self._was_ours = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.where}>"

    @property
    def where(self) -> str:
        """Return the address of the objects, without keys."""
        return f"s3://{self._endpoint.partition('://')[2]}/{self._bucket}/{self._prefix}".rstrip("/")

    @property
    def is_ours(self) -> bool:
        """Say whether our mark is there."""
        return self.exists(MARKER)

    def claim(self) -> None:
        """Put our mark into the bucket, made if it is not there (and we may make it).

        One that shows its objects to everybody is refused, and one that is a part of another store or has one in it: what
        the sweep finds below our prefix it takes for ours.
        """
        self._refuse_a_part_of_another()
        if not self.is_ours:
            if not self._has_bucket():
                self._make_bucket()
            for _kept in self.files():  # Raises where another store is a part of this one.
                pass
            with contextlib.suppress(FileExistsError):  # Another machine was first.
                self._put(MARKER, ContentFile(b""))
        try:
            self._put(MARKER, ContentFile(b""))
        except FileExistsError:
            pass
        else:
            logger.warning(
                "%s writes over what is there (it does not know If-None-Match); only names are unique.", self.where
            )
        with contextlib.closing(self._client(signature_version=botocore.UNSIGNED)) as anybody:
            if self._is_shown(self._key(MARKER), anybody):
                raise StoreRefuses(f"{self.where} shows its objects to everybody: make the bucket private.")

    def try_out(self) -> None:
        """Write a file without a name where uploads wait, and ask the server for our mark."""
        with tempfile.TemporaryFile(dir=self.temporary_folder()) as file:
            file.write(b"ready")
            file.flush()
        if not self.is_ours:
            raise self._gone()

    def temporary_folder(self) -> Path:
        """Return the folder of this machine in which uploads wait (the setting EVIDENCE_ROOT)."""
        folder = Path(settings.EVIDENCE_ROOT, TEMPORARY)
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        return folder

    def exists(self, name: str) -> bool:
        try:
            self._head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return int(self._head(name)["ContentLength"])

    def delete(self, name: str) -> None:
        """Delete an object; nothing happens without one."""
        with self._asking(name) as server:
            server.delete_object(Bucket=self._bucket, Key=self._key(name))

    def drop(self, name: str) -> None:
        """Delete an object: there are no folders."""
        self.delete(name)

    def retire(self, name: str) -> None:
        """Copy objects onto themselves: that makes them young again, and the sweep goes by their age."""
        for found in self._of(name):
            with contextlib.suppress(FileNotFoundError), self._asking(found) as server:
                key = self._key(found)
                source = {"Bucket": self._bucket, "Key": key}
                server.copy_object(
                    Bucket=self._bucket, Key=key, CopySource=source, MetadataDirective="REPLACE", **self._encryption
                )

    def delete_folder(self, name: str) -> None:
        """Delete what lies below `name`."""
        with contextlib.suppress(OSError):  # The server does not answer; the sweep will find them.
            for found in self._of(name):
                self.delete(found)

    @property
    def is_empty(self) -> bool:
        return not self._has_bucket() or super().is_empty

    def files(self) -> Iterator[Kept]:
        """List the bucket, a page at a time. Raises `StoreRefuses` where another store is a part of this one."""
        for kept in self._listed(self._prefix):
            if kept.name.endswith(f"/{MARKER}"):
                raise StoreRefuses(f"{self.where} has another store in {kept.name.removesuffix(MARKER)}. {APART}")
            if kept.name != MARKER:
                yield kept

    def take_in(self, folder: Path) -> None:
        """Send what lies there to the server."""
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            with path.open("rb") as file:
                self._put(path.relative_to(folder).as_posix(), File(file))

    def close(self) -> None:
        """Let the connections go."""
        for client in self._clients.values():
            client.close()
        self._clients = {}

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Ask nobody: the write itself fails where a name is taken, and ours are random."""
        return name

    def _save(self, name: str, content: File[Any]) -> str:
        if not self._was_ours and not self.is_ours:
            raise self._gone()
        self._was_ours = True
        self._put(name, content)
        return name

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        return _Fetched(name, self._fetch)

    def _fetch(self, name: str) -> IO[bytes]:
        """Return the object whole on this machine: whoever reads it slowly does not hold the server."""
        file = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(self.temporary_folder()))  # noqa: SIM115 (its reader closes it)
        try:
            with self._asking(name) as server:
                found = server.get_object(Bucket=self._bucket, Key=self._key(name))
                with contextlib.closing(found["Body"]) as body:
                    shutil.copyfileobj(body, file, 64 * 1024)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return cast(IO[bytes], file)

    def _head(self, name: str) -> dict[str, Any]:
        with self._asking(name) as server:
            found: dict[str, Any] = server.head_object(Bucket=self._bucket, Key=self._key(name))
            return found

    def _put(self, name: str, content: File[Any]) -> None:
        content.seek(0)
        md5 = hashlib.md5(usedforsecurity=False)
        for chunk in content.chunks():
            md5.update(chunk)
        content.seek(0)
        with self._asking(name) as server:
            try:
                server.put_object(
                    Bucket=self._bucket,
                    Key=self._key(name),
                    Body=content.file,
                    ContentMD5=base64.b64encode(md5.digest()).decode(),
                    IfNoneMatch="*",
                    **self._encryption,
                )
            except ClientError as error:
                if not (_was_repeated(error) and self._holds(name, md5.hexdigest())):
                    raise

    def _holds(self, name: str, md5: str) -> bool:
        """Say whether the object is the one that was sent: where an answer was lost, the second try meets the first."""
        return str(self._head(name)["ETag"]).strip('"') == md5

    def _of(self, name: str) -> list[str]:
        """Return the object of this name, or those below it."""
        key = self._key(name)
        return [kept.name for kept in self._listed(key) if kept.name == name or kept.name.startswith(f"{name}/")]

    def _listed(self, prefix: str) -> Iterator[Kept]:
        with self._asking(prefix) as server:
            pages = server.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=prefix, PaginationConfig={"PageSize": PAGE}):
                for found in page.get("Contents", ()):
                    name = str(found["Key"]).removeprefix(self._prefix)
                    yield Kept(name, int(found["Size"]), found["LastModified"].timestamp())

    def _key(self, name: str) -> str:
        validate_file_name(name, allow_relative_path=True)
        return self._prefix + name

    def _has_bucket(self) -> bool:
        try:
            with self._asking(self._bucket) as server:
                server.head_bucket(Bucket=self._bucket)
        except FileNotFoundError:
            return False
        return True

    def _make_bucket(self) -> None:
        # The region that is meant where none is named.
        where = {} if self._region == "us-east-1" else {"LocationConstraint": self._region}
        # Another machine may be making it as well.
        with contextlib.suppress(FileExistsError), self._asking(self._bucket) as server:
            server.create_bucket(Bucket=self._bucket, **({"CreateBucketConfiguration": where} if where else {}))

    def _refuse_a_part_of_another(self) -> None:
        parts = self._prefix.split("/")[:-1]
        for count in range(len(parts)):
            other = "".join(f"{part}/" for part in parts[:count])
            if self._is_shown(other + MARKER, self._shared()):
                raise StoreRefuses(f"{self.where} is a part of another store. {APART}")

    def _is_shown(self, key: str, to: Any) -> bool:
        """Say whether the client `to` may see the object; what is not there is not shown either."""
        with self._asking(key, to) as client:
            try:
                client.head_object(Bucket=self._bucket, Key=key)
            except ClientError as error:
                if _status(error) in PASSING:
                    raise
                return False
            return True

    def _gone(self) -> EvidenceGone:
        return EvidenceGone(f"{self.where} is not our store: {MARKER} is missing.")

    @contextlib.contextmanager
    def _asking(self, name: str, client: Any = None) -> Iterator[Any]:
        """Give the client of the server; what it answers to a question about `name` becomes an `OSError` of ours.

        The words of the server go nowhere: they may name a key.
        """
        if not self._may_ask():
            raise StoreAway(f"{self.where} does not answer.")
        try:
            yield client or self._shared()
            self._away_until = 0.0
        except ClientError as error:
            self._away_until = 0.0
            raise self._said(error, name) from None
        except BotoCoreError as error:
            self._away_until = time.monotonic() + PAUSE
            logger.error("%s does not answer (%s)", self.where, type(error).__name__, extra=FAILED)
            raise StoreAway(f"{self.where} does not answer.") from None

    def _may_ask(self) -> bool:
        with self._changing:
            now = time.monotonic()
            if self._away_until > now:
                return False
            if self._away_until:
                self._away_until = now + ONE_ASKS
            return True

    def _said(self, error: ClientError, name: str) -> OSError:
        status, code = _status(error), str(error.response.get("Error", {}).get("Code", ""))
        if status == MISSING and code != "NoSuchBucket":
            return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        if status in {TAKEN, CONFLICT}:
            return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
        logger.error("%s refuses %s (%s %s)", self.where, error.operation_name, status, code, extra=FAILED)
        if status in PASSING:
            return StoreAway(f"{self.where} does not answer.")
        if status == 400:
            # Of one file: not all of it has arrived, or other bytes.
            return OSError(errno.EIO, f"{self.where} did not take it ({code})", name)
        return StoreRefuses(f"{self.where} refuses us ({status} {code}).")

    def _shared(self) -> Any:
        """Return the client of this process: threads share it, what was forked makes its own."""
        pid = os.getpid()
        if pid not in self._clients:
            with self._changing:
                if pid not in self._clients:
                    self._clients = {pid: self._client()}
        return self._clients[pid]

    def _client(self, **options: Any) -> Any:
        access_key, secret_key = self._credentials
        config = Config(
            **{"signature_version": "s3v4", **options},
            s3={"addressing_style": "path"},
            connect_timeout=CONNECT_SECONDS,
            read_timeout=ANSWER_SECONDS,
            retries={"mode": "standard", "total_max_attempts": TRIES},
            max_pool_connections=CONNECTIONS,
            # Servers beside Amazon's know no other checksum than the MD5 that we send.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        session = boto3.session.Session(access_key, secret_key, region_name=self._region)
        return session.client("s3", endpoint_url=self._endpoint, config=config)


class _Fetched(File):  # type: ignore[type-arg]
    """An object that was fetched. Opened again it is fetched anew, as a file on a disk is read anew."""

    def __init__(self, name: str, fetch: Callable[[str], IO[bytes]]) -> None:
        super().__init__(fetch(name), name)
        self._again = partial(fetch, name)

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> Self:
        """Stand at the beginning."""
        if self.closed:
            self.file = self._again()
        self.seek(0)
        return self


def _status(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _was_repeated(error: ClientError) -> bool:
    return _status(error) == TAKEN and error.response["ResponseMetadata"].get("RetryAttempts", 0) > 0
