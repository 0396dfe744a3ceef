"""The face of numbers: small, and complete for what it is for."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONT: Path = settings.ROOT / "static/fonts/numbers.woff2"
# What stands in `.dday` and `.money`: days left, and amounts in both currencies.
SHOWN = "D-16 D-DAY D+2 최소 늦어도 오늘 3일 전 32,900원 1,234.50달러 미국 달러 $12.90 ₩9,900"


def test_the_face_of_numbers_is_small_and_has_what_they_are_made_of() -> None:
    assert FONT.stat().st_size <= 5_000
    with TTFont(FONT) as font:
        assert set(map(ord, SHOWN)) - set(font.getBestCmap()) == set()
        assert "tnum" in {row.FeatureTag for row in font["GSUB"].table.FeatureList.FeatureRecord}
        # The name of the original is kept for the original (OFL); whose work it is stays in the file.
        names = {row.nameID: str(row) for row in font["name"].names}
    assert "Kil Hyung-jin" in names[0]
    assert not any("Pretendard" in name for name in names.values())
    assert "SIL OPEN FONT LICENSE" in FONT.with_name("OFL.txt").read_text()
