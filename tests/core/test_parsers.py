"""Everything that reads what strangers send, on bytes and texts that nobody would make: an answer, or a refusal by name.

`REFUNDGUIDE_EXAMPLES` says how many of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from hypothesis import given
from hypothesis import strategies as st

from cases.core import masking, text
from cases.core.formats import (
    addresses,
    amounts,
    carriers,
    codes,
    countdowns,
    dates,
    numbers,
    orders,
    phones,
    postcodes,
    stations,
)
from cases.imaging import heif_boxes, kinds, sniff, stripping
from cases.paste.seeing import see
from cases.reminders import mailbox
from cases.replies.decoder import decode
from tests.support.pasted import blocks
from tests.support.pictures import encoded, gif_with, heic, mpo, scan_bomb, scene
from tests.support.replies import samples, seed_rules

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


@cache
def pictures() -> tuple[bytes, ...]:
    small = scene((48, 32))
    made = [encoded(small.convert("P") if name == "GIF" else small, name) for name in FORMATS]
    return (*made, heic(6, by_container=True), mpo(), scan_bomb(3, (64, 64)), gif_with(b"\x2c"))


@st.composite
def box(draw: st.DrawFn, name: bytes, content: bytes) -> bytes:
    """A box as HEIF has them, most of them as long as they say."""
    size = draw(st.sampled_from([len(content) + 8] * 40 + [0, 1, 8, 9, len(content), 2**31]))
    return size.to_bytes(4) + name + content


@st.composite
def boxes(draw: st.DrawFn) -> bytes:
    """A file of boxes that name its pictures, in any order, of any contents."""
    inner = b""
    for name in draw(st.permutations([b"pitm", b"iloc", b"iref", b"idat"])):
        content = draw(st.one_of(st.sampled_from([bytes(24), bytes(8), b""]), st.binary(max_size=24)))
        if name == b"iref" and draw(st.booleans()):
            content = content[:4] + draw(box(b"dimg", content))
        inner += draw(box(name, content))
    return draw(box(b"ftyp", b"heic")) + draw(box(b"meta", bytes(4) + inner)) + draw(st.sampled_from([b"", bytes(8)]))


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A picture that was cut off, overwritten, doubled or put together with another one; or no picture at all."""
    data = bytearray(draw(st.one_of(st.sampled_from(pictures()), boxes(), st.binary(max_size=400))))
    for _change in range(draw(st.integers(0, 6))):
        # Most of what says how long something is stands in front.
        at = draw(st.one_of(st.integers(0, min(len(data), 200)), st.integers(0, len(data))))
        piece = draw(st.one_of(st.binary(max_size=9), st.sampled_from([b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff"])))
        match draw(st.sampled_from(["write", "insert", "cut", "drop", "splice"])):
            case "write":
                data[at : at + len(piece)] = piece
            case "insert":
                data[at:at] = piece
            case "cut":
                del data[at:]
            case "drop":
                del data[at : at + draw(st.integers(0, 64))]
            case "splice":
                data[at:] = draw(st.sampled_from(pictures()))[at:]
    return bytes(data)


def without_trailer(data: bytes) -> object:
    try:
        return heif_boxes.without_trailer(data)
    except heif_boxes.CutOff:
        return None


OF_BYTES: tuple[Callable[[bytes], object], ...] = (
    kinds.kind_of,
    sniff.jpeg_end,
    sniff.jpeg_scans,
    sniff.jpeg_has_all_scans,
    without_trailer,
    *(partial(sniff.is_laborious, kind=kind) for kind in FORMATS),
    *(partial(stripping.stripped, kind=kind) for kind in FORMATS),
)


@given(st.one_of(spoiled(), boxes()))
def test_no_bytes_are_too_much_for_a_parser(data: bytes) -> None:
    for parser in OF_BYTES:
        parser(data)


def words() -> Iterator[str]:
    """Yield what real texts are made of."""
    yield from (sample.text for sample in samples()[:40])
    yield from (block.text for block in blocks()[:40])
    yield from (
        "1,234,567.89",
        "RG-7K3M-9QXT",
        "7K3M9-QXT2B-4HJ8N-W0RZC",
        "24.12.31 23:59",
        "내일",
        "3일 5시간",
        "buyer@naver.com",
    )
    yield from (
        "\ufdfa",
        "\u0301",
        "\u200b",
        "１２",
        "①",
        "ㅡ",
        "²",
        "½",
        "٣",
        "\u2028",
        "\0",
        "P",
        "만",
        "원",
        "-",
        "/",
        "(",
    )


TEXTS = st.lists(st.one_of(st.sampled_from([*words()]), st.text(max_size=20)), max_size=6).map("".join)
OF_TEXTS: tuple[Callable[[str], object], ...] = (
    addresses.find_address, amounts.find_amounts, amounts.read_amount, carriers.find_carrier, carriers.find_tracking,
    carriers.parse_tracking, codes.parse_app_code, codes.parse_key, codes.parse_recovery_code, codes.parse_reference,
    countdowns.find_countdown, dates.read_day, dates.read_time, mailbox.probably_meant, mailbox.read_address, masking.mask,
    numbers.row_number, orders.find_order_numbers, orders.parse_order_number, phones.find_phones, phones.read_phone,
    postcodes.parse_chinese_postcode, postcodes.parse_korean_postcode, see, stations.find_stations, text.compact,
    text.folded, text.plain, text.seen_length, text.tidy, partial(decode, rules=seed_rules()),
)  # fmt: skip


@given(TEXTS)
def test_no_text_is_too_much_for_a_parser(typed: str) -> None:
    for parser in OF_TEXTS:
        parser(typed)
