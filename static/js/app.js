// What every page does beyond HTML. Each page also works without any of it.
//
// One module on purpose: each page waits for it, and every further one takes a connection away from htmx and the style
// sheet. Split into four, it began 0.2 to 0.3 seconds later on a phone, after the first paint, and the page jumped.

// Milliseconds after which a form or a link may be used again, whatever became of its answer.
const FORM_PATIENCE = 15_000;
const LINK_PATIENCE = 20_000;
// Answers to a form whose token or case is gone.
const GONE = [403, 404];
// Where the reader goes on in new content: the first of these that is found.
const GOALS = [".error-summary", "[data-focus]", "h1"];

// A note on the screen that is a live region as well; it brings its sentences along, translated.
const note = document.getElementById("live");
const sentences = note.dataset;
let noteTimer;

markWhatWorks();
focusOnErrors();
focusAfterSwaps();
forgetMistakes();
printOnClick();
copyOnClick();
fillOnClick();
pollOnlyWhenSeen();
keepUnfolded();
hearTheServer();
sendFormsOnce();
followLinksOnce();
releaseOnReturn();
explainFailures();

/** The style sheet shows what needs a script, or the clipboard, only where there is one. */
function markWhatWorks() {
  const root = document.documentElement;
  root.classList.add("js");
  if (navigator.clipboard) root.classList.add("can-copy");
}

// Announcing

/** Shows `text` for some seconds, and lets a screen reader say it even when it said the same before. */
function announce(text, seconds = 4) {
  clearTimeout(noteTimer);
  note.textContent = "";
  requestAnimationFrame(() => {
    note.textContent = text;
  });
  noteTimer = setTimeout(() => {
    note.textContent = "";
  }, seconds * 1000);
}

/** What the server says beside its answer is announced, as is what another script says; the server's time is shown. */
function hearTheServer() {
  document.addEventListener("tick", ({ detail }) => {
    for (const clock of document.querySelectorAll("[data-clock]")) clock.textContent = detail.time;
  });
  document.addEventListener("say", ({ detail }) => announce(detail.text, 10));
}

// Focus

/** Moves the focus to the errors of the form, if the page came with some. */
function focusOnErrors() {
  const summary = document.querySelector(".error-summary");
  if (summary) focusOn(summary);
}

/** After each swap of htmx, moves the focus to where the new content begins, once per answer. */
function focusAfterSwaps() {
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

// Reading and copying

/** What is being put right is not called wrong any longer; the answer will tell. */
function forgetMistakes() {
  document.addEventListener("input", ({ target }) => {
    if (target.closest("[data-recompute]")) target.removeAttribute("aria-invalid");
  });
}

function printOnClick() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-print]")) print();
  });
}

function copyOnClick() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".copy[data-copy]");
    const source = button && document.querySelector(button.dataset.copy);
    if (source) copy(source);
  });
}

/** A button with a usual answer writes it into its field. */
function fillOnClick() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-fills]");
    const field = button && document.getElementById(button.dataset.fills);
    if (!field) return;
    field.value = button.value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  });
}

async function copy(source) {
  // What is copied is what somebody sees; what is folded has no lines that are seen, and is copied as it was written.
  // biome-ignore lint/performance/useDomNodeTextContent: see above
  const text = source.value ?? (source.innerText || source.textContent);
  try {
    await navigator.clipboard.writeText(text.trim());
    announce(sentences.copied);
  } catch {
    announce(sentences.copyFailed);
  }
}

// Requests

/** Lets each form be sent once at a time; what was typed and chosen stays in it whatever happens. */
function sendFormsOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return; // htmx has taken it
    if (isBusy(form)) {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    setTimeout(releaseForm, FORM_PATIENCE, form);
    if (form.dataset.making) announce(form.dataset.making, 20);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form || event.detail.requestConfig.verb === "get") return;
    if (isBusy(form)) event.preventDefault();
    else form.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (form) releaseForm(form);
  });
}

/** What is made on request takes seconds, and a browser shows nothing before it comes: says so, one click at a time. */
function followLinksOnce() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-making] a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.hasAttribute("aria-disabled")) {
      event.preventDefault();
      return;
    }
    link.setAttribute("aria-disabled", "true");
    setTimeout(releaseLink, LINK_PATIENCE, link);
    announce(link.closest("[data-making]").dataset.making, 20);
  });
}

/** A page that comes back by the back button is as it was left: whatever was busy then may be used again. */
function releaseOnReturn() {
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[aria-busy]").forEach(releaseForm);
    document.querySelectorAll("[data-making] a").forEach(releaseLink);
  });
}

/** A part of a page that asks again each minute does so only while somebody looks. */
function pollOnlyWhenSeen() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && isPoll(event)) event.preventDefault();
  });
}

/** A list that is renewed in place arrives with what somebody has unfolded. */
function keepUnfolded() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isPoll(event)) return;
    for (const { id } of event.target.querySelectorAll("details[open][id]")) {
      event.detail.serverResponse = event.detail.serverResponse.replace(`<details id="${id}"`, "$& open");
    }
  });
}

/**
 * Says why a request of htmx failed, unless it asks again in a minute anyway. A form whose token or case is gone is sent
 * once more as a page of its own: there the server gives the text back, and says how to go on.
 */
function explainFailures() {
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      if (isPoll(event)) return;
      const status = event.detail.xhr?.status ?? 0;
      const form = formOf(event);
      if (form?.method === "post" && GONE.includes(status)) form.submit();
      else announce(failure(status), 10);
    });
  }
}

function failure(status) {
  if (status === 0) return sentences.offline;
  if (status === 403) return sentences.expired;
  if (status === 503) return sentences.busy;
  return sentences.failed;
}

function isBusy(form) {
  return form.hasAttribute("aria-busy");
}

function releaseForm(form) {
  form.removeAttribute("aria-busy");
}

function releaseLink(link) {
  link.removeAttribute("aria-disabled");
}

function isPoll({ detail }) {
  return Boolean(detail.elt?.matches("[data-poll]"));
}

function formOf({ target, detail }) {
  return (detail.elt ?? target).closest("form");
}
