"""No line begins with a particle or inside a date, measured where lines really break."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.browser_site import Demo, Holding

# The first letters of lines that begin inside a word, behind a mark that closes: what joints are for.
LEFT_ALONE = """() => {
  const blockOf = (one) => (getComputedStyle(one).display.startsWith("inline") ? blockOf(one.parentElement) : one);
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      if (/\\s/.test(node.data[at])) {
        before = null; // Behind a space a line may break; at its end that has no box.
        continue;
      }
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const now = { letter: node.data[at], box, block: blockOf(node.parentElement) };
      const below = before && before.block === now.block && box.top >= before.box.bottom - 1;
      if (below && /[\uac00-\ud7a3]/.test(now.letter) && /[\u2019\u201d\u300d\u300f)%]/.test(before.letter)) {
        found.push(before.letter + node.data.slice(at, at + 10));
      }
      before = now;
    }
  }
  return found;
}"""

# The dates that stand in two lines.
TORN = """() => {
  const date = /(\\d{4}년 )?\\d{1,2}월( \\d{1,2}일(\\(.\\))?)?|\\d{1,2} [A-Z][a-z]+ 20\\d\\d|20\\d\\d年\\d+月\\d+日/g;
  const found = [];
  for (const block of document.querySelectorAll("main :is(p, li, dd, h1, h2, h3, blockquote, summary, a, time)")) {
    if (!block.checkVisibility()) continue;
    const places = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at++) places.push([node, at]);
    }
    const text = places.map(([node, at]) => node.data[at]).join("");
    for (const one of text.matchAll(date)) {
      const tops = places
        .slice(one.index, one.index + one[0].length)
        .filter(([node, at]) => /[\\d월일年月日]/.test(node.data[at]))
        .map(([node, at]) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getClientRects()[0];
        })
        .filter(Boolean)
        .map((box) => box.top);
      if (Math.max(...tops) - Math.min(...tops) > 8) found.push(one[0]);
    }
  }
  return found;
}"""

DATES = "/deadlines/?problem=damaged&paid_on=2026-10-20&received_on=2026-11-20"


@pytest.mark.parametrize("path", ["/problems/not-received/", "/guide/request/", "/contact/?at=2026-11-30T10:00", DATES])
def test_no_line_begins_with_a_particle(phone: Page, path: str) -> None:
    phone.goto(path)
    for width in (320, 341, 362, 390):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate(LEFT_ALONE) == []
        assert phone.evaluate(TORN) == []


def test_what_is_copied_is_what_was_written(phone: Page) -> None:
    phone.goto("/problems/not-received/")
    assert phone.locator(".joint").count() > 0
    copied = phone.evaluate(
        "() => { getSelection().selectAllChildren(document.body); return getSelection().toString() }"
    )
    assert "\u2060" not in copied
    assert "\u2060" not in phone.locator("main").inner_text()


@pytest.mark.parametrize("path", ["", "deadlines/", "messages/request/", "messages/refund-late/", "ladder/"])
def test_no_date_is_torn(phone: Page, demo: Demo, hold: Holding, path: str) -> None:
    case = demo.cases[2 if not path else 1]
    hold(phone, case)
    phone.goto(case.url + path)
    for width in (320, 341, 362, 390):
        phone.set_viewport_size({"width": width, "height": 844})
        for language in phone.locator("[name=shown]").all() or [None]:
            if language:
                language.check(force=True)
            assert phone.evaluate(TORN) == []
