// The queue in long random stories: a server that takes, refuses, stays silent or has grown old, and somebody who clicks
// at everything.

import assert from "node:assert/strict";
import { it } from "node:test";
import { isBusy, isOpen, mayHaveArrived, tally } from "../../static/js/upload/queue.js";
import { ACCEPTED, MAX_BYTES, refusal, Story } from "./story.js";

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class RandomStory extends Story {
  constructor(seed) {
    super(8);
    this.random = randomFrom(seed);
    this.open = new Map(); // requests without an answer so far: "id attempt" -> what is asked
    this.kept = new Set(); // ids of the photos that the server has
    this.log = [];
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  happen(type, details = {}) {
    this.log.push(`${type} ${JSON.stringify(details)}`);
    super.happen(type, details);
    for (const effect of this.effects) this.perform(effect);
    try {
      this.check(type);
    } catch (error) {
      error.message = `${error.message}\n${this.log.join("\n")}`;
      throw error;
    }
    return this;
  }

  perform(effect) {
    const key = `${effect.id} ${effect.attempt}`;
    if (["send", "renewToken", "takeOut"].includes(effect.type)) {
      assert.ok(!this.open.has(key), "one request for a file at a time");
      this.open.set(key, effect);
    }
    if (effect.type === "abort") {
      for (const [open, { id, type }] of this.open) if (type === "send" && id === effect.id) this.breakOff(open, id);
    }
    if (effect.type === "refresh") this.looks = true;
    if (effect.type === "lookAgain") this.again = true;
  }

  /** What is broken off may have been in already. */
  breakOff(open, id) {
    this.open.delete(open);
    if (this.kept.has(id) || this.kept.size >= 8 || this.random() < 0.5) return;
    this.kept.add(id);
    this.room = 8 - this.kept.size;
  }

  look() {
    this.looks = false;
    const cancelled = this.queue.files.filter(({ state }) => state === "cancelled");
    const there = cancelled.filter(({ id }) => this.kept.has(id)).map(({ id }) => [id, ACCEPTED]);
    this.happen("looked", { found: Object.fromEntries(there), isSure: true });
  }

  lookAgain() {
    this.again = false;
    this.happen("changed");
  }

  step() {
    const steps = [() => this.click(), () => this.choose(this.pick([1, 1, 1, MAX_BYTES + 1]))];
    if (this.queue.files.length > 12) steps.pop();
    if (this.random() < 0.1) steps.push(() => this.happen("online"));
    if (this.queue.paused) steps.push(() => this.happen("resumed"));
    if (this.looks) steps.push(() => this.look());
    if (this.again) steps.push(() => this.lookAgain());
    if (this.open.size) steps.push(...Array(4).fill(() => this.reply(this.pick([...this.open.values()]))));
    this.pick(steps)();
  }

  click() {
    if (!this.queue.files.length) return;
    this.happen(this.pick(["cancel", "retry"]), { id: this.pick(this.queue.files).id });
  }

  reply({ type, id, attempt }) {
    if (type === "send" && this.file(id).state === "sending" && this.random() < 0.7) {
      this.happen("sent", { id, attempt });
      return;
    }
    this.open.delete(`${id} ${attempt}`);
    if (type === "send") this.replyToPhoto(id, attempt);
    if (type === "renewToken") this.happen("renewed", { id, attempt, status: this.pick([200, 200, 404, 0]) });
    if (type === "takeOut") this.replyToTakeOut(id, attempt);
  }

  replyToPhoto(id, attempt) {
    const isRoom = this.kept.size < 8;
    const answers = [{ status: 0 }, { status: 0, stalled: true }, { status: 403 }, { status: 500 }, { status: 503 }];
    answers.push({ status: 422, receipt: refusal("busy") }, { status: 422, receipt: refusal("wrong-type") });
    if (this.kept.has(id)) answers.push({ status: 422, receipt: refusal("duplicate") });
    else if (isRoom) answers.push(...Array(6).fill({ status: 200, receipt: ACCEPTED }));
    const answer = this.pick(answers);
    if (answer.receipt === ACCEPTED) this.kept.add(id);
    this.room = 8 - this.kept.size;
    this.happen("answered", { id, attempt, isOnline: this.random() < 0.8, ...answer });
  }

  replyToTakeOut(id, attempt) {
    const status = this.pick([200, 200, 500, 0]);
    if (status === 200) this.kept.delete(id);
    this.room = 8 - this.kept.size;
    this.happen("takenOut", { id, attempt, status });
  }

  check(type) {
    const { files } = this.queue;
    const ids = files.map(({ id }) => id);
    // No file is ever lost: each chosen one is there once, in the order of choosing, and in a state that exists.
    assert.deepEqual(ids, [...ids.keys()]);
    for (const file of files) assert.equal(typeof isOpen(file), "boolean");
    const counts = tally(this.queue);
    const cancelled = files.filter(({ state }) => state === "cancelled").length;
    assert.equal(counts.pending + counts.taken + counts.known + counts.notTaken + cancelled, files.length);
    // What the server took is shown as taken, with its receipt, until it is taken out again.
    for (const file of files) if (file.state === "accepted") assert.equal(file.receipt, ACCEPTED);
    for (const id of this.kept) {
      const isShown = ["accepted", "known", "undoing"].includes(this.file(id).state);
      assert.ok(isShown || this.mayBeFound(id), `${id} is kept`);
    }
    // One file is on its way, one more at most is looked at, and each of them has a request.
    const busy = files.filter(isBusy);
    assert.ok(busy.length <= 2);
    assert.ok(files.filter(({ state }) => state === "sending").length <= 1);
    for (const { id, attempt } of busy) {
      if (type === "answered" || type === "chosen") assert.ok(this.open.has(`${id} ${attempt}`));
    }
    // Nobody waits without a reason.
    const waits = files.some(({ state }) => state === "waiting");
    assert.ok(!waits || busy.length > 0 || this.queue.lost || this.queue.paused);
  }

  /** Whether a photo of which nobody knows that it arrived is still looked for, or is sent once more. */
  mayBeFound(id) {
    const file = this.file(id);
    return file.state !== "cancelled" || mayHaveArrived(file);
  }

  /** Answers whatever is open, with a good connection, until there is nothing to be done. */
  finish() {
    for (let rounds = 0; rounds < 1000; rounds += 1) {
      if (this.queue.lost) this.happen("online");
      if (this.queue.paused) this.happen("resumed");
      if (this.looks && !this.open.size) this.look();
      else if (this.again && !this.open.size) this.lookAgain();
      if (!this.open.size && !this.looks && !this.again) return;
      if (this.open.size) this.reply(this.pick([...this.open.values()]));
    }
    assert.fail(`It never ends:\n${this.log.join("\n")}`);
  }
}

it("loses no file and no receipt, whatever happens in whatever order", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const story = new RandomStory(seed);
    for (let steps = 0; steps < 200; steps += 1) story.step();
    story.finish();
    assert.ok(!story.queue.files.some((file) => isBusy(file) || file.state === "waiting"), `seed ${seed}`);
    assert.equal(story.queue.outdated, false, `seed ${seed}`);
    assert.ok(!story.queue.files.some(mayHaveArrived), `seed ${seed}`);
  }
});
