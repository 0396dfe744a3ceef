"""Django's tags `include` and `url` where they say the same each time: icons, and addresses that name nothing.

A page has two dozen of them, and each would be looked up again. Beside `core.translated`, which does it for sentences.
"""

from __future__ import annotations

import re
from typing import cast

from django import template
from django.template.base import Parser, Template, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as do_url
from django.template.loader_tags import do_include
from django.urls import get_script_prefix

register = template.Library()

_ICON = re.compile(r'"(icons/[\w-]+\.svg)"')
_NAME = re.compile(r'"[\w:-]+"')


class _Icon(template.Node):
    """A drawing without anything that a page could fill in: its text, read once."""

    def __init__(self, name: str) -> None:
        self._name, self._drawn = name, ""

    def render(self, context: Context) -> str:
        if not self._drawn:
            self._drawn = cast(Template, context.template).engine.get_template(self._name).source
        return self._drawn


class _Address(template.Node):
    """An address of the site, by where the site is mounted."""

    def __init__(self, node: URLNode) -> None:
        self._node, self._known = node, dict[str, str]()

    def render(self, context: Context) -> str:
        mounted, name = get_script_prefix(), self._node.asvar
        if mounted not in self._known:
            said = self._node.render(context)
            self._known[mounted] = context[name] if name else said
        if not name:
            return self._known[mounted]
        context[name] = self._known[mounted]
        return ""


@register.tag
def include(parser: Parser, token: Token) -> template.Node:
    """Do what Django's tag does."""
    _tag, *words = token.split_contents()
    icon = _ICON.fullmatch(words[0]) if len(words) == 1 else None
    return _Icon(icon[1]) if icon else do_include(parser, token)


@register.tag
def url(parser: Parser, token: Token) -> template.Node:
    """Do what Django's tag does."""
    _tag, name, *more = token.split_contents()
    node = do_url(parser, token)
    return _Address(node) if _NAME.fullmatch(name) and (not more or more[0] == "as") else node
