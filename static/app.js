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
  const release = (form) => {
    form.removeAttribute("aria-busy");
    for (const bar of form.querySelectorAll("progress")) bar.hidden = true;
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return; // htmx has taken it
    if (form.ariaBusy === "true") return event.preventDefault();
    form.ariaBusy = "true";
    setTimeout(release, 15000, form);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[aria-busy]").forEach(release);
  });

  const formOf = ({ target, detail }) => (detail.elt ?? target).closest("form");
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form || event.detail.requestConfig.verb === "get") return;
    if (form.ariaBusy === "true") return event.preventDefault();
    form.ariaBusy = "true";
    const note = form.querySelector("[data-upload-error]");
    if (note) note.hidden = true;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (form) release(form);
  });
  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = event.target.closest("form[aria-busy]")?.querySelector("progress");
    const { lengthComputable, loaded, total } = event.detail;
    if (!bar || !lengthComputable || !total) return;
    bar.hidden = false;
    bar.max = 1;
    if (loaded < total) bar.value = loaded / total;
    else bar.removeAttribute("value"); // sent; the server looks at the photos now
  });

  const explain = (event) => {
    if (polls(event)) return; // asks again in a minute
    const { dataset } = live;
    const texts = { 0: dataset.offline, 403: dataset.expired, 413: dataset.tooLarge };
    const text = texts[event.detail.xhr?.status ?? 0] ?? dataset.failed;
    const note = formOf(event)?.querySelector("[data-upload-error]");
    if (!note) return say(text, 10);
    note.textContent = text;
    note.hidden = false;
    note.setAttribute("role", "alert");
    focus(note);
  };
  for (const name of ["sendError", "responseError", "timeout"]) document.addEventListener(`htmx:${name}`, explain);
})();
