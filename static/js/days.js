// The usual days of a page are counted from the day on which it came; left open over midnight in Korea, they move on.

const seen = new WeakMap(); // a button with a usual day -> the day on which it came, or last moved on

/** Returns today in Korea as the moment at which that day begins in UTC. */
function today() {
  return Date.parse(new Date().toLocaleDateString("sv", { timeZone: "Asia/Seoul" }));
}

function see() {
  for (const button of document.querySelectorAll("[data-fills]")) {
    if (!seen.has(button)) seen.set(button, today());
  }
}

see();
document.addEventListener("htmx:afterSettle", see);
// Before whoever writes the day into its field.
addEventListener(
  "click",
  ({ target }) => {
    const button = target.closest("[data-fills]");
    const day = new Date(Date.parse(button?.value) + today() - seen.get(button));
    if (Number.isNaN(day.getTime())) return; // No button, or one with a word.
    button.value = day.toISOString().slice(0, 10);
    seen.set(button, today());
  },
  true,
);
