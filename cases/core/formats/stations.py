"""Lines that say where a parcel was and when, as pages of carriers show them in Korean, English and Chinese. Pure.

Patterns are of RE2, whose time grows with the text and with nothing else. A day without its year is none, and a block
that can be read in two ways is not read: what is missing can be typed, what is wrong would stand in the papers.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import re2

from cases.core.formats.dates import read_day, read_time
from cases.core.text import plain, tidy

# Of a text, so many characters are looked through, and so many stations are taken.
MOST, MOST_FOUND = 20_000, 60
# A line of a carrier is short; what stands behind that many characters is no part of it.
LONGEST, MOST_SAID = 400, 200


@dataclass(frozen=True)
class Station:
    """Where a parcel was: the day, the time where one is shown (of that place), and what the carrier said."""

    on: dt.date
    time: dt.time | None
    said: str


@dataclass(frozen=True)
class _Line:
    """A line of the text: its day and time where it shows them, and its other words; `goes_on` in the line below."""

    on: dt.date | None
    time: dt.time | None
    said: str
    goes_on: bool = False

    @property
    def is_when(self) -> bool:
        """Whether it says only when."""
        return not self.said and (self.on is not None or self.time is not None)


def _re2(pattern: str) -> Any:
    options = re2.Options()
    options.case_sensitive, options.log_errors = False, False
    return re2.compile(pattern, options)


_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_DAY = _re2(
    r"\b20\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}(?:\b|t)"
    r"|\b20\d\d\s?(?:년|年)\s?\d{1,2}\s?(?:월|月)\s?\d{1,2}\s?(?:일|日)"
    rf"|\b{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s20\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[\s-]{_MONTH},?[\s-]20\d\d\b"
)
_WEEKDAY = _re2(
    r"^[\s,.]*(?:\((?:[월화수목금토일]|[一二三四五六日]|[a-z]{3,9})\)|[월화수목금토일]요일|(?:星期|周)[一二三四五六日天]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
)
_HALF = "(?:오전|오후|上午|下午|[ap]\\.?m\\.?)"
_TIME = rf"(?:{_HALF}\s?)?\d{{1,2}}(?:\s?:\s?\d{{1,2}}(?::\d{{1,2}})?(?:\.\d+)?|\s?(?:시|时|時|点)(?:\s?\d{{1,2}}\s?분?)?)(?:\s?{_HALF})?"
_TIME_AFTER = _re2(rf"^[\s,|/·T]*(?:at\s)?({_TIME})(?:\b|\B)")
_TIME_BEFORE = _re2(rf"(?:^|\s)({_TIME})[\s,]*$")
_CLOCK = _re2(r"(\d{1,2})\s?(?::|시|时|時|点)\s?(\d{1,2})?")
_LATE, _EARLY = _re2("오후|下午|p\\.?m"), _re2("오전|上午|a\\.?m")
# What a page dates that is no place of the parcel: what is expected, when somebody ordered, paid or looked.
_AHEAD = _re2(
    r"(?:예정|예상|希望|예약|eta|estimated|expected|scheduled|forecast|预计|預計|预约|约定)[^.]{0,24}$|(?:~|부터|까지|from|until|by|至)\s?$"
)
_ASIDE = _re2(
    r"^[^\pL\pN]*(?:(?:상품\s?)?(?:배달|배송|도착|수령)\s?(?:예정|예상)|(?:조회|주문|결제|출력|검색|등록|기준|갱신|작성)\s?(?:일|시|한|날|기준)"
    r"|(?:estimated|expected|scheduled)\b|eta\b|(?:last\s)?(?:updated|checked|searched)\b|order(?:ed)?\b|paid\b|payment\b|printed\b|copyright\b"
    r"|预计|預計|查询|下单|付款|订单|更新)|까지|기한|(?:deadline|due\s(?:on|by))\b"
)
_HEADING = _re2(
    r"^[^\pL\pN]*(?:배송|택배|운송|종추적|행방)?\s?(?:조회|현황|상태|정보|추적|과정|진행)(?:\s?(?:결과|내역|상황|정보|기록))?[^\pL\pN]*$"
    r"|^[^\pL\pN]*(?:(?:날짜|시간|일시|처리\S{0,3}|현재\s?위치|발생국|단계|담당\s?점소|상품\s?상태|상세\S{0,3}|위치|구분|상태)[^\pL\pN]*)+$"
    r"|(?:운송장|송장|등기|우편물)\s?번호|(?:tracking|waybill|shipment)\s?(?:no\b|number|id\b|code|#)|(?:运单|快递单|物流单|单)号"
    r"|^[^\pL\pN]*(?:tracking|shipment|package|parcel)?\s?(?:history|details?|events?|tracking|status|track)[^\pL\pN]*$"
    r"|^[^\pL\pN]*(?:(?:date|time|location|status|event|description|place)[^\pL\pN]*)+$|^[^\pL\pN]*(?:物流|快递)?(?:跟踪|信息|详情|轨迹|状态)[^\pL\pN]*$"
)
# A number that only begins like a day, and a day that a sentence or a span goes on from.
_LONGER, _SPAN = _re2(r"^[-/.]\d"), _re2(r"^\s?(?:~|부터|까지|에\s|에는|이전|전까지|to\s20|至|之?前|以前)")
_WRITTEN = str.maketrans({"年": "년", "月": "월", "日": "일"})
_LETTERS = _re2(r"\pL.*\pL")


def find_stations(text: str) -> list[Station]:
    """Return the stations that `text` shows, each once, in its order."""
    lines = [line for raw in _rows(text) for line in _lines(raw)]
    found = dict.fromkeys(_whole(lines) or _told(lines))
    return [station for station in itertools.islice(found, MOST_FOUND) if _LETTERS.search(station.said)]


def _rows(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines, and whether the cell of a table goes on below each."""
    rows = text[:MOST].splitlines()
    for row, below in itertools.zip_longest(rows, rows[1:], fillvalue=""):
        if row.strip():
            cells = [cell for cell in row[:LONGEST].split("\t") if cell.strip() != "-"]
            yield " ".join(cells), row.endswith("\t") or below.startswith("\t")


