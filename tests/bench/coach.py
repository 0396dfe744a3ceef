"""Which photos the coach would remark on: a folder of photos as they are, and each degraded in known ways.

    uv run python -m tests.bench.coach [FOLDER] [--cameras] [--limit 200]

Prints the share that gets each remark, the distances of the picture hash to the photo's own and to others', and what
measuring costs as a ratio of making the display copies of the same photo. Without a folder the photos are generated.
`--cameras` counts only photos of two megapixels and more whose metadata names a camera; pictures that are byte for
byte the same count once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import io
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image, ImageFilter

from cases.imaging import measures, sanitise
from cases.photos import coach
from cases.process.situation import Situation
from tests.support import pictures

EDGE = measures.EDGE


def resaved(im: Image.Image, quality: int) -> Image.Image:
    """Return the picture after a lossy save."""
    return Image.open(io.BytesIO(pictures.encoded(im, "JPEG", quality=quality))).convert("RGB")


def cropped(im: Image.Image) -> Image.Image:
    """Return the picture without a twentieth of each edge."""
    w, h = im.size
    return im.crop((w // 20, h // 20, w - w // 20, h - h // 20))


# Blur and shake in pixels of a picture of `EDGE` pixels.
SPOILED: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it is": lambda im: im,
    "blur 1": lambda im: im.filter(ImageFilter.GaussianBlur(1)),
    "blur 2": lambda im: im.filter(ImageFilter.GaussianBlur(2)),
    "blur 3": lambda im: im.filter(ImageFilter.GaussianBlur(3)),
    "shake 9, sideways": lambda im: im.filter(ImageFilter.BoxBlur((4, 0))),
    "shake 9, upright": lambda im: im.filter(ImageFilter.BoxBlur((0, 4))),
    "shake 17": lambda im: im.filter(ImageFilter.BoxBlur((8, 0))),
    "light / 5": lambda im: pictures.lit(im, 0.2),
    "light x 3": lambda im: pictures.lit(im, 3),
    "light x 1.3": lambda im: pictures.lit(im, 1.3),
    "JPEG 50": lambda im: resaved(im, 50),
    "half size": lambda im: im.resize((im.width // 2, im.height // 2)),
    "turned 3": lambda im: im.rotate(3, Image.Resampling.BICUBIC),
    "cropped 5 %": cropped,
}


@dataclass
class Photo:
    """One photo as the coach reads it."""

    pk: str
    measures: dict[str, Any]
    kind: str = "damage"
    taken_at_claimed: str = ""
    received_at: dt.datetime = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    as_is: bool = False


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--cameras", action="store_true")
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    settings.configure(USE_I18N=False)
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in SPOILED}
    costs = []
    for data in photos(options.folder):
        if len(costs) == options.limit:
            break
        try:
            safe, rendering = timed(lambda data=data: sanitise.sanitise(io.BytesIO(data)))
        except sanitise.ImageRejected:
            continue
        size = safe.measures["width"], safe.measures["height"]
        if options.cameras and (safe.measures["from"] != "camera" or size[0] * size[1] < 2_000_000):
            continue
        large = Image.open(io.BytesIO(safe.large)).convert("RGB")
        _told, measuring = timed(lambda large=large, size=size: measures.measured(large, large, size, "JPEG"))
        costs.append((measuring / (rendering - measuring), measuring))
        large.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
        for name, spoil in SPOILED.items():
            one = measures.measured(spoil(large), large, size, safe.format)
            # The copies here have lost what the received file said of itself.
            told[name].append(one | {"from": safe.measures["from"]})
    if not costs:
        raise SystemExit("no photos")
    report(told, costs)


def timed[T](work: Callable[[], T], rounds: int = 3) -> tuple[T, float]:
    """Return what `work` returns, and the seconds of its quickest round."""
    quickest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        quickest = min(quickest, time.perf_counter() - start)
    return result, quickest


def photos(folder: Path | None) -> Iterator[bytes]:
    """Return different photos, from a folder or generated."""
    if folder is None:
        for number in range(12):
            yield pictures.encoded(pictures.still_life(str(number), (4032, 3024)), "JPEG", exif=pictures.camera_exif())
        return
    seen = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size <= sanitise.MAX_BYTES:
            data = path.read_bytes()
            digest = hashlib.sha256(data).digest()
            if digest not in seen:
                seen.add(digest)
                yield data


def report(told: dict[str, list[dict[str, Any]]], costs: list[tuple[float, float]]) -> None:
    """Print one line for each way of spoiling, then pairs of photos, then the cost."""
    own = [one["hash"] for one in told["as it is"]]
    print(f"{len(own)} photos")
    for name, all_measures in told.items():
        said: Counter[str] = Counter()
        for one in all_measures:
            for remark in coach.remarks([Photo("one", one)], Situation(), dt.datetime.now(dt.UTC)).values():
                said[remark.slug] += 1
        gaps = sorted(coach.distance(one["hash"], hash_) for one, hash_ in zip(all_measures, own, strict=True))
        shares = ", ".join(f"{slug} {count / len(own):.1%}" for slug, count in said.most_common())
        print(f"{name:18} hash {gaps[len(gaps) // 2]:2} / p95 {gaps[int(0.95 * (len(gaps) - 1))]:2}   {shares}")
    pairs = [coach.distance(one, other) for one, other in combinations(own, 2)]
    print(f"pairs of different photos: {sum(gap <= coach.NEAR for gap in pairs)} of {len(pairs)} look alike")
    ratio, seconds = (statistics.median(values) for values in zip(*costs, strict=True))
    print(f"measuring costs {ratio:.2f} of the rendering (median; {seconds * 1000:.0f} ms in this run)")


if __name__ == "__main__":
    main()
