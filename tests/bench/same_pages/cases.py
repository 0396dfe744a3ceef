"""What the owner of a case does at the recorded site, for `same_pages`, and what mailboxes and calendars do for them."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from tests.bench.same_pages.pages import Page
from tests.bench.same_pages.site import FIRST, NOW, Clock, Site

HX = {"HX-Request": "true"}
DAYS = {
    "paid_on": "2026-10-20",
    "dispatched_on": "2026-10-22",
    "promised_on": "2026-11-12",
    "received_on": "2026-11-16",
    "noticed_on": "2026-11-17",
    "requested_on": "2026-11-18",
    "offered_on": "2026-11-19",
    "approved_on": "2026-11-20",
    "shipped_back_on": "2026-11-21",
    "arrived_on": "2026-11-23",
}
ALL_DAYS = "&".join(f"{name}={day}" for name, day in DAYS.items())
# What is typed into a field of this name, rightly and wrongly.
RIGHT = DAYS | {
    "order_number": "8190 0000 0000 2026",
    "item": "유리 찻주전자 <600ml>",
    "amount": "24,800",
    "currency": "KRW",
    "deadline_on": "2026-12-05",
    "deadline_time": "18:30",
    "zone": "America/Los_Angeles",
    "story": "상자가 찢어진 채 도착했고,\n열어 보니 금이 가 있었습니다. & 끝",
    "note": "상담원이 이틀 안에 답한다고 함",
    "on": "2026-11-24",
    "outcome": FIRST,
    "understood": "on",
    "country": "KR",
    "recipient": "견본 반품센터",
    "phone": "032-000-0000",
    "postcode": "22300",
    "address": "인천광역시 중구 견본로 12, 2층",
    "carrier": FIRST,
    "tracking_number": "6012 3456 7890",
    "shipped_on": "2026-11-24",
    "caption": "금이 간 곳",
}
WRONG = dict.fromkeys(RIGHT, "x" * 2001) | dict.fromkeys(DAYS, "2027-01-31") | {"problem": "x", "kind": "x"}


def opened(site: Site, browser: Any, reference: str, key: str) -> str:
    """Open a sample case by its key, and look at everything below it; return its address."""
    site.part = f"case {reference}"
    page = site.ask(browser, f"/cases/open/?reference={reference}")
    for wrong in ("", "A", "A" * 20):
        site.send(browser, page, {}, "key", key=wrong)
    case = site.send(browser, page, {}, "key", key=key).address
    site.crawl(browser, [case, "/cases/"], lambda link: link.startswith((case, "/verify/?")))
    return case


def intake(site: Site, browser: Any, number: int, slug: str) -> str:
    """Answer all questions, each wrongly first; look at the case that is made, and return its address."""
    site.part = f"intake {slug}"
    Clock.now += dt.timedelta(minutes=7)
    money = [("card", "KRW"), ("paypal", "USD"), ("other", "KRW"), ("", "USD")][number % 4]
    answers = RIGHT | dict(zip(("payment", "currency"), money, strict=True))
    page = site.ask(browser, f"/cases/new/?problem={slug}")
    for _question in range(5):
        site.send(browser, page, WRONG)
        site.ask(browser, "/cases/new/check/")
        page = site.send(browser, page, answers)
    for link in [link for link in page.links if "return=check" in link]:
        site.send(browser, site.ask(browser, link), {})
    site.send(browser, site.ask(browser, "/cases/new/story/"), {}, back="1")
    page = site.ask(browser, "/cases/new/check/")
    with site.undone(browser):
        site.send(browser, site.ask(browser, "/cases/new/restart/"), {})
    case = site.send(browser, page, {}).address.removesuffix("created/")
    site.part = f"case about {slug}"
    site.crawl(browser, [case, "/cases/"], lambda link: link.startswith(case) and not link.endswith((".pdf", ".zip")))
    return case


def status(page: Page) -> str:
    """Return the status that the page of a case shows."""
    found = re.search(r'data-status="(\w+)"', page.text)
    return found[1] if found else ""


def moves(site: Site, browser: Any, case: str, seen: set[str]) -> None:
    """Make every move that a case offers, each undone; go on from each status that nobody has `seen`."""
    page = site.ask(browser, case)
    part = f"move from {status(page)}, {case}"
    for link in dict.fromkeys(link for link in page.links if "/move/" in link):
        with site.undone(browser):
            site.part = part
            site.ask(browser, link, headers=HX)
            form = site.ask(browser, link)
            site.send(browser, form, WRONG)
            site.send(browser, form, RIGHT)
            site.part = f"moved by {link}"
            after = site.ask(browser, case)
            site.ask(browser, link)
            if status(after) not in seen:
                seen.add(status(after))
                for name in ("calendar/", "calendar.ics", "mail/", "evidence/", "bundle/"):
                    site.ask(browser, f"{case}{name}")
                moves(site, browser, case, seen)


def acts(site: Site, browser: Any, case: str) -> None:
    """Do everything else that a case offers, wrongly first, and look at all of it again."""
    site.part = f"acts on {case}"
    page = site.ask(browser, f"{case}timeline/")
    for headers in (None, HX):
        for note in ("", "통화함: <내일> 답한다고 함"):
            site.send(browser, page, {}, "/note/", headers=headers, note=note)
    links = [link for start in (case, f"{case}manage/") for link in site.ask(browser, start).links]
    for link in dict.fromkeys(link for link in links if re.match(rf"{case}(details/\w+|return|shipment)/$", link)):
        form = site.ask(browser, link)
        site.send(browser, form, WRONG)
        site.send(browser, form, RIGHT)
    photos(site, browser, f"{case}evidence/")
    calendar(site, browser, f"{case}calendar/")
    confirmed(site, browser, case, "owner@example.org")
    page = site.ask(browser, f"{case}mail/days/")
    for day, note in (("2020-01-01", ""), ("2026-12-03", "상담원 답변 확인"), ("2026-11-30", "입금 확인")):
        page = site.send(browser, page, {}, "note", on=day, note=note)
    with site.undone(browser):
        site.send(browser, page, {}, "/remove/")
        site.send(browser, site.ask(browser, f"{case}mail/"), {}, "/withdraw/")
    site.send(browser, site.ask(browser, f"{case}created/"), {})
    site.part = f"after acts on {case}"
    site.crawl(browser, [case], lambda link: link.startswith((case, "/verify/?")))
    site.part = f"farewell to {case}"
    with site.undone(browser):
        site.send(browser, site.ask(browser, f"{case}manage/"), {}, "/release/")
        site.ask(browser, case)
    with site.undone(browser):
        form = site.ask(browser, f"{case}forget/")
        site.send(browser, form, {})
        site.send(browser, form, RIGHT)
        site.ask(browser, case)


def photos(site: Site, browser: Any, evidence: str) -> None:
    """Send photos, good and bad; describe, black out, keep and remove them; ask whether their files are known."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    def upload(name: str) -> Any:
        return SimpleUploadedFile(name, b"no photo" if name.endswith(".txt") else picture(len(name)), "image/jpeg")

    asked = "/evidence/?kind="
    form = site.ask(browser, f"{evidence}?kind=label")
    site.send(browser, form, {}, asked)
    site.send(browser, form, {}, asked, photos=[upload("label.jpg")])
    form = site.ask(browser, evidence)
    site.send(browser, form, {}, "caption")
    site.send(browser, form, WRONG, "caption", photos=[upload("words.jpg")])
    chosen = [upload(name) for name in ("a.jpg", "receipt.jpg", "notes.txt", "a.jpg")]
    site.send(browser, form, RIGHT, "caption", photos=chosen)
    for name in ("a.jpg", "fragment.jpg", "notes.txt"):
        site.send(browser, form, {}, "caption", headers=HX, photos=[upload(name)])
    page = site.ask(browser, evidence)
    found = list(dict.fromkeys(link for link in page.links if re.search(r"/evidence/[0-9a-f-]{36}/$", link)))
    for link in found[:2]:
        form = site.ask(browser, link)
        site.send(browser, form, WRONG, "caption")
        site.send(browser, form, RIGHT, "caption")
        form = site.ask(browser, f"{link}blackout/")
        site.send(browser, form, {}, action="more")
        site.send(browser, form, {}, action="save")
        for left in ("95", "12.5"):
            box = {"left": left, "top": "20", "width": "30", "height": "10"}
            page = site.send(browser, form, {}, **{f"boxes-0-{name}": value for name, value in box.items()})
    with site.undone(browser):
        site.send(browser, page, {}, "csrfmiddlewaretoken", action="uncover")
        site.send(browser, site.ask(browser, f"{found[0]}remove/"), {})
    page = site.ask(browser, evidence)
    if any("/as-is/" in form.action for form in page.forms):
        for headers in (HX, None):
            with site.undone(browser):
                site.send(browser, page, {}, "/as-is/", headers=headers)
    for data in ({}, {"file": upload("a.jpg")}, {"file": upload("notes.txt")}):
        site.ask(None, "/verify/", data)


