"use strict";
// "/" jumps into the search box; where it is hidden, to the page of the search.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const box = document.getElementById("q") || document.getElementById("search-box");
  if (box && box.offsetParent !== null) {
    event.preventDefault();
    box.focus();
    box.select();
  } else {
    document.querySelector(".topbar-search-link")?.click();
  }
});
