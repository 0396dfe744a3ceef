// Boxes over a photo, in percent of its width and height: `[left, top, width, height]`. No page, no pointer.

/** The least width and height of a box, as the server wants it. */
export const SMALLEST = 0.05;
// What rounding may add at the far edge.
const TOLERANCE = 0.001;

/** Returns `value`, but not below 0 and not above `most`. */
export function clamp(value, most) {
  return Math.min(Math.max(value, 0), most);
}

/** Two digits behind the point, as they stand in the fields: a hundredth is about a pixel of a very long photo. */
export function tidy(value) {
  return Math.round(value * 100) / 100;
}

/** Says whether the four numbers are a box inside the photo; a number that is missing (NaN) makes none. */
export function isBox([left, top, width, height]) {
  const fits = left + width <= 100 + TOLERANCE && top + height <= 100 + TOLERANCE;
  return left >= 0 && top >= 0 && width > 0 && height > 0 && fits;
}

/** Returns the box as it may be written: tidy, not too small, and inside the photo. */
export function fit([left, top, width, height]) {
  const fitWidth = clamp(Math.max(tidy(width), SMALLEST), 100);
  const fitHeight = clamp(Math.max(tidy(height), SMALLEST), 100);
  return [clamp(tidy(left), 100 - fitWidth), clamp(tidy(top), 100 - fitHeight), fitWidth, fitHeight].map(tidy);
}

/** Returns the box between two places, in whichever direction somebody drew. */
export function boxBetween([x, y], [otherX, otherY]) {
  return [Math.min(x, otherX), Math.min(y, otherY), Math.abs(x - otherX), Math.abs(y - otherY)];
}

/** Returns the box after it was dragged from one place to another. */
export function moveBox([left, top, width, height], [fromX, fromY], [toX, toY]) {
  return [left + toX - fromX, top + toY - fromY, width, height];
}

/** Returns a box of a part of the photo as one of the whole; the part is given as boxes are. */
export function ofWhole([left, top, width, height], [partLeft, partTop, partWidth, partHeight]) {
  const across = (value) => (value * partWidth) / 100;
  const down = (value) => (value * partHeight) / 100;
  return [partLeft + across(left), partTop + down(top), across(width), down(height)];
}

/** The corners of a box, by their number: upper left, upper right, lower left, lower right. */
export const CORNERS = [
  [0, 0],
  [100, 0],
  [0, 100],
  [100, 100],
];

/** Returns the place of the corner across from `corner`, which stays when somebody pulls at it. */
export function cornerAcross([left, top, width, height], corner) {
  const [x, y] = CORNERS[corner];
  return [left + (x === 0 ? width : 0), top + (y === 0 ? height : 0)];
}

// Where an arrow key goes, across and down.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Returns the place one step from another in the way of an arrow key, inside the photo; of another key, nothing. */
export function stepFrom([x, y], key, [across, down]) {
  const way = WAYS[key];
  return way && [clamp(x + way[0] * across, 100), clamp(y + way[1] * down, 100)];
}

/** Returns where a point of the screen is on the photo, at its edge if it is beside it. */
export function placeOn(area, { clientX, clientY }) {
  const x = ((clientX - area.left) / area.width) * 100;
  const y = ((clientY - area.top) / area.height) * 100;
  return [clamp(x, 100), clamp(y, 100)];
}
