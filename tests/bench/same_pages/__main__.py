"""Whether every page, file and mail stays what it was while the code behind it is moved about.

    uv run python -m tests.bench.same_pages record FOLDER [--tree CHECKOUT]
    uv run python -m tests.bench.same_pages compare BEFORE AFTER

`record` runs the site of a checkout in a child process, with a new database and a clock of its own, does what buyers,
strangers, mailboxes and staff do (`walks`), and writes each answer to FOLDER as one text file. It knows the
site by addresses, forms and commands alone, so that it works however the code is arranged. `compare` prints what
differs otherwise than on purpose, and ends with 1 where something does.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# What may differ: (pattern, replacement, why). Applied to both sides, to address and answer, in this order.
ON_PURPOSE: list[tuple[str, str, str]] = [
    (r"(?m)^X-Request-ID: [0-9a-f]{32}$", "X-Request-ID: <any>", "Each request has a number of its own."),
    (
        r'(?:\s*<link [^>]*rel="modulepreload"[^>]*>)+\s*<script [^>]*src=[^>]*></script>\n',
        "",
        "Scripts are modules, and a page names what its script imports.",
    ),
    (
        r'(?s)\s*<link [^>]*rel="stylesheet"[^>]*>(?=.*<link [^>]*rel="stylesheet")|\s*<script [^>]*src=[^>]*></script>',
        "",
        "Styles and scripts may come as other files, and as more or fewer of them.",
    ),
    (r'<link [^>]*rel="stylesheet"[^>]*>', "<styles>", "The last style sheet of a page stands for all of them."),
]
MOST_ANSWERS, MOST_LINES = 30, 40

LOCAL, PUBLIC = "localhost", "refund.example.org"
SURROUNDINGS = {
    "DJANGO_SETTINGS_MODULE": "refundguide.settings",
    "SECRET_KEY": "only-for-comparing-pages-0123456789-abcdefghijklmnopqrstuvwxyz",
    **dict.fromkeys(("SECRET_KEY_FILE", "DEBUG", "EMAIL_FROM"), ""),
    "EMAIL_URL": "console:",
    "OPERATOR": "견본 운영자 help@example.org",
    "DECODE_SECONDS": "60",
    # Whatever stands in a set comes in the same order.
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": str(ROOT),
}


def main() -> int:
    """Record or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record", help="write every answer of a checkout to a new folder")
    recording.add_argument("folder", type=Path)
    recording.add_argument("--tree", type=Path, default=ROOT, help="the checkout whose code is run (default: this one)")
    comparing = commands.add_parser("compare", help="print the differences of two recordings")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    walking = commands.add_parser("walk", help="one part of `record`, in this process")
    walking.add_argument("host", choices=(LOCAL, PUBLIC))
    walking.add_argument("folder", type=Path)
    walking.add_argument("work", type=Path)
    walking.add_argument("tree", type=Path)
    options = parser.parse_args()
    if options.command == "record":
        return record(options.folder.resolve(), options.tree.resolve())
    if options.command == "compare":
        return compare(options.before, options.after)
    walk(options.host, options.folder, options.work, options.tree)
    return 0


def record(folder: Path, tree: Path) -> int:
    """Write the answers of the code in `tree` to `folder`."""
    if shutil.which("pdftotext") is None:
        sys.exit("There is no pdftotext to read the PDFs with; it is part of poppler-utils.")
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit(f"{folder} is not empty.")
    start = time.monotonic()
    for host in (LOCAL, PUBLIC):
        with tempfile.TemporaryDirectory() as work:
            data = Path(work, "data")
            data.mkdir()
            env = os.environ | SURROUNDINGS
            env |= {
                "ALLOWED_HOSTS": "" if host == LOCAL else host,
                "SITE_URL": f"http://{LOCAL}" if host == LOCAL else "",
                "DATABASE_URL": f"sqlite:///{data}/db.sqlite3",
                "STORAGE_URL": f"file://{data}/evidence",
            }
            command = [sys.executable, "-P", "-m", "tests.bench.same_pages", "walk", host, folder, work, tree]
            subprocess.run(command, cwd=tree, env=env, check=True)
    answers = read(folder)
    broken = sum("\nstatus 500\n" in text for text in answers.values())
    print(f"{len(answers)} answers in {time.monotonic() - start:.0f} s, {broken} of them server errors")
    for heading in sorted(heading for heading in answers if ": no form " in heading):
        print(heading)
    return 0


def walk(host: str, folder: Path, work: Path, tree: Path) -> None:
    """Do what people do at the site of `tree`, in this process, and write its answers to `folder`."""
    from tests.bench.same_pages import site, walks

    # The tests are ours, whatever the checkout has; the site, and the processes that it starts, are the checkout's.
    sys.path[sys.path.index(str(ROOT))] = os.environ["PYTHONPATH"] = str(tree)
    site.start(work)
    visited = site.Site(folder, work, host, https=host == PUBLIC)
    if host == PUBLIC:
        walks.in_public(visited)
    else:
        walks.everything(visited)


def compare(before: Path, after: Path) -> int:
    """Print what differs; return 1 where something does."""
    applied: Counter[str] = Counter()
    old, new = read(before, applied), read(after, applied)
    differing = [heading for heading in old if heading in new and old[heading] != new[heading]]
    for heading in differing[:MOST_ANSWERS]:
        both = [text[heading].replace("\r", "\\r").split("\n") for text in (old, new)]
        lines = difflib.unified_diff(*both, lineterm="", n=1)
        shown = list(itertools.islice(lines, 2, 2 + MOST_LINES))
        print("\n".join([f"=== {heading}", *shown, *(["..."] if len(shown) == MOST_LINES else [])]))
    if len(differing) > MOST_ANSWERS:
        print("\n".join(["=== and these:", *differing[MOST_ANSWERS:]]))
    gone, come = [sorted(one.keys() - other.keys()) for one, other in ((old, new), (new, old))]
    for side, headings in (("before", gone), ("after", come)):
        for heading in headings:
            print(f"only {side}: {heading}")
    print(
        f"{len(old)} answers before and {len(new)} after: {len(differing)} differ, {len(gone) + len(come)} are on one side only"
    )
    for pattern, _replacement, why in ON_PURPOSE:
        print(f"on purpose, {applied[pattern]} times on both sides: {why}")
    return int(bool(differing or gone or come))


def read(folder: Path, applied: Counter[str] | None = None) -> dict[str, str]:
    """Return the answers of a recording by their heading, without what differs on purpose; count that in `applied`."""
    answers: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for pattern, replacement, _why in ON_PURPOSE if applied is not None else []:
            text, count = re.subn(pattern, replacement, text)
            applied[pattern] += count
        heading, _line, answer = text.partition("\n")
        if heading in answers:
            raise ValueError(f"ON_PURPOSE makes two answers one: {heading}")
        answers[heading] = answer
    if not answers:
        sys.exit(f"{folder} holds no recording.")
    return answers


if __name__ == "__main__":
    sys.exit(main())
