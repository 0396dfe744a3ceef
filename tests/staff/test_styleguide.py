"""The page of all parts shows the colours that there are, by names that people read."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.support.clients import staff


def page(client: Client) -> str:
    return unescape(client.get("/styleguide/").text)


def test_each_colour_of_the_tokens_is_there_by_day_and_by_night(reference_data: None) -> None:
    tokens = (Path(settings.ROOT) / "static/css/tokens.css").read_text()
    days = dict(re.findall(r"--([\w-]+)-day: (#\w+);", tokens))
    nights = dict(re.findall(r"--([\w-]+)-night: (#\w+);", tokens))
    shown = re.findall(
        r"<strong>([^<]+)</strong><code>--([\w-]+)</code><code>(#\w+) (#\w+)</code>", page(staff("designer"))
    )
    assert {(name, day, night) for _meaning, name, day, night in shown} == {
        (name, day, nights[name]) for name, day in days.items()
    }
    assert len({meaning for meaning, *_rest in shown}) == len(days), "no two colours have one name"


def test_each_tone_is_called_by_what_it_says(reference_data: None) -> None:
    boxes = re.findall(
        r'callout__title">([^<]+)</p><p>[^<]+</p><p><span class="code">(\w+)</span>', page(staff("designer"))
    )
    assert len({tone for _meaning, tone in boxes}) == len({meaning for meaning, _tone in boxes}) == len(boxes) == 5


def test_deadlines_stand_by_the_day_that_each_leads_with(reference_data: None) -> None:
    left = [
        int(days) for days in re.findall(r'deadline__left"><span aria-hidden="true">D-(\d+)<', page(staff("designer")))
    ]
    assert len(left) > 2
    assert left == sorted(left)


def test_each_section_is_a_tap_away_from_the_top(reference_data: None) -> None:
    shown = page(staff("designer"))
    headings = re.findall(r'<h2 id="([\w-]+)">([^<]+)<', shown)
    assert re.findall(r'<a class="chip chip--said" href="#([\w-]+)">([^<]+)<', shown) == headings
