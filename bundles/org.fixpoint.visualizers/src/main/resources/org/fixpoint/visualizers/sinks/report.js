"use strict";
// figures: the wheel zooms about the pointer, dragging pans, reset and double click show all
for (const figure of document.querySelectorAll("figure")) {
  const svg = figure.querySelector("svg");
  const all = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = all.slice();
  let last = null;
  const show = () => svg.setAttribute("viewBox", view.join(" "));
  const reset = () => { view = all.slice(); show(); };
  const zoom = (factor, u, v) => {
    const width = Math.min(all[2], Math.max(all[2] / 64, view[2] * factor));
    const f = width / view[2];
    view = [view[0] + u * view[2] * (1 - f), view[1] + v * view[3] * (1 - f), width, view[3] * f];
    if (width === all[2]) { view = all.slice(); }
    show();
  };
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(Math.exp(event.deltaY * 0.002), (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    last = [event.clientX, event.clientY];
    svg.setPointerCapture(event.pointerId);
    svg.classList.add("dragged");
  });
  svg.addEventListener("pointermove", (event) => {
    if (last === null) { return; }
    const scale = view[2] / svg.getBoundingClientRect().width;
    view[0] -= (event.clientX - last[0]) * scale;
    view[1] -= (event.clientY - last[1]) * scale;
    last = [event.clientX, event.clientY];
    show();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => { last = null; svg.classList.remove("dragged"); });
  }
  svg.addEventListener("dblclick", reset);
  figure.querySelector(".in").addEventListener("click", () => zoom(0.7, 0.5, 0.5));
  figure.querySelector(".out").addEventListener("click", () => zoom(1 / 0.7, 0.5, 0.5));
  figure.querySelector(".reset").addEventListener("click", reset);
}
// tables: a click on a head sorts by its column, a second click the other way
for (const table of document.querySelectorAll("table")) {
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = (row) => row.cells[column].dataset.v;
    const word = (row) => row.cells[column].textContent;
    const compare = (a, b) => {
      if (key(a) === undefined) { return word(a) < word(b) ? -1 : word(a) > word(b) ? 1 : 0; }
      const x = Number(key(a)), y = Number(key(b));
      if (Number.isNaN(x) || Number.isNaN(y)) { return (Number.isNaN(x) ? 1 : 0) - (Number.isNaN(y) ? 1 : 0) || 0; }
      return x < y ? -1 : x > y ? 1 : 0;
    };
    const body = table.tBodies[0];
    Array.from(body.rows).sort((a, b) => up ? compare(a, b) : compare(b, a)).forEach((row) => body.append(row));
  }));
}
