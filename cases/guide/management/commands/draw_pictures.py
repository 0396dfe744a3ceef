"""Draw the icons of the site and the pictures of shared links anew, after the mark or the name of a problem changed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cases.guide.pictures import draw_cards, draw_icons


class Command(BaseCommand):
    help = "Draw the icons of the site and the picture of each shared link into static/. For developers; commit what changed."

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = settings.ROOT / "static"
        for path in (*draw_icons(folder), *draw_cards(folder)):
            self.stdout.write(f"{path.stat().st_size:>6}  {path.relative_to(folder)}")
