// Boxes over a photo. The numbers in the form are the truth: drawing writes them, typing moves what is drawn.
// A row is the fieldset with the four numbers of one box, a picture what is drawn for it.

import { revealIn, seenIn } from "./blackout/frame.js";
import { boxBetween, cornerAcross, fit, isBox, moveBox, ofWhole, placeOn, stepFrom } from "./blackout/geometry.js";
import { addCorners, addMark, addShape, newPicture, removeCorners } from "./blackout/shapes.js";

const SIDES = ["left", "top", "width", "height"];
const ATTRIBUTES = ["x", "y", "width", "height"];
const FIRST_BOX = [35, 45, 30, 10]; // of somebody who draws without a pointer, in what is seen of the photo
const SLIP = 4; // pixels: less is a tap
const STRIDES = 20; // of an arrow key, from one edge of what is seen to the other

const form = document.querySelector("[data-blackout]");
const stage = document.querySelector("[data-blackout-stage] svg");
const frame = stage.closest(".long"); // in which a long photo is moved
const list = form.querySelector("[data-boxes]");
const blank = form.querySelector("template");
const total = form.querySelector("[name$=-TOTAL_FORMS]");
const saveButton = document.querySelector("[data-blackout-save]");
const removeButton = document.querySelector("[data-blackout-remove]");
const modeButton = document.querySelector("[data-blackout-mode]");
const said = document.querySelector("[data-blackout-said]");

const pictures = new Map(); // row -> picture
let selected; // the row whose box has corners to pull at
let made = Number(total.value); // rows so far, also those that are gone: each has ids of its own
let drag; // what a pointer on the photo is doing
let corner; // the place of the first corner of a box, while the second is waited for
let cursor; // the place at which the keyboard is
const marks = {}; // shapes for the two, and for the box between them
const untouched = { boxes: "" }; // the boxes as they are saved

start();

function start() {
  stage.replaceChildren(); // what the server drew, drawn again from the numbers
  for (const row of rows()) {
    if (isBlank(row)) row.remove();
  }
  renumber();
  listenToPointers();
  listenToFields();
  listenToButtons();
  listenToKeys();
  warnWhoLeaves();
  if (rows().length > 0) reveal(rows()[0]);
}

// Rows

function rows() {
  return [...list.querySelectorAll("[data-box]")];
}

function inputs(row) {
  return SIDES.map((side) => row.querySelector(`[name$=-${side}]`));
}

function isBlank(row) {
  return inputs(row).every(({ value }) => value === "") && !row.querySelector(".field__error");
}

/** Returns the box whose numbers stand in a row, if they make one. */
function read(row) {
  const box = inputs(row).map(({ value, valueAsNumber }) => (value === "" ? Number.NaN : valueAsNumber));
  return isBox(box) ? box : undefined;
}

/** Brings the box of a row into sight. */
function reveal(row) {
  const box = read(row);
  if (box) revealIn(frame, box);
}

function write(row, box) {
  const fitting = fit(box);
  inputs(row).forEach((input, index) => {
    input.value = fitting[index];
  });
  draw(row);
}

/** Gives each row its number; the server reads them by their place. */
function renumber() {
  rows().forEach((row, index) => {
    row.querySelector("[data-box-number]").textContent = index + 1;
    for (const input of inputs(row)) input.name = input.name.replace(/-\d+-/, `-${index}-`);
    draw(row);
  });
  total.value = rows().length;
  saveButton.disabled = rows().length === 0; // nothing is covered yet
}

/** Adds a row for a box and returns it, or says that there is no room for another one. */
function add(box) {
  if (rows().length >= Number(form.dataset.max)) {
    announce(form.dataset.saidFull);
    return undefined;
  }
  list.insertAdjacentHTML("beforeend", blank.innerHTML.replaceAll("__prefix__", made));
  made += 1;
  const row = list.lastElementChild;
  renumber();
  write(row, box);
  select(row);
  return row;
}

function remove(row) {
  pictures.get(row)?.remove();
  pictures.delete(row);
  row.remove();
  renumber();
  if (selected === row) select(undefined);
}

/** Removes a row that somebody wants to be gone: the focus goes on beside it. */
function drop(row) {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  remove(row);
  const goal = neighbour?.querySelector("[data-box-remove]") ?? form.querySelector("[data-box-add]");
  goal.focus();
  tell(`${form.dataset.saidRemoved} ${rows().length}`);
}

/** Says it to everybody; app.js hears this. */
function announce(text) {
  document.dispatchEvent(new CustomEvent("say", { detail: { text } }));
}

