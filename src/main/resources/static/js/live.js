"use strict";
// What happens elsewhere, told to this page as events on the body:
//   live:<kind>               detail {reference}, for example live:stop-requested
//   live:about:<reference>    detail {kind}
//   live:resync               something may have been missed: read again
// The tabs of a browser share one stream: the tab that holds the lock opens it and passes on what it hears.
(() => {
  const url = document.body.dataset.live;
  if (!url) return;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("fanzha-live") : null;
  const recent = [];
  let source = null;
  let position = document.body.dataset.liveFrom || "";
  let opened = false;
  let pause = 1000;
  let lossShown = 0;
  let heardAt = 0;
  let silence = 45000;

  // What comes while the page is reading may be newer than the answer on its way, and newer than the element that asked:
  // once the page is at rest it reads again.
  let reading = 0;
  let again = false;
  const isRead = (event) => event.detail.requestConfig?.verb === "get";
  document.addEventListener("htmx:beforeRequest", (event) => { if (isRead(event)) reading++; });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isRead(event)) return;
    setTimeout(() => {
      reading--;
      if (reading === 0 && again) {
        again = false;
        document.body.dispatchEvent(new CustomEvent("live:resync"));
      }
    }, 100);
  });

  function tell(message) {
    const body = document.body;
    if (message.kind) {
      again ||= reading > 0;
      body.dispatchEvent(new CustomEvent(`live:${message.kind}`, { detail: { reference: message.reference } }));
      body.dispatchEvent(new CustomEvent(`live:about:${message.reference}`, { detail: { kind: message.kind } }));
    } else if (message.resync) {
      body.dispatchEvent(new CustomEvent("live:resync"));
    } else if (message.state) {
      show(message.state);
    }
  }

  function pass(message) {
    recent.push({ at: Date.now(), message });
    if (recent.length > 200) recent.shift();
    if (channel) channel.postMessage({ message, position });
    tell(message);
  }

  function show(state) {
    const status = document.getElementById("live-status");
    if (!status) return;
    status.dataset.state = state;
    const text = state === "open" ? "" : document.body.dataset[state] || "";
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle("lost", text !== "");
  }

  function open() {
    source = new EventSource(`${url}?from=${encodeURIComponent(position)}`);
    heardAt = Date.now();
    source.onopen = () => {
      heardAt = Date.now();
      clearTimeout(lossShown);
      lossShown = 0;
      pause = 1000;
      pass({ state: "open" });
      if (opened) pass({ resync: true });
      opened = true;
    };
    source.onmessage = (event) => {
      heardAt = Date.now();
      position = event.lastEventId || position;
      pass(JSON.parse(event.data));
    };
    source.addEventListener("beat", (event) => {
      heardAt = Date.now();
      position = event.lastEventId || position;
      silence = 3 * Number(event.data);
    });
    source.addEventListener("resync", (event) => {
      heardAt = Date.now();
      position = event.lastEventId || position;
      pass({ resync: true });
    });
    source.addEventListener("session-ended", end);
    source.onerror = () => {
      // the server renews streams now and then: that is no loss to speak of; tries that fail in a row don't put it off
      lossShown ||= setTimeout(() => pass({ state: "connectionLost" }), 3000);
      if (source && source.readyState === EventSource.CLOSED) retry();
    };
  }

  // A line can die without a word, as when a computer has slept or its network changed: then the signs of life stay away.
  setInterval(() => {
    if (!source || source.readyState !== EventSource.OPEN || Date.now() - heardAt < Math.max(silence, 5000)) return;
    source.close();
    lossShown ||= setTimeout(() => pass({ state: "connectionLost" }), 3000);
    open();
  }, 1000);

  function end() {
    clearTimeout(lossShown);
    if (source) source.close();
    source = null;
    pass({ state: "sessionEnded" });
  }

  // The browser gives up after an answer that is no stream: ask what it was, and begin anew.
  function retry() {
    source.close();
    source = null;
    setTimeout(async () => {
      const question = new AbortController();
      try {
        const answer = await fetch(url, { headers: { Accept: "text/event-stream" }, redirect: "manual", signal: question.signal });
        const refused = answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect";
        question.abort();
        if (refused) end();
        else if (answer.ok) open();
        else retryLater();
      } catch {
        retryLater();
      }
    }, pause);
  }

  function retryLater() {
    pause = Math.min(pause * 2, 30000);
    source = { close() {} };
    retry();
  }

  if (channel && navigator.locks) {
    const tab = crypto.randomUUID();
    channel.onmessage = ({ data }) => {
      if (data.since && source) {
        for (const r of recent) if (r.at >= data.since && r.message.kind) channel.postMessage({ message: r.message, to: data.tab });
      } else if (data.message && !source && (!data.to || data.to === tab)) {
        position = data.position || position;
        tell(data.message);
      }
    };
    // what was told after this page was asked for and before it could listen
    channel.postMessage({ since: performance.timeOrigin, tab });
    navigator.locks.request("fanzha-live", () => { open(); return new Promise(() => {}); });
  } else {
    open();
  }
  // a page that is left must not hold one of the browser's few connections
  addEventListener("pagehide", () => { if (source) source.close(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();

// The number of things that wait, also in the title: of the first element with data-title-badge.
(() => {
  const plain = document.title;
  function badge() {
    const waiting = Number(document.querySelector("[data-title-badge]")?.dataset.titleBadge || 0);
    document.title = waiting > 0 ? `(${waiting}) ${plain}` : plain;
  }
  badge();
  document.addEventListener("htmx:afterSettle", badge);
})();
