"""What axe finds on a page, and whether the page fits."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.support.browser_site import too_wide
from tests.support.processes import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Widths that are laid out differently; colours do not depend on them, so that the night is looked at once.
WIDTHS = (320, 390, 1280)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# What is good practice beside the standard holds for our own pages; those of the admin are mostly Django's.
OURS = (*WCAG, "best-practice")
# axe has no rule for it any more, but a button that copies, or a link, takes the first of two.
TWICE = "[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)"


def findings(page: Page, axe: str, widths: tuple[int, ...], rules: tuple[str, ...] = OURS) -> list[str]:
    """Return what axe objects to, and where a page is wider than its window."""
    found = [f"{page.url} has twice: {name}" for name in page.evaluate(TWICE)]
    page.evaluate(axe)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        if too_wide(page) > 0:
            found.append(f"{page.url} {width}: {too_wide(page)} px too wide")
        options = {"runOnly": list(rules)}
        answer: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
        for violation in answer["violations"]:
            for node in violation["nodes"]:
                found.append(f"{page.url} {width} {violation['id']}: {node['target']} {node['html'][:120]}")
    if rules == OURS and (wider := too_wide_in_large_letters(page)) > 0:
        found.append(f"{page.url} with letters twice as large: {wider} px too wide")
    return found


def too_wide_in_large_letters(page: Page) -> int:
    """Return by how much a page, with all that folds unfolded, is wider than a phone whose owner reads large letters."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return too_wide(page)
