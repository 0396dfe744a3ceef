"""Text from elsewhere in templates, each line marked with its language."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cases.core.languages import language_of

register = template.Library()


@register.filter
def in_its_language(text: str) -> SafeString:
    """Show `text` line by line, those in Chinese or English with `lang`."""
    return mark_safe("<br>".join(map(_line, text.split("\n"))))


def _line(line: str) -> SafeString:
    language = language_of(line)
    return (
        format_html('<span lang="{}">{}</span>', language, line) if language else SafeString(conditional_escape(line))
    )
