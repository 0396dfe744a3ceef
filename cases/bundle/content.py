"""Everything that a bundle says of a case, as JSON-like data for the template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.bundle import pieces
from cases.bundle.choice import Choice
from cases.bundle.glyphs import FAMILIES, all_readable, is_marked
from cases.bundle.latest import MOST_NOTE_CHARACTERS, Latest, latest
from cases.bundle.lines import outside
from cases.bundle.words import ABOUT_PHOTOS, HEADINGS, NOTICE, about_hashes, columns
from cases.casefile.models import Case, CaseEvent
from cases.casefile.timeline import Line
from cases.conversations.models import Conversation
from cases.core.days import SEOUL, full_day
from cases.core.formats.orders import order_number_text
from cases.core.leaving import Paper, only
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.money import ledger
from cases.photos.models import EvidencePhoto
from cases.process import english, money, rungs
from cases.process.anchors import ANCHORS
from cases.process.events import EVENTS, Kind
from cases.process.payment import Currency
from cases.process.route import route_of
from cases.process.states import Role
from cases.returns.models import Shipment, Station

# Height over width: from which photos stand beside their words, and from which they take a page.
UPRIGHT, TALL, PANORAMA = 1.02, 1.75, 170 / 88
# Width over height from which a photo is held by its width, so that its words keep a column; and from how many
# characters on a caption stands above such a photo.
BROAD, LONG = 127 / 96, 60

Row = dict[str, Any]


def content_of(stored: Case, now: dt.datetime, chosen: Sequence[EvidencePhoto], choice: Choice) -> Row:
    """Return the data of the whole bundle with the `chosen` photos; `parted` cuts it. Every text in it can be printed.

    It is made of rows that hold only what may leave.
    """
    moment = now.astimezone(SEOUL)
    told = latest(stored, choice)
    case = only(stored, Paper.PDF)
    case.status = outside(case.status, choice)
    photos = [only(photo, Paper.PDF) for photo in chosen]
    data = {
        "fonts": FAMILIES,
        "title": _("환불 증거 모음 %(reference)s") % {"reference": case.reference},
        "title-shown": _("환불 증거 모음"),
        "title-en": "Refund evidence file",
        "author": _("환불길잡이"),
        "reference": case.reference,
        "header": " · ".join(filter(None, [case.reference, _shortened(case.item, 40)])),
        "footer": _("환불길잡이 · %(when)s 기준 · 정보이며 법률 자문이 아닙니다.") % {"when": moment_text(now)},
        "made": {
            name: getattr(moment.astimezone(dt.UTC), name)
            for name in ("year", "month", "day", "hour", "minute", "second")
        },
        "route": _route(case, has_photos=stored.photos.exists()),
        "facts": _facts(case, _balance(stored, case), now, len(photos)),
        "notices": [{"ko": str(ko), "en": en} for ko, en in [NOTICE, *([ABOUT_PHOTOS] if photos else [])]],
        "story": case.story.split("\n\n") if case.story and choice.has("story") else [],
        "photos": [_photo(photo, number, len(photos)) for number, photo in enumerate(photos, 1)],
        "timeline": [*_earlier_lines(told), *map(_line, told.lines)] if choice.has("timeline") else [],
        "messages": [*_earlier_notes(told), *map(_message, told.notes), *_conversations(stored)],
        "deadlines": _deadlines(case, now) if choice.has("deadlines") else [],
        "returned": _returned(stored, chosen) if choice.has("returned") else [],
        "about-hashes": about_hashes(
            [str(number) for number, photo in enumerate(photos, 1) if photo.is_blacked_out], _check_address()
        ),
        "words": {**{name: {"ko": str(ko), "en": en} for name, (ko, en) in HEADINGS.items()}, **columns()},
    }
    return dict(all_readable(data))


def parted(data: Row, parts: Sequence[range], part: int) -> Row:
    """Return the data of `part`, counted from one: the first has all records, the others only their photos."""
    chosen = parts[part - 1]
    photos = [dict(data["photos"][at]) for at in chosen]
    cut = {**data, "photos": photos, "parts": len(parts)}
    cut["part-label"] = _("파일 %(part)s / %(parts)s") % {"part": part, "parts": len(parts)}
    cut["part-note"] = "\n".join(_contents_of_part(number, span) for number, span in enumerate(parts, 1))
    if len(parts) > 1:
        cut["title"] = f"{data['title']} ({part}/{len(parts)})"
        cut["header"] = f"{data['header']} · {cut['part-label']}"
    if part > 1:
        cut |= {name: [] for name in ("story", "timeline", "messages", "deadlines", "returned")}
    cut["marked"] = _any_marked([value for name, value in cut.items() if name != "words"])
    return cut


def _any_marked(data: Any) -> bool:
    if isinstance(data, str):
        return is_marked(data)
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return any(map(_any_marked, values))


def _contents_of_part(number: int, span: range) -> str:
    photos = {"number": number, "first": span.start + 1, "last": span.stop}
    which = f"photos {span.start + 1}–{span.stop}"
    if number == 1:
        contents = _("파일 %(number)s: 사건 내용과 기록, 사진 %(first)s–%(last)s") % photos
        return f"{contents} (Part {number}: case, records, {which})"
    return f"{_('파일 %(number)s: 사진 %(first)s–%(last)s') % photos} (Part {number}: {which})"


def _check_address() -> str:
    """Return where a reader of the papers can check a file; nothing where this site is reached from here only."""
    return settings.SITE_URL + reverse("integrity:verify") if settings.PUBLIC else ""


def moment_text(moment: dt.datetime) -> str:
    """Say a moment as the papers do, in Seoul."""
    local = moment.astimezone(SEOUL)
    return f"{full_day(local.date())} {local:%H:%M}"


def _route(case: Case, *, has_photos: bool) -> list[Row]:
    """Return the stops of the way to the money, as those outside may know where on it the case is."""
    return [
        {"ko": str(stop.label), "en": english.STOPS[stop.slug], "place": stop.place.value, "here": stop.is_here}
        for stop in route_of(case.situation, case.outcome, has_photos=has_photos).stops
    ]


def _balance(stored: Case, case: Case) -> ledger.Balance:
    """Return how the money stands, of nothing but what may leave."""
    entries = [only(entry, Paper.PDF) for entry in stored.money_entries.filter(struck_at=None)]
    return ledger.balance(case.amount, case.currency, entries, case.outcome)


def _facts(case: Case, balance: ledger.Balance, now: dt.datetime, photos: int) -> list[Row]:
    status = str(case.get_status_display())
    status_en = english.STATUSES[case.status]
    if case.outcome:
        status, status_en = f"{status} · {case.get_outcome_display()}", f"{status_en}: {english.OUTCOMES[case.outcome]}"
    payment = f"{case.get_payment_display()}\n{english.PAYMENTS[case.payment]}" if case.payment else ""
    rows = [
        (_("문제"), "Problem", f"{case.get_problem_display()}\n{english.PROBLEMS[case.problem]}"),
        (_("산 물건"), "Item", case.item),
        (_("주문번호"), "Order number", order_number_text(case.order_number)),
        (_("결제 금액"), "Amount paid", _money(case)),
        (_("돌려받은 돈"), "Refunded so far", _sums(*balance.elsewhere, balance.refunded_sum)),
        (_("아직 못 받은 돈"), "Still outstanding", _sums(balance.left_sum) if balance.has_returned else ""),
        (_("결제수단"), "Payment method", payment),
        *((str(label), english.ANCHORS[name], _day(getattr(case, name))) for name, label in ANCHORS.items()),
        (_("주문 화면의 기한"), "Deadline on order page", _platform_deadline(case)),
        (_("지금 상태"), "Status", f"{status}\n{status_en}"),
        (_("사진"), "Photos", _("%(count)s장") % {"count": photos} if photos else ""),
        (_("만든 때"), "Compiled", _("%(when)s (한국 시간)") % {"when": moment_text(now)}),
    ]
    return [{"ko": ko, "en": en, "value": value} for ko, en, value in rows if value]


def _money(case: Case) -> str:
    return "" if case.amount is None else _sums(ledger.Sum(case.amount, case.currency))


def _sums(*sums: ledger.Sum | None) -> str:
    """Return amounts in both languages; nothing where they are nothing."""
    there = [one for one in sums if one and one.amount]
    english_ = [f"{one.currency} {one.amount:,.{2 if one.currency == Currency.USD else 0}f}" for one in there]
    return "\n".join([" + ".join(one.text for one in there), " + ".join(english_)]) if there else ""


def _day(day: dt.date | None) -> str:
    return f"{full_day(day)}\n{day}" if day else ""


def _platform_deadline(case: Case) -> str:
    if not (page := case.order_page):
        return ""
    return _("%(when)s (한국 시간)") % {"when": moment_text(page.at)}


def _photo(photo: EvidencePhoto, number: int, count: int) -> Row:
    kind = str(photo.get_kind_display())
    details = [(_("받은 때"), "Received", moment_text(photo.received_at))]
    if photo.taken_at_claimed:
        details.append((_("카메라가 적은 시각 (확인되지 않음)"), "Camera's clock (unverified)", photo.taken_at_claimed))
    details.append((_("지문(SHA-256) 앞부분"), "SHA-256 of the received file begins", photo.sha256[:16]))
    name = _("사진 %(number)s. %(kind)s") % {"number": number, "kind": kind}
    alt = f"{name}. {photo.caption}" if photo.caption else name
    cut = pieces.cut((photo.width, photo.height))
    if cut:
        details.append((_("나누어 실음"), "Shown in parts", _in_parts(cut.count)))
    return {
        "number": str(number),
        "file": f"{number:02}.jpg",
        "shape": _shape(photo.width, photo.height),
        **_pieces(cut, photo, number, alt),
        "caption-first": photo.height <= photo.width * UPRIGHT and len(photo.caption) > LONG,
        "covered": photo.is_blacked_out,
        "name": name,
        "name-en": f"Photo {number} of {count}: {english.SHOTS.get(photo.kind, english.SHOTS['other'])}",
        "caption": photo.caption,
        "alt": alt,
        "details": [{"ko": ko, "en": en, "value": value} for ko, en, value in details],
        "received": f"{photo.received_at.astimezone(SEOUL):%Y-%m-%d %H:%M:%S}",
        "bytes": f"{photo.byte_size:,}",
        "sha256": photo.sha256,
    }


def _in_parts(count: int) -> str:
    korean = _("%(count)s조각. 이웃한 조각은 조금 겹칩니다.") % {"count": count}
    return f"{korean}\n{count} parts, each repeating a little of the one before"


def _pieces(cut: pieces.Cut | None, photo: EvidencePhoto, number: int, alt: str) -> Row:
    """Return the pieces of a photo that no page can hold, with sizes and places in millimetres; of others, none.

    `files` are the names of the files in which the pieces lie, with the share of the photo from and to which each goes.
    """
    if cut is None:
        return {"pieces": [], "files": []}
    rows: list[Row] = []
    files: list[Row] = []
    groups = cut.files(max(photo.width, photo.height))
    for file, group in enumerate(groups, 1):
        first, last = cut.span(group)
        name = f"{number:02}-{file}.jpg" if len(groups) > 1 else f"{number:02}.jpg"
        files.append({"file": name, "from": first, "to": last})
        along = [(cut.starts[part] - first) * max(cut.whole) for part in group]
        size = [cut.frame[0], (last - first) * cut.whole[1]]
        if cut.side == "wide":
            size = [(last - first) * cut.whole[0], cut.frame[1]]
        rows += [
            {
                "file": name,
                "x": at if cut.side == "wide" else 0.0,
                "y": at if cut.side == "tall" else 0.0,
                "size": size,
                "name": f"{_('사진 %(number)s') % {'number': number}} ({part + 1}/{cut.count})",
                "en": f"Photo {number}, part {part + 1} of {cut.count}",
                "alt": f"{alt} ({part + 1}/{cut.count})",
            }
            for part, at in zip(group, along, strict=True)
        ]
    return {"pieces": rows, "files": files, "long": cut.side, "frame": [*cut.frame]}


def _shape(width: int, height: int) -> str:
    if height > width * UPRIGHT:
        return "tall" if height > width * TALL else "upright"
    if width >= height * PANORAMA:
        return "wide"
    return "broad" if width > height * BROAD else "level"


def _who(event: CaseEvent) -> str:
    return _("구매자") if event.role == Role.OWNER else str(event.get_role_display())


def _line(line: Line) -> Row:
    return {
        "when": f"{line.event.created_at.astimezone(SEOUL):%Y-%m-%d %H:%M}",
        "who": _who(line.event),
        "who-en": english.ROLES[line.event.role],
        "what": line.sentence,
        "en": _in_english(line.event),
    }


def _in_english(event: CaseEvent) -> str:
    struck = event.kind in {Kind.MONEY_STRUCK, Kind.HELP_STRUCK}
    if event.kind in {Kind.MONEY_RECORDED, Kind.MONEY_STRUCK}:
        return money.in_english(event.data, struck=struck)
    if event.kind in {Kind.HELP_ASKED, Kind.HELP_STRUCK}:
        return rungs.in_english(event.data, struck=struck)
    if event.kind != Kind.MOVED:
        return EVENTS[event.kind].english
    ended = f" ({english.OUTCOMES[event.outcome]})" if event.outcome else ""
    return f"{english.STATUSES[event.old_status]} → {english.STATUSES[event.new_status]}{ended}"


def _earlier_lines(told: Latest) -> list[Row]:
    if not told.earlier_lines:
        return []
    what = _("이전 기록 %(count)s건은 원본 ZIP 파일의 진행 기록에 있습니다.") % {"count": told.earlier_lines}
    english_ = f"{told.earlier_lines} earlier entries are in the archive (ZIP)"
    return [{"when": "", "who": "", "who-en": "", "what": what, "en": english_}]


def _earlier_notes(told: Latest) -> list[Row]:
    if not told.earlier_notes:
        return []
    head = _("이전 메모 %(count)s개는 원본 ZIP 파일의 진행 기록에 있습니다.") % {"count": told.earlier_notes}
    return [{"head": f"{head} ({told.earlier_notes} earlier notes are in the archive)", "body": []}]


def _message(line: Line) -> Row:
    head = f"{moment_text(line.event.created_at)} · {_who(line.event)} · {line.sentence}"
    return {"head": head, "body": line.event.note.split("\n\n")}


def _conversations(case: Case) -> list[Row]:
    """Return the conversations that their owner marked for the papers, as many of the newest as there is room for."""
    marked = [only(row, Paper.PDF) for row in case.conversations.filter(in_papers=True)]
    left, shown = MOST_NOTE_CHARACTERS, []
    for row in reversed(marked):
        left -= len(row.said)
        if left < 0:
            break
        shown.append(_conversation(row))
    rows = list(reversed(shown))
    if earlier := len(marked) - len(rows):
        head = _("이전 연락 %(count)s건은 자리가 모자라 넣지 못했습니다.") % {"count": earlier}
        rows.insert(0, {"head": f"{head} ({earlier} earlier conversations did not fit)", "body": []})
    return rows


def _conversation(row: Conversation) -> Row:
    number = _("번호 %(number)s") % {"number": row.number} if row.number else ""
    parts = [
        moment_text(row.happened_at),
        f"{row.get_channel_display()} ({english.VIAS[row.channel]})",
        row.person,
        number,
    ]
    body = row.said.split("\n\n") if row.said else []
    if row.until_on:
        words = {"day": full_day(row.until_on), "answer": row.get_answer_display()}
        said = _("약속한 날: %(day)s (%(answer)s)") if row.answer else _("약속한 날: %(day)s")
        kept = f", {english.KEPT[row.answer]}" if row.answer else ""
        body.append(f"{said % words} (Promised by {row.until_on}{kept})")
    return {"head": " · ".join(filter(None, parts)), "body": body}


def _deadlines(case: Case, now: dt.datetime) -> list[Row]:
    actors = {str(actor): str(label) for actor, label in DeadlineRule.Actor.choices}
    actors[str(DeadlineRule.Actor.BUYER)] = _("구매자")
    rows = []
    for deadline in deadlines_of(case.situation, now)[0]:
        rule = deadline.rule
        source = [rule.source, *([f"{rule.checked_word} {full_day(rule.checked_on)}"] if rule.checked_on else [])]
        rows.append(
            {
                "title": deadline.title,
                "en": english.DEADLINES.get(deadline.slug, ""),
                "whose": _("이날부터 가능") if deadline.opens else actors.get(deadline.actor, ""),
                "on": deadline.until_in_full,
                "left": deadline.left + (f" · {_('추정')}" if deadline.estimated else ""),
                "rule": rule.text,
                "source": " · ".join([*filter(None, source), rule.confidence_label]),
            }
        )
    return rows


def _returned(case: Case, photos: Sequence[EvidencePhoto]) -> list[Row]:
    rows = []
    if address := getattr(case, "return_address", None):
        rows.append((_("반품 주소"), "Return address", only(address, Paper.PDF).label()))
    if stored := getattr(case, "shipment", None):
        shipment = only(stored, Paper.PDF)
        rows += [
            (_("택배사"), "Carrier", f"{shipment.get_carrier_display()}\n{english.CARRIERS.get(shipment.carrier, '')}"),
            (_("운송장 번호"), "Tracking number", shipment.tracking_number),
            (_("보낸 날"), "Sent on", _day(shipment.shipped_on)),
        ]
        if told := [only(row, Paper.PDF) for row in Station.of(case)]:
            lines = "\n".join(_station(row, shipment) for row in told)
            rows.append((_("배송 기록"), "Tracking record, as shown by the carrier, local times", lines))
        receipts = [number for number, photo in enumerate(photos, 1) if photo.pk == stored.receipt_id]
        rows += [
            (_("접수 영수증"), "Receipt", f"{_('사진 %(number)s') % {'number': at}}\nPhoto {at}") for at in receipts
        ]
    return [{"ko": ko, "en": en, "value": value} for ko, en, value in rows if value]


def _station(row: Station, shipment: Shipment) -> str:
    return f"{row} ({row.tracking_number})" if row.tracking_number != shipment.tracking_number else str(row)


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
