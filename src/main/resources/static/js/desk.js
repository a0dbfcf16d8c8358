"use strict";
// A liaison's desk: a tone and the title when something arrives, the switch for it, printing, and the comparison's help.
// Pages work without it.
(() => {
  const button = document.querySelector("[data-desk-sound]");
  const KEY = "fanzha-desk-sound";
  const LAST = "fanzha-desk-sound-at";
  const ARRIVALS = ["stop-requested", "control-requested", "control-lift-asked", "freeze-sent", "freeze-renewed", "freeze-released", "return-sent", "protection-requested"];
  let audio = null;

  const wanted = () => { try { return localStorage.getItem(KEY) !== "off"; } catch { return false; } };

  function show() {
    if (!button) return;
    button.setAttribute("aria-pressed", String(wanted()));
    button.textContent = wanted() ? button.dataset.on : button.dataset.off;
  }

  // Browsers let a page sound only after somebody has touched it.
  function ready() {
    audio ||= "AudioContext" in window ? new AudioContext() : null;
    if (audio && audio.state === "suspended") audio.resume().catch(() => {});
    return audio;
  }

  // Two notes, without a file.
  function tone() {
    const out = ready();
    if (!out) return;
    document.body.dataset.deskTones = String(Number(document.body.dataset.deskTones || 0) + 1);
    [[880, 0], [1175, 0.18]].forEach(([pitch, after]) => {
      const note = out.createOscillator();
      const loud = out.createGain();
      const from = out.currentTime + after;
      note.frequency.value = pitch;
      loud.gain.setValueAtTime(0.0001, from);
      loud.gain.exponentialRampToValueAtTime(0.25, from + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.0001, from + 0.32);
      note.connect(loud).connect(out.destination);
      note.start(from);
      note.stop(from + 0.35);
    });
  }

  // Of several open tabs one sounds.
  function arrived() {
    if (wanted()) {
      const now = Date.now();
      try {
        if (now - Number(localStorage.getItem(LAST) || 0) > 1500) {
          localStorage.setItem(LAST, String(now));
          tone();
        }
      } catch { tone(); }
    }
    count();
  }

  // A page with a queue has its number in the title by itself; any other counts what came since it was opened.
  const plain = document.title;
  let came = 0;
  function count() {
    if (document.querySelector("[data-title-badge]")) return;
    came += 1;
    document.title = `(${came}) ${plain}`;
  }

  if (button) {
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      try { localStorage.setItem(KEY, wanted() ? "off" : "on"); } catch { /* nothing is remembered */ }
      show();
      if (wanted()) tone();
    });
    addEventListener("storage", show);
    for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => { if (wanted()) ready(); }, { once: true });
    for (const kind of ARRIVALS) document.body.addEventListener(`live:${kind}`, arrived);
  }

  // What is typed of the bank's books is compared at once; the choice stays hers.
  const same = (a, b) => a.replace(/[\s,，\-:：/T]/g, "") === b.replace(/[\s,，\-:：/T]/g, "");
  document.addEventListener("change", (event) => {
    const typed = event.target.closest("[data-asked]");
    if (!typed || !typed.value.trim()) return;
    const numbers = typed.dataset.asked.match(/^[\d,.]+$/) && typed.value.match(/^[\d,.]+$/) && typed.name === "amountAtBank";
    const agrees = numbers
      ? Number(typed.dataset.asked.replaceAll(",", "")) === Number(typed.value.replaceAll(",", ""))
      : same(typed.dataset.asked, typed.value);
    const choice = document.getElementById(`${typed.dataset.field}-${agrees ? "agrees" : "differs"}`);
    if (choice) choice.checked = true;
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const all = event.target.closest("[data-all-agree]");
    if (all) for (const choice of document.querySelectorAll("input[value=AGREES]")) choice.checked = true;
  });
})();
