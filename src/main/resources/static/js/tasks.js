"use strict";
// A task that was given, urged or sent back to this person is told on whatever page is open.
(() => {
  const link = document.getElementById("task-call");
  if (!link) return;
  for (const kind of ["given", "urged", "returned", "reported"]) {
    document.body.addEventListener(`live:task-${kind}`, (event) => {
      link.href = `${link.dataset.base}/${encodeURIComponent(event.detail.reference)}`;
      link.textContent = link.dataset[kind];
      link.hidden = false;
    });
  }
})();
