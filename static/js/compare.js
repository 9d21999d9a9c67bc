/* The parks and sites put aside for a comparison follow the visitor in this browser; without script each link compares at once. */
"use strict";

const MOST = 5;
const trays = document.querySelectorAll("[data-tray]");

function kept(kind) {
  try { return JSON.parse(localStorage.getItem(`compare-${kind}s`)) || []; } catch { return []; }
}

function keep(kind, things) {
  try { localStorage.setItem(`compare-${kind}s`, JSON.stringify(things.slice(-MOST))); } catch { /* a browser that keeps nothing */ }
  showAll();
}

function showAll() {
  trays.forEach(show);
  document.getElementById("compare-tray").hidden = [...trays].every((tray) => tray.hidden);
}

function show(tray) {
  const kind = tray.dataset.tray, things = kept(kind);
  tray.hidden = things.length === 0;
  tray.querySelector("[data-names]").textContent = things.map((thing) => thing.name).join(tray.dataset.comma);
  tray.querySelector("a").search = things.map((thing) => `${kind}=${encodeURIComponent(thing.slug)}`).join("&");
}

/* Lists are exchanged in place, so the page listens for all their links, present and to come. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-compare]");
  if (!link) return;
  event.preventDefault();
  const { compare: slug, name, kind } = link.dataset;
  keep(kind, [...kept(kind).filter((thing) => thing.slug !== slug), { slug, name }]);
  document.getElementById("live").textContent = link.dataset.done;
  link.textContent = link.dataset.done;
});
trays.forEach((tray) => tray.querySelector("button").addEventListener("click", () => keep(tray.dataset.tray, [])));
showAll();
