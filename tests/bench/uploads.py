"""Are uploads limited by the cores alone, and does a site give back the memory that they took?

    uv run python -m tests.bench.uploads [--at-once 16] [--each 4] [--cores N]

Starts `manage.py serve` on a free port with fresh data. Buyers come all at once, each from an address of its own, and
send photos of 12 megapixels, one after the other. How many a second are taken is compared with one decoding alone, times
the cores, measured before and after in the same run. Memory is what all processes of the site hold together, shared pages
counted once: after a first photo, at most, and once the decoders that idle have ended.
Bars: every photo accepted, at least 0.6 of what the cores could do (pages, database and this client run on them as well),
at most 1.25 of the memory before.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from tests.bench.bars import Bar, told
from tests.bench.images import SIZES, photo
from tests.bench.large_uploads import cases_of, command_of, upload
from tests.bench.slow_uploads import serving
from tests.support.processes import family

SHARE, MEMORY = 0.6, 1.25
# Longer than a decoder idles.
GIVEN_BACK_SECONDS = 90.0


def main(arguments: Sequence[str] | None = None) -> list[Bar]:
    """Measure, print, and return the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at-once", type=int, default=16, help="buyers at once (default: %(default)s)")
    parser.add_argument("--each", type=int, default=4, help="photos of each (default: %(default)s)")
    parser.add_argument("--cores", type=int, default=len(os.sched_getaffinity(0)), help="(default: what there is)")
    options = parser.parse_args(arguments)
    data = photo(SIZES["12"])
    alone = [seconds_alone(data)]
    with serving() as (port, env, server):
        cases = cases_of(options.at_once, env)
        fresh = held(server)
        # Both processes take one each, sooner or later: what loads at the first photo is no matter of load.
        for reference, session in cases[:8]:
            upload(port, reference, session, data + reference.encode(), address="127.0.0.1")
        before = settled(server)
        took: list[float] = []
        refused: list[str] = []

        def send(number: int, reference: str, session: str) -> None:
            for turn in range(options.each):
                start = time.perf_counter()
                padding = bytes([turn, number])
                is_taken = upload(port, reference, session, data + padding, address=f"127.0.0.{number + 2}")
                if is_taken:
                    took.append(time.perf_counter() - start)
                else:
                    refused.append(reference)

        threads = [threading.Thread(target=send, args=(number, *case)) for number, case in enumerate(cases)]
        with watching(server) as peaks:
            start = time.perf_counter()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            seconds = time.perf_counter() - start
        after = settled(server)
    alone.append(seconds_alone(data))
    each = statistics.mean(alone)
    share = len(took) / seconds * each / options.cores
    print(f"12 MP, {len(data) / 1e6:.1f} MB; decoded alone in {alone[0]:.3f} s before and {alone[1]:.3f} s after")
    print(
        f"{options.at_once} at once, {len(took)} taken and {len(refused)} refused in {seconds:.1f} s:"
        f" {len(took) / seconds:.1f}/s, {share:.2f} of {options.cores} cores;"
        f" p50 {quantile(took, 0.5):.2f} s, p95 {quantile(took, 0.95):.2f} s"
    )
    print(
        f"memory of {peaks['processes']:.0f} processes at most: {fresh:.0f} MiB fresh, {before:.0f} after a first photo,"
        f" {peaks['held']:.0f} at most, {after:.0f} afterwards ({after / before:.2f}); decoders at once: {peaks['decoders']:.0f}"
    )
    return [
        Bar("photos at once that were refused", len(refused), 0),
        Bar("photos at once, of one decoding times the cores", share, SHARE, least=True),
        Bar("memory after photos, of that after the first", after / before, MEMORY),
    ]


def seconds_alone(data: bytes) -> float:
    """Return the median of what one photo takes from end to end where nobody else sends one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")
    from cases.imaging import lanes, sanitise

    sanitise.sanitise(io.BytesIO(data))
    took = []
    for _ in range(7):
        start = time.perf_counter()
        sanitise.sanitise(io.BytesIO(data))
        took.append(time.perf_counter() - start)
    lanes.stop()
    return statistics.median(took)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of them lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def held(server: int) -> float:
    """Return what a process and all below it hold, in MiB; pages that several share count once."""
    total = 0
    for pid in family(server):
        with contextlib.suppress(OSError), open(f"/proc/{pid}/smaps_rollup") as rollup:
            total += next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    return total / 1024


def settled(server: int) -> float:
    """Return the least that is held within the time in which decoders that idle end."""
    least, until = float("inf"), time.monotonic() + GIVEN_BACK_SECONDS
    while time.monotonic() < until and (has_decoders(server) or least == float("inf")):
        least = min(least, held(server))
        time.sleep(1)
    return min(least, held(server))


def has_decoders(server: int) -> int:
    """Return how many decoders run below a process."""
    found = 0
    for pid in family(server):
        with contextlib.suppress(OSError):
            found += "cases.imaging.decoder_main" in command_of(pid)
    return found


@contextlib.contextmanager
def watching(server: int) -> Iterator[dict[str, float]]:
    """Note the most that a site holds, and how many processes it has, as long as the block lasts."""
    peaks, stop = {"held": 0.0, "processes": 0.0, "decoders": 0.0}, threading.Event()

    def watch() -> None:
        while not stop.wait(0.5):
            now = {"held": held(server), "processes": len(family(server)), "decoders": has_decoders(server)}
            peaks.update({name: max(peaks[name], value) for name, value in now.items()})

    watcher = threading.Thread(target=watch)
    watcher.start()
    yield peaks
    stop.set()
    watcher.join()


if __name__ == "__main__":
    sys.exit(told(main()))
