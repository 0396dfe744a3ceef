// Sending one photo: its progress, its end, silence, and small questions; over a network that this file makes up.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { askForParts, postForm, SILENCE, sendPhoto } from "../../static/js/upload/transport.js";

class FakeRequest {
  static last;

  constructor() {
    FakeRequest.last = this;
    this.upload = {};
    this.headers = {};
    this.status = 0;
    this.responseText = "";
    this.aborted = false;
  }

  open(method, address) {
    Object.assign(this, { method, address });
  }

  getResponseHeader(name) {
    return this.answered?.[name] ?? null;
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  send(body) {
    this.body = body;
  }

  abort() {
    this.aborted = true;
    this.onloadend();
  }

  answer(status, responseText, answered = {}) {
    Object.assign(this, { status, responseText, answered });
    this.onloadend();
  }
}

describe("a photo", () => {
  let seen;
  let transfer;
  let request;

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    globalThis.XMLHttpRequest = FakeRequest;
    seen = [];
    transfer = sendPhoto({
      address: "/evidence/",
      fields: { kind: "label", caption: "운송장" },
      file: new File(["bytes"], "라벨.jpg"),
      onProgress: (share) => seen.push(share),
      onSent: () => seen.push("sent"),
    });
    request = FakeRequest.last;
  });

  afterEach(() => {
    mock.timers.reset();
    delete globalThis.XMLHttpRequest;
  });

  it("goes with the fields of the form, and asks for the parts of the page", () => {
    assert.deepEqual([request.method, request.address], ["POST", "/evidence/"]);
    assert.equal(request.headers["HX-Request"], "true");
    assert.deepEqual([...request.body.keys()], ["kind", "caption", "photos"]);
    assert.equal(request.body.get("photos").name, "라벨.jpg");
  });

  it("tells which share is out, where that is known", () => {
    request.upload.onprogress({ loaded: 1, total: 4 });
    request.upload.onprogress({ loaded: 0, total: 0 });
    request.upload.onload();
    assert.deepEqual(seen, [0.25, "sent"]);
  });

  it("ends with the answer", async () => {
    request.answer(422, "<li>");
    assert.deepEqual(await transfer.ended, { status: 422, html: "<li>", stalled: false, retryAfter: 0 });
    mock.timers.tick(SILENCE * 2);
    assert.equal(request.aborted, false);
  });

  it("says when it is worth another try, where the answer does", async () => {
    request.answer(503, "", { "Retry-After": "7" });
    assert.equal((await transfer.ended).retryAfter, 7);
  });

  it("ends without one where the connection breaks, or somebody cancels", async () => {
    transfer.cancel();
    assert.deepEqual(await transfer.ended, { status: 0, html: "", stalled: false, retryAfter: 0 });
  });

  it("is given up after a minute of silence", async () => {
    mock.timers.tick(SILENCE - 1);
    assert.equal(request.aborted, false);
    mock.timers.tick(1);
    assert.deepEqual(await transfer.ended, { status: 0, html: "", stalled: true, retryAfter: 0 });
  });

  it("takes as long as it needs while something moves", () => {
    for (let loaded = 1; loaded < 9; loaded += 1) {
      mock.timers.tick(SILENCE - 1);
      request.upload.onprogress({ loaded, total: 9 });
    }
    mock.timers.tick(SILENCE - 1);
    request.upload.onload();
    mock.timers.tick(SILENCE - 1);
    assert.equal(request.aborted, false);
  });
});

describe("a small question", () => {
  let asked;

  function answerWith(answer) {
    mock.method(globalThis, "fetch", async (address, options) => {
      asked = { address, options };
      return answer();
    });
  }

  afterEach(() => mock.restoreAll());

  it("brings status and HTML", async () => {
    answerWith(() => new Response("<p>", { status: 200 }));
    assert.deepEqual(await askForParts("/evidence/"), { status: 200, html: "<p>" });
    assert.deepEqual(asked, { address: "/evidence/", options: { headers: { "HX-Request": "true" } } });
  });

  it("shows nothing of an answer that is none", async () => {
    answerWith(() => new Response("<h1>", { status: 404 }));
    assert.deepEqual(await askForParts("/evidence/"), { status: 404, html: "" });
    answerWith(() => Promise.reject(new TypeError("no network")));
    assert.deepEqual(await askForParts("/evidence/"), { status: 0, html: "" });
  });

  it("may be a form", async () => {
    answerWith(() => new Response("", { status: 200 }));
    await postForm("/remove/", { csrfmiddlewaretoken: "token" });
    assert.equal(asked.options.method, "POST");
    assert.equal(asked.options.body.toString(), "csrfmiddlewaretoken=token");
  });
});
