// Photos go up as soon as they are chosen: each in a request of its own, with the fields of the plain form. What the
// server answers is its own HTML, so that each sentence about a photo is written in one place.
//
// `upload/queue.js` decides, `upload/transport.js` sends, `upload/view.js` and `upload/page.js` show; here they meet.

import { makeButtons, parsePage, photosThere, renewPage, roomLeft } from "./upload/page.js";
import { advance, emptyQueue, find, isBusy, isOpen, tally } from "./upload/queue.js";
import { askForParts, postForm, sendPhoto, sha256 } from "./upload/transport.js";
import { QueueView } from "./upload/view.js";

const form = document.getElementById("upload-form");
const area = document.getElementById("upload"); // for many photos at once
const photos = new Map(); // id of a file -> the file itself, and what was chosen with it
const answers = new Map(); // id of a file -> the server's own row for it
const transfers = new Map(); // id of a file -> its way to the server
const gallery = picker({ multiple: true, accept: form?.elements.photos.accept });
const camera = picker({ accept: "image/*" }, { capture: "environment" });
let view;
let queue = emptyQueue();
let refreshes = 0; // how often the page was brought up to date
let isRefreshing = false;
let wanted; // the fields for what comes from the chooser that is open

if (form) start(); // without a form all places are taken

function start() {
  makeButtons(document);
  view = new QueueView(document.getElementById("queue"));
  document.addEventListener("click", ({ target }) => {
    const type = target.closest("[data-act]")?.dataset.act;
    const id = view.idAt(target);
    if (type && id !== undefined) happen({ type, id });
  });
  addEventListener("online", () => happen({ type: "online" }));
  listenToPickers();
  listenToSorting();
  listenToDrops();
}

/** What the form says of photos at this moment; where it stands in a slot, nothing is said of photos without one. */
function saidInForm() {
  return { kind: form.elements.kind.value, caption: form.elements.caption?.value ?? "" };
}

function saidOfMany() {
  return area.contains(form) ? saidInForm() : { kind: "", caption: "" };
}

/** Puts chosen files into the queue, with the fields that go along. */
function add(files, fields) {
  if (!files.length) return; // thought better of it
  const added = files.map((file, index) => ({ id: photos.size + index, size: file.size, file }));
  for (const { id, file } of added) photos.set(id, { file, fields });
  happen({ type: "chosen", files: added.map(({ id, size }) => ({ id, size })), maxBytes: view.maxBytes });
  if (document.activeElement !== form.elements.caption) view.reveal(added.at(-1).id);
}

/** Everything that happens comes through here: the queue decides, then the page shows it, then it is done. */
function happen(event) {
  const before = new Set(queue.files);
  const [next, effects] = advance(queue, event, roomLeft());
  queue = next;
  const changed = queue.files.filter((file) => !before.has(file));
  if (changed.length) show(changed);
  for (const effect of effects) EFFECTS[effect.type](effect);
}

function show(files) {
  for (const file of files) view.show(file, photos.get(file.id), answers.get(file.id));
  view.tell(tally(queue));
  warnWhoLeaves(queue.files.some(isOpen));
}

/** What the queue may want to be done. */
const EFFECTS = { send, abort, refresh, lookAgain, renewToken, takeOut, pause };

async function send({ id, attempt }) {
  const { file, fields } = photos.get(id);
  photos.get(id).before = photosThere();
  const transfer = sendPhoto({
    address: form.action,
    fields: { ...fields, ...token() },
    file,
    onProgress(share) {
      if (find(queue, id).state === "sending") view.showProgress(id, share);
    },
    onSent: () => happen({ type: "sent", id, attempt }),
  });
  transfers.set(id, transfer);
  const answer = read(await transfer.ended);
  if (find(queue, id).state === "cancelled") return;
  if (answer.page) renew(answer.page);
  if (answer.row) answers.set(id, answer.row);
  const { status, stalled, retryAfter, receipt, complaint } = answer;
  const isOnline = navigator.onLine;
  happen({ type: "answered", id, attempt, status, stalled, retryAfter, receipt, complaint, isOnline });
}

function abort({ id }) {
  transfers.get(id).cancel();
}

function pause({ seconds }) {
  setTimeout(happen, seconds * 1000, { type: "resumed" });
}

function lookAgain({ seconds }) {
  setTimeout(happen, seconds * 1000, { type: "changed" });
}

/** Brings the page up to date, and returns the status of the answer. What was asked before something newer is let go. */
async function refresh() {
  refreshes += 1;
  isRefreshing = true;
  const turn = refreshes;
  const { status, html } = await askForParts(form.action);
  if (turn === refreshes) {
    isRefreshing = false;
    if (html) renew(parsePage(html));
    await look(Boolean(html));
  }
  return status;
}

