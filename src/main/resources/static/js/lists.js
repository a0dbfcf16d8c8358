"use strict";
// Choosing rows of a list: all of the page at once, and how many are chosen. Without it each row is chosen by itself.
for (const all of document.querySelectorAll("[data-choose-all]")) {
  const form = all.closest("form");
  const boxes = () => [...form.querySelectorAll("input[name=chosen]")];
  const count = form.querySelector(".bulk-count");
  const hint = count?.textContent;
  const tell = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
    if (count) {
      count.textContent = chosen > 0 ? count.dataset.chosen.replace("#", String(chosen)) : hint;
    }
  };
  all.hidden = false;
  all.addEventListener("change", () => {
    boxes().forEach((box) => { box.checked = all.checked; });
    tell();
  });
  form.addEventListener("change", tell);
  // Enter in a field of the bulk bar must not do whichever act stands first
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) {
      event.preventDefault();
      event.target.closest("fieldset")?.querySelector("button")?.focus();
    }
  });
}
