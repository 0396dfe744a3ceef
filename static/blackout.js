"use strict";
// Boxes over a photo. The numbers in the form are the truth: drawing writes them, typing moves what is drawn.
(() => {
  const form = document.querySelector("[data-blackout]");
  const stage = document.querySelector("[data-blackout-stage] svg");
  const list = form.querySelector("[data-boxes]");
  const blank = form.querySelector("template");
  const total = form.querySelector("[name$=-TOTAL_FORMS]");
  const removeButton = document.querySelector("[data-blackout-remove]");
  const said = document.querySelector("[data-blackout-said]");
  const mode = document.querySelector("[data-blackout-mode]");
  const SIDES = ["left", "top", "width", "height"];
  const LEAST = 0.5; // percent, as the server wants it
  const SLIP = 4; // pixels: less is a tap
  const drawn = new Map(); // row of numbers -> its picture
  let selected;
  let made = Number(total.value);

  const svg = (name, attributes, parent) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const show = (text) => document.dispatchEvent(new CustomEvent("say", { detail: { text } }));
  const say = (text) => { said.textContent = text; }; // for those who do not see the photo
  const rows = () => [...list.querySelectorAll("[data-box]")];
  const inputs = (row) => SIDES.map((side) => row.querySelector(`[name$=-${side}]`));
  const tidy = (value) => Math.round(value * 10) / 10;
  const inside = (value, most) => Math.min(Math.max(value, 0), most);

  const read = (row) => {
    const fields = inputs(row);
    const box = fields.map(({ value, valueAsNumber }) => (value === "" ? NaN : valueAsNumber));
    const [left, top, width, height] = box;
    const good = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 100.001 && top + height <= 100.001;
    return good ? box : undefined;
  };

  const write = (row, [left, top, width, height]) => {
    const w = inside(Math.max(tidy(width), LEAST), 100);
    const h = inside(Math.max(tidy(height), LEAST), 100);
    const box = [inside(tidy(left), 100 - w), inside(tidy(top), 100 - h), w, h];
    inputs(row).forEach((input, index) => { input.value = tidy(box[index]); });
    draw(row);
  };

  const draw = (row) => {
    const box = read(row);
    let picture = drawn.get(row);
    if (!box) {
      picture?.remove();
      drawn.delete(row);
      return;
    }
    if (!picture) {
      picture = svg("svg", {}, stage);
      svg("rect", { class: "blackout__box", width: "100%", height: "100%" }, picture);
      svg("text", { class: "blackout__number", x: 6, y: 18 }, picture);
      drawn.set(row, picture);
    }
    ["x", "y", "width", "height"].forEach((name, index) => picture.setAttribute(name, `${box[index]}%`));
    picture.querySelector("text").textContent = rows().indexOf(row) + 1;
  };

  // Four corners to pull at, for the selected box: small to see, wide to hit.
  const corners = (picture, wanted) => {
    picture.querySelectorAll(".blackout__corner").forEach((corner) => corner.remove());
    if (!wanted) return;
    [[0, 0], [100, 0], [0, 100], [100, 100]].forEach(([x, y], index) => {
      const corner = svg("svg", { class: "blackout__corner", "data-corner": index, x: `${x}%`, y: `${y}%`, overflow: "visible" }, picture);
      svg("rect", { class: "blackout__reach", x: -16, y: -16, width: 32, height: 32 }, corner);
      svg("rect", { class: "blackout__handle", x: -6, y: -6, width: 12, height: 12 }, corner);
    });
  };

  const select = (row) => {
    selected = row;
    for (const [other, picture] of drawn) {
      picture.toggleAttribute("data-selected", other === row);
      corners(picture, other === row);
    }
    for (const other of rows()) other.toggleAttribute("data-selected", other === row);
    if (drawn.has(row)) stage.append(drawn.get(row)); // above the others
    removeButton.disabled = !row;
  };

  // The server reads the rows by their place.
  const renumber = () => {
    rows().forEach((row, index) => {
      row.querySelector("[data-box-number]").textContent = index + 1;
      inputs(row).forEach((input) => { input.name = input.name.replace(/-\d+-/, `-${index}-`); });
      draw(row);
    });
    total.value = rows().length;
  };

  const add = (box) => {
    if (rows().length >= Number(form.dataset.max)) {
      show(form.dataset.saidFull);
      return undefined;
    }
    list.insertAdjacentHTML("beforeend", blank.innerHTML.replaceAll("__prefix__", made++));
    const row = list.lastElementChild;
    renumber();
    write(row, box);
    select(row);
    return row;
  };

  const remove = (row) => {
    drawn.get(row)?.remove();
    drawn.delete(row);
    row.remove();
    renumber();
    if (selected === row) select(undefined);
  };

  const drop = (row) => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    remove(row);
    (next?.querySelector("[data-box-remove]") ?? form.querySelector("[data-box-add]")).focus();
    say(`${form.dataset.saidRemoved} ${rows().length}`);
  };

  // Pointers: a drag on the photo draws, on a box moves it, on a corner pulls it.
  let drag;
  const place = ({ clientX, clientY }) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return [inside(((clientX - left) / width) * 100, 100), inside(((clientY - top) / height) * 100, 100)];
  };
  const span = ([ax, ay], [bx, by]) => [Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)];

  const begin = (event) => {
    const from = place(event);
    const { clientX, clientY } = event;
    const row = [...drawn.keys()].find((key) => drawn.get(key).contains(event.target));
    if (!row) return { from, clientX, clientY };
    const before = read(row);
    const corner = event.target.closest("[data-corner]")?.dataset.corner;
    select(row);
    if (corner === undefined) return { from, clientX, clientY, row, before };
    const [left, top, width, height] = before;
    // What stays is the corner across.
    const anchor = [left + (corner % 2 ? 0 : width), top + (corner > 1 ? 0 : height)];
    return { clientX, clientY, row, before, anchor };
  };

  const follow = (event) => {
    const to = place(event);
    if (!drag.moved && Math.hypot(event.clientX - drag.clientX, event.clientY - drag.clientY) < SLIP) return;
    drag.moved = true;
    if (drag.row && !drag.anchor) {
      const [left, top, width, height] = drag.before;
      const at = [left + to[0] - drag.from[0], top + to[1] - drag.from[1]];
      return write(drag.row, [...at, width, height]);
    }
    drag.anchor ??= drag.from;
    drag.row ??= add(span(drag.anchor, to));
    if (!drag.row) drag = undefined; // no room for another one
    else write(drag.row, span(drag.anchor, to));
  };

  // Two fingers zoom: what the first of them began is undone.
  const undo = () => {
    if (drag?.before) write(drag.row, drag.before);
    else if (drag?.row) remove(drag.row);
    drag = undefined;
  };

  stage.addEventListener("pointerdown", (event) => {
    if (drag) return undo();
    if (event.button !== 0 || !event.isPrimary) return;
    if (event.pointerType === "touch" && stage.hasAttribute("data-still")) return;
    event.preventDefault();
    drag = { id: event.pointerId, ...begin(event) };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (drag?.id === event.pointerId) follow(event);
  });
  stage.addEventListener("pointerup", (event) => {
    if (drag?.id !== event.pointerId) return;
    if (!drag.row) select(undefined); // a tap beside the boxes
    else if (!drag.before) say(`${form.dataset.saidAdded} ${rows().indexOf(drag.row) + 1}`);
    drag = undefined;
  });
  stage.addEventListener("pointercancel", (event) => {
    if (drag?.id === event.pointerId) undo();
  });

  mode.hidden = !navigator.maxTouchPoints;
  mode.addEventListener("click", () => {
    const still = stage.toggleAttribute("data-still");
    mode.ariaPressed = String(!still);
  });
  removeButton.addEventListener("click", () => drop(selected));

  list.addEventListener("input", ({ target }) => draw(target.closest("[data-box]")));
  list.addEventListener("focusin", ({ target }) => select(target.closest("[data-box]")));
  form.addEventListener("click", (event) => {
    const gone = event.target.closest("[data-box-remove]");
    if (gone) drop(gone.closest("[data-box]"));
    if (!event.target.closest("[data-box-add]")) return;
    event.preventDefault();
    const row = add([35, 45, 30, 10]);
    if (!row) return;
    inputs(row)[0].focus();
    say(`${form.dataset.saidAdded} ${rows().length}`);
  });

  stage.replaceChildren(); // what the server drew, drawn again from the numbers
  for (const row of rows()) {
    if (inputs(row).every(({ value }) => value === "") && !row.querySelector(".field__error")) row.remove();
  }
  renumber();
})();