def _lines(raw: tuple[str, bool]) -> Iterator[_Line]:
    """Yield what one row says; a row that lost its line breaks is several."""
    row, goes_on = raw
    seen = " ".join(tidy(row).split())
    bare = plain(seen)
    words = seen if len(seen) == len(bare) else bare
    days = list(_days(bare))
    if not days:
        yield _timed(words, bare, goes_on)
        return
    is_span = any(_SPAN.search(bare[end:]) for _start, end, _day in days)
    if is_span or (len(days) > 1 and _LETTERS.search(bare[: days[0][0]])):
        return
    ends = [start for start, _end, _day in days[1:]] + [len(bare)]
    for at, ((start, end, day), until) in enumerate(zip(days, ends, strict=True)):
        time, begin = _time_after(bare, end, until)
        first = words[:start] if at == 0 else ""
        if time is None and at == 0:
            time, cut = _time_before(first)
            first = first[:cut]
        said = _clean(f"{first} {words[begin:until]}")
        # Words before a day without a time are a sentence about that day.
        if (said and _ASIDE.search(plain(said))) or (time is None and _LETTERS.search(first)):
            continue
        yield _Line(day, time, said, goes_on)


def _days(bare: str) -> Iterator[tuple[int, int, dt.date]]:
    """Yield each day that is shown as one on which something was: where it stands, and which it is."""
    for match in _DAY.finditer(bare):
        start, end = match.span()
        if _LONGER.search(bare[end:]) or _AHEAD.search(bare[:start]):
            continue
        shown = bare[start:end].rstrip("tT").translate(_WRITTEN)
        if day := read_day(shown if shown.startswith("20") else shown.replace("-", " ")):
            yield start, end, day


def _time_after(bare: str, end: int, until: int) -> tuple[dt.time | None, int]:
    """Return the time behind a day that ends at `end`, and where its words begin."""
    if weekday := _WEEKDAY.search(bare[end:until]):
        end += weekday.end()
    match = _TIME_AFTER.search(bare[end:until])
    time = _clock(match.group(1)) if match else None
    return (time, end + match.end(1)) if match and time else (None, end)


def _time_before(before: str) -> tuple[dt.time | None, int]:
    match = _TIME_BEFORE.search(before)
    time = _clock(match.group(1)) if match else None
    return (time, match.start(1)) if match and time else (None, len(before))


def _timed(words: str, bare: str, goes_on: bool) -> _Line:
    """Return a row without a day: one that begins with a time belongs to the day above it."""
    match = _TIME_AFTER.search(bare)
    time = _clock(match.group(1)) if match else None
    if match and time:
        return _Line(None, time, _clean(words[match.end(1) :]), goes_on)
    said = "" if _HEADING.search(bare) or _ASIDE.search(bare) else _clean(words)
    return _Line(None, None, said, goes_on)


