"""What docs/security.md says in numbers and names is what the code does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from cases.core import limits, policy
from cases.core.retention import UNFINISHED_CASE
from cases.imaging.limits import MAX_BYTES, MAX_PHOTOS
from cases.process.quotas import MOST_LINES, MOST_OF_A_KIND
from cases.staff import logins

ROOT = Path(__file__).parents[2]
DOCS = {path.name: path.read_text() for path in (ROOT / "docs").glob("*.md")}
TEXT = DOCS["security.md"]
FLAT = " ".join(TEXT.split())

LIMITS = {
    "try to open a case": limits.OPENING,
    "try one case, from this client": limits.OPENING_ONE_CASE,
    "try one case, from everywhere": limits.OPENING_ONE_CASE_ANYWHERE,
    "make cases": limits.CREATING,
    "begin answers for a case": limits.DRAFTING,
    "change cases": limits.CHANGING,
    "upload, in megabytes": limits.UPLOADED_MEGABYTES,
    "have photos decoded, in milliseconds of processor time": limits.DECODED_MILLISECONDS,
    "take papers along": limits.BUNDLING,
    "check files": limits.VERIFYING,
    "log in as staff": limits.STAFF_LOGIN,
    "log in under one name, from this client": limits.STAFF_LOGIN_BY_NAME,
    "log in under one name, from browsers that never came in with it": limits.STAFF_LOGIN_ANYWHERE,
}
SECONDS = {"minute": 60, "hour": 3600, "day": 86400}


def cells(chapter: str) -> Iterator[list[str]]:
    """Yield the rows of the table below a heading."""
    text = TEXT.partition(f"## {chapter}\n")[2].partition("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    yield from ([cell.strip() for cell in line.strip("|").split("|")] for line in rows[2:])


def test_the_limits_are_those_of_the_code() -> None:
    told = {}
    for what, most, window in cells("What strangers may do how often"):
        number, unit = window.split()
        told[what] = (int(most), int(number) * SECONDS[unit.rstrip("s")])
    assert told == {what: (limit.most, limit.window.total_seconds()) for what, limit in LIMITS.items()}
    assert {id(limit) for limit in LIMITS.values()} == {
        id(limit) for limit in vars(limits).values() if isinstance(limit, limits.Limit)
    }
    assert f"{MAX_PHOTOS} photos and {MOST_LINES} lines ({MOST_OF_A_KIND} of a kind)" in FLAT
    assert f"a photo {MAX_BYTES // 1024**2} MB" in FLAT


def test_the_lifetimes_are_those_of_the_code() -> None:
    assert f"ends {logins.STAFF_SESSION.total_seconds() / 3600:.0f} hours after its login" in FLAT
    assert f"{logins.STAFF_IDLE.total_seconds() / 60:.0f} minutes in which nobody looked" in FLAT
    assert f"lives for {settings.SESSION_COOKIE_AGE // 86400} days" in FLAT
    assert f"ends within {UNFINISHED_CASE.days} days" in FLAT
    [least] = [
        validator["OPTIONS"]["min_length"]
        for validator in settings.AUTH_PASSWORD_VALIDATORS
        if validator["NAME"].endswith("MinimumLengthValidator")
    ]
    assert f"At least {least} characters of any kind" in FLAT
    assert f"works once and for {settings.PASSWORD_RESET_TIMEOUT // 86400} days" in FLAT


def test_the_policies_are_those_of_the_code() -> None:
    assert {name for name, *_rest in cells("Where one comes in")} == policy.POLICIES


def test_each_line_about_doors_is_in_the_inventory() -> None:
    named = set(re.findall(r"`([a-z-]+)`", TEXT.partition("## Logs\n")[2].partition("\n## ")[0]))
    told = {
        event
        for path in (ROOT / "cases").rglob("*.py")
        for event in re.findall(r'\btell(?:_of_strangers)?\(\s*"([a-z-]+)"', path.read_text())
    }
    assert len(told) > 7
    assert told <= named


def test_each_chapter_that_the_table_leans_on_is_there() -> None:
    """Every link between these files leads to a file and a heading that exist."""
    headings = {
        name: {
            re.sub(r"[^\w\- ]", "", line.lstrip("# ")).lower().replace(" ", "-")
            for line in text.splitlines()
            if line.startswith("#")
        }
        for name, text in DOCS.items()
    }
    links = [
        link for name in ("security.md", "asvs.md", "breach.md") for link in re.findall(r"\]\(([^)]+)\)", DOCS[name])
    ]
    assert len(links) > 20
    for link in links:
        if link.startswith("https://"):
            continue
        name, _hash, anchor = link.partition("#")
        assert name in DOCS and (not anchor or anchor in headings[name]), link
