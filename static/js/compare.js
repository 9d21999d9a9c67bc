/* The parks put aside for a comparison follow the visitor in this browser; without script each link compares at once. */
"use strict";

const MOST = 5;
const KEY = "compare-parks";
const tray = document.getElementById("compare-tray");

function kept() {
  try { return JSON.parse(localStorage.getItem(KEY)) || []; } catch { return []; }
}

function keep(parks) {
  try { localStorage.setItem(KEY, JSON.stringify(parks.slice(-MOST))); } catch { /* a browser that keeps nothing */ }
  show();
}

function show() {
  const parks = kept();
  tray.hidden = parks.length === 0;
  tray.querySelector("[data-names]").textContent = parks.map((park) => park.name).join(tray.dataset.comma);
  const link = tray.querySelector("a");
  link.search = parks.map((park) => "park=" + encodeURIComponent(park.slug)).join("&");
}

document.querySelectorAll("[data-compare]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const { compare: slug, name } = link.dataset;
    keep([...kept().filter((park) => park.slug !== slug), { slug, name }]);
    document.getElementById("live").textContent = link.dataset.done;
    link.textContent = link.dataset.done;
  });
});
tray.querySelector("button").addEventListener("click", () => keep([]));
show();
