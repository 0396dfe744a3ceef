// Whoever has chosen photos wants them sent: with a script they go up at once.

// Milliseconds after which photos may be chosen again, where a browser does not tell that a sending was stopped.
const PATIENCE = 60_000;

const form = document.getElementById("first-photos");
const { photos } = form.elements;

photos.addEventListener("click", (event) => {
  if (isSending()) event.preventDefault();
  else photos.value = ""; // The same photos are a choice, too, after a sending that failed.
});
photos.addEventListener("change", () => {
  if (!photos.files.length || isSending()) return;
  form.dataset.sends = "";
  form.querySelector("[type=submit]").click();
});
// Another choice would break off what is being sent, however long that takes.
form.addEventListener("submit", () => {
  photos.setAttribute("aria-disabled", "true");
  if (!globalThis.navigation) setTimeout(release, PATIENCE);
});
globalThis.navigation?.addEventListener("navigateerror", release); // stopped by the reader, or broken off
addEventListener("pageshow", release);

function isSending() {
  return photos.hasAttribute("aria-disabled");
}

function release() {
  photos.removeAttribute("aria-disabled");
  form.removeAttribute("aria-busy");
}
