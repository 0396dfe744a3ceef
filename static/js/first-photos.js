// Whoever has chosen photos wants them sent: one press less. Without a script, the button does it.

const form = document.getElementById("first-photos");
const { photos } = form.elements;

photos.addEventListener("change", () => {
  if (photos.files.length) form.requestSubmit();
});
