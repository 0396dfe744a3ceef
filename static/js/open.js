// A link of a receipt has number and key behind its #, which no browser sends: they go into the form, and out of the
// address and the history.

const form = document.getElementById("open-form");
const [, reference, key] = /^#(RG-[0-9A-Z-]+)\/([0-9A-Z-]+)$/i.exec(decodeURIComponent(location.hash)) ?? [];

if (key) {
  form.elements.reference.value = reference;
  form.elements.key.value = key;
  history.replaceState(history.state, "", location.pathname + location.search);
  form.querySelector("[type=submit]").focus();
  document.dispatchEvent(new CustomEvent("say", { detail: { text: form.dataset.filled } }));
}
