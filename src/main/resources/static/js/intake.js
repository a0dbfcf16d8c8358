"use strict";
// The intake form by keyboard: Enter goes to the next field that a call needs, Ctrl+Enter stops the payments, Ctrl+S
// saves, Alt and a letter jumps. A recognised value goes into its field by a press. The form works without all of it.
(() => {
  const form = document.querySelector(".intake-form");
  if (!form) return;
  const usable = (field) => field && !field.disabled && !field.readOnly && field.offsetParent !== null;
  const button = (name) => form.querySelector(`button[value=${name}]`);

  // An institution is a step where the bank behind the account was not found.
  function isStep(field) {
    if (field.matches("[data-step], #victimName, #victimPhone, #victimIdNo, #summary, button[value=stop]")) return true;
    if (!field.matches("select[name$='.institution']") || field.value) return false;
    const line = field.closest("fieldset");
    return Boolean(line.querySelector("[data-step]").value && line.querySelector("[data-bank=none]"));
  }

  function next(from) {
    const fields = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button")];
    const rest = fields.slice(fields.indexOf(from) + 1);
    const to = rest.find((field) => usable(field) && isStep(field)) || form.querySelector("[data-finish]") || button("save");
    to?.focus();
    if (to?.matches("input")) to.select();
  }

  function press(target) {
    if (target) form.requestSubmit(target);
  }

  function jump(selector) {
    const to = [...form.querySelectorAll(selector)].find((field) => usable(field) && !(selector.includes("data-step") && field.value));
    to?.focus();
  }

  const letters = {
    KeyQ: () => jump(".payee input[data-step]"),
    KeyA: () => jump("#summary"),
    KeyR: () => jump("#victimName"),
    KeyN: () => press(button("add")),
    KeyP: () => { form.querySelector("details.pasted").open = true; jump("#pasted"); },
  };

  form.addEventListener("keydown", (event) => {
    // while an input method composes, Enter belongs to it
    if (event.isComposing || event.keyCode === 229) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && control) {
      event.preventDefault();
      press(button("stop"));
    } else if (event.key === "Enter" && event.target.matches("input, select")) {
      event.preventDefault();
      next(event.target);
    }
  });

  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      press(form.querySelector("[data-finish]") || button("save"));
    } else if (event.altKey && !control && !event.shiftKey && letters[event.code]) {
      event.preventDefault();
      letters[event.code]();
    }
  });

  // Puts an offered value into the first such field that is empty; the server adds a line where there is none.
  form.addEventListener("click", (event) => {
    const offer = event.target.closest("button[data-put]");
    if (!offer) return;
    const { put, ofLine, field, value } = offer.dataset;
    const target = ofLine
      ? [...form.querySelectorAll(`[data-target=${put}]`)].find((one) => usable(one) && !one.value)
      : form.querySelector(`#${field}`);
    if (!target) return;
    event.preventDefault();
    target.value = put === "CLUES" && target.value.trim() ? `${target.value.trimEnd()}\n${value}` : value;
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.dispatchEvent(new Event("change", { bubbles: true }));
    target.scrollIntoView({ block: "nearest" });
    offer.classList.add("used");
  });

  // “20分钟前” is told once: the field takes the moment that it was read as.
  document.addEventListener("htmx:afterSwap", (event) => {
    const read = event.target.querySelector?.("[data-moment]");
    const field = read && event.target.parentElement.querySelector("input[data-moment]");
    if (field && field.value.trim()) field.value = read.dataset.moment;
  });
})();
