"""Joints: where a line of a page may not break, so that no particle stands alone at its start, and no date is torn. Pure.

`word-break: keep-all` keeps Hangul syllables together, but lets a line break behind a closing quote, bracket or sign,
before the particle that belongs to it (`‘받지 못함’ / 을`), and at the spaces of a date and before its weekday
(`2026년 / 11월 / 30일 / (월)`, `30 / November / 2026`), of an hour, of an amount and of a house (`오후 / 3시`, `20만 / 원`, `세종대로 / 209`), inside a short quoted
name (`‘받지 / 못함’`), before a word that cannot stand alone (`걸리는 / 날`, `낼 / 수 있어요`, `날부터 / 15일`) and behind a short word that belongs to the next (`센 / 기한`, `주문 / 화면`). An element there, around the space or, where there is none, empty
so that the style sheet puts a word joiner into it, forbids it: what is copied, searched or read by a program stays as it
was written, which it would not with other characters in the text. A date that alone is wider than its place is broken
all the same (`overflow-wrap`). Chinese has no spaces, and its dates stand in such an element as a whole.
"""

from __future__ import annotations

import re

JOINT = '<span class="joint"></span>'
SPACE = '<span class="joint"> </span>'

# What is no running text, or takes no element; group `{0}` is its name.
_APART = r"<(script|style|textarea|title|select|svg|pre)\b(?:[^<]++|<(?!/\{0}\s*>))*</\{0}\s*>"
_TAG = r"""<(?:"[^"]*"|'[^']*'|[^"'>]++)*>"""
_PIECE = rf"(?:{_APART}|<!--.*?-->|{_TAG})"
# Tags with nothing but white space between them: a page has a third as many of these runs as tags.
_RUNS = re.compile(rf"{_PIECE.format(1)}(?:\s*{_PIECE.format(2)})*", re.DOTALL | re.IGNORECASE)
# Tags that end no word, and nothing else.
_INLINE = re.compile(
    rf"(?:(?=</?(?:a|abbr|b|bdi|code|em|i|kbd|mark|q|s|small|span|strong|time|u)\b){_TAG})+", re.IGNORECASE
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Every match begins with one of a few signs, which are all that is looked for in most of a page; what stands before and
# behind one decides afterwards.
_WITHIN = re.compile(
    r"[ (‘’”」』)\]%2](?:"
    r"(?<= )(?:"
    r"(?<=\d[년월] )(?=\d{1,2}[월일])|(?<=\d\. )(?=\d{1,2}\.)|(?<=오[전후] )(?=\d)|(?<=\d시 )(?=\d)|(?<=\d[천만억] )(?=[\d원])"
    r"|(?<=날부터 )(?=\d{1,3}[일개영])|(?<=알려 )(?=[주준줄줬])|(?<=그냥 )(?=[가-힣])|(?<=가지 )(?=중)|(?<=\d[장개] )(?=중)"
    r"|(?<=알게 )(?=된)|(?<=주문 )(?=화면)|(?<=[가-힣] )(?=수 [있없]|것 같|날(?:[은을이과도]|부터|까지|마다)?(?![가-힣]))"
    r"|(?<=(?<![가-힣])[꼭센산겉속] )(?=[가-힣])|(?<=[가-힣\d][로길] )(?=\d{1,4}(?:-\d{1,4})?(?:$|[\s)(]|,(?!\d))))"
    r"|(?<=[’”」』)\]%])(?=[가-힣])|(?<=[가-힣]\()(?=[월화수목금토일]\))"
    r"|(?<=‘)(?=[^’]{3,11}’)[가-힣]+(?: [가-힣]+)+’|(?<=2)0\d\d年\d{1,2}月\d{1,2}日)"
)
_IN_ENGLISH = re.compile(rf"\b(\d{{1,2}}) ({_MONTHS}) (?=20\d\d\b)")
_CLOSING = tuple("’”」』)]%")


def with_joints(page: str) -> str:
    """Return `page` (HTML) with a joint wherever a particle follows a closing mark, in its text or behind an inline tag."""
    out: list[str] = []
    end, closed = 0, False
    for run in _RUNS.finditer(page):
        closed = _text(out, page[end : run.start()], after_mark=closed)
        closed = closed and _INLINE.fullmatch(run[0]) is not None
        out.append(run[0])
        end = run.end()
    _text(out, page[end:], after_mark=closed)
    return "".join(out)


def _text(out: list[str], text: str, *, after_mark: bool) -> bool:
    """Add `text`, joined; say whether a particle that follows it would follow a closing mark."""
    if not text:
        return after_mark
    if after_mark and "가" <= text[0] <= "힣":
        out.append(JOINT)
    out.append(_joined_text(text))
    return text.endswith(_CLOSING)


def _joined_text(text: str) -> str:
    if " 20" in text:
        text = _IN_ENGLISH.sub(rf"\1{SPACE}\2{SPACE}", text)
    return text if text.isascii() and ". " not in text else _WITHIN.sub(_joined, text)


def _joined(mark: re.Match[str]) -> str:
    match mark[0]:
        case " ":
            return SPACE
        case "(":
            return f"{JOINT}("
        case name if name[0] == "‘":
            follows = mark.string[mark.end() : mark.end() + 1]
            return name.replace(" ", SPACE) + (JOINT if "가" <= follows <= "힣" else "")
        case date if date[0] == "2":
            return f'<span class="joint">{date}</span>'
        case closing:
            return closing + JOINT
