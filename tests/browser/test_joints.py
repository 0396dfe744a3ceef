"""No line begins with a particle, measured where lines really break."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

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


@pytest.mark.parametrize("path", ["/problems/not-received/", "/guide/request/", "/contact/"])
def test_no_line_begins_with_a_particle(phone: Page, path: str) -> None:
    phone.goto(path)
    for width in (320, 341, 362, 390):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate(LEFT_ALONE) == []


def test_what_is_copied_is_what_was_written(phone: Page) -> None:
    phone.goto("/problems/not-received/")
    assert phone.locator(".joint").count() > 0
    copied = phone.evaluate(
        "() => { getSelection().selectAllChildren(document.body); return getSelection().toString() }"
    )
    assert "\u2060" not in copied
    assert "\u2060" not in phone.locator("main").inner_text()