/** Says it below the photo; a note on the screen could lie on what is to be covered. */
function tell(text) {
  said.textContent = text;
}

// Pictures

function draw(row) {
  const box = read(row);
  if (!box) {
    pictures.get(row)?.remove();
    pictures.delete(row);
    return;
  }
  if (!pictures.has(row)) pictures.set(row, newPicture(stage));
  const picture = pictures.get(row);
  ATTRIBUTES.forEach((name, index) => {
    picture.setAttribute(name, `${box[index]}%`);
  });
  picture.querySelector("text").textContent = rows().indexOf(row) + 1;
}

function select(row) {
  selected = row;
  for (const [other, picture] of pictures) {
    picture.toggleAttribute("data-selected", other === row);
    removeCorners(picture);
    if (other === row) addCorners(picture);
  }
  for (const other of rows()) other.toggleAttribute("data-selected", other === row);
  if (pictures.has(row)) stage.append(pictures.get(row)); // above the others
  removeButton.disabled = !row;
}

// Pointers: a drag on the photo draws, on a box moves it, on a corner pulls it.

function placeOf(event) {
  return placeOn(stage.getBoundingClientRect(), event);
}

/** Returns what a pointer that goes down begins; `anchor` is the corner of a box that stays. */
function begin(event) {
  const { pointerId, clientX, clientY } = event;
  const started = { pointerId, clientX, clientY, from: placeOf(event), moved: false };
  const row = [...pictures.keys()].find((key) => pictures.get(key).contains(event.target));
  if (!row) return { ...started, anchor: started.from };
  const before = read(row);
  const corner = event.target.closest("[data-corner]")?.dataset.corner;
  select(row);
  return { ...started, row, before, anchor: corner && cornerAcross(before, corner) };
}

function follow(event) {
  drag.moved ||= Math.hypot(event.clientX - drag.clientX, event.clientY - drag.clientY) >= SLIP;
  if (!drag.moved) return;
  if (drag.isStill) {
    drag = undefined; // the finger moves the page
    return;
  }
  letGoOfCorner();
  const to = placeOf(event);
  const box = drag.anchor ? boxBetween(drag.anchor, to) : moveBox(drag.before, drag.from, to);
  drag.row ??= add(box);
  if (drag.row) write(drag.row, box);
  else drag = undefined; // no room for another one
}

/** Ends a drag. A tap beside the boxes lets go of the one that was selected, and is a corner of a new one. */
function end() {
  const { row, before, moved, from } = drag;
  drag = undefined;
  if (!moved && (corner || !row)) takeCorner(from);
  else if (row && !before) tellAdded(row);
}

function tellAdded(row) {
  tell(`${form.dataset.saidAdded} ${rows().indexOf(row) + 1}`);
}

/** Undoes what a pointer began. */
function undo() {
  if (drag.before) write(drag.row, drag.before);
  else if (drag.row) remove(drag.row);
  drag = undefined;
}

function listenToPointers() {
  stage.addEventListener("pointerdown", (event) => {
    if (drag) {
      undo(); // two fingers zoom: what the first of them began does not count
      return;
    }
    if (event.button !== 0 || !event.isPrimary) return;
    const isStill = event.pointerType === "touch" && stage.hasAttribute("data-still");
    drag = { ...begin(event), isStill };
    if (isStill) return; // the finger may move the page; a tap counts
    event.preventDefault();
    stage.focus({ preventScroll: true });
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (corner && !drag) showBetween(placeOf(event));
  });
  listenToDrag("pointermove", follow);
  listenToDrag("pointerup", end);
  listenToDrag("pointercancel", undo);
}

/** Listens to the pointer that drags; of any other nothing is wanted. */
function listenToDrag(name, listener) {
  stage.addEventListener(name, (event) => {
    if (drag?.pointerId === event.pointerId) listener(event);
  });
}

// Corners: two taps make a box, as do two presses of Enter where the arrow keys have gone.

function takeCorner(place) {
  select(undefined);
  if (!corner) {
    corner = place;
    marks.corner = addMark("blackout__mark", place, stage);
    tell(form.dataset.saidCorner);
    return;
  }
  const box = boxBetween(corner, place);
  letGoOfCorner();
  if (isTap(box)) return; // the same place twice: thought better of it
  const row = add(box);
  if (row) tellAdded(row);
}

function isTap([_left, _top, width, height]) {
  const area = stage.getBoundingClientRect();
  return (width / 100) * area.width < SLIP && (height / 100) * area.height < SLIP;
}

