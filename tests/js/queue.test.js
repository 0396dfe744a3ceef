// The queue of chosen photos: each transition by itself.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  advance,
  emptyQueue,
  isOpen,
  isPutOff,
  mayCancel,
  mayHaveArrived,
  mayRetry,
  tally,
} from "../../static/js/upload/queue.js";
import { ACCEPTED, MAX_BYTES, ROOM, refusal, Story } from "./story.js";

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

  it("asks for nothing after a single photo, and then the page may be left", () => {
    const story = new Story().choose(1).sent(0);
    assert.ok(story.queue.files.some(isOpen));
    assert.deepEqual(story.answer(0, { receipt: ACCEPTED }).todo, []);
    assert.ok(!story.queue.files.some(isOpen));
  });

  it("hears an answer that comes before all bytes are out", () => {
    const story = new Story().choose(1).answer(0, { status: 413 });
    assert.deepEqual([story.file(0).state, story.file(0).why], ["failed", "tooLarge"]);
  });
});

describe("a server without time", () => {
  const rush = () => {
    const story = new Story().choose(1, 1, 1, 1);
    for (const [id, reason] of ["busy", "truncated", "busy", "wrong-type"].entries()) {
      story.sent(id).answer(id, { receipt: refusal(reason) });
    }
    return story;
  };

  it("keeps the photos that it had none for, and one tap sends all of them again", () => {
    const story = rush();
    assert.deepEqual(story.queue.files.map(isPutOff), [true, false, true, false]);
    story.happen("retry", { id: 2 });
    assert.deepEqual(story.states, ["sending", "refused", "waiting", "refused"]);
    story.sent(0).answer(0, { receipt: ACCEPTED }).sent(2).answer(2, { receipt: ACCEPTED });
    assert.deepEqual(story.states, ["accepted", "refused", "accepted", "refused"]);
  });

  it("lets any other photo go again alone", () => {
    assert.deepEqual(rush().happen("retry", { id: 1 }).states, ["refused", "sending", "refused", "refused"]);
    assert.deepEqual(rush().happen("retry", { id: 3 }).states, ["refused", "refused", "refused", "refused"]);
  });

  it("does not let the page be left without a word", () => {
    assert.deepEqual(rush().queue.files.map(isOpen), [true, false, true, false]);
  });
});

describe("answers", () => {
  for (const [receipt, state, again] of [
    [ACCEPTED, "accepted", false],
    [refusal("wrong-type"), "refused", false],
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

  const brokenOff = () => new Story().choose(1).happen("cancel", { id: 0 });

  it("shows what had arrived before it was broken off, once the server says so", () => {
    const story = brokenOff().happen("looked", { found: { 0: ACCEPTED }, isSure: true });
    const { state, why, receipt } = story.file(0);
    assert.deepEqual({ state, why, receipt }, { state: "accepted", why: "kept", receipt: ACCEPTED });
    assert.equal(tally(story.queue).taken, 1);
  });

  it("asks twice, because what came in whole may still be looked at", () => {
    const story = brokenOff();
    assert.deepEqual([story.todo, mayHaveArrived(story.file(0))], [["abort 0", "refresh"], true]);
    story.happen("looked", { found: {}, isSure: true });
    assert.deepEqual([story.todo, mayHaveArrived(story.file(0))], [["lookAgain"], true]);
    story.happen("looked", { found: {}, isSure: true });
    assert.deepEqual([story.todo, mayHaveArrived(story.file(0)), story.file(0).why], [[], false, undefined]);
  });

  it("says that nobody knows where the server could not be asked", () => {
    const story = brokenOff()
      .happen("looked", { found: {}, isSure: false })
      .happen("looked", { found: {}, isSure: false });
    assert.deepEqual([story.file(0).state, story.file(0).why], ["cancelled", "unsure"]);
  });

  it("shows what came in later than that, too", () => {
    const story = brokenOff();
    for (const found of [{}, {}, { 0: ACCEPTED }]) story.happen("looked", { found, isSure: true });
    assert.equal(story.file(0).state, "accepted");
  });

  it("looks again for what was broken off before, and is cancelled once more", () => {
    const story = brokenOff();
    for (const isSure of [true, true]) story.happen("looked", { found: {}, isSure });
    story
      .happen("retry", { id: 0 })
      .sent(0)
      .happen("cancel", { id: 0 })
      .answer(0, { receipt: refusal("busy") });
    assert.deepEqual([story.todo, mayHaveArrived(story.file(0))], [["refresh"], true]);
  });

  it("has nobody look for what was never sent", () => {
    const story = new Story().choose(1, 1).happen("cancel", { id: 1 });
    assert.equal(mayHaveArrived(story.file(1)), false);
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

describe("a crowd", () => {
  const crowded = (details) => new Story().choose(1, 1).answer(0, { status: 503, ...details });

  it("lets all wait, and goes on by itself", () => {
    const story = crowded({ retryAfter: 3 });
    assert.deepEqual([story.states, story.file(0).why], [["waiting", "waiting"], "crowded"]);
    assert.deepEqual(story.effects, [{ type: "pause", seconds: 3 }]);
    story.choose(1);
    assert.deepEqual(story.todo, []);
    story.happen("resumed");
    assert.deepEqual(story.todo, ["send 0"]);
    assert.equal(story.file(0).why, undefined);
    story.sent(0).answer(0, { receipt: ACCEPTED });
    assert.deepEqual(story.states, ["accepted", "sending", "waiting"]);
  });

  for (const [retryAfter, seconds] of [
    [undefined, 5],
    [0.1, 1],
    [5, 5],
    [86400, 30],
  ]) {
    it(`waits for ${seconds} seconds where the server says ${retryAfter}`, () => {
      assert.equal(crowded({ retryAfter }).effects[0].seconds, seconds);
    });
  }

  it("that does not end is said, and is no loss", () => {
    const story = new Story().choose(1);
    for (let times = 0; times < 6; times += 1) {
      story.answer(0, { status: 503 }).happen("resumed");
      assert.equal(story.file(0).state, "sending");
    }
    story.answer(0, { status: 503 });
    assert.deepEqual([story.file(0).state, story.file(0).why], ["failed", "busy"]);
    assert.equal(mayRetry(story.file(0)), true);
    story.happen("retry", { id: 0 }).answer(0, { status: 503 });
    assert.equal(story.file(0).state, "waiting");
  });

  it("sends nothing again that was cancelled meanwhile", () => {
    const story = crowded().happen("cancel", { id: 0 }).happen("resumed");
    assert.deepEqual(story.states, ["cancelled", "sending"]);
  });

  it("is no reason to keep what was cancelled while the server looked", () => {
    const story = new Story().choose(1).sent(0).happen("cancel", { id: 0 }).answer(0, { status: 503 });
    assert.deepEqual([story.file(0).state, story.queue.paused], ["cancelled", false]);
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
});

describe("a change beside the queue", () => {
  it("is asked for anew as soon as nothing is under way that does not know of it", () => {
    const story = new Story().choose(1).happen("changed");
    assert.deepEqual(story.todo, []);
    story.sent(0).answer(0, { receipt: ACCEPTED });
    assert.deepEqual(story.todo, ["refresh"]);
    assert.deepEqual(story.happen("changed").todo, ["refresh"]);
  });
});
