"use strict";
// After a refusal the message says what is wrong; this marks the fields of that form which can't be right as they stand:
// empty though required, too long, letters in an amount. A text that was cut while pasting is told of at its field.
(() => {
  const FIELDS = "input:not([type=hidden],[type=checkbox],[type=radio],[type=submit]), select, textarea";
  const AMOUNT = /^\s*\d+(\.\d{1,2})?\s*$/;
  const DIGITS = /^[\d\s-]*$/;
  const PHONE = /^[\d\s()+-]*$/;

  function wrong(field) {
    const value = field.value.normalize("NFKC");
    if (!field.validity.valid || (field.required && !value.trim())) return true;
    if (field.maxLength > 0 && field.value.length > field.maxLength) return true;
    // a date that the browser could not even show
    if (!value) return Boolean(field.getAttribute("value"));
    const form = { decimal: AMOUNT, numeric: DIGITS, tel: PHONE }[field.inputMode];
    return form !== undefined && !form.test(value);
  }

  function mark(form) {
    const folded = form.closest("details");
    if (folded) folded.open = true;
    // a form whose server names its fields knows better
    if (form.querySelector("[aria-invalid]")) return;
    for (const field of form.querySelectorAll(FIELDS)) {
      if (!field.disabled && wrong(field)) {
        field.classList.add("is-invalid");
        field.setAttribute("aria-invalid", "true");
      }
    }
  }

  function markAt(path) {
    const forms = [...document.querySelectorAll("main form[method=post]")]
      .filter((form) => new URL(form.getAttribute("action"), location.href).pathname === path);
    // several buttons may share an address; which of them was pressed isn't told
    if (forms.length === 1) mark(forms[0]);
  }

  // a refusal stands at the address that its form was sent to
  if (document.querySelector("main .alert-danger")) markAt(location.pathname);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.xhr?.status === 422) markAt(new URL(event.detail.pathInfo.requestPath, location.href).pathname);
  });

  document.addEventListener("input", ({ target }) => {
    if (target.matches?.(".is-invalid") && !wrong(target)) {
      target.classList.remove("is-invalid");
      target.removeAttribute("aria-invalid");
    }
    if (target.nextElementSibling?.matches(".field-cut") && target.value.length < target.maxLength) target.nextElementSibling.remove();
  });

  document.addEventListener("paste", ({ target, clipboardData }) => {
    if (!(target.maxLength > 0) || !clipboardData) return;
    const chosen = (target.selectionEnd ?? 0) - (target.selectionStart ?? 0);
    const over = target.value.length - chosen + clipboardData.getData("text").replaceAll("\r\n", "\n").length - target.maxLength;
    if (over <= 0) return;
    let note = target.nextElementSibling;
    if (!note?.matches(".field-cut")) {
      note = document.createElement("p");
      note.className = "field-cut";
      note.setAttribute("role", "status");
      target.after(note);
    }
    note.textContent = document.body.dataset.cut.replace("{0}", target.maxLength).replace("{1}", over);
  });
})();

// On paper nothing is folded away, also where the style alone can't open it.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.fold:not([open])")) {
    fold.open = true;
    fold.dataset.printed = "";
  }
});
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details.fold[data-printed]")) {
    fold.open = false;
    delete fold.dataset.printed;
  }
});
