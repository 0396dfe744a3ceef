// The hash of a file says all that the server needs: the file stays on the device. Where the browser cannot count it
// (no TLS, too little memory), the form is sent as it is.

const form = document.querySelector("form[data-hash-here]");

form?.addEventListener("submit", async (event) => {
  const [file] = form.elements.file.files;
  if (!file || file.size > Number(form.dataset.hashHere) || !window.crypto?.subtle) return;
  event.preventDefault();
  try {
    location.assign(`${form.action}?sha256=${await sha256(file)}`);
  } catch {
    form.submit();
  }
});

async function sha256(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
