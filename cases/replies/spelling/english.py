"""English of chats: short and misspelt words, words that lost their vowels ("rfnd", "cncl"), figures read aloud. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import product

_SHORT = {
    "u": "you", "ur": "your", "r": "are", "n": "and", "pls": "please", "plz": "please", "plss": "please", "thx": "thanks",
    "tks": "thanks", "cuz": "because", "coz": "because", "bcz": "because", "becose": "because", "b4": "before",
    "any1": "anyone", "some1": "someone", "w8": "wait", "wt": "wait", "til": "until", "till": "until", "2mrw": "tomorrow",
    "2moro": "tomorrow", "tmr": "tomorrow", "tmrw": "tomorrow", "tmw": "tomorrow", "yest": "yesterday", "wk": "week",
    "wks": "weeks", "hr": "hour", "hrs": "hours", "nxt": "next", "pkg": "package", "disp": "dispute", "disput": "dispute",
    "despute": "dispute", "acc": "account", "acct": "account", "num": "number", "addr": "address", "adress": "address",
    "pic": "photo", "pics": "photos", "foto": "photo", "fotos": "photos", "vid": "video", "vids": "videos",
    "fb": "feedback", "prob": "problem", "b": "be", "gve": "give", "hav": "have", "pypl": "paypal", "comming": "coming", "bk": "back", "amt": "amount", "ppal": "paypal", "wtsp": "whatsapp", "wtsapp": "whatsapp",
    "parcle": "parcel", "cancle": "cancel", "cancell": "cancel", "witdraw": "withdraw", "frend": "friend", "wil": "will",
    "giv": "give", "gv": "give", "kp": "keep", "nd": "need", "hv": "have", "cn": "can", "hw": "how", "bt": "but",
    "dne": "done", "nw": "now", "da": "the", "wats": "what is", "whats": "what is", "recieve": "receive",
    "recieved": "received", "rcvd": "received", "rcv": "receive", "fone": "phone", "dont": "don't", "dnt": "don't",
    "cant": "can't", "cnt": "can't", "wont": "won't", "didnt": "didn't", "doesnt": "doesn't", "gonna": "going to",
    "wanna": "want to", "gotta": "have to", "gimme": "give me", "lemme": "let me",
}  # fmt: skip
# Words that lose their vowels in chats.
_LOSING = (
    "about", "again", "already", "another", "approve", "approved", "arrive", "arrived", "back", "bank", "cancel",
    "cancelled", "card", "blurry", "change", "check", "checking", "clear", "close", "closed", "comment", "cost",
    "coupon", "credit", "customs", "damage", "damaged", "days", "decide", "deliver", "delivered", "delivery",
    "discount", "dispute", "evidence", "family", "feedback", "first", "friend", "half", "instead", "money",
    "neighbour", "neighbor", "never", "number", "offer", "office", "open", "order", "other", "package", "parcel",
    "passport", "patient", "payment", "phone", "photo", "photos", "picture", "pictures", "platform", "please",
    "positive", "postage", "problem", "product", "promise", "receive", "received", "refund", "refunded", "release",
    "remove", "replacement", "request", "resend", "retake", "return", "returned", "review", "seller", "send", "sent",
    "ship", "shipped", "shipping", "show", "signed", "stars", "thanks", "tomorrow", "tracking", "update", "video",
    "voucher", "want", "warehouse", "withdraw",
)  # fmt: skip
_VOWELS = frozenset("aeiou")
# What is left of one of them and is a word of its own.
_OWN = frozenset({"abut", "anther", "chang", "cst", "patent", "pleas", "slr", "vide"})
# Names and measures where they stand in capitals among small letters: Bluetooth, China, a recorder, plan B.
_CAPITALS = frozenset({"ACC", "B", "BT", "CLR", "CLS", "CN", "CRD", "DA", "HV", "HW", "N", "ND", "NVR", "NW", "WT"})


def _lost(word: str) -> Iterator[str]:
    """Yield `word` without some of its vowels, and with doubled letters as one; of a short word only without all."""
    kinds = [("", char) if at and char in _VOWELS else (char,) for at, char in enumerate(word)]
    for chars in product(*kinds):
        form = "".join(chars)
        if len(word) > 4 or not _VOWELS & set(form[1:]):
            yield from (form, re.sub(r"(.)\1", r"\1", form), form.replace("ck", "k"))


_WRITTEN = {
    **{
        form: word
        for word in sorted(_LOSING, key=len, reverse=True)  # "rfnd" is more probably refund than refunded.
        for form in _lost(word)
        if len(form) > 2 and form not in {*_LOSING, *_OWN}
    },
    **_SHORT,
}
_WORD = re.compile(r"(?<![\w'])[A-Za-z]+[0-9]?(?![\w'])|(?<![\w'])2(?:mrw|moro)(?![\w'])", re.ASCII)
# Begins where a word does that looks like a short one and is none: a weight, a stick, plan B, letters of "S/N" and
# "U.S."; "hr", "b", "da" and "cls" are short only beside what belongs to them.
_NONE = re.compile(
    r"""
    wt(?=\ ?[:.=]?\ ?[0-9]+(?:[.,][0-9]+)?\ ?(?:k?g|gr|lbs?|oz)) | (?:(?<=\bnet\ )|(?<=\bgross\ ))wt\b
    | u(?=[ -](?:dis[kc]|lock|bolt|turn|pillow|shaped?)\b)
    | (?:(?<=\bplan[ -])|(?<=\btype[ -])|(?<=\boption[ -])|(?<=\bclass[ -])|(?<=\bsize[ -])|(?<=\busb[ -]))[abnr]\b
    | [a-z](?=[/.&-][a-z0-9]) | (?<=\w[/.&-])[a-z]\b
    | (?<![0-9]\ )(?<!\ban\ )(?<!\bone\ )(?<!\bper\ )(?<!\bhalf\ )hr\b
    | b(?!\ (?-i:[a-z])|\w) | da(?!\ (?-i:[a-z])|\w)
    | cls(?!\ (?:the|da|it|this|that|ur|your|my|d[a-z]*|case|claim|first|fr?st|now|nw|n|and|pls)\b|\w)
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
# Figures that are read aloud: "4 ur", "2 refund", "a new 1", "5*", but no hidden number ("5***12").
_FIGURES = (
    (re.compile(r"\b4(?= (?:you|your|me|us|the|an?|next|it|this|that|customs)\b)", re.IGNORECASE), "for"),
    (
        re.compile(
            r"\b2(?= (?:you|your|me|us|the|my|our|this|get|do|be|go|refund|send|close|cancel|return|pay|help|decide)\b)",
            re.IGNORECASE,
        ),
        "to",
    ),
    (re.compile(r"\b1\b(?:(?<=new 1)|(?<=clear 1)|(?<=another 1)|(?<=right 1))", re.IGNORECASE), "one"),
    (re.compile(r"\bc(?= (?:the|it|any|your|a|what|where)\b)", re.IGNORECASE), "see"),
    (re.compile(r"\b5 ?\*(?!\** ?[0-9])"), "5 stars"),
)
# In front of a figure or letter that stands for itself: "Dec 4", "step 2", "3 * 5", "12.4", "$2", "USB C".
_HELD = re.compile(
    r"(?:\b(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?|step|day|page|point|option|part|no\.|usb|type|plan|vitamin)[ -]"
    r"| [*×+=] |\S[*×/+=]|(?:\s|[0-9])x ?|[0-9][.,:/-]|[$€£¥₩#] ?)\Z",
    re.IGNORECASE,
)
_LONGEST_HELD = len("September. ") + 1


def written_out(text: str) -> str:
    """Return `text` with the words as they are written elsewhere."""
    kept = frozenset[str]() if text.isupper() else _CAPITALS
    text = _WORD.sub(lambda match: _word(match, kept), text)
    for pattern, said in _FIGURES:
        text = pattern.sub(partial(_figure, said), text)
    return text


def _word(match: re.Match[str], kept: frozenset[str]) -> str:
    word = match[0]
    said = _WRITTEN.get(word.lower())
    return word if said is None or word in kept or _NONE.match(match.string, match.start()) else said


def _figure(said: str, match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_HELD) : match.start()]
    return match[0] if _HELD.search(before) else said
