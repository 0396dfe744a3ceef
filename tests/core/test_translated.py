"""Our tags for translation say what Django's say, and look a constant up once a language."""

from __future__ import annotations

import pytest
from django.template import Context, Engine
from django.template.base import Template
from django.utils import translation

OURS, DJANGOS = (
    Engine(libraries={"i18n": library}) for library in ("cases.core.translated", "django.templatetags.i18n")
)
SENTENCES = [
    '{% translate "Yes" %}',
    "{% translate 'Yes & no' %}",
    '{% translate "100%% sure" %}',
    '{% translate "Yes"|upper %}',
    '{% translate "a | b" %}',
    "{% translate word %}",
    '{% translate "Yes" noop %}',
    '{% translate "Yes" as kept %}{{ kept }}',
    '{% translate "May" context "alt. month" %}',
    "{% blocktranslate with one=word %}{{ one }} < 2{% endblocktranslate %}",
    '{% trans "No" %}{% get_current_language as now %}{{ now }}',
]


def _compiled(engine: Engine, source: str) -> Template:
    return engine.from_string("{% load i18n %}" + source)


@pytest.mark.parametrize("source", SENTENCES)
def test_a_page_says_the_same_in_each_language(source: str) -> None:
    ours, djangos = _compiled(OURS, source), _compiled(DJANGOS, source)
    for language in ("ko", "de", "ko"):
        with translation.override(language):
            for word in ("Yes", "<b>"):
                assert ours.render(Context({"word": word})) == djangos.render(Context({"word": word}))


def test_a_constant_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look_up(message: str) -> str:
        asked.append(message)
        return message

    monkeypatch.setattr("django.template.base.gettext_lazy", look_up)
    page = _compiled(OURS, '{% translate "Yes" %}')
    assert page.render(Context()) == page.render(Context()) == "Yes"
    assert asked == ["Yes"]
