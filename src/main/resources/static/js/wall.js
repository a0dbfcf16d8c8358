"use strict";
// The big screen's clock, in the time of Asia/Shanghai wherever the screen hangs.
(() => {
  const clock = document.getElementById("wall-clock");
  const format = new Intl.DateTimeFormat(document.documentElement.lang.startsWith("zh") ? "zh-CN" : "en-GB", {
    timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit", weekday: "short", hour: "2-digit", minute: "2-digit",
    second: "2-digit", hour12: false,
  });
  const tell = () => { clock.textContent = format.format(new Date()); };
  tell();
  setInterval(tell, 1000);
})();
