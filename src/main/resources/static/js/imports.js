"use strict";
// The import page: a dropped file, the kind guessed from its name, the upload's progress. The page works without.
(() => {
  const form = () => document.getElementById("import-form");
  const tell = (id, text) => { document.getElementById(id).textContent = text; };
  let sending = null;
  let uploaded = true;

  // the longest name of a kind in the file's name wins: "alert-attempts" is not "alerts"
  function guess(fileName) {
    const stem = fileName.toLowerCase().replace(/\.[^.]*$/, "").replace(/[\s_]+/g, "-");
    let best = null;
    for (const option of form().kind.options) {
      for (const word of option.dataset.words.toLowerCase().replace(/\s+/g, "-").split(";")) {
        const found = /^[a-z-]+$/.test(word) ? new RegExp(`(^|[^a-z])${word}([^a-z]|$)`).test(stem) : stem.includes(word);
        if (found && word.length > (best ? best.length : 0)) best = { option, length: word.length };
      }
    }
    return best && best.option;
  }

  function chosen(more) {
    const file = form().file.files[0];
    if (!file) return;
    const option = guess(file.name);
    if (option) option.selected = true;
    const told = option ? form().dataset.guessed.replace("{0}", option.text) : form().dataset.notGuessed;
    tell("file-told", more ? `${form().dataset.oneFile} ${told}` : told);
  }

  document.addEventListener("change", (event) => {
    if (event.target.id === "file") chosen(false);
    if (event.target.id === "kind") tell("file-told", "");
  });

  const holdsFiles = (event) => form() && event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  const mark = (on) => document.querySelector(".drop-zone").classList.toggle("over", on);
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (form() && !event.relatedTarget) mark(false);
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(false);
    if (sending) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    form().file.files = one.files;
    chosen(event.dataTransfer.files.length > 1);
  });

  // leaving the page costs nothing once the server has the whole file
  addEventListener("beforeunload", (event) => { if (!uploaded) event.preventDefault(); });

  document.addEventListener("submit", (event) => {
    if (event.target !== form() || !form().file.files.length) return;
    event.preventDefault();
    if (!sending) send(event.target);
  });

  function send(sent) {
    const bar = sent.querySelector("progress");
    const button = sent.querySelector("button[type=submit]");
    const request = new XMLHttpRequest();
    let asking = 0;
    sending = request;
    uploaded = false;
    button.disabled = true;
    document.getElementById("upload").hidden = false;
    bar.hidden = false;
    bar.value = 0;
    tell("upload-told", sent.dataset.uploading);
    request.upload.addEventListener("progress", (event) => { if (event.total) bar.value = (100 * event.loaded) / event.total; });
    request.upload.addEventListener("load", () => {
      uploaded = true;
      bar.removeAttribute("value");
      tell("upload-told", sent.dataset.importing);
      asking = setInterval(() => htmx.trigger("#history", "again"), 2000);
    });
    request.addEventListener("loadend", () => {
      clearInterval(asking);
      const lost = request.status === 0 && uploaded;
      uploaded = true;
      sending = null;
      button.disabled = false;
      bar.hidden = true;
      if ([200, 422].includes(request.status)) {
        show(request);
      } else {
        tell("upload-told", lost ? sent.dataset.lost : sent.dataset.broken);
        htmx.trigger("#history", "again");
      }
    });
    request.open("POST", sent.action);
    request.send(new FormData(sent));
  }

  // what a plain form would have opened, without loading it once more
  function show(request) {
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    const content = answer.getElementById("content");
    if (!content || !answer.getElementById("import-form")) {
      location.assign(request.responseURL);
      return;
    }
    const here = document.getElementById("content");
    here.replaceWith(document.adoptNode(content));
    htmx.process(content);
    if (request.status === 200) history.pushState(null, "", request.responseURL);
    (content.querySelector("#result h2") || content).focus();
  }
})();
