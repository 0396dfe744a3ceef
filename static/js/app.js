// What every page does beyond HTML. Each page also works without any of it.

import { announce, sentences } from "./announce.js";
import { focusAfterSwaps, focusOnErrors } from "./focus.js";
import {
  explainFailures,
  followLinksOnce,
  hearTheServer,
  pollOnlyWhenSeen,
  releaseOnReturn,
  sendFormsOnce,
} from "./requests.js";

// The style sheet shows what needs a script, or the clipboard, only where there is one.
const root = document.documentElement;
root.classList.add("js");
if (navigator.clipboard) root.classList.add("can-copy");

focusOnErrors();
focusAfterSwaps();
pollOnlyWhenSeen();
hearTheServer();
sendFormsOnce();
followLinksOnce();
releaseOnReturn();
explainFailures();

// What is being put right is not called wrong any longer; the answer will tell.
document.addEventListener("input", ({ target }) => {
  if (target.closest("[data-recompute]")) target.removeAttribute("aria-invalid");
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print();
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest(".copy[data-copy]");
  const source = button && document.querySelector(button.dataset.copy);
  if (source) copy(source);
});

async function copy(source) {
  // biome-ignore lint/performance/useDomNodeTextContent: what is copied is what somebody sees
  const text = source.value ?? source.innerText;
  try {
    await navigator.clipboard.writeText(text.trim());
    announce(sentences.copied);
  } catch {
    announce(sentences.copyFailed);
  }
}
