"""Korean telephone numbers: warned of where they look like none in use. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from cases.core.text import plain
from cases.process.remark import Remark

_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        r"010\d{8}",  # mobile
        r"01[16789]\d{7,8}",  # mobile, with a prefix of before
        r"02\d{7,8}",  # Seoul
        r"0[3-6]\d\d{7,8}",  # area codes
        r"070\d{8}",  # internet telephony
        r"050\d\d{7,8}",  # safe numbers
        r"1[568]\d{6}",  # nationwide service numbers
        r"080\d{7,8}",  # toll-free
    )
)


# What stands before a number and is none of its digits.
_LABEL = re.compile(
    r"(?:받는\s*(?:사람|분)|수취인|수령인|담당자?|고객센터|대표|연락처|연락|전화|휴대\s*폰?|핸드폰|번호|电话|手机|联系|联系电话|"
    r"tel|phone|telephone|mobile|cell|contact|hp|ph|h\.p|number|no|t|m|c)\.?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\s*\(?\+?\d[\d\-. ()]{4,}\d")


def read_phone(text: str) -> str:
    """Return the one telephone number in `text` without its label; where more is said (a second number, an extension),
    all of it, in plain characters.
    """
    bare = plain(text)
    numbers = _NUMBER.findall(bare)
    if len(numbers) != 1:
        return bare
    rest = _LABEL.sub(" ", bare.replace(numbers[0], " "))
    return bare if re.search(r"[^\s:：\[\]/,;|]", rest.replace("()", "")) else numbers[0].strip()


# A number of a telephone among other words: how it begins says that it is one.
_AMONG = re.compile(
    r"(?<![\d.\-+A-Za-z])(?:"
    r"(?:\+|00)\s?(?:82|86|852)[\s\-.()]*\d(?:[\s\-.()]{0,2}\d){7,10}"
    r"|\(?0(?:2|1[016789]|[3-6]\d|70|80|50\d)\)?[\s\-.]?\d{3,4}[\s\-.]?\d{4}"
    r"|1[568]\d{2}[\-. ]\d{4}"
    r"|1[3-9]\d(?:[\s\-]?\d{4}){2}"
    r"|0(?:10|2\d|[3-9]\d{2})[\-]\d{7,8}"
    r")(?![\d\-]*\d|[A-Za-z])"
)


def find_phones(text: str) -> list[str]:
    """Return the telephone numbers of Korea, China and Hong Kong in `text` as they stand there, each once."""
    found: dict[str, str] = {}
    for match in _AMONG.finditer(plain(text)):
        found.setdefault(_home(match[0]), match[0].strip())
    return list(found.values())


def warn_korean_phone(text: str) -> Remark | None:
    """Warn when a phone number looks like none in use in Korea; say nothing where several or no numbers stand."""
    numbers = [_home(number) for number in _NUMBER.findall(plain(text))]
    wrong = [number for number in numbers if not any(pattern.fullmatch(number) for pattern in _PHONES)]
    if not text.strip() or (numbers and len(wrong) < len(numbers)):
        return None
    sentence = _("국내 전화번호 모양과 달라 보여요. 안내받은 번호와 같은지 확인하세요.")
    return Remark("unusual-phone", sentence, about="phone")


def _home(number: str) -> str:
    """Return the digits of a number as one dials it in Korea: +82, 0082, 00700-82 and 82 are the country."""
    digits = re.sub(r"\D", "", number)
    match = re.match(r"(?:00\d{0,3}?)?82(?=0?[1-9])", digits)
    if match and len(digits) - match.end() >= 8:
        return "0" + digits[match.end() :].removeprefix("0")
    return digits
