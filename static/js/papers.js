// The button says what it fetches: it takes the words of the size that is ticked.

const button = document.querySelector("[data-follows]");

function follow() {
  const ticked = button.form.querySelector(`[name="${button.dataset.follows}"]:checked`);
  if (ticked) button.textContent = ticked.dataset.button;
}

button.form.addEventListener("change", follow);
addEventListener("pageshow", follow);
follow();