/** Looks on the page, which was just asked for anew, for what was cancelled on its way to the server. */
async function look(isNew) {
  const sought = queue.files.filter(({ id, state }) => state === "cancelled" && photos.get(id).before);
  if (!sought.length) return;
  const marks = await Promise.all(sought.map(({ id }) => markOf(photos.get(id))));
  const there = photosThere();
  const found = {};
  for (const [index, { id }] of sought.entries()) {
    const mark = marks[index];
    if (there.has(mark) && !photos.get(id).before.has(mark)) found[id] = { upload: "accepted" };
  }
  happen({ type: "looked", found, isSure: isNew && marks.every(Boolean) });
}

/** Returns by what the photos of the page are told apart; it is counted once. */
async function markOf(photo) {
  photo.mark ??= await sha256(photo.file);
  return photo.mark;
}

async function renewToken({ id, attempt }) {
  happen({ type: "renewed", id, attempt, status: await refresh() });
}

/** Takes a photo out again that was cancelled when its bytes had arrived, as its owner would do it. */
async function takeOut({ id, attempt, address }) {
  const { status, html } = await postForm(address, token());
  if (html) renew(parsePage(html));
  happen({ type: "takenOut", id, attempt, status });
}

function renew(page) {
  renewPage(page);
  form.hidden = roomLeft() === 0 && !form.contains(document.activeElement);
}

function token() {
  return { csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
}

/** Reads what the server says of a photo: its own row for it, or a complaint about what was sent with it. */
function read({ status, html, stalled, retryAfter }) {
  if (![200, 422].includes(status)) return { status, stalled, retryAfter };
  const page = parsePage(html);
  const row = page.querySelector("[data-upload]");
  const complaint = page.querySelector(".error-summary li")?.textContent.trim();
  return { status, page, row, receipt: row ? { ...row.dataset } : undefined, complaint };
}

/** Lets the browser ask before a page is left that still has something to do. */
function warnWhoLeaves(isNeeded) {
  if (isNeeded) addEventListener("beforeunload", askBack);
  else removeEventListener("beforeunload", askBack);
}

function askBack(event) {
  event.preventDefault();
}

function picker(properties, attributes = {}) {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", ...properties });
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.addEventListener("change", () => {
    add([...input.files], wanted);
    input.value = ""; // so that the same photo can be chosen again
  });
  // On an iPhone a chooser that is not in the page may never tell what was chosen.
  input.hidden = true;
  document.body.append(input);
  return input;
}

/** The buttons of the slots, of remarks, and for many photos at once. */
function listenToPickers() {
  form.elements.photos.addEventListener("change", addChosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // Enter in the caption, or what was chosen before this script was there
    addChosen();
  });
  document.addEventListener("click", ({ target }) => {
    const { kind, opens } = target.closest("button[data-kind]")?.dataset ?? {};
    if (!kind) return;
    const hasCamera = matchMedia("(pointer: coarse)").matches;
    choose(opens === "camera" && hasCamera ? camera : gallery, { kind, caption: "" });
  });
  area.querySelector("[data-act=camera]")?.addEventListener("click", () => choose(camera, saidInForm()));
}

/** What was chosen goes up; the field is empty again, and looks like a button. */
function addChosen() {
  const { photos: field } = form.elements;
  add([...field.files], saidInForm());
  field.value = "";
}

function choose(input, fields) {
  wanted = fields;
  input.click();
}

/** What a photo shows is kept by htmx, as soon as it is said; the slots follow the answer. */
function listenToSorting() {
  document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
    if (!target.matches(".sort__item")) return;
    target.querySelector(".sort__said").hidden = !detail.successful;
    if (!detail.successful) return;
    renew(parsePage(detail.xhr.responseText));
    if (isRefreshing || queue.files.some(isBusy)) happen({ type: "changed" });
  });
}

/** Files can be dropped on a slot, and on the area for many; beside them they must not replace the page. */
function listenToDrops() {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  const goalOf = ({ target }) => target.closest?.("[data-slot], #upload");
  const mark = (goal) => {
    for (const old of document.querySelectorAll("[data-over]")) old.removeAttribute("data-over");
    goal?.setAttribute("data-over", "");
  };
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    mark(goalOf(event));
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mark(); // out of the window
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    mark();
    const goal = goalOf(event);
    if (!goal || form.hidden) return;
    add([...event.dataTransfer.files], goal === area ? saidOfMany() : { kind: goal.dataset.slot, caption: "" });
  });
}
