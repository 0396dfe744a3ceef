"""Addresses as pages and people write them: Korean, Chinese in both scripts, Hong Kong, in lines or in one. Pure.

A block is taken apart at its line ends and labels. What is left of a line without its label, telephone and postcode is
an address where it has the words of one; a short line without them is who receives it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cases.core.formats.phones import find_phones
from cases.core.formats.places import CHINESE, HONG_KONG_HAN, HONG_KONG_LATIN
from cases.core.formats.postcode_places import Postcode, find_chinese, find_korean, is_only_postcode, without
from cases.core.text import plain, tidy

KOREA, CHINA, HONG_KONG = "KR", "CN", "HK"


@dataclass(frozen=True)
class Address:
    """What was seen of an address; each part may be empty. `other_script` is the same place in other letters.

    `is_old_postcode` means a Korean code of six digits, which is in use no longer.
    """

    country: str
    address: str
    other_script: str = ""
    postcode: str = ""
    is_old_postcode: bool = False
    recipient: str = ""
    phone: str = ""


_LABELS = {
    "recipient": r"받는\s*(?:사람|분|이)|수취인|수령인|수하인|담당자|성함|이름|recipient|receiver|consignee|contact\s*(?:name|person)|name|attn|收件人|收货人|收件|收货|联系人|姓名",
    "phone": r"전화\s*번호|전화|연락처|휴대폰|핸드폰|tel(?:ephone)?|phone(?:\s*number)?|mobile|cell|contact\s*(?:no|number)|电话|手机号?|联系电话|联系方式|電話",
    "postcode": r"우편\s*번호|우편|postal\s*code|post\s*code|zip(?:\s*code)?|邮政编码|邮编|郵編",
    "address": r"반품\s*주소|도로명\s*주소|지번\s*주소|상세\s*주소|주소|return\s*address|address(?:\s*line)?\s*\d?|详细地址|退货地址|收货地址|地址",
}
_LABEL = re.compile(
    r"(?:^|(?<=[\s,，;；|/\]]))[\[【(]?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r")[\]】)]?\s*[:：]\s*",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:[가-힣]+(?:특별자치시|특별자치도|특별시|광역시|시|도)\s+)?[가-힣]+(?:시|군|구)\s.*(?:[가-힣0-9]+(?:로|길|동|리|가|읍|면)\s*(?:산\s*)?\d)"
    r"|[가-힣]+(?:시|군|구)\s+[가-힣0-9]+(?:로|길|동|리|읍|면)"
    r"|[가-힣]{1,6}(?:대로|로|길)\s*\d+(?:번?길\s*\d+)?"
    r"|^(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)[가-힣]*\s+\S+"
)
_HAN = re.compile(r"[省市区區县縣镇鎮乡鄉街道路号號村栋棟楼樓室弄巷园園座]")
_LATIN = re.compile(
    r"\b(?:"
    + f"{CHINESE}|{HONG_KONG_LATIN}"
    + r"|road|rd|street|st|avenue|ave|district|dist|city|province|building|bldg|room|rm|floor|fl|no|town|village|zone|park|"
    r"warehouse|block|unit|lane|jiedao|lu|jie|qu|shi|sheng|zhen|yiwu|china|hong kong|kowloon|new territories|nt|"
    r"korea|seoul|gyeonggi|incheon|busan)\b|-(?:ro|gil|gu|si|do|dong|daero|eup|myeon|ri)\b",
    re.IGNORECASE,
)
_HK = re.compile(r"hong\s*kong|香港|kowloon|九龍|九龙|new territories|新界|\bH\.?K\.?\b", re.IGNORECASE)
# A district says it, too, unless a place of the mainland stands beside it.
_OF_HK = re.compile(r"\bN\.?T\.?(?=\W|$)|\b(?:" + HONG_KONG_LATIN + r")\b|" + HONG_KONG_HAN, re.IGNORECASE)
_MAINLAND = re.compile(r"\b(?:" + CHINESE + r"|china)\b|[省县]|中国|市[^政]", re.IGNORECASE)
_OF_KOREA = re.compile(
    r"korea|seoul|gyeonggi|incheon|busan|-(?:ro|gil|gu|do|dong|daero|eup|myeon|ri)\b|대한민국", re.IGNORECASE
)
_HANGUL, _HANZI = re.compile("[가-힣]"), re.compile("[\u4e00-\u9fff]")
_NARROW = str.maketrans("０１２３４５６７８９－", "0123456789-")
# No names: greetings and other sentences around a block.
_SENTENCE = re.compile(
    r"[.!?。！？]|세요|니다|주문|please|return (?:the|it|to|this|your)|dear|hello|亲|您|请|退货请|order|tracking|운송장|환불|반품 주소",
    re.IGNORECASE,
)
_MOST_NAME = 60


def find_address(text: str) -> Address | None:
    """Return the one address in `text` with what stands beside it; None where there is none."""
    lines = tidy(text, lines=True).translate(_NARROW).split("\n")
    pieces = [piece for line in lines for piece in _pieces(line)]
    phones = find_phones(text)
    places: list[str] = []
    named: dict[str, str] = {}
    names: list[tuple[int, str]] = []
    for kind, piece in pieces:
        bare = _without(piece, phones)
        if kind == "postcode":
            named.setdefault("postcode", bare)
            # The address may stand behind it on the same line.
            places += [bare] if _is_place(bare) else []
        elif kind == "phone":
            named.setdefault("phone", plain(piece))
        elif kind == "recipient":
            named.setdefault("recipient", bare)
        elif kind == "address" or _is_place(bare):
            places.append(bare)
        elif _is_name(bare):
            names.append((len(places), bare))
    if not any(_is_place(place) for place in places):
        return None
    whole = "\n".join(places)
    country = _country(whole)
    postcode, places = _postcode(named.get("postcode", ""), places, country, pieces)
    address, other = _scripts(places, country)
    # Who receives it stands directly before the address, or directly behind it.
    beside = [name for at, name in names if at in {0, len(places)}]
    recipient = named.get("recipient") or next(iter(beside), "")
    phone = next(iter(phones), named.get("phone", ""))
    return Address(country, address, other, postcode.code, postcode.is_old, recipient[:_MOST_NAME], phone)


def _pieces(line: str) -> list[tuple[str, str]]:
    """Take a line apart at its labels, and one of Chinese also at the commas between name, telephone and address."""
    found: list[tuple[str, str]] = []
    at, kind = 0, ""
    for match in _LABEL.finditer(line):
        found.append((kind, line[at : match.start()]))
        at, kind = match.end(), match.lastgroup or ""
    found.append((kind, line[at:]))
    return [(kind, part) for kind, text in found for part in _parts(kind, text) if part]


def _parts(kind: str, text: str) -> list[str]:
    text = text.strip(" ,，;；|")
    if kind or not (_HANZI.search(text) and find_phones(text)):
        return [text]
    return [part.strip(" ,，;；|") for part in re.split(r"[,，;；|\t]|\s(?=\+?\d{7,})|(?<=\d{8})\s", text)]


def _without(piece: str, phones: list[str]) -> str:
    bare = piece
    for phone in phones:
        if phone in bare:
            bare = bare.replace(phone, " ")
        elif phone in plain(bare):
            bare = plain(bare).replace(phone, " ")
    return " ".join(bare.split()).strip(" ,，;；|/()") if bare != piece else piece.strip(" ,，;；|/")


def _is_place(text: str) -> bool:
    if (
        not text
        or len(text) > 300
        or (
            _SENTENCE.search(re.sub(r"\b(?:no|rd|st|dist|bldg|rm|fl|ave)\.", "", text, flags=re.IGNORECASE).rstrip("."))
            and not re.search(r"\d", text)
        )
    ):
        return False
    if _HANGUL.search(text):
        return bool(_KOREAN.search(plain(text)))
    if _HANZI.search(text):
        return len(set(_HAN.findall(text))) >= 2 or (_is_of_hong_kong(text) and bool(_HAN.search(text)))
    words = {word.lower() for word in _LATIN.findall(text)}
    return len(words) >= 2 and (bool(re.search(r"\d", text)) or len(words) >= 3)


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _MOST_NAME
        and not _SENTENCE.search(re.sub(r"\b(?:co|ltd|inc|mr|ms)\.", "", text, flags=re.IGNORECASE))
        and sum(char.isdigit() for char in text) <= 3
        and any(char.isalpha() for char in text)
        and len(text.split()) <= 8
        and not _LABEL.match(f"{text}:")
    )


def _is_of_hong_kong(text: str) -> bool:
    return bool(_HK.search(text) or (_OF_HK.search(text) and not _MAINLAND.search(text)))


def _country(text: str) -> str:
    if _is_of_hong_kong(text) and not _HANGUL.search(text):
        return HONG_KONG
    if _HANGUL.search(text) or (_OF_KOREA.search(text) and not re.search("china|中国", text, re.IGNORECASE)):
        return KOREA
    return CHINA


def _postcode(named: str, places: list[str], country: str, pieces: list[tuple[str, str]]) -> tuple[Postcode, list[str]]:
    """Return the postcode, and the places without it."""
    if country == HONG_KONG:
        return Postcode(""), places
    alone = [bare for kind, piece in pieces if not kind and is_only_postcode(bare := plain(piece))]
    find = find_korean if country == KOREA else find_chinese
    found = find([plain(text) for text in (named, *alone)]) or find([plain(place) for place in places])
    if not found:
        return Postcode(""), places
    return found, [rest for place in places if (rest := without(place, found.code)) and rest != found.code]


def _scripts(places: list[str], country: str) -> tuple[str, str]:
    """Return the address in the letters of its country, and in others where it is given in both."""
    local = _HANGUL if country == KOREA else _HANZI
    own = [place for place in places if local.search(place)]
    other = [place for place in places if not local.search(place)]
    if own and any(_is_place(place) for place in own):
        return "\n".join(own), "\n".join(other)
    return "\n".join(places), ""
