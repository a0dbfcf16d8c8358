"use strict";
// The help of the open page beside it, instead of in its place: the link in the top bar, or the key "?".
(() => {
  const link = document.querySelector("[data-help]");
  if (!link || !("showModal" in HTMLDialogElement.prototype)) return;
  let dialog = null;

  function make() {
    const made = document.createElement("dialog");
    made.className = "help-dialog";
    made.setAttribute("aria-labelledby", "help-name");
    const head = document.createElement("div");
    head.className = "help-dialog-head";
    const links = document.createElement("div");
    links.className = "help-dialog-links";
    for (const [href, text] of [["/help/first-steps", link.dataset.firstSteps], [link.href, link.dataset.all]]) {
      const a = document.createElement("a");
      a.href = href;
      a.textContent = text;
      links.append(a);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn";
    close.textContent = link.dataset.close;
    close.addEventListener("click", () => made.close());
    head.append(links, close);
    const body = document.createElement("div");
    made.append(head, body);
    // a press beside the dialog closes it
    made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
    made.addEventListener("close", () => link.focus());
    document.body.append(made);
    return made;
  }

  async function open() {
    if (dialog?.open) return;
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      dialog ??= make();
      dialog.lastChild.innerHTML = text;
      dialog.showModal();
      dialog.querySelector("#help-name")?.focus();
    } catch {
      location.assign(link.href);
    }
  }

  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "?" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
})();
