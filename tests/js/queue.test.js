// The queue of chosen photos: each transition by itself, then long random stories.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { advance, emptyQueue, find, isBusy, isOpen, mayCancel, mayRetry, tally } from "../../static/js/upload/queue.js";

const ROOM = 10;
const MAX_BYTES = 1000;
const ACCEPTED = { upload: "accepted", undo: "/remove/" };
const refusal = (reason) => ({ upload: "refused", reason });

/** A queue that things happen to; it keeps what was to be done, and the room that the server has. */
class Story {
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

describe("choosing", () => {
  it("sends the first file and lets the others wait", () => {
    const story = new Story().choose(1, 1, 1);
    assert.deepEqual(story.states, ["sending", "waiting", "waiting"]);
    assert.deepEqual(story.todo, ["send 0"]);
  });

  it("refuses what is too large without sending it, and for good", () => {
    const story = new Story().choose(MAX_BYTES + 1, MAX_BYTES);
    assert.deepEqual(story.states, ["refused", "sending"]);
    assert.equal(story.file(0).why, "tooBig");
    assert.equal(mayRetry(story.file(0)), false);
    story.happen("retry", { id: 0 });
    assert.equal(story.file(0).state, "refused");
  });

  it("refuses what there is no room for, but lets somebody try again", () => {
    const story = new Story(0).choose(1, 1);
    assert.deepEqual(story.states, ["refused", "refused"]);
    assert.equal(story.file(0).why, "tooMany");
    assert.deepEqual(story.todo, []);
    story.room = 1;
    story.happen("retry", { id: 1 });
    assert.deepEqual(story.states, ["refused", "sending"]);
  });

  it("leaves the queue that it was given as it is", () => {
    const queue = emptyQueue();
    advance(queue, { type: "chosen", files: [{ id: 0, size: 1 }], maxBytes: MAX_BYTES }, ROOM);
    assert.deepEqual(queue, emptyQueue());
  });
});

describe("sending", () => {
  it("sends the next file while the server looks at the one before, but no third one", () => {
    const story = new Story().choose(1, 1, 1).sent(0);
    assert.deepEqual(story.states, ["checking", "sending", "waiting"]);
    story.sent(1);
    assert.deepEqual(story.states, ["checking", "checking", "waiting"]);
    assert.deepEqual(story.todo, []);
    story.answer(0, { receipt: ACCEPTED });
    assert.deepEqual(story.states, ["accepted", "checking", "sending"]);
  });

  it("waits for the answer where there may be no room for both", () => {
    const story = new Story(1).choose(1, 1).sent(0);
    assert.deepEqual(story.states, ["checking", "waiting"]);
    story.room = 0;
    story.answer(0, { receipt: ACCEPTED });
    assert.deepEqual(story.states, ["accepted", "refused"]);
    assert.equal(story.file(1).why, "tooMany");
  });

  it("asks for the page anew at the end, if answers may have overtaken each other", () => {
    const story = new Story().choose(1, 1).sent(0).sent(1).answer(1, { receipt: ACCEPTED });
    assert.deepEqual(story.todo, []);
    story.answer(0, { receipt: ACCEPTED });
    assert.deepEqual(story.todo, ["refresh"]);
    story.happen("online");
    assert.deepEqual(story.todo, []);
  });

  it("asks for nothing after a single photo", () => {
    assert.deepEqual(new Story().choose(1).sent(0).answer(0, { receipt: ACCEPTED }).todo, []);
  });

  it("hears an answer that comes before all bytes are out", () => {
    const story = new Story().choose(1).answer(0, { status: 413 });
    assert.deepEqual([story.file(0).state, story.file(0).why], ["failed", "tooLarge"]);
  });
});

describe("answers", () => {
  for (const [receipt, state, again] of [
    [ACCEPTED, "accepted", false],
    [refusal("wrong-type"), "refused", false],
    [refusal("too-big"), "refused", false],
    [refusal("busy"), "refused", true],
    [refusal("truncated"), "refused", true],
    [refusal("unreadable"), "refused", true],
    [refusal("too-many"), "refused", true],
    [refusal("duplicate"), "known", false],
  ]) {
    it(`make a photo ${state} (${receipt.reason ?? "no reason"})${again ? ", to be tried again" : ""}`, () => {
      const file = new Story().choose(1).sent(0).answer(0, { receipt }).file(0);
      assert.equal(file.state, state);
      assert.deepEqual(file.receipt, receipt);
      assert.equal(mayRetry(file), again);
    });
  }

  for (const [details, why] of [
    [{ status: 0 }, "offline"],
    [{ status: 0, stalled: true }, "stalled"],
    [{ status: 404 }, "closed"],
    [{ status: 413 }, "tooLarge"],
    [{ status: 500 }, "broken"],
    [{ status: 200 }, "broken"],
  ]) {
    it(`without a receipt fail: ${JSON.stringify(details)}`, () => {
      const story = new Story().choose(1).sent(0).answer(0, details);
      assert.deepEqual([story.file(0).state, story.file(0).why], ["failed", why]);
      assert.equal(mayRetry(story.file(0)), true);
      assert.equal(mayCancel(story.file(0)), true);
      assert.deepEqual(story.todo, ["refresh"]);
    });
  }

  it("bring the server's own complaint along", () => {
    const story = new Story().choose(1).sent(0).answer(0, { status: 422, complaint: "무엇을 찍었나요?" });
    assert.equal(story.file(0).complaint, "무엇을 찍었나요?");
  });

  it("of an earlier attempt change nothing", () => {
    const story = new Story().choose(1).happen("cancel", { id: 0 }).happen("retry", { id: 0 });
    assert.equal(story.file(0).attempt, 2);
    const late = { id: 0, attempt: 1, status: 500, isOnline: true };
    for (const type of ["sent", "answered", "renewed", "takenOut"]) {
      story.happen(type, late);
      assert.equal(story.file(0).state, "sending", type);
    }
  });
});

describe("cancelling", () => {
  it("keeps a waiting file from being sent", () => {
    const story = new Story().choose(1, 1, 1).happen("cancel", { id: 1 }).sent(0);
    assert.deepEqual(story.states, ["checking", "cancelled", "sending"]);
  });

  it("breaks off what is sent, goes on, and looks at the end whether it arrived", () => {
    const story = new Story().choose(1, 1).happen("cancel", { id: 0 });
    assert.deepEqual(story.states, ["cancelled", "sending"]);
    assert.deepEqual(story.todo, ["abort 0", "send 1"]);
    story.answer(0, { status: 0 });
    assert.equal(story.file(0).state, "cancelled");
    story.sent(1).answer(1, { receipt: ACCEPTED });
    assert.deepEqual(story.todo, ["refresh"]);
  });

  it("takes a photo out again that had arrived", () => {
    const story = new Story().choose(1).sent(0).happen("cancel", { id: 0 });
    assert.deepEqual([story.file(0).state, story.todo], ["undoing", []]);
    story.answer(0, { receipt: ACCEPTED });
    assert.deepEqual([story.file(0).state, story.todo], ["undoing", ["takeOut 0"]]);
    assert.equal(story.effects[0].address, ACCEPTED.undo);
    story.later("takenOut", 0, 200);
    assert.equal(story.file(0).state, "cancelled");
  });

  it("keeps the receipt of a photo that cannot be taken out", () => {
    const story = new Story().choose(1).sent(0).happen("cancel", { id: 0 }).answer(0, { receipt: ACCEPTED });
    const { state, why, receipt } = story.later("takenOut", 0, 0).file(0);
    assert.deepEqual({ state, why, receipt }, { state: "accepted", why: "kept", receipt: ACCEPTED });
  });

  it("has nothing to take out of a photo that was refused", () => {
    const story = new Story()
      .choose(1)
      .sent(0)
      .happen("cancel", { id: 0 })
      .answer(0, { receipt: refusal("busy") });
    assert.deepEqual([story.file(0).state, story.todo], ["cancelled", []]);
  });

  for (const status of [0, 403, 500]) {
    it(`says that nobody knows where the answer is missing (${status})`, () => {
      const story = new Story().choose(1).sent(0).happen("cancel", { id: 0 }).answer(0, { status });
      assert.deepEqual([story.file(0).state, story.file(0).why], ["cancelled", "unsure"]);
      assert.deepEqual(story.todo, ["refresh"]);
    });
  }

  it("gives up what failed, and forgets why it had", () => {
    const story = new Story().choose(1).answer(0, { status: 500 }).happen("cancel", { id: 0 });
    assert.deepEqual([story.file(0).state, story.file(0).why], ["cancelled", undefined]);
  });

  it("changes nothing where all is over", () => {
    const story = new Story().choose(1).sent(0).answer(0, { receipt: ACCEPTED }).happen("cancel", { id: 0 });
    assert.equal(story.file(0).state, "accepted");
    assert.equal(mayCancel(story.file(0)), false);
  });
});

describe("trying again", () => {
  it("sends a file once more, and says nothing of the last time", () => {
    const story = new Story().choose(1).answer(0, { status: 500 }).happen("retry", { id: 0 });
    const { state, attempt, why } = story.file(0);
    assert.deepEqual({ state, attempt, why }, { state: "sending", attempt: 2, why: undefined });
  });

  it("forgets a passing refusal", () => {
    const story = new Story()
      .choose(1)
      .sent(0)
      .answer(0, { receipt: refusal("busy") })
      .happen("retry", { id: 0 });
    assert.deepEqual([story.file(0).state, story.file(0).receipt], ["sending", undefined]);
  });

  it("takes its turn", () => {
    const story = new Story().choose(1, 1).happen("cancel", { id: 0 }).happen("retry", { id: 0 });
    assert.deepEqual(story.states, ["waiting", "sending"]);
  });
});

describe("the connection", () => {
  const lost = () => new Story().choose(1, 1).answer(0, { status: 0, isOnline: false });

  it("holds the rest while it is lost", () => {
    const story = lost();
    assert.deepEqual([story.states, story.todo], [["failed", "waiting"], []]);
    story.choose(1);
    assert.deepEqual(story.states, ["failed", "waiting", "waiting"]);
  });

  it("holds nothing where one request alone failed", () => {
    const story = new Story().choose(1, 1).answer(0, { status: 0, isOnline: true });
    assert.deepEqual(story.states, ["failed", "sending"]);
  });

  it("goes on by itself when it is back", () => {
    const story = lost().happen("online");
    assert.deepEqual([story.states, story.todo], [["sending", "waiting"], ["send 0"]]);
  });

  it("does not repeat by itself what failed for another reason", () => {
    const story = new Story().choose(1, 1).answer(0, { status: 500 }).answer(1, { status: 0, isOnline: false });
    story.happen("online");
    assert.deepEqual(story.states, ["failed", "sending"]);
  });

  it("is tried when somebody asks", () => {
    const story = lost().happen("retry", { id: 0 });
    assert.deepEqual(story.states, ["sending", "waiting"]);
  });

  it("back, with nothing chosen, wants nothing", () => {
    assert.deepEqual(new Story().happen("online").todo, []);
  });
});

describe("a page that grew old", () => {
  const old = () => new Story().choose(1).sent(0).answer(0, { status: 403 });

  it("gets a new token, and the photo goes again", () => {
    const story = old();
    assert.deepEqual([story.file(0).state, story.todo], ["checking", ["renewToken 0"]]);
    story.later("renewed", 0, 200);
    assert.deepEqual([story.file(0).state, story.todo], ["sending", ["send 0"]]);
  });

  it("is not asked a third time", () => {
    const story = old().later("renewed", 0, 200).sent(0).answer(0, { status: 403 }).later("renewed", 0, 200);
    assert.deepEqual([story.file(0).state, story.file(0).why], ["failed", "expired"]);
  });

  it("gets a new chance when somebody tries again", () => {
    const story = old().later("renewed", 0, 200).sent(0).answer(0, { status: 403 }).later("renewed", 0, 200);
    story.happen("retry", { id: 0 }).sent(0).answer(0, { status: 403 }).later("renewed", 0, 200);
    assert.equal(story.file(0).state, "sending");
  });

  for (const [status, why] of [
    [404, "closed"],
    [0, "expired"],
    [500, "expired"],
  ]) {
    it(`says so where the new token is refused (${status})`, () => {
      const story = old().later("renewed", 0, status);
      assert.deepEqual([story.file(0).state, story.file(0).why], ["failed", why]);
    });
  }

  it("does not send again what was cancelled meanwhile", () => {
    const story = old().happen("cancel", { id: 0 }).later("renewed", 0, 200);
    assert.equal(story.file(0).state, "cancelled");
    assert.ok(!story.todo.includes("send 0"));
  });
});

describe("the sentence for all files", () => {
  it("counts each file once, but not those that were cancelled", () => {
    const story = new Story().choose(1, MAX_BYTES + 1, 1, 1).happen("cancel", { id: 3 });
    story.sent(0).answer(0, { receipt: ACCEPTED });
    assert.deepEqual(tally(story.queue), { total: 3, pending: 1, done: 2, taken: 1, known: 0, notTaken: 1 });
    story.sent(2).answer(2, { receipt: refusal("duplicate") });
    assert.deepEqual(tally(story.queue), { total: 3, pending: 0, done: 3, taken: 1, known: 1, notTaken: 1 });
  });

  it("is asked for by name only: a page may be left when nothing is open", () => {
    const story = new Story().choose(1);
    assert.ok(story.queue.files.some(isOpen));
    story.answer(0, { receipt: ACCEPTED });
    assert.ok(!story.queue.files.some(isOpen));
  });
});

// Random stories: a server that takes, refuses, stays silent or has grown old, and somebody who clicks at everything.

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
      for (const [open, { id, type }] of this.open) if (type === "send" && id === effect.id) this.open.delete(open);
    }
  }

  step() {
    const steps = [() => this.click(), () => this.choose(this.pick([1, 1, 1, MAX_BYTES + 1]))];
    if (this.queue.files.length > 12) steps.pop();
    if (this.random() < 0.1) steps.push(() => this.happen("online"));
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
    const answers = [{ status: 0 }, { status: 0, stalled: true }, { status: 403 }, { status: 500 }];
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
      assert.ok(["accepted", "known", "undoing"].includes(this.file(id).state), `${id} is kept`);
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
    assert.ok(!waits || busy.length > 0 || this.queue.lost);
  }

  /** Answers whatever is open, with a good connection, until there is nothing to be done. */
  finish() {
    for (let rounds = 0; rounds < 1000; rounds += 1) {
      if (this.queue.lost) this.happen("online");
      if (!this.open.size) return;
      this.reply(this.pick([...this.open.values()]));
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
  }
});
