"use strict";
// "/" jumps into the search box; where it is hidden, to the page of the search. "n" takes a new call, for those who may.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
    return;
  }
  if (event.key === "n") {
    document.querySelector("#sidebar a[href='/intake']")?.click();
    return;
  }
  if (event.key !== "/") {
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
