"""What the head of a page says to browsers, search engines and messengers (`templates/base.html`)."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from cases.core.policy import PUBLIC

register = template.Library()

# What could end a script element, or begin another one, in the JSON that stands in it.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class _Keep(template.Node):
    """Renders its content in its place, and keeps it under a name for the rest of the page."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        context[self.name] = text = mark_safe(self.nodelist.render(context).strip())
        return text


@register.tag
def keep(parser: Parser, token: Token) -> _Keep:
    """`{% keep name %}{% block … %}{% endblock %}{% endkeep %}`: a block can be shown once, a name as often as wanted."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return _Keep(name, nodelist)


@register.filter
def is_public(request: HttpRequest) -> bool:
    """Say whether this address shows everybody the same: such pages may be found, all others say nothing of themselves."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "policy", "") == PUBLIC


@register.filter
def absolute(request: HttpRequest, path: str) -> str:
    """Return the address of `path` on this site with scheme and host, without any query."""
    return request.build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def picture(context: Context, slug: str) -> str:
    """Return the whole address of the picture of a shared link (`cases.guide.pictures`)."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(static(f"social/{slug}.png"))


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Return `data` of schema.org as a data block, which no browser executes and the content policy lets stand."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
