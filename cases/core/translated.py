"""Django's library of template tags for translation, in which a sentence that never changes is looked up once a language.

A page says some sixty of them, and each look-up goes through the filters, the catalogues and the escaping again.
"""

from __future__ import annotations

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


class _Sentence(template.Node):
    """A constant sentence: what it says, by language."""

    child_nodelists = ()

    def __init__(self, node: i18n.TranslateNode) -> None:
        self._node = node
        self._said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        if language not in self._said:
            self._said[language] = self._node.render(context)
        return self._said[language]


@register.tag("trans")
@register.tag("translate")
def translate(parser: Parser, token: Token) -> template.Node:
    """Do what Django's tag does."""
    node = i18n.do_translate(parser, token)
    constant = token.split_contents()
    return _Sentence(node) if len(constant) == 2 and constant[1][0] in "\"'" and "|" not in constant[1] else node