def picture(number: int) -> bytes:
    """Return a photo of bars, a dim one where `number` is small."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (900, 600), "#223344" if number < 8 else "#ddccbb")
    canvas = ImageDraw.Draw(image)
    for bar in range(number):
        canvas.rectangle((bar * 60, bar * 25, bar * 60 + 25, 590), fill=(40 + bar, 40, 40 + 2 * bar))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def calendar(site: Site, browser: Any, address: str) -> None:
    """Make a calendar address, read it as calendars do, and take it away."""
    made = site.send(browser, site.ask(browser, address), {}, "/address/")
    feed = re.findall(r"/calendar/[\w-]+\.ics", made.text)[0]
    etag = site.ask(None, feed).response.headers.get("ETag", "")
    site.ask(None, feed, headers={"If-None-Match": etag})
    site.ask(None, feed, method="HEAD")
    with site.undone(browser):
        site.send(browser, site.ask(browser, address), {}, "/revoke/")
        site.ask(None, feed)


def confirmed(site: Site, browser: Any, case: str, address: str) -> None:
    """Have a case reminded at an address, once its mailbox has said so."""
    page = site.ask(browser, f"{case}mail/")
    site.send(browser, page, {}, "consent", address="nobody")
    site.send(browser, page, {}, "consent", address=address, consent="on")
    link = re.findall(r"/mail/confirm/[\w-]+/", site.mail)[0]
    page = site.ask(None, link)
    with site.undone():
        Clock.now += dt.timedelta(days=4)
        site.ask(None, link)
    site.ask(None, link, {})
    site.ask(browser, f"{case}mail/")


def reminders(site: Site, cases: list[tuple[Any, str]]) -> None:
    """Send what is due on sixty days, open every link, and answer those of the first mails."""
    site.part = "signing up"
    for number, (browser, case) in enumerate(cases):
        confirmed(site, browser, case, f"owner{number}@example.org")
    answered, links = 0, [""]
    for day in range(60):
        Clock.now = NOW.replace(hour=0, minute=30) + dt.timedelta(days=day)
        site.part, site.mail = f"day {day + 1:02}", ""
        site.run("remind")
        for link in dict.fromkeys(re.findall(r"/mail/(?:stop|reminder)/[\w-]+/", site.mail)):
            links.append(link)
            site.ask(None, link)
            if answered < 16:
                answered += 1
                with site.undone():
                    later = f"{Clock.now + dt.timedelta(days=90):%Y-%m-%d}"
                    for answer in ("extended", "done", "undo"):
                        site.ask(None, link, {"answer": answer, "on": "2020-01-01"})
                    site.ask(None, link, {"answer": "extended", "on": later})
    site.part = "after sixty days"
    for link in links[1:9]:
        site.ask(None, link)
    for browser, case in cases:
        site.ask(browser, case)
        site.ask(browser, f"{case}calendar.ics")
    for command in ("check_facts", "verify_chain", "seed_reference", "recount_deadlines", "forget_expired"):
        site.run(command)
    site.run("sweep_evidence", "--verify")
    Clock.now += dt.timedelta(days=400)
    site.run("forget_expired")
