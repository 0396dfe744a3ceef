// Boxes that somebody ticks while reading stay ticked in this browser. Without it they are plain boxes.

const PREFIX = "ticks:";

for (const list of document.querySelectorAll("[data-ticks]")) remember(list);
document.addEventListener("htmx:afterSettle", ({ target }) => {
  for (const list of target.querySelectorAll("[data-ticks]")) remember(list);
});

/** Ticks what was ticked before, and keeps each change by the name of its box. */
function remember(list) {
  const key = PREFIX + list.dataset.ticks;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const ticked = read(key);
  for (const box of boxes) box.checked = ticked.includes(box.name);
  list.addEventListener("change", () => {
    write(
      key,
      boxes.filter((box) => box.checked).map((box) => box.name),
    );
  });
}

/** The names kept under `key`; none where the browser keeps nothing, or something else. */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(key, names) {
  try {
    localStorage.setItem(key, JSON.stringify(names));
  } catch {
    // The browser keeps nothing: the boxes hold as long as the page.
  }
}
