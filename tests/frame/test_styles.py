"""Style sheets: each is a list of others, arrives in one piece, and has no class that nobody uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from refundguide import assets

ROOT = Path(settings.ROOT)
STATIC = ROOT / "static"
SHEETS = [STATIC / name for name in assets.SHEETS]
# Classes that the Django admin makes.
FOREIGN = re.compile(
    r"action-(checkbox|select)|addlink|aligned|breadcrumbs|change-(form|list)|changelist-form-container|deletelink"
    r"|fieldBox|field-\w+|form-row|help|model-\w+|object-tools|theme-toggle|timezonewarning|vDateField|vTextField|vURLField|form-multiline|inline-group"
)


def rules(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_is_a_list_and_nothing_else(sheet: Path) -> None:
    assert assets.IMPORT.sub("", rules(sheet.read_text())).strip() == ""
    assert "@import" not in rules(assets.join(str(sheet)))


def test_each_style_sheet_is_in_a_list() -> None:
    named = {found["name"] for sheet in SHEETS for found in assets.IMPORT.finditer(sheet.read_text())}
    assert named == {path.relative_to(STATIC).as_posix() for path in (STATIC / "css").rglob("*.css")}


def test_a_browser_gets_one_file(settings, tmp_path: Path) -> None:
    hashed = {"BACKEND": "refundguide.assets.HashedFiles"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": hashed}
    settings.STATIC_ROOT = tmp_path / "collected"
    assert assets.collect()
    for name in assets.SHEETS:
        collected = (settings.STATIC_ROOT / staticfiles_storage.stored_name(name)).read_text()
        plain = re.sub(r'(url\("[^"]+)\.\w{12}\.', r"\1.", collected)  # what a sheet names carries its hash
        assert plain == assets.join(str(STATIC / name))
        assert not re.search(r"/\*|\n|[{},;>] ", plain)
        for named in re.findall(r'url\("/static/([^"]+)"\)', collected):
            assert (settings.STATIC_ROOT / named).is_file()
    assert (settings.STATIC_ROOT / "app.css").read_text() == assets.join(str(STATIC / "app.css"))


@pytest.mark.parametrize(
    "path", sorted((STATIC / "css").rglob("*.css")), ids=lambda path: path.relative_to(STATIC).as_posix()
)
def test_no_text_in_quotes_loses_a_blank(path: Path) -> None:
    for line in rules(path.read_text()).splitlines():
        for text in re.findall(r'"[^"]*"', line):
            assert assets.BLANKS.sub(r"\1", text) == text


def test_no_class_is_styled_that_nobody_uses() -> None:
    css = "".join(rules(path.read_text()) for path in (STATIC / "css").rglob("*.css"))
    selectors = re.sub(r"\{[^{}]*\}", "", css)
    styled = {name for name in re.findall(r"\.([a-z][\w-]*)", selectors) if not FOREIGN.fullmatch(name)}
    sources = [*(ROOT / "templates").rglob("*"), *(ROOT / "cases").rglob("*.py"), *(STATIC / "js").rglob("*.js")]
    used = " ".join(path.read_text() for path in sources if path.is_file())
    assert {name for name in styled if not re.search(rf"""["'\s]{name}["'\s]""", used)} == set()
