// A photo that may be left out is chosen with a button of ours, too; what was chosen is shown in its place.

for (const field of document.querySelectorAll(".pick > input:not([required])")) {
  const see = () => field.parentElement.toggleAttribute("data-empty", !field.files.length);
  field.addEventListener("change", see);
  see();
}
