"""What staff do in the admin of the recorded site, for `same_pages`."""

from __future__ import annotations

import re
from typing import Any

from tests.bench.same_pages.cases import moves, status
from tests.bench.same_pages.pages import Page
from tests.bench.same_pages.site import FIRST, Site


def staff(site: Site, name: str, password: str, buyer: Any, cases: list[str], seen: set[str]) -> None:
    """Log in, look at every list and its first rows, decide about the case that waits, and keep the facts."""
    site.part = "login"
    browser = site.browser()
    page = site.ask(browser, "/admin/")
    site.send(browser, page, {}, username=name, password="wrong")
    index = site.send(browser, page, {}, username=name, password=password)
    site.part = "admin"
    for address in lists(index):
        rows = look(site, browser, address)
        if not address.endswith("/case/"):
            if rows:
                keep(site, browser, address, rows[0], buyer, cases[1])
            continue
        for row in rows:
            photos = list(dict.fromkeys(link for link in row.links if "/photo/" in link))
            for page in site.crawl(browser, photos, lambda link: re.search(r"/shared|/photo/", link)):
                if page.address.endswith("/shared/"):
                    site.ask(browser, page.address.replace("/shared/", "/original/"))
            if any("decision" in form.fields for form in row.forms):
                decide(site, browser, row, buyer, cases[0], seen)
    for address in (cases[0], f"{cases[0]}evidence/", "/admin/password_change/", "/admin/jsi18n/"):
        site.ask(browser, address)
    site.send(browser, index, {}, "/logout/")


def lists(index: Page) -> list[str]:
    """Return the addresses of the lists that a page leads to."""
    return sorted({link.partition("?")[0] for link in index.links if re.match(r"/admin/\w+/\w+/(\?|$)", link)})


def look(site: Site, browser: Any, address: str) -> list[Page]:
    """Look at a list by each of its filters, and at its first rows with all that belongs to them; return these."""
    page = site.ask(browser, address)
    for link in dict.fromkeys(link for link in page.links if link.startswith(f"{address}?") and "&" not in link):
        # References are drawn at random: no two recordings sort them alike.
        if not link.endswith("/case/?o=0"):
            site.ask(browser, link)
    for query in ("q=RG-DEM0", "q=820", "e=1", "status__exact=nothing"):
        site.ask(browser, f"{address}?{query}")
    if f"{address}add/" in page.links:
        site.ask(browser, f"{address}add/")
    rows = []
    for link in list(dict.fromkeys(link for link in page.links if re.search(r"/change/(\?|$)", link)))[:3]:
        rows.append(site.ask(browser, link))
        for more in dict.fromkeys(more for more in rows[-1].links if re.search(r"/(history|delete)/", more)):
            site.ask(browser, more)
    return rows


def keep(site: Site, browser: Any, address: str, row: Page, buyer: Any, case: str) -> None:
    """Save a row empty, as it is and changed, say that it was checked, and delete it; look at an open case each time."""
    site.part = f"keeping {address}"
    empty = {name: "" for form in row.forms for name in form.fields if "csrf" not in name and "_FORMS" not in name}
    for answers in (empty, {}, {"on": "2026-11-26", "amount": "2", "value": "고침", "note": "고침"}):
        with site.undone(browser):
            site.send(browser, row, answers, _save="1")
            site.ask(buyer, case)
    with site.undone(browser):
        page = site.ask(browser, address)
        site.send(browser, page, {}, "_selected_action", action="mark_checked", _selected_action=FIRST)
    with site.undone(browser):
        page = site.ask(browser, row.address.partition("?")[0].replace("/change/", "/delete/"))
        site.send(browser, page, {}, "post")
        site.ask(buyer, case)
    site.part = "admin"


def decide(site: Site, browser: Any, row: Page, buyer: Any, case: str, seen: set[str]) -> None:
    """Take each decision about a case, on a copy each; let its owner go on from there."""
    for decision, note in (("", ""), ("needs_evidence", ""), ("ready", ""), ("needs_evidence", "바닥도 찍어 주세요.")):
        with site.undone(browser, buyer):
            site.part = f"deciding {decision}"
            site.send(browser, row, {}, "decision", decision=decision, note=note, missing=FIRST)
            for address in (row.address, row.address.replace("/change/", "/history/"), "/admin/"):
                site.ask(browser, address)
            after = site.ask(buyer, case)
            if status(after) not in seen:
                seen.add(status(after))
                moves(site, buyer, case, seen)
    site.part = "admin"


def superuser(site: Site) -> None:
    """Look at every list and its first row as somebody who may see all of them."""
    from django.contrib.auth import get_user_model

    site.part = "superuser"
    browser = site.browser()
    browser.force_login(get_user_model().objects.create_superuser("root"))
    for address in lists(site.ask(browser, "/admin/")):
        page = site.ask(browser, address)
        rows = [link for link in page.links if "/change/" in link]
        # The page of a user shows parts of the hash of the password.
        for link in [f"{address}add/", *rows[:1]] if "/user/" not in address else []:
            site.ask(browser, link)
