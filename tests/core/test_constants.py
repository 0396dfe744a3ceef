"""Our tags for icons and addresses say what Django's say, and look each of them up once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.template import Context, Engine
from django.urls import NoReverseMatch, set_script_prefix

FOLDER = settings.TEMPLATES[0]["DIRS"][0]
OURS = Engine(dirs=[FOLDER], builtins=["cases.core.constants"])
DJANGOS = Engine(dirs=[FOLDER])
SAID = [
    '{% include "icons/mark.svg" %}',
    '{% include "icons/"|add:icon|add:".svg" %}',
    '{% include name with icon="mark" %}',
    '{% url "guide:home" %}',
    '{% url "guide:home" as home %}<a href="{{ home }}">',
    '{% url "guide:nothing" as home %}<a href="{{ home }}">',
    '{% url "front:case" reference %}',
    "{% url 'guide:home' %}",
    "{% url view %}",
]


@pytest.fixture(autouse=True)
def at_the_root() -> Iterator[None]:
    yield
    set_script_prefix("/")


@pytest.mark.parametrize("source", SAID)
def test_a_page_says_the_same_wherever_the_site_is(source: str) -> None:
    ours, djangos = OURS.from_string(source), DJANGOS.from_string(source)
    given = {"icon": "box", "name": "icons/key.svg", "reference": "RG-7K3M-9QXT", "view": "guide:guide"}
    for mounted in ("/", "/refunds/", "/"):
        set_script_prefix(mounted)
        assert ours.render(Context(given)) == djangos.render(Context(given))


def test_an_address_that_is_none_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        OURS.from_string('{% url "guide:nothing" %}').render(Context())


def test_an_icon_and_an_address_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    page = OURS.from_string('{% include "icons/mark.svg" %}{% url "guide:home" %}')
    first = page.render(Context())
    monkeypatch.setattr(Engine, "get_template", None)
    monkeypatch.setattr("django.urls.reverse", None)
    assert page.render(Context()) == first


def test_icons_hold_nothing_to_fill_in() -> None:
    icons = list(FOLDER.glob("icons/*.svg"))
    assert icons
    assert not [icon.name for icon in icons if any(mark in icon.read_text() for mark in ("{{", "{%", "{#"))]
