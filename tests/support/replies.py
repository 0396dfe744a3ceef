"""Replies after the manner of sellers, bots and agents, each with what it asks for, and texts that are as bad as can be.

In `tests/replies/corpus.txt` a reply begins with a line `= mark mark`, or `= none`; ~ stands where it looks like
something that it is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cases.replies.decoder import Rule
from cases.seed.replies import RULES

CORPUS = Path(__file__).parents[1] / "replies" / "corpus.txt"
MEGABYTE = 1_000_000
HOSTILE = {
    "one mark for ever": "please close the dispute and we refund $5. ",
    "denied for ever": "do not close the dispute. ",
    "no end of a sentence": "please wait not send the close ",
    "one word": "a",
    "Korean": "안녕하세요 고객님 분쟁 취소해 주시면 환불해 드리겠습니다\n",
    "Chinese": "请您关闭退款等一下 ",
    "numbers": "1 $ 2 % ",
    "lines": "\n",
    "marks on a letter": "e\u0301\u0301\u0301",
    "one number": "1",
    "telephones": "010-1234-5678 ",
    "customs codes": "P123456789012",
    "numbers of lines": "1.",
    "chat letters": "ㅋ",
    "first parts of syllables": "\u1100",
    "ligatures": "\ufdfa",
    "marks on syllables": "가\u0301",
    "nothing to print": "\0x",
    "three languages": "환불 5일 wait 关闭纠纷 $12.30 ",
}


def seed_rules() -> list[Rule]:
    rows = (rule.fields() for rule in RULES)
    return [Rule(row["slug"], tuple(row["patterns"].split("\n")), tuple(row["unless"].split("\n"))) for row in rows]


def megabyte_of(text: str) -> str:
    return (text * (MEGABYTE // len(text.encode()) + 1)).encode()[:MEGABYTE].decode(errors="ignore")


class Sample(NamedTuple):
    marks: frozenset[str]
    text: str
    is_tricky: bool


def samples() -> list[Sample]:
    found = []
    for block in CORPUS.read_text(encoding="utf-8").split("\n---\n"):
        head, _break, text = block.partition("\n")
        words = head.removeprefix("=").split()
        found.append(Sample(frozenset(words) - {"~", "none"}, text.rstrip("\n"), "~" in words))
    return found
