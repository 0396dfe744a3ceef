// The label beside the form of a return address shows what is typed, as it will stand on the parcel.

for (const line of document.querySelectorAll("[data-shows]")) {
  const field = document.getElementById(line.dataset.shows);
  const empty = line.textContent;
  const show = () => {
    const typed = field.value.trim();
    line.textContent = typed || empty;
    line.toggleAttribute("data-typed", typed !== "");
  };
  field.addEventListener("input", show);
  show();
}
