"""Addresses for mail: the mailbox that mail really goes to, and slips of the finger in the names of big ones. Pure."""

from __future__ import annotations

import re

from cases.core.text import plain

# Where most buyers have their mailbox.
USUAL = (
    "naver.com",
    "gmail.com",
    "daum.net",
    "hanmail.net",
    "kakao.com",
    "nate.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "yahoo.com",
)
# Mailboxes of others, a letter or an ending away from a usual one.
OTHERS = frozenset(
    [
        "mail.com",
        "email.com",
        "ymail.com",
        "gmx.com",
        "me.com",
        "live.com",
        "mac.com",
        "kakao.co.kr",
        "nate.co.kr",
        "naver.co.kr",
        "hotmail.co.kr",
        "outlook.kr",
        "outlook.co.kr",
        "yahoo.co.kr",
        "yahoo.co.jp",
        "yahoo.co.uk",
        "hotmail.co.uk",
        "hotmail.co.jp",
        "hotmail.fr",
        "outlook.fr",
        "outlook.de",
        "outlook.jp",
        "hotmail.de",
        "yahoo.de",
        "yahoo.fr",
        "navercorp.com",
        "kakaocorp.com",
    ]
)


def read_address(text: str) -> str | None:
    """Return the one address in `text` as mail is sent to it: plain characters, the domain in lower-case ASCII (IDNA).

    A name around it, `mailto:`, brackets and commas at its ends are left aside; dots and capitals before the @ stay.
    None where there is no address, or more than one.
    """
    bare = re.sub(r"\s*@\s*", "@", plain(text))
    found = set(re.findall(r"<\s*([^<>\s]+@[^<>\s]+?)\s*>", bare)) or set(
        re.findall(r"[^\s<>()\[\]{},;]+@[^\s<>()\[\]{};]+", bare)
    )
    if len(found) != 1:
        return None
    address = re.sub(r"^mailto:", "", found.pop(), flags=re.IGNORECASE).partition("?")[0].strip("'\"`<>(),;:!")
    local, _at, domain = address.rpartition("@")
    domain = domain.strip(".").replace("。", ".")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii').lower()}" if local and domain else None
    except UnicodeError:
        return None


def counted_as(address: str) -> str:
    """Return what stands for the mailbox of an address in limits: many servers ignore dots and what follows a plus."""
    local, _at, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"


def probably_meant(text: str) -> str:
    """Return the address that was probably meant where the domain is a slip of a usual one; else ""."""
    address = read_address(text)
    local, _at, domain = (address or "").rpartition("@")
    if not local or domain in USUAL or domain in OTHERS:
        return ""
    domain = domain.replace(",", ".")
    meant = next((usual for usual in USUAL if domain == usual or _is_slip(domain, usual)), "")
    return f"{local}@{meant}" if meant else ""


def _is_slip(domain: str, usual: str) -> bool:
    """Say whether one letter is wrong, missing, too many or swapped, or only what follows the name is another."""
    name, _dot, ending = usual.rpartition(".")
    own_name, dot, own_ending = domain.partition(".")
    if not dot:
        return domain.replace(".", "") == usual.replace(".", "")
    if own_name == name:
        return own_ending != ending and len(own_ending) <= 4 and "." not in own_ending
    if own_ending == ending and sorted(own_name) == sorted(name):
        return True
    return _one_edit(domain, usual)


def _one_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[at:], other[at:]
    swapped = rest[:2] == other_rest[1::-1] and len(rest) > 1 and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:] or swapped
