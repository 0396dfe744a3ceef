// What goes over the network: one photo with its progress, and small questions. An answer without a status (0) is none.

/** Milliseconds without a byte sent or an answer, after which a photo is given up. */
export const SILENCE = 60_000;

/**
 * Sends one photo with the fields of the plain form. `onProgress` gets the share that is out, `onSent` says that all
 * is. Returns `cancel()` and `ended`, a promise of the answer that never fails.
 */
export function sendPhoto({ address, fields, file, onProgress, onSent }) {
  const request = new XMLHttpRequest();
  const ended = new Promise((resolve) => {
    let stalled = false;
    let watch;
    const giveUp = () => {
      stalled = true;
      request.abort();
    };
    const keepAlive = () => {
      clearTimeout(watch);
      watch = setTimeout(giveUp, SILENCE);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      keepAlive();
      if (total) onProgress(loaded / total);
    };
    request.upload.onload = () => {
      keepAlive();
      onSent();
    };
    request.onloadend = () => {
      clearTimeout(watch);
      const retryAfter = Number(request.getResponseHeader("Retry-After")) || 0;
      resolve({ status: request.status, html: request.responseText, stalled, retryAfter });
    };
    request.open("POST", address);
    request.setRequestHeader("HX-Request", "true");
    keepAlive();
    request.send(bodyOf(fields, file));
  });
  return { ended, cancel: () => request.abort() };
}

function bodyOf(fields, file) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("photos", file, file.name);
  return body;
}

/** Returns the SHA-256 of a file as the server writes it; undefined where the browser cannot count it (no TLS). */
export async function sha256(file) {
  try {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return undefined;
  }
}

/** Asks for the parts of the page that change. */
export function askForParts(address) {
  return ask(address, { headers: { "HX-Request": "true" } });
}

/** Sends a small form. */
export function postForm(address, fields) {
  return ask(address, { method: "POST", body: new URLSearchParams(fields) });
}

async function ask(address, options) {
  try {
    const response = await fetch(address, options);
    return { status: response.status, html: response.ok ? await response.text() : "" };
  } catch {
    return { status: 0, html: "" };
  }
}
