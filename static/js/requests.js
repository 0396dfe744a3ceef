// What is asked of the server: one submit at a time, no questions while nobody looks, a sentence where one fails.

import { announce, sentences } from "./announce.js";

// Milliseconds after which a form or a link may be used again, whatever became of its answer.
const FORM_PATIENCE = 15_000;
const LINK_PATIENCE = 20_000;

/** Lets each form be sent once at a time; what was typed and chosen stays in it whatever happens. */
export function sendFormsOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return; // htmx has taken it
    if (isBusy(form)) {
      event.preventDefault();
      return;
    }
    form.ariaBusy = "true";
    setTimeout(releaseForm, FORM_PATIENCE, form);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form || event.detail.requestConfig.verb === "get") return;
    if (isBusy(form)) event.preventDefault();
    else form.ariaBusy = "true";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (form) releaseForm(form);
  });
}

/** What is made on request takes seconds, and a browser shows nothing before it comes: says so, one click at a time. */
export function followLinksOnce() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-making] a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.ariaDisabled === "true") {
      event.preventDefault();
      return;
    }
    link.ariaDisabled = "true";
    setTimeout(releaseLink, LINK_PATIENCE, link);
    announce(link.closest("[data-making]").dataset.making, 20);
  });
}

/** A page that comes back by the back button is as it was left: whatever was busy then may be used again. */
export function releaseOnReturn() {
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[aria-busy]").forEach(releaseForm);
    document.querySelectorAll("[data-making] a").forEach(releaseLink);
  });
}

/** A part of a page that asks again each minute does so only while somebody looks. */
export function pollOnlyWhenSeen() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && isPoll(event)) event.preventDefault();
  });
}

/** What the server says beside its answer is announced, and its time is shown. */
export function hearTheServer() {
  document.addEventListener("tick", ({ detail }) => {
    for (const clock of document.querySelectorAll("[data-clock]")) clock.textContent = detail.time;
  });
  document.addEventListener("say", ({ detail }) => announce(detail.text, 10));
}

/** Says why a request of htmx failed, unless it asks again in a minute anyway. */
export function explainFailures() {
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      if (!isPoll(event)) announce(failure(event.detail.xhr?.status ?? 0), 10);
    });
  }
}

function failure(status) {
  if (status === 0) return sentences.offline;
  if (status === 403) return sentences.expired;
  return sentences.failed;
}

function isBusy(form) {
  return form.ariaBusy === "true";
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
