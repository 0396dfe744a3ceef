// How the queue looks: a row for each file, in the slot that it is for, and one sentence for all of them.

import { replaceKeepingFocus } from "./page.js";
import { isBusy, isPutOff, mayCancel, mayHaveArrived, mayRetry } from "./queue.js";

const TONES = { sending: "info", checking: "info", undoing: "info", accepted: "good", failed: "bad", refused: "bad" };
// States in which the server's own row stands for the file, if there is one.
const ANSWERED = ["accepted", "known", "refused"];

export class QueueView {
  /** `section` holds the list, the sentence, the blank row and all texts. */
  constructor(section) {
    this.section = section;
    this.list = section.querySelector("ul");
    this.status = section.querySelector("[role=status]");
    this.blank = section.querySelector("template").content.firstElementChild;
    this.texts = section.dataset;
    this.rows = new Map(); // id of a file -> its row
  }

  /** The largest photo that the server takes. */
  get maxBytes() {
    return Number(this.texts.maxBytes);
  }

  reveal(id) {
    this.rows.get(id).scrollIntoView({ block: "nearest" });
  }

  /** Where the row of a photo goes: into its slot, if there is one. */
  listFor({ fields: { kind } }) {
    return document.getElementById(`rows-${kind}`) ?? this.list;
  }

  /** Returns the id of the file in whose row `element` is. */
  idAt(element) {
    for (const [id, row] of this.rows) if (row.contains(element)) return id;
    return undefined;
  }

  /** Shows a file in its state; `photo` is what was chosen, `answer` the server's own row for it. */
  show(file, photo, answer) {
    if (answer && ANSWERED.includes(file.state) && file.receipt) this.showAnswer(file, answer);
    else this.showState(file, this.ownRow(file, photo));
  }

  /** The row becomes what the server says of the photo. */
  showAnswer(file, answer) {
    const row = this.rows.get(file.id);
    if (file.why) answer.append(" ", this.texts[file.why]);
    if (mayRetry(file)) {
      const button = row.querySelector("[data-act=retry]");
      button.hidden = false;
      if (isPutOff(file)) button.firstChild.data = this.texts.later;
      answer.append(button);
    }
    replaceKeepingFocus(row, answer);
    this.rows.set(file.id, answer);
  }

  /** Returns our own row of a file: the one it has, or a new one, instead of what the server had said. */
  ownRow(file, photo) {
    const old = this.rows.get(file.id);
    if (old?.dataset.state) return old;
    const row = this.draw(photo);
    if (old) replaceKeepingFocus(old, row);
    else this.listFor(photo).append(row);
    this.rows.set(file.id, row);
    return row;
  }

  draw({ file }) {
    const row = this.blank.cloneNode(true);
    row.querySelector("[data-part=name]").textContent = file.name;
    row.querySelector("[data-part=about]").textContent = sizeOf(file);
    for (const which of row.querySelectorAll("[data-part=which]")) which.textContent = `: ${file.name}`;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    return row;
  }

  showState(file, row) {
    row.dataset.state = file.state;
    if (file.reason) Object.assign(row.dataset, { upload: "refused", reason: file.reason });
    this.showBadge(file, row.querySelector(".badge"));
    this.showReason(file, row.querySelector("[data-part=why]"));
    showBar(file, row.querySelector("progress"));
    showButtons(file, row);
  }

  showBadge(file, badge) {
    const state = mayHaveArrived(file) ? "undoing" : file.state;
    badge.textContent = this.texts[state];
    badge.dataset.tone = TONES[state] ?? "mute";
  }

  showReason({ why, complaint }, element) {
    const reason = complaint ?? this.texts[why] ?? "";
    element.textContent = reason;
    element.hidden = !reason;
  }

  /** Shows which share of a photo is out. */
  showProgress(id, share) {
    const row = this.rows.get(id);
    row.querySelector("progress").value = share;
    row.querySelector(".badge").textContent = `${this.texts.sending} ${Math.floor(share * 100)}%`;
  }

  /** Says how far all of them are; a reader hears it when a file has ended, not at each percent. */
  tell(counts) {
    const sentence = this.sentence(counts);
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  sentence({ total, pending, done, taken, known, notTaken }) {
    const parts = [];
    if (pending) parts.push(fill(this.texts.underWay, { total, done }));
    else if (taken) parts.push(fill(this.texts.taken, { count: taken }));
    if (known) parts.push(fill(this.texts.known, { count: known }));
    if (notTaken) parts.push(fill(this.texts.notTaken, { count: notTaken }));
    return parts.join(" ") || this.texts.none;
  }
}

function showBar(file, bar) {
  bar.hidden = !isBusy(file) && !mayHaveArrived(file);
  if (file.state === "sending") bar.value = 0;
  else bar.removeAttribute("value"); // all sent; how long the server looks nobody knows
}

/** Shows what can be done with a file; a focus on a button that goes stays in the row. */
function showButtons(file, row) {
  const focused = row.contains(document.activeElement) ? document.activeElement : undefined;
  row.querySelector("[data-act=retry]").hidden = !mayRetry(file);
  row.querySelector("[data-act=cancel]").hidden = !mayCancel(file);
  if (focused?.hidden) (row.querySelector("button:not([hidden])") ?? row).focus();
}

function sizeOf({ size }) {
  return size < 1e6 ? `${Math.ceil(size / 1024)}KB` : `${(size / 1024 ** 2).toFixed(1)}MB`;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
}
