"use strict";
// Draws the charts beside the tables of a dashboard. What a chart shows is read from its table's cells, so both agree; a
// click on a bar opens the rows behind the number, as the table's link does. Without this script the tables stand open.
(() => {
  const language = document.documentElement.lang.startsWith("zh") ? "zh-CN" : "en";
  const brief = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const colours = { light: ["#1d5fd1", "#8db4f2", "#c2570c"], dark: ["#4f9dff", "#9fd0ff", "#ffb454"] };
  // a table may be longer than a chart can show
  const MOST = { bars: 24, hbars: 10, funnel: 8 };

  function read(table, most) {
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const rows = [...table.tBodies[0].rows].slice(0, most).map((row) => ({
      name: row.cells[0].textContent.trim(),
      cells: [...row.cells].slice(1).map((cell) => ({
        number: Number(cell.dataset.number),
        text: cell.textContent.trim(),
        href: cell.querySelector("a")?.href,
      })),
    }));
    const series = heads
      .map((head, column) => ({ column, name: head.textContent.trim(), measure: head.dataset.measure, draw: head.dataset.draw }))
      .filter((one) => one.draw);
    return { rows, series };
  }

  const scale = (measure) => (value) => (measure === "rate" ? percent : brief).format(value);

  function look(element) {
    const style = getComputedStyle(element);
    const dark = element.closest(".wall") !== null;
    const size = parseFloat(style.fontSize);
    return {
      dark, size, colour: style.color,
      text: { color: style.color, fontFamily: style.fontFamily, fontSize: size },
      line: dark ? "rgba(255,255,255,.16)" : "rgba(15,42,87,.12)",
    };
  }

  function base(data, l) {
    return {
      animation: !still && !l.dark,
      color: colours[l.dark ? "dark" : "light"],
      textStyle: l.text,
      legend: { top: 0, textStyle: l.text, itemWidth: l.size, itemHeight: l.size * 0.7, type: "scroll", pageTextStyle: l.text },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" },
        formatter: (points) => {
          const row = data.rows[points[0].dataIndex];
          return [row.name, ...points.map((p) => `${p.seriesName}  ${row.cells[data.series[p.seriesIndex].column].text}`)].join("\n");
        },
      },
    };
  }

  const values = (data, one) => data.rows.map((row) => row.cells[one.column].number);
  const measures = (data) => [...new Set(data.series.map((one) => one.measure))];
  // shares that come near the whole are shown against it
  function ofWhole(measure, data) {
    const most = Math.max(...data.series.filter((one) => one.measure === measure).flatMap((one) => values(data, one)));
    return measure === "rate" && most > 0.5 && most <= 1 ? { max: 1, interval: 0.25 } : {};
  }
  const valueAxis = (measure, l, n, data) => ({
    type: "value", min: 0, splitNumber: 4, ...ofWhole(measure, data), axisLabel: { ...l.text, formatter: scale(measure), hideOverlap: true },
    splitLine: { show: n === 0, lineStyle: { color: l.line } }, minInterval: measure === "count" ? 1 : 0,
  });

  function bars(data, l) {
    const axes = measures(data);
    return {
      ...base(data, l),
      grid: { left: 4, right: 4, top: l.size * 2.6, bottom: 2, containLabel: true },
      xAxis: { type: "category", data: data.rows.map((row) => row.name), axisLabel: { ...l.text, hideOverlap: true }, axisTick: { show: false } },
      yAxis: axes.map((measure, n) => valueAxis(measure, l, n, data)),
      series: data.series.map((one) => ({
        name: one.name, type: one.draw, data: values(data, one), yAxisIndex: axes.indexOf(one.measure),
        barMaxWidth: l.size * 1.8, symbolSize: 8, lineStyle: { width: 3 },
      })),
    };
  }

  function hbars(data, l, width) {
    const axes = measures(data);
    return {
      ...base(data, l),
      grid: { left: 4, right: l.size * 1.5, top: l.size * (axes.length > 1 ? 4 : 2.4), bottom: 2, containLabel: true },
      xAxis: axes.map((measure, n) => ({ ...valueAxis(measure, l, n, data), position: n === 0 ? "bottom" : "top" })),
      yAxis: {
        type: "category", inverse: true, data: data.rows.map((row) => row.name), axisTick: { show: false },
        axisLabel: { ...l.text, interval: 0, width: Math.min(width * 0.36, l.size * 14), overflow: "truncate" },
      },
      series: data.series.map((one) => ({
        name: one.name, type: "bar", data: values(data, one), xAxisIndex: axes.indexOf(one.measure), barMaxWidth: l.size * 1.1,
      })),
    };
  }

  // two bars of each step, back to back: how many, and how much money
  function funnel(data, l, width) {
    const gap = Math.min(width * 0.3, l.size * 7) / 2;
    const inner = width / 2 - gap;
    return {
      ...base(data, l),
      grid: [{ left: l.size * 3.6, top: l.size * 2.6, bottom: 4, width: inner - l.size * 3.6 }, { left: width / 2 + gap, top: l.size * 2.6, bottom: 4, width: inner - l.size * 4 }],
      xAxis: data.series.map((one, n) => ({ type: "value", gridIndex: n, inverse: n === 0, show: false })),
      yAxis: data.series.map((one, n) => ({
        type: "category", inverse: true, gridIndex: n, position: n === 0 ? "right" : "left", data: data.rows.map((row) => row.name), axisTick: { show: false },
        axisLine: { show: false }, axisLabel: n === 0 ? { show: false } : { ...l.text, interval: 0, align: "center", margin: gap, fontWeight: 600 },
      })),
      series: data.series.map((one, n) => ({
        name: one.name, type: "bar", data: values(data, one), xAxisIndex: n, yAxisIndex: n, barMaxWidth: l.size * 2.2, color: colours[l.dark ? "dark" : "light"][n * 2],
        label: { show: true, position: n === 0 ? "left" : "right", ...l.text, formatter: (p) => brief.format(p.value) },
      })),
    };
  }

  const kinds = { bars, hbars, funnel };

  function draw(element) {
    const data = read(document.getElementById(element.dataset.table), MOST[element.dataset.chart]);
    const nothing = !data.rows.some((row) => data.series.some((one) => row.cells[one.column].number > 0));
    const had = echarts.getInstanceByDom(element);
    if (nothing) {
      if (had) had.dispose();
      element.textContent = element.dataset.empty;
      element.classList.add("chart-empty");
      element.dataset.drawn = "empty";
      return;
    }
    const rows = element.dataset.chart === "hbars" ? data.rows.length : 0;
    if (rows && !element.closest(".wall")) element.style.height = `${Math.max(16, 5 + rows * 2)}rem`;
    const chart = had || echarts.init(element);
    chart.setOption(kinds[element.dataset.chart](data, look(element), element.clientWidth), true);
    chart.off("click");
    chart.on("click", (point) => {
      const href = data.rows[point.dataIndex].cells[data.series[point.seriesIndex].column].href;
      if (href) location.assign(href);
    });
    element.dataset.drawn = "true";
  }

  const resized = new ResizeObserver((changes) => {
    for (const change of changes) {
      const chart = echarts.getInstanceByDom(change.target);
      if (chart && (chart.getWidth() !== change.target.clientWidth || chart.getHeight() !== change.target.clientHeight)) {
        chart.resize();
        draw(change.target);
      }
    }
  });

  const shown = new Set();
  function all() {
    // a screen that renews itself for days must not keep the charts that it replaced
    for (const element of [...shown].filter((one) => !one.isConnected)) {
      echarts.getInstanceByDom(element)?.dispose();
      resized.unobserve(element);
      shown.delete(element);
    }
    for (const element of document.querySelectorAll(".chart:not([data-drawn])")) {
      draw(element);
      resized.observe(element);
      shown.add(element);
      const behind = element.parentElement.querySelector(".dash-behind");
      if (behind) behind.open = false;
    }
  }
  all();
  document.addEventListener("htmx:afterSettle", all);

  // The dashboard reads its figures again each minute, but not unseen, and not under the reader's hand: while a field of
  // the filters is in use, a number has the focus, a table stands open or text is chosen.
  const inHand = () => document.hidden
    || Boolean(document.activeElement?.closest(".dash .filters, #figures, #keys-card, #drawn, #ranked"))
    || Boolean(document.querySelector(".dash-behind[open], dialog[open], .sidebar-items.open"))
    || !getSelection().isCollapsed;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.id === "figures" && inHand()) event.preventDefault();
  });
})();
