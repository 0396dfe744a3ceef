// Where the reader goes on: at the errors of a form that came back, or where swapped content begins.

// The first of these that is found in the new content.
const GOALS = [".error-summary", "[data-focus]", "h1"];

/** Moves the focus to the errors of the form, if the page came with some. */
export function focusOnErrors() {
  const summary = document.querySelector(".error-summary");
  if (summary) focusOn(summary);
}

/** After each swap of htmx, moves the focus to where the new content begins, once per answer. */
export function focusAfterSwaps() {
  const answered = new WeakSet();
  document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
    if (!detail.xhr || answered.has(detail.xhr) || !target.isConnected) return;
    const goal = goalIn(target);
    if (!goal) return;
    answered.add(detail.xhr);
    focusOn(goal);
  });
}

function goalIn(area) {
  for (const selector of GOALS) {
    const found = area.matches(selector) ? area : area.querySelector(selector);
    if (found) return found;
  }
  return undefined;
}

function focusOn(element) {
  if (!element.hasAttribute("tabindex") && element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "start" });
}
