"""What a photo costs: `images.sanitise` against the pipeline everybody writes first, in time and memory.

    uv run python -m tests.bench.images [--rounds 5]

The naive pipeline opens, transposes, resizes and saves one copy; ours makes the display copy and the thumbnail. Each
measurement runs in a fresh process, rounds are interleaved, and only ratios inside one run mean something. Memory is
the growth of the process's own peak over its imports. The pictures are made here: smooth shapes with sensor noise.
Bars (JPEG): at most 0.45 of naive for 12 megapixels; for 48 at most 0.25, and 64 MiB above the idle process.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"12": (4032, 3024), "48": (8064, 6048)}
BARS = {"12": 0.45, "48": 0.25}
MAX_GROWTH = 64


def main() -> int:
    """Measure, print a table, and end with 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", nargs=2, metavar=("PIPELINE", "FILE"), help="measure once, in this process")
    options = parser.parse_args()
    if options.one:
        print(*measure(*options.one))
        return 0
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for megapixels, size in SIZES.items():
            path = Path(folder, f"{megapixels}.jpg")
            path.write_bytes(photo(size))
            table = compare(path, options.rounds)
            ratio, growth = table["ours"][0] / table["naive"][0], table["ours"][1]
            print(
                f"{megapixels} MP, {path.stat().st_size / 1e6:.1f} MB: {ratio:.2f} of naive"
                f" ({table['naive'][0]:.2f} s, +{table['naive'][1]:.0f} MiB), +{growth:.0f} MiB"
            )
            missed |= ratio > BARS[megapixels] or (megapixels == "48" and growth > MAX_GROWTH)
    return missed


def photo(size: tuple[int, int]) -> bytes:
    """Return a picture about as hard to encode as a camera's, held upright."""
    soft = Image.effect_mandelbrot((size[0] // 4, size[1] // 4), (-2, -1.5, 1, 1.5), 80).convert("RGB").resize(size)
    grain = Image.effect_noise(size, 24).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    Image.blend(soft, grain, 0.25).save(buffer, "JPEG", quality=90, exif=exif)
    return buffer.getvalue()


def compare(path: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Return for each pipeline the median seconds and the largest growth in MiB."""
    runs: dict[str, list[tuple[float, float]]] = {"naive": [], "ours": []}
    for _ in range(rounds):
        for pipeline, results in runs.items():
            command = [sys.executable, "-m", "tests.bench.images", "--one", pipeline, str(path)]
            answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
            results.append((float(answer[0]), float(answer[1])))
    return {name: (statistics.median(t for t, _ in found), max(m for _, m in found)) for name, found in runs.items()}


def measure(pipeline: str, path: str) -> tuple[float, float]:
    """Return seconds and MiB of one photo in this process."""
    from cases import images

    for _warm in range(2):  # Plugins and tables load once in the life of a server.
        images.sanitise(io.BytesIO(photo((64, 48))))
    with open(path, "rb") as file:
        before, start = peak(), time.perf_counter()
        naive(file) if pipeline == "naive" else images.sanitise(file)
        return time.perf_counter() - start, peak() - before


def naive(file: io.BufferedReader) -> bytes:
    """Make one display copy as the tutorials do."""
    im = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    scale = 2048 / max(im.size)
    im = im.resize((round(im.width * scale), round(im.height * scale)), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    im.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
    return buffer.getvalue()


def peak() -> float:
    """Return the peak of this process alone in MiB; `ru_maxrss` would inherit the parent's."""
    with open(f"/proc/{os.getpid()}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    sys.exit(main())
