"""Ready messages in templates: their words as they are copied, in lines that can be read."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# What stands for a photo, as in `[Photo 1]`, or in Korean behind the word that it belongs to: `겉 상자(사진 1)`.
_MARK = re.compile(r"\[[^\[\]\n]{1,40}\]|\S{0,10}\(사진 [\d, ]{1,20}\)[,.]?")


@register.filter
def whole_marks(text: str) -> SafeString:
    """Escape `text`, and keep each mark of a photo in one line where it fits; the characters stay the same."""
    return mark_safe(_MARK.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(text)))
