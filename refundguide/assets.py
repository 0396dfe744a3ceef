"""Static files: hashed and compressed once, and again only when their sources change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import find, get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

STAMP = ".fingerprint"
# The pages for a broken site (413, 500) cannot look up hashed names: they name these files as they are.
PLAIN = ("app.css", "favicon.svg")
# Style sheets that are only lists of others. A browser gets each as one file: over a slow phone network the first page
# shows itself after 0.7 seconds so, as one sheet that was written in one piece would, and with a request for each of the
# 26 after 1.3, whether they are linked or imported.
SHEETS = ("app.css", "case.css", "admin.css", "styleguide.css")
# What a browser does not need: comments, line ends and blanks are a quarter of what it would get. No text in quotes has a
# blank beside one of these signs (`tests/frame/test_styles.py`).
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s*([{},;>])\s*|(?<=[:(])\s+(?!\")|\s+(?=\))")
IMPORT = re.compile(r'@import "(?P<name>[^"]+)"(?: layer\((?P<layer>\w+)\))?;\n')


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files with their hash in the name, also where one JavaScript module imports another; style sheets in one piece."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Put the style sheets into one piece before the hashes are made."""
        whole = InMemoryStorage()
        for name in paths.keys() & set(SHEETS):
            storage, path = paths[name]
            whole.save(name, ContentFile(join(storage.path(path))))
            paths[name] = (whole, name)
        yield from super().post_process(paths, *args, **options)


def join(sheet: str) -> str:
    """Return a style sheet with each import replaced by what it names, in the layer that it names, without comments."""
    source = Path(sheet)

    def replace(found: re.Match[str]) -> str:
        text = (source.parent / found["name"]).read_text(encoding="utf-8")
        return f"@layer {found['layer']} {{\n{text}}}\n" if found["layer"] else text

    whole = IMPORT.sub(replace, source.read_text(encoding="utf-8"))
    return BLANKS.sub(r"\1", COMMENT.sub("", whole)).lstrip()


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
            stamp.with_name(name).write_text(join(source), encoding="utf-8")
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
