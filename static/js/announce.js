// Says something to everybody: a note on the screen that is a live region as well.

const note = document.getElementById("live");
let timer;

/** The sentences that the page brings along, translated. */
export const sentences = note.dataset;

/** Shows `text` for some seconds, and lets a screen reader say it even when it said the same before. */
export function announce(text, seconds = 4) {
  clearTimeout(timer);
  note.textContent = "";
  requestAnimationFrame(() => {
    note.textContent = text;
  });
  timer = setTimeout(() => {
    note.textContent = "";
  }, seconds * 1000);
}
