// The receipt of a case as a picture and for the share sheet. Its key stands on this page only: everything is made here,
// and nothing is sent.

const card = document.querySelector("[data-receipt]");
const WIDTH = 1080;
const HEIGHT = 1350;
const EDGE = 96;
const PAPER = "#ffffff";
const INK = "#16202a";
const SOFT = "#4c5967";
const BRAND = "#00756f";

if (card) {
  savePictureOnClick(card.querySelector("[data-save-picture]"));
  shareOnClick(card.querySelector("[data-share]"));
}

function savePictureOnClick(button) {
  button.addEventListener("click", () => draw().toBlob((blob) => download(blob, button.dataset.savePicture)));
}

/** Offered only where the browser has a share sheet that takes the text. */
function shareOnClick(button) {
  const { value: text } = document.querySelector(button.dataset.share);
  if (!navigator.canShare?.({ text })) return;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ text }).catch(ignore)); // closed without choosing
}

function ignore() {
  // Nothing was sent, and the card still stands here.
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(URL.revokeObjectURL, 60_000, link.href);
}

/** Returns the card as a canvas, in its own colours: a picture is looked at by day and by night. */
function draw() {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawWay(pen);
  const lines = [
    { text: read("#card-title"), size: 44, weight: 700, color: BRAND, top: 420 },
    { text: read(".receipt__about"), size: 52, weight: 700, color: INK, top: 510 },
    { text: labelOf("#case-reference"), size: 38, weight: 600, color: SOFT, top: 650 },
    { text: read("#case-reference"), size: 92, weight: 800, color: INK, top: 750 },
    { text: labelOf("#case-key"), size: 38, weight: 600, color: SOFT, top: 890 },
    { text: read("#case-key"), size: 70, weight: 800, color: INK, top: 980 },
    { text: read(".receipt__address"), size: 38, weight: 500, color: SOFT, top: 1180 },
  ];
  for (const line of lines) write(pen, line, family);
  return canvas;
}

function read(selector) {
  return card.querySelector(selector).textContent.trim();
}

function labelOf(selector) {
  return card.querySelector(selector).previousElementSibling.textContent.trim();
}

/** Writes one line, smaller where it would not fit. */
function write(pen, { text, size, weight, color, top }, family) {
  const room = WIDTH - 2 * EDGE;
  pen.font = `${weight} ${size}px ${family}`;
  const fits = Math.min(1, room / pen.measureText(text).width);
  pen.font = `${weight} ${Math.floor(size * fits)}px ${family}`;
  pen.fillStyle = color;
  pen.fillText(text, EDGE, top);
}

/** The way that is the sign of this site, walked as far as its first stop. */
function drawWay(pen) {
  const stops = [EDGE + 40, WIDTH / 2, WIDTH - EDGE - 40];
  pen.lineWidth = 14;
  pen.lineCap = "round";
  pen.strokeStyle = BRAND;
  pen.setLineDash([2, 36]);
  pen.beginPath();
  pen.moveTo(stops[0], 250);
  pen.bezierCurveTo(stops[0] + 200, 250, stops[1] - 200, 170, stops[1], 170);
  pen.bezierCurveTo(stops[1] + 200, 170, stops[2] - 200, 250, stops[2], 250);
  pen.stroke();
  pen.setLineDash([]);
  for (const [at, left] of stops.entries()) {
    pen.beginPath();
    pen.arc(left, at === 1 ? 170 : 250, 34, 0, 2 * Math.PI);
    pen.fillStyle = at ? PAPER : BRAND;
    pen.fill();
    pen.stroke();
  }
}
