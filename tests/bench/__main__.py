"""All bars of speed in one table, for a quiet machine: each measurement in turn, then what it was to reach.

    uv run python -m tests.bench                       # with SQLite, about half an hour
    .ci/with-postgresql uv run python -m tests.bench

Each prints its own table before; what it can vary is told by its own `--help`. The last line of all is the end of the table
of bars, and the exit status is 1 where one is missed.
"""

from __future__ import annotations

import sys

from tests.bench import cost, images, pages, private, reminders, uploads
from tests.bench.bars import Bar, told


def main() -> int:
    """Measure all, and print the table."""
    bars: list[Bar] = []
    for bench in (pages, cost, images, uploads, private, reminders):
        print(f"\n== {bench.__name__}", flush=True)
        bars += bench.main([])
    print("\n== bars")
    return told(bars)


if __name__ == "__main__":
    sys.exit(main())
