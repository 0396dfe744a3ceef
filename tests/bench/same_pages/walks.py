"""What buyers, strangers, mailboxes and staff do at the recorded site, for `same_pages`.

Every walk reads addresses, links and forms from the pages themselves. Acts that others should not see are undone.
"""

from __future__ import annotations

import datetime as dt
import re

from tests.bench.same_pages.cases import ALL_DAYS, DAYS, HX, acts, intake, moves, opened, reminders, status
from tests.bench.same_pages.site import NOW, Clock, Site
from tests.bench.same_pages.staff import staff, superuser

MOMENTS = ("2026-11-24T12:30", "2026-11-25T03:00", "2026-11-28T14:00", "2026-12-25T10:00", "2027-02-08T16:40")


def everything(site: Site) -> None:
    """Walk everywhere on a site of this machine."""
    from django.contrib.auth import get_user_model

    from cases.demo.install import install

    lines = [line.split() for line in install("http://localhost")]
    keys = {words[2]: words[3] for words in lines if words[:2] == ["demo", "case"]}
    name, password = next(words[2:4] for words in lines if words[:2] == ["demo", "staff"])
    get_user_model().objects.update(email="reviewer@example.org")
    problems = strangers(site)
    refused(site)
    fragments(site)
    buyer = site.browser()
    cases = [opened(site, buyer, reference, key) for reference, key in keys.items()]
    browser = site.browser()
    made = [intake(site, browser, number, slug) for number, slug in enumerate(problems)]
    seen = {status(site.ask(buyer, case)) for case in cases}
    for case in cases:
        moves(site, buyer, case, seen)
    staff(site, name, password, buyer, cases, seen)
    acts(site, buyer, cases[1])
    reminders(site, [(buyer, case) for case in cases[:2]] + [(browser, case) for case in made])
    superuser(site)


def in_public(site: Site) -> None:
    """Look at what differs where the site has a public name: HTTPS, its headers and its cookies."""
    from cases.demo.install import install

    install("https://refund.example.org")
    site.part = "public host"
    for address in ("/", "/contact/", "/cases/", "/cases/open/", "/privacy/", "/admin/", "/nothing/", "/healthz"):
        site.ask(None, address)
    intake(site, site.browser(), 0, "damaged")
    site.part, site.headers = "public host without TLS", {"host": site.headers["host"]}
    for address in ("/", "/readyz"):
        site.ask(None, address)


def strangers(site: Site) -> list[str]:
    """Follow every public link, and ask for other moments and days; return the slugs of the problems."""
    site.part = "public"
    pages = site.crawl(None, ["/"], lambda link: re.match(r"/(?!/|static/)", link))
    problems = [match[1] for page in pages if (match := re.fullmatch(r"/problems/([\w-]+)/", page.address))]
    contact = [f"at={moment}" for moment in (*MOMENTS, "2026-11-24T10:00", "soon", "2035-01-01T10:00", "")]
    contact += [f"problem={slug}&at={moment}" for slug in (*problems, "x") for moment in MOMENTS[:3]]
    days = [f"problem={slug}&payment={way}&{ALL_DAYS}" for slug in problems for way in ("", "card", "paypal", "other")]
    days += [f"{name}={day}" for name, day in DAYS.items()] + [f"payment=x&{ALL_DAYS}", "problem=x", ALL_DAYS, "x=1"]
    days += ["paid_on=2026-13-40&received_on=2026-11-01", "paid_on=2026-11-01&received_on=2026-10-01"]
    days += ["received_on=2027-02-01", "promised_on=2026-12-24", f"problem={problems[0]}"]
    hashes = ["sha256=", "sha256=12", f"sha256={'ab' * 32}", f"sha256={'x' * 501}"]
    for address, queries in (("/contact/", contact), ("/deadlines/", days), ("/verify/", hashes)):
        for query in queries:
            site.ask(None, f"{address}?{query}")
    for moment in MOMENTS:
        with site.undone():
            site.part, Clock.now = f"public at {moment}", dt.datetime.fromisoformat(f"{moment}+09:00")
            for address in ("/", "/contact/", "/deadlines/", f"/problems/{problems[0]}/", "/about/", "/about/X/"):
                site.ask(None, address)
    return problems


def refused(site: Site) -> None:
    """Ask for what is not there or not allowed."""
    from django.test import RequestFactory
    from django.urls import get_resolver

    site.part = "refused"
    for folder in ("", "guide/", "problems/", "cases/", "cases/new/", "cases/RG-DEM0-0001/", "cases/RG-7K3M-9QXT/"):
        site.ask(None, f"/{folder}nothing/")
    for address in ("/cases/RG-DEM0-0001/", "/cases/RG-DEM0-0001/calendar.ics", "/calendar/nothing.ics", "/robots.txt"):
        site.ask(None, address)
    for kind in ("confirm", "stop", "reminder"):
        site.ask(None, f"/mail/{kind}/nothing/")
    for address in ("/healthz", "/readyz", "/admin/cases/", "/admin/nothing/"):
        site.ask(None, address)
    for address in ("/", "/contact/", "/verify/", "/cases/open/"):
        site.ask(None, address, method="HEAD")
        site.ask(None, address, {})
        site.ask(None, address, {}, headers={"content-length": "999999999"})
        site.ask(None, address, headers={"host": "elsewhere.example.com"})
        site.ask(None, address, method="PUT")
        etag = site.ask(None, address).response.headers.get("ETag", '"none"')
        site.ask(None, address, headers={"If-None-Match": etag})
    for code in (403, 500):
        request = RequestFactory(headers=site.headers).get("/")
        page = get_resolver().resolve_error_handler(code)(request, *[PermissionError()] * (code < 500))
        site.write(f"page for {code}", page.content.decode())
    for address, field, tries in (("/cases/open/", "reference", 21), ("/admin/login/", "username", 6)):
        with site.undone():
            browser = site.browser()
            page = site.ask(browser, address)
            for _try in range(tries):
                browser.post(address, page.forms[0].fields | {field: "RG-7K3M-9QXT", "password": "x", "key": "A" * 20})
            site.send(browser, page, {}, field, **{field: "RG-7K3M-9QXT", "password": "x", "key": "A" * 20})


def fragments(site: Site) -> None:
    """Ask for parts of pages, as htmx does."""
    site.part = "fragment"
    target = {**HX, "HX-Target": "results", "HX-Current-URL": "http://localhost/deadlines/"}
    for address in ("/contact/?problem=damaged&at=2026-12-25T10:00", "/contact/?at=soon", "/contact/", "/guide/"):
        site.ask(None, address, headers=HX)
    for query in (ALL_DAYS, f"problem=damaged&payment=card&{ALL_DAYS}", "paid_on=2026-13-40", ""):
        site.ask(None, f"/deadlines/?{query}", headers=HX)
        site.ask(None, f"/deadlines/?{query}", headers=target)
    for step in ("request", "evidence", "return"):
        for more in ({}, {"HX-Boosted": "true"}, {"HX-History-Restore-Request": "true"}):
            site.ask(None, f"/guide/{step}/", headers={**HX, **more})
    for page in (site.ask(None, "/contact/"), site.ask(None, "/contact/?problem=damaged")):
        for hours in (0, 1, 3, 12):
            with site.undone():
                site.part, Clock.now = f"fragment {hours} hours later", NOW + dt.timedelta(hours=hours)
                site.ask(None, page.polls[0], headers=HX)
