"use strict";
// Photos go up as soon as they are chosen: each in a request of its own, with the fields of the plain form. What the
// server answers is its own HTML, so that each sentence about a photo is written in one place.
(() => {
  const form = document.getElementById("upload-form");
  if (!form) return; // all full
  const area = document.getElementById("upload");
  const queue = document.getElementById("queue");
  const list = queue.querySelector("ul");
  const status = queue.querySelector("[role=status]");
  const blank = queue.querySelector("template").content.firstElementChild;
  const texts = queue.dataset;
  const picker = form.elements.photos;
  const SILENCE = 60_000; // ms without a byte sent or an answer
  const TONES = { sending: "info", checking: "info", undoing: "info", failed: "bad", refused: "bad" };
  const BUSY = ["sending", "checking", "undoing"];
  const OPEN = ["waiting", ...BUSY, "failed"]; // leaving the page would lose these
  const RETRIED = ["failed", "cancelled", "refused"];
  const CANCELLED = ["waiting", "sending", "checking", "failed"];
  const AGAIN = ["busy", "truncated", "unreadable", "too-many"]; // refusals that may end otherwise the next time

  const items = []; // one a file: what was chosen with it, its row, its state, its request
  let lost = false; // the connection: nothing more is tried until it is back or somebody asks
  let unsure = false; // whether the server has what was broken off

  // Puts `fresh` where `old` is; a focus in it goes on with what took its place.
  const put = (old, fresh) => {
    const held = old.contains(document.activeElement);
    old.replaceWith(fresh);
    htmx.process(fresh);
    if (!held) return;
    if (!fresh.hasAttribute("tabindex")) fresh.tabIndex = -1;
    (fresh.querySelector("[data-act]:not([hidden])") ?? fresh).focus({ preventScroll: true });
  };

  // Takes over what is new in a list of elements with ids; what stays is left alone, and so is the focus in it.
  const merge = (old, fresh) => {
    for (const child of [...old.children]) if (!fresh.children.namedItem(child.id)) child.remove();
    [...fresh.children].forEach((child, index) => {
      const there = old.children[index];
      if (there?.id !== child.id) htmx.process(old.insertBefore(child, there ?? null));
      else if (!there.isEqualNode(child)) put(there, child);
    });
    old.hidden = fresh.hidden;
  };

  // Brings allowance, shot list and photos up to date from a page of the server, or from a part of one.
  const renew = (page) => {
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    // One for all forms: else no card with a form in it would ever equal itself, and its picture would load again.
    const inputs = [document, page].flatMap((root) => [...root.querySelectorAll("[name=csrfmiddlewaretoken]")]);
    if (token) for (const input of inputs) input.value = token;
    for (const id of ["allowance", "shots", "photos-title", "photos", "photos-next"]) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (!fresh || old.isEqualNode(fresh)) continue;
      if (fresh.matches("#shots, #photos")) merge(old, fresh);
      else put(old, fresh);
    }
    form.hidden = !left() && !form.contains(document.activeElement);
  };
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const token = () => ({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const left = () => Number(document.getElementById("allowance").dataset.left);

  // Shows what the server answers, and returns its status; 0 is no answer.
  const ask = async (address, options) => {
    try {
      const response = await fetch(address, options);
      if (response.ok) renew(parse(await response.text()));
      return response.status;
    } catch {
      return 0;
    }
  };
  const refresh = () => ask(form.action, { headers: { "HX-Request": "true" } });

  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1024)}KB` : `${(bytes / 1024 ** 2).toFixed(1)}MB`);

  const draw = (item) => {
    const row = blank.cloneNode(true);
    row.querySelector("[data-part=name]").textContent = item.file.name;
    row.querySelector("[data-part=about]").textContent = `${item.label}, ${size(item.file.size)}`;
    for (const which of row.querySelectorAll("[data-part=which]")) which.textContent = `: ${item.file.name}`;
    row.querySelector("progress").ariaLabel = item.file.name;
    return row;
  };

  const show = (item, state, why = "") => {
    item.state = state;
    if (item.row?.dataset.state === undefined) {
      const row = draw(item);
      if (item.row) put(item.row, row);
      else list.append(row);
      item.row = row;
    }
    const { row } = item;
    const [badge, reason, bar] = [".badge", "[data-part=why]", "progress"].map((part) => row.querySelector(part));
    row.dataset.state = state;
    badge.textContent = texts[state];
    badge.dataset.tone = TONES[state] ?? "mute";
    reason.textContent = why;
    reason.hidden = !why;
    bar.hidden = !BUSY.includes(state);
    if (state === "sending") bar.value = 0;
    else bar.removeAttribute("value"); // all sent; how long the server looks nobody knows
    const held = row.contains(document.activeElement) && document.activeElement;
    row.querySelector("[data-act=retry]").hidden = !RETRIED.includes(state) || item.hopeless;
    row.querySelector("[data-act=cancel]").hidden = !CANCELLED.includes(state);
    if (held.hidden) (row.querySelector("button:not([hidden])") ?? row).focus();
    tell();
  };

  // Refuses without sending, as the server would.
  const refuse = (item, reason, sentence) => {
    show(item, "refused", sentence);
    Object.assign(item.row.dataset, { upload: "refused", reason });
  };

  // One sentence for all files; a reader hears it when a file has ended, not at each percent.
  const tell = () => {
    const count = (...states) => items.filter(({ state }) => states.includes(state)).length;
    const total = items.length - count("cancelled");
    const open = count("waiting", ...BUSY);
    const said = [["taken", "accepted"], ["known", "known"], ["notTaken", "failed", "refused"]]
      .map(([name, ...states]) => [name, count(...states)])
      .filter(([name, number]) => number && !(open && name === "taken"))
      .map(([name, number]) => fill(texts[name], { count: number }));
    if (open) said.unshift(fill(texts.underWay, { total, done: total - open }));
    const text = said.join(" ") || texts.none;
    if (status.textContent !== text) status.textContent = text;
    (count(...OPEN) ? addEventListener : removeEventListener)("beforeunload", warn);
  };
  const warn = (event) => event.preventDefault();

  const add = (files) => {
    const { kind, caption } = form.elements;
    for (const file of files) {
      const hopeless = file.size > Number(texts.maxBytes);
      const fields = { kind: kind.value, caption: caption.value };
      const item = { file, hopeless, fields, label: kind.selectedOptions[0].label };
      items.push(item);
      if (hopeless) refuse(item, "too-big", texts.tooBig);
      else show(item, "waiting");
    }
    if (!files.length) return; // thought better of it
    queue.hidden = false;
    if (!form.elements.caption.matches(":focus")) queue.scrollIntoView({ block: "start" });
    next();
  };

  // One file is on its way at a time, so that its bar is true; the one before it may still be looked at by the server.
  const next = () => {
    const busy = items.filter(({ state }) => BUSY.includes(state));
    const item = items.find(({ state }) => state === "waiting");
    if (lost || busy.length > 1 || busy.some(({ state }) => state === "sending")) return;
    if (!item && !busy.length && unsure) unsure = void refresh();
    if (!item || (busy.length && left() <= busy.length)) return; // its answer says whether there is room
    unsure ||= busy.length > 0; // answers may overtake each other
    if (left()) return send(item);
    refuse(item, "too-many", texts.tooMany);
    next();
  };

  const send = (item) => {
    const xhr = (item.xhr = new XMLHttpRequest());
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...item.fields, ...token() })) body.set(name, value);
    body.set("photos", item.file, item.file.name);
    const alive = () => {
      clearTimeout(item.watch);
      item.watch = setTimeout(() => xhr.abort(), SILENCE);
    };
    xhr.upload.onprogress = ({ loaded, total }) => {
      alive();
      if (item.state !== "sending" || !total) return;
      item.row.querySelector("progress").value = loaded / total;
      item.row.querySelector(".badge").textContent = `${texts.sending} ${Math.floor((loaded / total) * 100)}%`;
    };
    xhr.upload.onload = () => {
      alive();
      if (item.state === "sending") show(item, "checking");
      next();
    };
    xhr.onloadend = async () => {
      clearTimeout(item.watch);
      await settle(item, xhr);
      next();
    };
    xhr.open("POST", form.action);
    xhr.setRequestHeader("HX-Request", "true");
    xhr.onabort = () => { item.stalled = true; };
    item.stalled = false;
    show(item, "sending");
    alive();
    xhr.send(body);
  };

  const settle = async (item, xhr) => {
    if (item.state === "cancelled") return;
    const answer = [200, 422].includes(xhr.status) ? parse(xhr.responseText) : null;
    const receipt = answer?.querySelector("[data-upload]");
    if (answer) renew(answer);
    if (receipt) return take(item, receipt);
    unsure = true;
    if (item.state === "undoing") return show(item, "cancelled", texts.unsure);
    let sentences = { 0: item.stalled ? texts.stalled : texts.offline, 404: texts.closed, 413: texts.tooLarge };
    if (xhr.status === 403) {
      // The page has grown old: it gets a new token and tries once more.
      const { state } = item;
      const found = await refresh();
      if (item.state !== state) return show(item, "cancelled");
      if (found === 200 && !item.renewed) return show(Object.assign(item, { renewed: true }), "waiting");
      sentences = { 403: found === 404 ? texts.closed : texts.expired };
    }
    const complaint = answer?.querySelector(".error-summary li")?.textContent.trim();
    item.offline = xhr.status === 0;
    lost ||= item.offline && !navigator.onLine;
    show(item, "failed", complaint ?? sentences[xhr.status] ?? texts.broken);
  };

  // The row becomes what the server says of the photo.
  const take = async (item, receipt) => {
    const { upload, reason, undo } = receipt.dataset;
    if (item.state === "undoing") {
      if (!undo || (await remove(undo)) === 200) return show(item, "cancelled");
      receipt.append(" ", texts.kept);
    }
    const again = AGAIN.includes(reason) && item.row.querySelector("[data-act=retry]");
    if (again) receipt.append(Object.assign(again, { hidden: false }));
    put(item.row, receipt);
    Object.assign(item, { row: receipt, state: reason === "duplicate" ? "known" : upload });
    tell();
  };

  // Cancelled when the bytes had arrived: the photo is taken out again, as its owner would do it.
  const remove = (address) => ask(address, { method: "POST", body: new URLSearchParams(token()) });

  const cancel = (item) => {
    if (item.state === "checking") return show(item, "undoing");
    const sending = item.state === "sending";
    unsure ||= sending;
    show(item, "cancelled");
    if (sending) item.xhr.abort();
    next();
  };

  const retry = (...chosen) => {
    lost = false;
    for (const item of chosen) show(Object.assign(item, { renewed: false }), "waiting");
    next();
  };

  list.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-act]")?.dataset.act;
    const item = act && items.find(({ row }) => row.contains(target));
    if (item) (act === "retry" ? retry : cancel)(item);
  });

  const camera = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
  camera.setAttribute("capture", "environment");
  for (const [input, name] of [[picker, "pick"], [camera, "camera"]]) {
    form.querySelector(`[data-act=${name}]`).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      add([...input.files]);
      input.value = ""; // so that the same photo can be chosen again
    });
  }

  // The link of a missing shot chooses what to show and opens the gallery on this page; of one to take anew, the camera.
  document.addEventListener("click", (event) => {
    const { kind, opens } = event.target.closest("a[data-kind]")?.dataset ?? {};
    if (!kind || form.hidden) return;
    event.preventDefault();
    form.elements.kind.value = kind;
    const wanted = form.querySelector(`[data-act=${opens ?? "pick"}]`);
    const button = wanted.offsetParent ? wanted : form.querySelector("[data-act=pick]"); // no camera here
    button.focus();
    button.click();
  });

  form.addEventListener("submit", (event) => event.preventDefault()); // Enter in the caption
  addEventListener("online", () => retry(...items.filter(({ state, offline }) => state === "failed" && offline)));

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // Beside the area a file must not replace the page.
    area.toggleAttribute("data-over", area.contains(event.target));
  });
  addEventListener("dragleave", (event) => event.relatedTarget ?? area.removeAttribute("data-over"));
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.removeAttribute("data-over");
    if (area.contains(event.target)) add([...event.dataTransfer.files]);
  });

  for (const part of form.querySelectorAll("[data-plain], [data-scripted]")) part.hidden = !part.hidden;
})();