function letGoOfCorner() {
  corner = undefined;
  marks.corner?.remove();
  marks.between?.remove();
}

/** Shows the box that the second corner would make at `place`. */
function showBetween(place) {
  marks.between?.remove();
  const [x, y, width, height] = boxBetween(corner, place).map((part) => `${part}%`);
  marks.between = addShape("rect", { class: "blackout__between", x, y, width, height }, stage);
}

/** The photo is a place for the keyboard as well: it has a cross that the arrow keys move. */
function listenToKeys() {
  stage.removeAttribute("aria-hidden");
  stage.setAttribute("tabindex", "0");
  stage.setAttribute("role", "application");
  stage.setAttribute("aria-label", form.dataset.stage);
  stage.setAttribute("aria-describedby", "blackout-keys");
  stage.addEventListener("keydown", (event) => {
    const step = stepFrom(cursor ?? middleOfSeen(), event.key, strides(event));
    if (step) moveCursor(step);
    else if (event.key === "Enter" || event.key === " ") takeCorner(cursor ?? middleOfSeen());
    else if (event.key === "Escape" && corner) letGoOfCorner();
    else if (event.key === "Delete" && selected) forget(selected);
    else return;
    event.preventDefault();
  });
  stage.addEventListener("focus", () => {
    if (stage.matches(":focus-visible")) moveCursor(cursor ?? middleOfSeen());
  });
}

/** How far an arrow key goes: a twentieth of what is seen, with Shift one pixel. */
function strides({ shiftKey }) {
  const [, , width, height] = seenIn(frame);
  const area = stage.getBoundingClientRect();
  return shiftKey ? [100 / area.width, 100 / area.height] : [width / STRIDES, height / STRIDES];
}

function middleOfSeen() {
  const [left, top, width, height] = seenIn(frame);
  return [left + width / 2, top + height / 2];
}

function moveCursor(place) {
  cursor = place;
  marks.cursor?.remove();
  marks.cursor = addMark("blackout__cursor", place, stage);
  if (corner) showBetween(place);
  revealIn(frame, [...place, 0, 0]);
  tell(`${form.dataset.saidAt} ${place.map((part) => `${Math.round(part)}%`).join(", ")}`);
}

function forget(row) {
  remove(row);
  tell(`${form.dataset.saidRemoved} ${rows().length}`);
}

// Leaving

function boxesNow() {
  return JSON.stringify(rows().map((row) => inputs(row).map(({ value }) => value)));
}

/** Asks back only where boxes would be lost. */
function warnWhoLeaves() {
  untouched.boxes = form.hasAttribute("data-unsaved") ? "" : boxesNow();
  let isSaving = false;
  form.addEventListener("submit", () => {
    isSaving = true;
  });
  addEventListener("pageshow", () => {
    isSaving = false;
  });
  addEventListener("beforeunload", (event) => {
    if (!isSaving && boxesNow() !== untouched.boxes) event.preventDefault();
  });
}

// Fields and buttons

function listenToFields() {
  list.addEventListener("input", ({ target }) => draw(target.closest("[data-box]")));
  list.addEventListener("focusin", ({ target }) => {
    const row = target.closest("[data-box]");
    select(row);
    reveal(row);
  });
}

function listenToButtons() {
  for (const it of form.querySelectorAll("[data-blackout-mode], [data-blackout-touch]")) {
    it.hidden = !navigator.maxTouchPoints;
  }
  const numbers = form.querySelector("[data-blackout-numbers]");
  numbers.open = Boolean(numbers.querySelector(".field__error")); // without a script it is the only way
  if (frame) setStill(true); // one finger moves a long photo until somebody wants to draw
  modeButton.addEventListener("click", () => {
    setStill(!stage.hasAttribute("data-still"));
  });
  removeButton.addEventListener("click", () => {
    forget(selected);
    stage.focus({ preventScroll: true });
  });
  form.addEventListener("click", (event) => {
    const remover = event.target.closest("[data-box-remove]");
    if (remover) drop(remover.closest("[data-box]"));
    else if (event.target.closest("[data-box-add]")) addByButton(event);
  });
}

/** Says whether a finger leaves the boxes alone and moves the page. */
function setStill(isStill) {
  stage.toggleAttribute("data-still", isStill);
  modeButton.setAttribute("aria-pressed", String(!isStill));
}

function addByButton(event) {
  event.preventDefault();
  const row = add(ofWhole(FIRST_BOX, seenIn(frame)));
  if (!row) return;
  inputs(row)[0].focus();
  tell(`${form.dataset.saidAdded} ${rows().length}`);
}
