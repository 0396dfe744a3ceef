"use strict";
(() => {
  const root = document.documentElement;
  const live = document.getElementById("live");
  root.classList.add("js");
  if (navigator.clipboard) root.classList.add("can-copy");

  // Says it to everybody: a note on the screen that is a live region as well.
  let timer;
  const say = (text, seconds = 4) => {
    clearTimeout(timer);
    live.textContent = "";
    requestAnimationFrame(() => { live.textContent = text; });
    timer = setTimeout(() => { live.textContent = ""; }, seconds * 1000);
  };

  const focus = (element) => {
    if (!element.hasAttribute("tabindex") && element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "start" });
  };

  const goalIn = (area) => {
    for (const selector of [".error-summary", "[data-focus]", "h1"]) {
      const found = area.matches(selector) ? area : area.querySelector(selector);
      if (found) return found;
    }
  };

  const summary = document.querySelector(".error-summary");
  if (summary) focus(summary);

  // After a swap the reader goes on where the new content begins, once per answer.
  const answered = new WeakSet();
  document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
    const goal = detail.xhr && !answered.has(detail.xhr) && target.isConnected && goalIn(target);
    if (!goal) return;
    answered.add(detail.xhr);
    focus(goal);
  });

  // What is being put right is not called wrong any longer; the answer will tell.
  document.addEventListener("input", ({ target }) => {
    if (target.closest("[data-recompute]")) target.removeAttribute("aria-invalid");
  });

  document.addEventListener("click", async ({ target }) => {
    if (target.closest("[data-print]")) return print();
    const button = target.closest(".copy[data-copy]");
    const source = button && document.querySelector(button.dataset.copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText((source.value ?? source.innerText).trim());
      say(live.dataset.copied);
    } catch {
      say(live.dataset.copyFailed);
    }
  });

  // A page that asks again each minute does so only while somebody looks; what the server answers is said and dated.
  const polls = ({ detail }) => Boolean(detail.elt?.matches("[data-poll]"));
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && polls(event)) event.preventDefault();
  });
  document.addEventListener("tick", ({ detail }) => {
    for (const clock of document.querySelectorAll("[data-clock]")) clock.textContent = detail.time;
  });
  document.addEventListener("say", ({ detail }) => say(detail.text, 10));

  // One submit at a time; what was typed and chosen stays in the form whatever happens.
  const release = (form) => form.removeAttribute("aria-busy");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return; // htmx has taken it
    if (form.ariaBusy === "true") return event.preventDefault();
    form.ariaBusy = "true";
    setTimeout(release, 15000, form);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[aria-busy]").forEach(release);
    document.querySelectorAll("[data-making] a").forEach(ready);
  });

  // What is made on request takes seconds, and a browser shows nothing before it comes: say so, one click at a time.
  const ready = (link) => link.removeAttribute("aria-disabled");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-making] a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.ariaDisabled === "true") return event.preventDefault();
    link.ariaDisabled = "true";
    setTimeout(ready, 20000, link);
    say(link.closest("[data-making]").dataset.making, 20);
  });

  const formOf = ({ target, detail }) => (detail.elt ?? target).closest("form");
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form || event.detail.requestConfig.verb === "get") return;
    if (form.ariaBusy === "true") return event.preventDefault();
    form.ariaBusy = "true";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (form) release(form);
  });

  const explain = (event) => {
    if (polls(event)) return; // asks again in a minute
    const { dataset } = live;
    const texts = { 0: dataset.offline, 403: dataset.expired };
    say(texts[event.detail.xhr?.status ?? 0] ?? dataset.failed, 10);
  };
  for (const name of ["sendError", "responseError", "timeout"]) document.addEventListener(`htmx:${name}`, explain);
})();
