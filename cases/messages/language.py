"""The small language of ready messages: paragraphs, slots, particles. Pure.

A text is made of paragraphs with an empty line between them. `{item}` is a slot; `{item|을}` in Korean is followed by
the particle that fits what stands in it. A paragraph is left out where one of its slots is empty, so that nothing is said
of what nobody knows; `[[not received_on]]` at its beginning asks for the opposite, `[[received_on]]` for a fact that the
paragraph does not name.

`[[facts:]]` says that from here on a text goes into that box of its receiver's form. A text that names one box names all,
in the order of `PARTS`; what stands before them goes into none. Read as a whole, a text has no title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from cases.core.particles import PARTICLES, particle_for

KOREAN, ENGLISH, CHINESE = "ko", "en", "zh-Hans"
LANGUAGES = (KOREAN, ENGLISH, CHINESE)
TITLE = "title"
PARTS = (TITLE, "facts", "demand")

_MARK = re.compile(r"\s*\[\[(?:(not )?([a-z_]+)|([a-z]+):)\]\]\s*")
_SLOT = re.compile(r"\{([a-z_]+)(?:\|([^{}|]+))?\}")
_STRAY = re.compile(r"[{}]|\[\[|\]\]")


class Unreadable(ValueError):
    """A text that is not of this language; `place` is the part of it that cannot be read."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(place)


@dataclass(frozen=True)
class Slot:
    """Where a value goes, with the particle behind it ("" for none)."""

    name: str
    particle: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Text and slots, in order; `wanted` facts must be there and `unwanted` ones must not. `part` is its box, "" for none."""

    pieces: tuple[str | Slot, ...]
    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    part: str = ""

    @property
    def slots(self) -> frozenset[str]:
        return frozenset(piece.name for piece in self.pieces if isinstance(piece, Slot))

    def is_said(self, values: Mapping[str, str]) -> bool:
        return all(values.get(name) for name in self.wanted | self.slots) and not any(map(values.get, self.unwanted))

    def filled(self, values: Mapping[str, str]) -> str:
        return "".join(piece if isinstance(piece, str) else _filled(piece, values) for piece in self.pieces)


def _filled(slot: Slot, values: Mapping[str, str]) -> str:
    value = values[slot.name]
    return value + (particle_for(value, slot.particle) if slot.particle else "")


@dataclass(frozen=True)
class Text:
    """A message in one language."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def slots(self) -> frozenset[str]:
        return frozenset().union(*(paragraph.slots for paragraph in self.paragraphs))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the message with `values` by slot, a line a paragraph, without its title and those that lack one."""
        return _lines((one for one in self.paragraphs if one.part != TITLE), values)

    @property
    def parts(self) -> tuple[str, ...]:
        """The boxes as the text names them, one after the other."""
        return tuple(part for part, _ones in groupby(one.part for one in self.paragraphs) if part)

    def cut(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return what goes into each box; none where the text names no box."""
        return {part: _lines((one for one in self.paragraphs if one.part == part), values) for part in self.parts}


def _lines(paragraphs: Iterable[Paragraph], values: Mapping[str, str]) -> str:
    return "\n".join(one.filled(values) for one in paragraphs if one.is_said(values))


def read(source: str) -> Text:
    """Return the text that `source` writes; raise `Unreadable`."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", source.replace("\r\n", "\n").strip())]
    paragraphs: list[Paragraph] = []
    part = ""
    for block in filter(None, blocks):
        one = _paragraph(block, part)
        part = one.part
        if one.pieces:
            paragraphs.append(one)
    return Text(tuple(paragraphs))


def as_lines(source: str) -> str:
    """Return a text as it is written in a form: a paragraph a line, without the empty ones between."""
    blocks = re.split(r"\n\s*\n", source.replace("\r\n", "\n").strip())
    return "\n".join(" ".join(map(str.strip, block.splitlines())) for block in blocks)


def from_lines(lines: str) -> str:
    """Return the text that was written a paragraph a line."""
    return "\n\n".join(filter(None, map(str.strip, lines.splitlines())))


def _paragraph(block: str, part: str) -> Paragraph:
    """Return what a block says; without a mark of its own it goes into the same box as the one before."""
    wanted: set[str] = set()
    unwanted: set[str] = set()
    while match := _MARK.match(block):
        if match[3] is None:
            (unwanted if match[1] else wanted).add(match[2])
        elif match[3] in PARTS:
            part = match[3]
        else:
            raise Unreadable(match[0].strip())
        block = block[match.end() :]
    pieces: list[str | Slot] = []
    at = 0
    for match in _SLOT.finditer(block):
        if match[2] is not None and match[2] not in PARTICLES:
            raise Unreadable(match[0])
        pieces += [block[at : match.start()], Slot(match[1], match[2] or "")]
        at = match.end()
    pieces.append(block[at:])
    if stray := next((match for piece in pieces if isinstance(piece, str) if (match := _STRAY.search(piece))), None):
        raise Unreadable(stray.string[max(stray.start() - 10, 0) : stray.end() + 10])
    return Paragraph(tuple(piece for piece in pieces if piece), frozenset(wanted), frozenset(unwanted), part)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a message in three languages: a code, the language and what it is about."""

    code: str
    language: str
    about: str = ""


def faults(sources: Mapping[str, str], known: Collection[str]) -> list[Fault]:
    """Return what is wrong with a message given by language; `known` are the slots that can be filled.

    A buyer reads in Korean what the agent gets: paragraph by paragraph, the same facts must stand in each language.
    """
    found: list[Fault] = []
    texts: dict[str, Text] = {}
    for language, source in sources.items():
        try:
            texts[language] = text = read(source)
        except Unreadable as error:
            found.append(Fault("unreadable", language, error.place))
            continue
        if not text.paragraphs:
            found.append(Fault("empty", language))
        if text.parts not in {(), PARTS}:
            found.append(Fault("parts", language, " ".join(f"[[{part}:]]" for part in PARTS)))
        names = text.slots.union(*(one.wanted | one.unwanted for one in text.paragraphs))
        found += [Fault("unknown", language, name) for name in sorted(names - set(known))]
        if language != KOREAN:
            parts = [piece for one in text.paragraphs for piece in one.pieces]
            found += [Fault("particle", language, one.name) for one in parts if isinstance(one, Slot) and one.particle]
    return found or _differences(texts)


def _differences(texts: Mapping[str, Text]) -> list[Fault]:
    model = texts[KOREAN].paragraphs
    found = []
    for language, text in texts.items():
        if len(text.paragraphs) != len(model):
            found.append(Fault("paragraphs", language, f"{len(text.paragraphs)}/{len(model)}"))
            continue
        for number, (one, other) in enumerate(zip(text.paragraphs, model, strict=True), 1):
            if _facts(one) != _facts(other):
                found.append(Fault("slots", language, str(number)))
    return found


def _facts(one: Paragraph) -> tuple[frozenset[str], frozenset[str], frozenset[str], str]:
    return one.slots, one.wanted, one.unwanted, one.part
