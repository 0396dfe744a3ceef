"""JavaScript modules: they find each other under their hashed names, and a page asks for all of them at once."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from refundguide import assets

ROOT = Path(settings.ROOT)
IMPORT = re.compile(r'(?:from|import)\s*"(\.[^"]+)"')
SCRIPT = re.compile(r'<script type="module" src="{% static "([^"]+)" %}">')
PRELOAD = re.compile(r'<link rel="modulepreload" href="{% static "([^"]+)" %}">')
PAGES = [path for path in sorted((ROOT / "templates").rglob("*.html")) if SCRIPT.search(path.read_text())]


# What phones that are still in use do not know, and since when browsers do. What only adds may ask whether it is there (`?.`).
TOO_NEW = {
    r"\.aria[A-Z]\w*\b": "ARIA as properties: Firefox 119",
    r"\.requestSubmit\(": "Safari 16",
    r"\.(toSorted|toReversed|toSpliced)\(": "Safari 16, Firefox 115",
    r"\(\?<[=!]": "looking back in an expression: Safari 16.4",
    r"\bstatic \{|\bArray\.fromAsync\(": "Safari 16.4",
    r"\bAbortSignal\.(timeout|any)\(": "Safari 16, Safari 17.4",
    r"\b(Object|Map)\.groupBy\(|\.checkVisibility\(|\.withResolvers\(": "Safari 17.4",
    r"\bnew Set\b[^;]*\.(union|intersection|difference)\(": "Safari 17, Firefox 127",
    r"\b(startViewTransition|showPopover|setHTML)\(": "Safari 17 and later",
}


def imports(name: str, folder: Path = ROOT / "static") -> set[str]:
    """Return the modules that one imports, and what those import."""
    found: set[str] = set()
    for address in IMPORT.findall((folder / name).read_text()):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        found |= {target} | imports(target, folder)
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_asks_at_once_for_everything_that_its_script_imports(path: Path) -> None:
    """Otherwise a phone learns of a module only when the one that imports it is there."""
    base = set(PRELOAD.findall((ROOT / "templates" / "base.html").read_text()))
    text = path.read_text()
    [script] = SCRIPT.findall(text)
    preloads = PRELOAD.findall(text)
    assert preloads == sorted(set(preloads))
    assert base | set(preloads) == base | imports(script)


def test_modules_import_each_other_by_their_hashed_names(settings, tmp_path: Path) -> None:
    hashed = {"BACKEND": "refundguide.assets.HashedFiles"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": hashed}
    settings.STATIC_ROOT = tmp_path / "collected"
    assert assets.collect()

    sources = [path.relative_to(ROOT / "static").as_posix() for path in (ROOT / "static/js").rglob("*.js")]
    names = {source: staticfiles_storage.stored_name(source) for source in sources}
    for source, name in names.items():
        assert re.search(r"\.[0-9a-f]{12}\.js$", name)
        assert imports(name, settings.STATIC_ROOT) == {names[target] for target in imports(source)}


@pytest.mark.parametrize("path", sorted((ROOT / "static/js").rglob("*.js")), ids=lambda path: path.stem)
def test_no_script_needs_what_older_phones_lack(path: Path) -> None:
    text = path.read_text()
    assert {since: found[0] for part, since in TOO_NEW.items() if (found := re.search(part, text))} == {}
