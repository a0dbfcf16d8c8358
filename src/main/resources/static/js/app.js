"use strict";
// The small behaviours every page shares; pages work without them.
document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-toggle]");
  if (toggle) {
    const target = document.querySelector(toggle.dataset.toggle);
    const open = target.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
  }
});

const two = (n) => String(n).padStart(2, "0");
const span = (s) => `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;

// A countdown shows the time left to data-until and says plainly when it is over; a wait shows the time since
// data-since and turns red after data-limit seconds.
function tick() {
  const now = Date.now();
  for (const wait of document.querySelectorAll("[data-since]")) {
    const waited = Math.max(0, Math.floor((now - Date.parse(wait.dataset.since)) / 1000));
    wait.classList.toggle("late", waited > Number(wait.dataset.limit));
    wait.textContent = span(waited);
  }
  for (const clock of document.querySelectorAll("[data-until]")) {
    const left = Math.floor((Date.parse(clock.dataset.until) - now) / 1000);
    clock.classList.toggle("late", left <= 0);
    clock.classList.toggle("soon", left > 0 && left <= Number(clock.dataset.soon || 7200));
    const text = span(Math.abs(left));
    clock.textContent = left > 0 ? text : (clock.dataset.over || `-${text}`);
  }
}
setInterval(tick, 1000);
document.addEventListener("DOMContentLoaded", tick);
document.addEventListener("htmx:load", tick);

// A session that ended while a form was open must not cost the officer what was typed.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) {
    const status = document.getElementById("live-status");
    status.textContent = document.body.dataset.sessionEnded;
    status.classList.add("lost");
  }
});

// A file that is too large is told of before it travels, and in words where the server says so.
document.addEventListener("change", (event) => {
  const limit = Number(event.target.dataset?.maxBytes);
  if (!limit || !event.target.files) return;
  const sum = [...event.target.files].reduce((bytes, file) => bytes + file.size, 0);
  event.target.setCustomValidity(sum > limit ? document.body.dataset.tooLarge : "");
  event.target.reportValidity();
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 413) {
    const file = event.detail.elt.querySelector?.("input[type=file]");
    file?.setCustomValidity(document.body.dataset.tooLarge);
    file?.reportValidity();
  }
});

// A page that reads again because of a live event is not a person at work: the idle time-out goes on.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.triggeringEvent?.type?.startsWith("live:")) {
    event.detail.headers["X-Background"] = "live";
  }
});
