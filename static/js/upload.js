// Photos go up as soon as they are chosen: each in a request of its own, with the fields of the plain form. What the
// server answers is its own HTML, so that each sentence about a photo is written in one place.
//
// `upload/queue.js` decides, `upload/transport.js` sends, `upload/view.js` and `upload/page.js` show; here they meet.

import { parsePage, renewPage, roomLeft } from "./upload/page.js";
import { advance, emptyQueue, find, isOpen, tally } from "./upload/queue.js";
import { askForParts, postForm, sendPhoto } from "./upload/transport.js";
import { QueueView } from "./upload/view.js";

const form = document.getElementById("upload-form");
const photos = new Map(); // id of a file -> the file itself, and what was chosen with it
const answers = new Map(); // id of a file -> the server's own row for it
const transfers = new Map(); // id of a file -> its way to the server
let view;
let queue = emptyQueue();

if (form) start(); // without a form all places are taken

function start() {
  view = new QueueView(document.getElementById("queue"));
  view.list.addEventListener("click", ({ target }) => {
    const type = target.closest("[data-act]")?.dataset.act;
    const id = view.idAt(target);
    if (type && id !== undefined) happen({ type, id });
  });
  addEventListener("online", () => happen({ type: "online" }));
  form.addEventListener("submit", (event) => event.preventDefault()); // Enter in the caption
  listenToPickers();
  listenToShots();
  listenToDrops(document.getElementById("upload"));
  for (const part of form.querySelectorAll("[data-plain], [data-scripted]")) part.hidden = !part.hidden;
}

/** Puts chosen files into the queue, with what the form says of them at this moment. */
function add(files) {
  if (!files.length) return; // thought better of it
  const { kind, caption } = form.elements;
  const added = files.map((file, index) => ({ id: photos.size + index, size: file.size, file }));
  for (const { id, file } of added) {
    const fields = { kind: kind.value, caption: caption.value };
    photos.set(id, { file, fields, label: kind.selectedOptions[0].label });
  }
  happen({ type: "chosen", files: added.map(({ id, size }) => ({ id, size })), maxBytes: view.maxBytes });
  view.reveal({ scrolls: !caption.matches(":focus") });
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
const EFFECTS = { send, abort, refresh, renewToken, takeOut, pause };

async function send({ id, attempt }) {
  const { file, fields } = photos.get(id);
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

/** Brings the page up to date, and returns the status of the answer. */
async function refresh() {
  const { status, html } = await askForParts(form.action);
  if (html) renew(parsePage(html));
  return status;
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

/** The buttons for the gallery and for the camera. */
function listenToPickers() {
  const camera = document.createElement("input");
  Object.assign(camera, { type: "file", accept: "image/*" });
  camera.setAttribute("capture", "environment");
  listenToPicker("pick", form.elements.photos);
  listenToPicker("camera", camera);
}

function listenToPicker(name, input) {
  form.querySelector(`[data-act=${name}]`).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    add([...input.files]);
    input.value = ""; // so that the same photo can be chosen again
  });
}

/** The link of a missing shot chooses what to show and opens the gallery here; of one to take anew, the camera. */
function listenToShots() {
  document.addEventListener("click", (event) => {
    const { kind, opens } = event.target.closest("a[data-kind]")?.dataset ?? {};
    if (!kind || form.hidden) return;
    event.preventDefault();
    form.elements.kind.value = kind;
    const wanted = form.querySelector(`[data-act=${opens ?? "pick"}]`);
    const hasWanted = wanted.offsetParent !== null; // no camera on a desktop
    const button = hasWanted ? wanted : form.querySelector("[data-act=pick]");
    button.focus();
    button.click();
  });
}

/** Files can be dropped on the area; beside it they must not replace the page. */
function listenToDrops(area) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.toggleAttribute("data-over", area.contains(event.target));
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) area.removeAttribute("data-over"); // out of the window
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.removeAttribute("data-over");
    if (area.contains(event.target)) add([...event.dataTransfer.files]);
  });
}
