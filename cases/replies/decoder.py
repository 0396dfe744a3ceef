"""Reads what a seller, a bot or the platform wrote, and marks what it really asks for. Pure.

Phrases are patterns of RE2, whose time grows with the text and with nothing else: neither a pattern that staff wrote
nor a text that a stranger wrote can make it wait. A phrase counts within one sentence. In a pattern, … stands for up to
40 characters, ·· for up to four words, and a space between Hangul may be missing.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from cases.core.text import folded
from cases.replies.spelling import simplified, written_out

# Sentences of one mark that a page shows, and hits that are looked at for them: of a chat that says the same a thousand
# times, the first are as good as all.
MOST_SENTENCES, MOST_TRIES = 3, 300
# A stretch without an end is cut here, so that "not" far ahead denies nothing.
LONGEST = 400
_ANYTHING, _WORDS = "(?:[^\\n]{0,40}?)", "(?:(?: [\\w'-]+){0,4}?)"
_SURE = "!"
# What adds nothing to what is said: smileys, stars in a row are left, and the lone letters of Korean chats.
_SIGHS = re.compile("[\\u3131-\\u3163\\U0001f000-\\U0001faff\\u2600-\\u2604\\u2607-\\u27bf\\ufe0f]+")
# "Not" that denies nothing.
_SOOTHED = re.compile(
    "(?i)(?:don't|do not|dont|no) (?:worry|problem)|걱정 ?하지 ?(?:마|말)|걱정 ?(?:마|말)|别担心|不用担心|不要担心|放心"
)
_END = re.compile(r"[\n\r。！？!?；]+|\.(?=\s|$)|(?<=[가-힣])[.~]+")
# A mail breaks its lines wherever they are full.
_WRAPPED = re.compile(r"(?<=[a-z,])[ \t]*\r?\n(?=[a-z])")


class BadPattern(ValueError):
    """A pattern that RE2 does not know; `pattern` is what was written."""

    def __init__(self, pattern: str, reason: str) -> None:
        self.pattern, self.reason = pattern, reason
        super().__init__(f"{pattern}: {reason}")


@dataclass(frozen=True)
class Rule:
    """The phrases of one mark: what says it, and what looks like it and is not meant (`unless`).

    A pattern that begins with ! counts whatever stands beside it.
    """

    slug: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """What a reply says by one rule, with the sentences where it does, as they were written."""

    rule: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A reply, sentence by sentence: as it was written, and as patterns read it, a line of UTF-8 each."""

    sentences: tuple[str, ...]
    lines: bytes
    starts: tuple[int, ...]


def decode(text: str, rules: Sequence[Rule]) -> list[Mark]:
    """Return what `text` asks for, in the order of the rules. Raises `BadPattern`."""
    read = sentences_of(text)
    found = ((rule.slug, tuple(_said(read, rule))) for rule in rules)
    return [Mark(slug, sentences) for slug, sentences in found if sentences]


def sentences_of(text: str) -> Text:
    sentences = [piece for part in _END.split(_WRAPPED.sub(" ", text)) for piece in _pieces(part)]
    seen = written_out("\n".join(map(_seen, sentences)))
    lines = [line.encode("utf-8", "replace") for line in seen.split("\n")]
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return Text(tuple(sentences), b"\n".join(lines), tuple(starts))


def _seen(sentence: str) -> str:
    """Return a sentence as one line without sighs and comfort."""
    line = folded(sentence if sentence.isascii() else _SIGHS.sub(" ", sentence))
    return _SOOTHED.sub(" ", line)


def _pieces(part: str) -> Iterator[str]:
    """Yield a sentence, or what is too long for one bit by bit; the rest is not copied for each of them."""
    part = part.strip()
    at = 0
    while len(part) - at > LONGEST:
        cut = part.rfind(" ", at + LONGEST // 2, at + LONGEST)
        cut = cut if cut > 0 else at + LONGEST
        yield part[at:cut]
        at = cut
        while at < len(part) and part[at].isspace():
            at += 1
    if at < len(part):
        yield part[at:]


def _said(text: Text, rule: Rule) -> Iterator[str]:
    """Yield the first sentences in which `rule` is said."""
    shown: set[str] = set()
    for at in sorted({*_hits(text, rule)}):
        sentence = text.sentences[at]
        if sentence not in shown:
            shown.add(sentence)
            yield sentence
        if len(shown) == MOST_SENTENCES:
            return


def _hits(text: Text, rule: Rule) -> Iterator[int]:
    """Yield the numbers of the sentences in which the rule is said; each at most once from each of its two patterns."""
    sure, usual, unless = compiled(rule)
    if sure:
        yield from _lines(text, sure, None)
    if usual:
        yield from _lines(text, usual, unless)


def _lines(text: Text, pattern: Any, unless: Any) -> Iterator[int]:
    found, tries, at = 0, 0, 0
    while found < MOST_SENTENCES and tries < MOST_TRIES and at <= len(text.lines):
        match = pattern.search(text.lines, at)
        if match is None:
            return
        number = bisect.bisect_right(text.starts, match.start()) - 1
        start = text.starts[number]
        end = text.starts[number + 1] if number + 1 < len(text.starts) else len(text.lines) + 1
        line = text.lines[start : end - 1]
        tries += 1
        if unless is None or _is_meant(line, pattern, unless):
            found += 1
            yield number
        at = end


def _is_meant(line: bytes, pattern: Any, unless: Any) -> bool:
    denied = [match.span() for match in unless.finditer(line)]
    return any(
        not any(start < match.end() and match.start() < end for start, end in denied)
        for match in pattern.finditer(line)
    )


@lru_cache(maxsize=256)
def compiled(rule: Rule) -> tuple[Any, Any, Any]:
    """Return the patterns of a rule that count always, those that `unless` denies, and that one; None for none."""
    sure = [pattern.removeprefix(_SURE) for pattern in rule.patterns if pattern.startswith(_SURE)]
    usual = [pattern for pattern in rule.patterns if not pattern.startswith(_SURE)]
    return _compiled(sure), _compiled(usual), _compiled(rule.unless)


def _compiled(patterns: Iterable[str]) -> Any:
    written = [pattern for pattern in patterns if pattern]
    for pattern in written:
        _re2(_expanded(pattern), pattern)
    whole = "|".join(f"(?:{_expanded(pattern)})" for pattern in written)
    return _re2(whole, whole) if written else None


def _re2(pattern: str, written: str) -> Any:
    options = re2.Options()
    options.case_sensitive, options.log_errors, options.max_mem = False, False, 64 << 20
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise BadPattern(written, str(error)) from error


def _expanded(pattern: str) -> str:
    pattern = re.sub(r"(?<=[가-힣)\]]) (?=[가-힣(\[])", " ?", simplified(pattern))
    return pattern.replace("…", _ANYTHING).replace("··", _WORDS)
