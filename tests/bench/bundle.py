"""What the papers of a case cost: seconds, bytes and memory of the PDF in each size and of the ZIP.

    uv run python -m tests.bench.bundle [--photos 8 30]

Photos are 12 megapixels and several MB each, made here; database and evidence lie in a folder that goes again. Every
number comes from a fresh process: `cpu` are its seconds of work with those of its child, `server` is the growth of its
own peak over its imports, `typst` the peak of the child that sets the pages. Bars: every file under its limit; the ZIP grows the server by at most 32 MiB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
MAX_GROWTH = 32
ZIP = "zip"


def main() -> int:
    """Measure, print a table, and end with 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, nargs="+", default=[8, 30])
    parser.add_argument("--one", nargs=2, metavar=("REFERENCE", "WHAT"), help="measure once, in this process")
    options = parser.parse_args()
    if options.one:
        set_up()
        print(*measure(*options.one))
        return 0
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        os.environ["STORAGE_URL"] = f"file://{folder}/evidence"
        set_up()
        print(
            f"{'photos':>6} {'file':>5} {'parts':>5} {'MB':>7} {'s':>6} {'cpu':>6} {'server MiB':>11} {'typst MiB':>10}"
        )
        for count in options.photos:
            reference = fill(count)
            for what in ("5", "10", "20", "full", ZIP):
                parts, size, seconds, cpu, server, typst = measured(reference, what)
                print(
                    f"{count:6} {what:>5} {parts:5.0f} {size / 1e6:7.2f} {seconds:6.2f} {cpu:6.2f} +{server:10.0f} {typst:10.0f}"
                )
                missed |= (what.isdigit() and size > int(what) * 1_000_000) or (what == ZIP and server > MAX_GROWTH)
    return missed


def set_up() -> None:
    """Start Django on the database that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
    import django

    django.setup()


def fill(count: int) -> str:
    """Make a case with so many photos, no two alike; return its reference."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.core.management import call_command
    from PIL import Image

    from cases.photos.receiving import receive
    from cases.process.states import Role
    from tests.bench.images import photo
    from tests.support.factories import make_case

    call_command("migrate", verbosity=0)
    call_command("seed_reference", verbosity=0)
    case = make_case(reference=f"RG-BENC-{count:04}", story="상자가 찢어진 채 도착했습니다. " * 60)
    with Image.open(io.BytesIO(photo((4032, 3024)))) as im:
        for at in range(count):
            buffer = io.BytesIO()
            im.rotate(at * 7).save(buffer, "JPEG", quality=92)
            upload = SimpleUploadedFile(f"{at}.jpg", buffer.getvalue())
            receive(case, upload, kind="damage", caption="금이 간 곳", now=NOW, role=Role.OWNER)
    return case.reference


def measured(reference: str, what: str) -> list[float]:
    """Return what `measure` says in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.bundle", "--one", reference, what]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def measure(reference: str, what: str) -> tuple[int, int, float, float, float, float]:
    """Return how many files, the bytes of the largest, and the seconds, CPU seconds and memory of all."""
    from cases.bundle.archive import archive
    from cases.bundle.choice import Choice
    from cases.bundle.pdf import SIZES, Bundle
    from cases.casefile.models import Case

    case = Case.objects.get(reference=reference)
    before, cpu, start = peak(), worked(), time.perf_counter()
    if what == ZIP:
        sizes = [sum(map(len, archive(case, NOW, Choice())))]
    else:
        bundle = Bundle(case, NOW, Choice())
        parts = len(bundle.parts(SIZES[what]))
        sizes = [bundle.pdf(SIZES[what], part).seek(0, io.SEEK_END) for part in range(1, parts + 1)]
    seconds, cpu = time.perf_counter() - start, worked() - cpu
    child = 0 if what == ZIP else resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return len(sizes), max(sizes), seconds, cpu, peak() - before, child


def peak() -> float:
    """Return the peak of this process's resident memory in MiB; `getrusage` would name the parent's where that is more."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def worked() -> float:
    """Return the CPU seconds of this process and of its children."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    sys.exit(main())