def _clock(text: str) -> dt.time | None:
    match = _CLOCK.search(text)
    half = "pm " if _LATE.search(text) else "am " if _EARLY.search(text) else ""
    return read_time(f"{half}{match.group(1)}:{match.group(2) or '00'}") if match else None


def _clean(words: str) -> str:
    """Return the words of a station on one line, without the signs that held its cells apart."""
    said = " ".join(word for word in words.split() if word not in {"|", "·"}).strip(" ,;:|·-/")
    return said if len(said) <= MOST_SAID else f"{said[: MOST_SAID - 1]}…"


def _whole(lines: Sequence[_Line]) -> list[Station]:
    """Return the stations whose words stand on the line of their day or time; none where words stand on lines beside."""
    found: list[Station] = []
    on: dt.date | None = None
    above: _Line | None = None
    for line in lines:
        on = line.on or on
        if line.said and (line.on or line.time) and on:
            found.append(Station(on, line.time, line.said))
        elif above and above.goes_on and line.said and found and not line.on and not line.time:
            found[-1] = replace(found[-1], said=_clean(f"{found[-1].said} {line.said}"))
        above = line
    return found


def _told(lines: Sequence[_Line]) -> list[Station]:
    """Return the stations of a block whose days stand on lines of their own, above their words or below them."""
    whens, words = _apart(lines)
    if not whens:
        return []
    # words[0] stands above the first day, words[-1] below the last one.
    least = min((len(group) for group in words[1:-1]), default=1)
    above, below = len(words[0]) >= least > 0, len(words[-1]) >= least > 0
    if above == below:
        return []
    groups = words[1:] if below else words[:-1]
    most = 3 if below else min(least, 2)
    chosen = [group[:most] if below else group[-most:] for group in groups]
    return [Station(on, time, _clean(" ".join(said))) for (on, time), said in zip(whens, chosen, strict=True) if said]


def _apart(lines: Sequence[_Line]) -> tuple[list[tuple[dt.date, dt.time | None]], list[list[str]]]:
    """Return the days with their times, and the words above the first, between them and below the last."""
    whens: list[tuple[dt.date, dt.time | None]] = []
    words: list[list[str]] = [[]]
    for line in lines:
        if line.on and not line.said:
            whens.append((line.on, line.time))
            words.append([])
        elif line.is_when and whens and not words[-1] and whens[-1][1] is None:
            whens[-1] = (whens[-1][0], line.time)
        elif line.is_when and whens:
            whens.append((whens[-1][0], line.time))
            words.append([])
        elif line.said:
            words[-1].append(line.said)
    return whens, words


_DELIVERED = _re2(
    r"(?:배달|배송|수령|인수|전달)\s?(?:이\s?|을\s?|를\s?)?완료|배달\s?했|수취인\s?(?:에게\s?)?(?:전달|배달)"
    r"|\bdelivered\b|\bsigned\s(?:for\s)?by\b|\bdelivery\s(?:was\s)?(?:completed?|successful|made)\b|\bsuccessful(?:ly)?\sdeliver"
    r"|\breceived\sby\s(?:the\s)?(?:addressee|recipient|consignee)|\bsigned\s?:|\bpackage\ssigned"
    r"|签收|簽收|妥投|已送达|已送達|投递成功|已投递|派送成功|投遞成功"
)
_DENIED = _re2(
    r"미\s?(?:배달|배송|완료)|(?:배달|배송|수령|인수)\s?완료\s?(?:전|예정|되지|하지|못|안|불가)|아직|예정|실패|불가|부재|반송|되돌"
    r"|\b(?:not|un|never|to\sbe|will\sbe|being|cannot\sbe|could\snot\sbe|be)\s?delivered|undeliver|\bdelivered\sto\s(?:the\s)?"
    r"(?:transport|air|carrier|airline|customs|courier|destination|local|partner|origin|hub|sorting|facility|warehouse|agent|post|locker|delivery)"
    r"|attempt|fail|unsuccess|unable|return(?:ed|ing)?\s(?:to\s)?(?:the\s)?sender|refus|reject|n't\b|\bif\s|\bwhen\s|\bonce\s|estimated|expected"
    r"|未(?:能|被)?(?:签|簽|妥|送|投)|请(?:及时|您|尽快)?签|拒(?:绝)?签|待签|签收失败|无法|無法|失败|退回|退件|退货签|不成功|准备签|等待|尚未|驿站|代收点|自提|预计"
)


def says_delivered(said: str) -> bool:
    """Say whether the words of a station are that the parcel is in the hands of its receiver."""
    bare = plain(said[:MOST_SAID])
    return bool(_DELIVERED.search(bare)) and not _DENIED.search(bare)
