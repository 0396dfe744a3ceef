"""Static files: hashed and compressed once, and again only when their sources change."""

from __future__ import annotations

import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import find, get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

STAMP = ".fingerprint"
# The pages for a broken site (413, 500) cannot look up hashed names: they name these files as they are.
PLAIN = ("app.css", "favicon.svg")


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Files with their hash in the name, also where one JavaScript module imports another."""

    support_js_module_import_aggregation = True


def collect() -> bool:
    """Collect the static files unless those of the last time are the same; say whether there was something to do."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    current = fingerprint()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == current:
        return False
    # Nothing is cleared: a page that was loaded before the update still finds its files.
    call_command("collectstatic", interactive=False, verbosity=0)
    for name in PLAIN:
        if source := find(name):
            shutil.copyfile(source, stamp.with_name(name))
    stamp.write_text(current, encoding="utf-8")
    return True


def fingerprint() -> str:
    """Return a hash over the names and bytes of all sources, and over what processes them."""
    digest = hashlib.sha256(f"{version('django')} {version('whitenoise')} {settings.DEBUG} {PLAIN}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(f"\0{path}\0".encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
