"""What a photo costs: `images.sanitise` against the pipeline everybody writes first, and against libvips.

    uv run python -m tests.bench.images [--rounds 5]
    uv run --with 'pyvips[binary]' python -m tests.bench.images

The naive pipeline opens, transposes, resizes and saves one copy; ours and the one of libvips make the display copy and
the thumbnail. Ours counts whole, with the way to the decoder and back. Each measurement runs in a fresh process, rounds
are interleaved, and only ratios inside one run mean something. Memory is the growth of the peak of the process that
decodes over its idle state. The pictures are made here: smooth shapes with sensor noise.
Bars (JPEG, medians): at most 0.40 of naive for 12 megapixels, and less than libvips; for 48 at most 0.25, and 64 MiB.
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
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageOps

from tests.bench.bars import Bar, told

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"12": (4032, 3024), "48": (8064, 6048)}
BARS = {"12": 0.40, "48": 0.25}
MAX_GROWTH = 64


def main(arguments: Sequence[str] | None = None) -> list[Bar]:
    """Measure, print a table, and return the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", nargs=2, metavar=("PIPELINE", "FILE"), help="measure once, in this process")
    options = parser.parse_args(arguments)
    if options.one:
        print(*measure(*options.one))
        return []
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as folder:
        pipelines = ["naive", "ours", *(["libvips"] if find_spec("pyvips") else [])]
        for megapixels, size in SIZES.items():
            path = Path(folder, f"{megapixels}.jpg")
            path.write_bytes(photo(size))
            table = compare(path, pipelines, options.rounds)
            base = table["naive"][0]
            print(f"{megapixels} MP, {path.stat().st_size / 1e6:.1f} MB, naive takes {base:.2f} s")
            for pipeline, (seconds, growth, work) in table.items():
                share = work / table["naive"][2]
                print(
                    f"  {pipeline:8} {seconds / base:.2f} of naive, {share:.2f} of its processor time, +{growth:.0f} MiB"
                )
            seconds, growth, _work = table["ours"]
            bars.append(Bar(f"a photo of {megapixels} megapixels, of plain Pillow", seconds / base, BARS[megapixels]))
            if "libvips" in table:
                bars.append(Bar(f"a photo of {megapixels} megapixels, of libvips", seconds / table["libvips"][0], 1))
            if megapixels == "48":
                bars.append(Bar("memory of a photo of 48 megapixels, MiB", growth, MAX_GROWTH))
        if "libvips" not in pipelines:
            print("libvips was not measured: run this with  uv run --with 'pyvips[binary]'")
    return bars


def photo(size: tuple[int, int]) -> bytes:
    """Return a picture about as hard to encode as a camera's, held upright."""
    soft = Image.effect_mandelbrot((size[0] // 4, size[1] // 4), (-2, -1.5, 1, 1.5), 80).convert("RGB").resize(size)
    grain = Image.effect_noise(size, 24).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    Image.blend(soft, grain, 0.25).save(buffer, "JPEG", quality=90, exif=exif)
    return buffer.getvalue()


def compare(path: Path, pipelines: list[str], rounds: int) -> dict[str, tuple[float, ...]]:
    """Return for each pipeline the median of its seconds, the most MiB, the median of its processor seconds."""
    runs: dict[str, list[list[float]]] = {pipeline: [] for pipeline in pipelines}
    for _ in range(rounds):
        for pipeline, results in runs.items():
            command = [sys.executable, "-m", "tests.bench.images", "--one", pipeline, str(path)]
            answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
            results.append([float(number) for number in answer])
    table = {}
    for name, found in runs.items():
        seconds, growths, work = zip(*found, strict=True)
        table[name] = (statistics.median(seconds), max(growths), statistics.median(work))
    return table


def measure(pipeline: str, path: str) -> tuple[float, float, float]:
    """Return seconds, MiB and processor seconds of one photo."""
    work, process = {"naive": naive, "ours": ours, "libvips": libvips}[pipeline], os.getpid()
    with tempfile.NamedTemporaryFile() as small:
        small.write(photo((640, 480)))
        small.flush()
        for _warm in range(2):  # Plugins and tables load once in the life of a server.
            work(small.name)
    if pipeline == "ours":
        from cases.imaging import lanes

        process = lanes._light.idle[-1].process.pid
    before, spent, start = peak(process), processor_time(process), time.perf_counter()
    work(path)
    return time.perf_counter() - start, peak(process) - before, processor_time(process) - spent


def processor_time(process: int) -> float:
    """Return the seconds that this process and another one have computed; the other one has one thread."""
    if process == os.getpid():
        return time.process_time()
    with open(f"/proc/{process}/schedstat") as state:
        return time.process_time() + int(state.read().split()[0]) / 1e9


def ours(path: str) -> None:
    """Make both copies as the site does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")
    from cases.imaging import sanitise

    with open(path, "rb") as file:
        sanitise.sanitise(file)


def libvips(path: str) -> None:
    """Make both copies with the pipeline that libvips recommends; it turns, shrinks on load and drops metadata."""
    import pyvips

    large = pyvips.Image.thumbnail(path, 2016, export_profile="srgb").copy_memory()
    large.jpegsave_buffer(Q=82, optimize_coding=True, keep="none")
    large.thumbnail_image(480).webpsave_buffer(Q=75, effort=3, keep="none")


def naive(path: str) -> None:
    """Make one display copy as the tutorials do."""
    im = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    scale = 2048 / max(im.size)
    im = im.resize((round(im.width * scale), round(im.height * scale)), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    im.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)


def peak(process: int | None = None) -> float:
    """Return the peak of one process, or of this one, in MiB; `ru_maxrss` would inherit the parent's."""
    with open(f"/proc/{process or os.getpid()}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    sys.exit(told(main()))
