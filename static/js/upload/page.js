// The rest of the page: slots, photos and allowance, brought up to date from the server's own HTML. What the server may
// change is marked by `data-renewed`; in a list among these, only what is new is taken over.

const TOKENS = "[name=csrfmiddlewaretoken]";

/** Reads a page of the server or a part of one, as it looks where a script works. */
export function parsePage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  makeButtons(page);
  return page;
}

/** With a script, what opens a chooser is a button; without one it is a link to the form. */
export function makeButtons(root) {
  for (const link of root.querySelectorAll("a[data-kind]")) {
    const button = root.createElement("button");
    button.type = "button";
    button.className = link.className;
    Object.assign(button.dataset, link.dataset);
    button.append(...link.childNodes);
    link.replaceWith(button);
  }
}

/** How many photos the server still takes. */
export function roomLeft() {
  return Number(document.getElementById("allowance").dataset.left);
}

/** The SHA-256 of each photo that the page shows. */
export function photosThere() {
  return new Set([...document.querySelectorAll("[data-sha256]")].map(({ dataset }) => dataset.sha256));
}

/** Takes over from `page`, a page of the server or a part of one, whatever differs. */
export function renewPage(page) {
  shareToken(page);
  renewSlots(page);
  renewSorting(page);
  for (const old of document.querySelectorAll("[data-renewed]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.isEqualNode(fresh)) continue;
    if (old.dataset.renewed === "list") merge(old, fresh);
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

/** Adds the slots that are new, says which have photos, and empties those that the server has no longer. */
function renewSlots(page) {
  const slots = document.getElementById("shots");
  if (!page.getElementById("shots")) return;
  for (const fresh of page.querySelectorAll("[data-slot]")) {
    const old = document.getElementById(fresh.id);
    if (old) old.dataset.done = fresh.dataset.done;
    else slots.append(settled(fresh.cloneNode(true)));
  }
  for (const old of slots.children) {
    if (!page.getElementById(old.id)) old.querySelector(".photos").replaceChildren();
  }
}

/** Adds the photos that are to be sorted; one that has just been sorted stays, so that another tap can change it. */
function renewSorting(page) {
  const fresh = page.getElementById("sort-items");
  if (!fresh) return;
  const items = document.getElementById("sort-items");
  for (const item of fresh.children) {
    if (!document.getElementById(item.id)) items.append(settled(item.cloneNode(true)));
  }
  document.getElementById("sort").hidden = items.children.length === 0;
}

function settled(element) {
  htmx.process(element);
  return element;
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
  const goal = fresh.querySelector(":is([data-act], [data-kind]):not([hidden])") ?? fresh;
  goal.focus({ preventScroll: true });
}
