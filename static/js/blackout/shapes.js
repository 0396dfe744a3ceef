// What is drawn over a photo: boxes, the corners to pull at, and crosses. Only shapes; what they stand for is in blackout.js.

import { CORNERS } from "./geometry.js";

/** Adds a shape of SVG and returns it. */
export function addShape(name, attributes, parent) {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  parent.append(shape);
  return shape;
}

/** Adds the picture of one box: it is covered, and has a number. */
export function newPicture(stage) {
  const picture = addShape("svg", {}, stage);
  addShape("rect", { class: "blackout__box", width: "100%", height: "100%" }, picture);
  addShape("text", { class: "blackout__number", x: 6, y: 18 }, picture);
  return picture;
}

/** Four corners to pull at: small to see, wide to hit. */
export function addCorners(picture) {
  CORNERS.forEach(([x, y], index) => {
    const place = { x: `${x}%`, y: `${y}%`, overflow: "visible" };
    const corner = addShape("svg", { class: "blackout__corner", "data-corner": index, ...place }, picture);
    addShape("rect", { class: "blackout__reach", x: -16, y: -16, width: 32, height: 32 }, corner);
    addShape("rect", { class: "blackout__handle", x: -6, y: -6, width: 12, height: 12 }, corner);
  });
}

export function removeCorners(picture) {
  for (const corner of picture.querySelectorAll(".blackout__corner")) corner.remove();
}

/** A small cross at a place of the photo. */
export function addMark(name, [x, y], stage) {
  const mark = addShape("svg", { class: name, x: `${x}%`, y: `${y}%`, overflow: "visible" }, stage);
  addShape("path", { d: "M-12 0H12M0-12V12" }, mark);
  return mark;
}
