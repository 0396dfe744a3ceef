// The rest of the page: allowance, list of shots and photos, brought up to date from the server's own HTML.

// The parts that may change; in the lists among them, only what is new is taken over.
const PARTS = ["allowance", "shots", "photos-title", "photos", "photos-next"];
const LISTS = ["shots", "photos"];
const TOKENS = "[name=csrfmiddlewaretoken]";

export function parsePage(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

/** How many photos the server still takes. */
export function roomLeft() {
  return Number(document.getElementById("allowance").dataset.left);
}

/** Takes over from `page`, a page of the server or a part of one, whatever differs. */
export function renewPage(page) {
  shareToken(page);
  for (const id of PARTS) {
    const old = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (!fresh || old.isEqualNode(fresh)) continue;
    if (LISTS.includes(id)) merge(old, fresh);
    else replaceKeepingFocus(old, fresh);
  }
}

/** One token for all forms: else no card with a form in it would ever equal itself, and its picture would load again. */
function shareToken(page) {
  const token = page.querySelector(TOKENS)?.value;
  if (!token) return;
  for (const root of [document, page]) {
    for (const input of root.querySelectorAll(TOKENS)) input.value = token;
  }
}

/** Takes over what is new in a list of elements with ids; what stays is left alone, and so is the focus in it. */
function merge(old, fresh) {
  for (const child of [...old.children]) {
    if (!fresh.children.namedItem(child.id)) child.remove();
  }
  [...fresh.children].forEach((child, index) => {
    const there = old.children[index];
    if (there?.id !== child.id) htmx.process(old.insertBefore(child, there ?? null));
    else if (!there.isEqualNode(child)) replaceKeepingFocus(there, child);
  });
  old.hidden = fresh.hidden;
}

/** Puts `fresh` where `old` is; a focus in it goes on with what took its place. */
export function replaceKeepingFocus(old, fresh) {
  const heldFocus = old.contains(document.activeElement);
  old.replaceWith(fresh);
  htmx.process(fresh);
  if (!heldFocus) return;
  if (!fresh.hasAttribute("tabindex")) fresh.tabIndex = -1;
  const goal = fresh.querySelector("[data-act]:not([hidden])") ?? fresh;
  goal.focus({ preventScroll: true });
}
