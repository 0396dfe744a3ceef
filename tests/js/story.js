// What the tests of the queue tell their stories with.

import { advance, emptyQueue, find } from "../../static/js/upload/queue.js";

export const ROOM = 10;
export const MAX_BYTES = 1000;
export const ACCEPTED = { upload: "accepted", undo: "/remove/" };
export const refusal = (reason) => ({ upload: "refused", reason });

/** A queue that things happen to; it keeps what was to be done, and the room that the server has. */
export class Story {
  constructor(room = ROOM) {
    this.queue = emptyQueue();
    this.room = room;
    this.effects = [];
  }

  happen(type, details = {}) {
    const frozen = deepFreeze(this.queue);
    const [queue, effects] = advance(frozen, { type, ...details }, this.room);
    this.queue = queue;
    this.effects = effects;
    return this;
  }

  choose(...sizes) {
    const first = this.queue.files.length;
    const files = sizes.map((size, index) => ({ id: first + index, size }));
    return this.happen("chosen", { files, maxBytes: MAX_BYTES });
  }

  sent(id) {
    return this.happen("sent", { id, attempt: this.file(id).attempt });
  }

  answer(id, details) {
    const attempt = this.file(id).attempt;
    return this.happen("answered", { id, attempt, status: 200, stalled: false, isOnline: true, ...details });
  }

  later(type, id, status) {
    return this.happen(type, { id, attempt: this.file(id).attempt, status });
  }

  file(id) {
    return find(this.queue, id);
  }

  get states() {
    return this.queue.files.map(({ state }) => state);
  }

  get todo() {
    return this.effects.map(({ type, id }) => (id === undefined ? type : `${type} ${id}`));
  }
}

function deepFreeze(value) {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
