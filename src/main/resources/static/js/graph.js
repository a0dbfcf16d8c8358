"use strict";
// The graph of links: begins with the rows of the list beside it, and every step that is opened is added to both.
(() => {
  const place = document.getElementById("graph");
  if (!place || !window.cytoscape) return;
  const MOST = 250;
  const said = document.getElementById("graph-said");
  const body = document.querySelector("#graph-list tbody");
  const centre = place.dataset.centre;
  const opened = new Set([centre]);
  const leaving = document.getElementById("graph-export");
  const shapes = { case: "round-rectangle", observable: "ellipse", suspect: "diamond", gang: "hexagon" };
  const colours = { case: "#14418b", observable: "#b25e09", suspect: "#6941c6", gang: "#c4320a" };

  document.getElementById("graph-card").hidden = false;
  const node = (key, kind, label, open) => ({ group: "nodes", data: { id: key, label, shape: shapes[kind], colour: colours[kind] }, classes: open ? "" : "closed" });
  const edge = (a, b) => ({ group: "edges", data: { id: [a, b].sort().join(">"), source: a, target: b } });
  const elements = [node(centre, centre.split(":")[0], document.querySelector("#graph-page .sub .mono")?.textContent || "", true)];
  for (const row of body.rows) {
    elements.push(node(row.dataset.key, row.dataset.kind, row.dataset.label, Boolean(row.querySelector("[data-expand]"))), edge(centre, row.dataset.key));
  }
  const cy = cytoscape({
    container: place,
    elements,
    minZoom: 0.15,
    maxZoom: 3,
    style: [
      { selector: "node", style: { "background-color": "data(colour)", shape: "data(shape)", width: 26, height: 26, label: "data(label)", "font-size": 11, color: "#1d2939", "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-overflow-wrap": "anywhere", "text-max-width": 120, "text-background-color": "#fbfcfe", "text-background-opacity": 0.85 } },
      { selector: "node.closed", style: { "background-color": "#98a2b3", "border-width": 2, "border-style": "dashed", "border-color": "#475467" } },
      { selector: "node.opened", style: { "border-width": 3, "border-color": "#101828" } },
      { selector: "edge", style: { width: 1.5, "line-color": "#98a2b3", "curve-style": "straight" } },
    ],
  });
  const arrange = () => cy.layout({ name: "cose", animate: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 9000, idealEdgeLength: () => 90, padding: 24 }).run();
  cy.getElementById(centre).addClass("opened");
  arrange();
  place.dataset.drawn = String(cy.nodes().length);

  const cell = (row, text, className) => {
    const td = row.insertCell();
    td.textContent = text;
    if (className) td.className = className;
    return td;
  };

  function listed(one, from) {
    const row = body.insertRow();
    row.dataset.key = one.key;
    row.dataset.kind = one.kind;
    row.dataset.label = one.label;
    cell(row, one.kindName, "nowrap");
    const what = cell(row, "");
    const name = document.createElement(one.href ? "a" : "span");
    name.className = one.href ? "mono cell-link" : "mono";
    name.textContent = one.label;
    if (one.href) name.href = one.href;
    what.append(name);
    cell(row, one.detail);
    cell(row, one.unit);
    cell(row, from, "mono");
    const last = cell(row, "");
    if (one.open) {
      const link = document.createElement("a");
      link.className = "cell-link";
      link.href = `${place.dataset.page}?node=${encodeURIComponent(one.key)}`;
      link.dataset.expand = one.key;
      link.textContent = place.dataset.openLabel;
      link.setAttribute("aria-label", `${place.dataset.openLabel} ${one.label}`);
      last.append(link);
    }
  }

  async function open(key) {
    const at = cy.getElementById(key);
    if (opened.has(key) || at.empty() || at.hasClass("closed")) return;
    opened.add(key);
    const answer = await fetch(`${place.dataset.nodes}?node=${encodeURIComponent(key)}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer || !answer.ok) {
      opened.delete(key);
      said.textContent = said.dataset.failed;
      return;
    }
    const step = await answer.json();
    let added = 0;
    let left = step.more;
    for (const one of step.neighbours) {
      if (cy.getElementById(one.key).empty()) {
        if (cy.nodes().length >= MOST) {
          left += 1;
          continue;
        }
        cy.add({ ...node(one.key, one.kind, one.label, one.open), position: { ...at.position() } });
        listed(one, step.centre.label);
        added += 1;
      }
      const line = edge(key, one.key);
      if (cy.getElementById(line.data.id).empty()) cy.add(line);
    }
    at.addClass("opened");
    const also = document.createElement("input");
    also.type = "hidden";
    also.name = "node";
    also.value = key;
    leaving.append(also);
    if (added) arrange();
    place.dataset.drawn = String(cy.nodes().length);
    const words = [added ? said.dataset.opened.replace("{n}", added).replace("{what}", step.centre.label) : place.dataset.none];
    if (left) words.push(said.dataset.more.replace("{n}", left));
    if (step.outside) words.push(said.dataset.outside.replace("{n}", step.outside));
    said.textContent = words.join(" ");
  }

  cy.on("tap", "node", (event) => open(event.target.id()));
  body.addEventListener("click", (event) => {
    const link = event.target.closest("[data-expand]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(link.dataset.expand);
    }
  });
  // the picture is drawn here; who took it, when and what for is on record first, and stands below it
  const picture = leaving.querySelector("[data-graph-png]");
  picture.hidden = false;
  picture.addEventListener("click", async () => {
    if (!leaving.reportValidity()) return;
    const body = new URLSearchParams(new FormData(leaving));
    body.set("format", "png");
    const answer = await fetch(leaving.action, { method: "POST", body }).catch(() => null);
    if (!answer || !answer.ok) {
      said.textContent = said.dataset.failed;
      return;
    }
    const { stamp } = await answer.json();
    const drawn = new Image();
    drawn.src = cy.png({ full: true, scale: 2, bg: "#ffffff", maxWidth: 6000, maxHeight: 6000 });
    await drawn.decode();
    const sheet = document.createElement("canvas");
    sheet.width = Math.max(drawn.width, 900);
    sheet.height = drawn.height + 48;
    const pen = sheet.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(drawn, 0, 0);
    pen.fillStyle = "#475467";
    pen.font = "18px sans-serif";
    pen.fillText(stamp, 12, drawn.height + 30, sheet.width - 24);
    sheet.toBlob((file) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = "graph.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  });
  const tools = {
    in: () => cy.zoom({ level: cy.zoom() * 1.25, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    out: () => cy.zoom({ level: cy.zoom() / 1.25, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    fit: () => cy.fit(undefined, 24),
    layout: arrange,
  };
  document.querySelector(".graph-tools").addEventListener("click", (event) => {
    const tool = event.target.closest("[data-graph]");
    if (tool) tools[tool.dataset.graph]();
  });
})();
