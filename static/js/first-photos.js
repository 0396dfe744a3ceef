// Whoever has chosen photos wants them sent: with a script one button asks for them, and they go up at once.

const form = document.getElementById("first-photos");
const { photos } = form.elements;
const pick = form.querySelector("[data-scripted]");

for (const part of form.querySelectorAll("[data-plain], [data-scripted]")) part.hidden = !part.hidden;
// What is said to be wrong leads to what can be seen.
pick.id = photos.id;
photos.removeAttribute("id");
pick.addEventListener("click", () => {
  photos.value = ""; // The same photos are a choice, too, after a sending that failed.
  photos.click();
});
photos.addEventListener("change", () => {
  if (photos.files.length) form.querySelector("[type=submit]").click();
});
// Another choice would break off what is being sent, however long that takes.
form.addEventListener("submit", () => {
  pick.disabled = true;
});
addEventListener("pageshow", () => {
  pick.disabled = false;
});
