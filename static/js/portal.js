/* Improvements only: every page works without this file. */
"use strict";

const wide = window.matchMedia("(min-width: 1024px)");
const root = document.documentElement;
root.classList.add("has-script");

/* The filter drawer is a <details>: open beside the list, closed above it, as in elder mode. */
function placeDrawer() {
  const beside = wide.matches && !root.classList.contains("elder");
  document.querySelectorAll(".facets").forEach((drawer) => { drawer.open = beside; });
}

/* The list is replaced as a whole, so the chosen filter is found again by what it says. */
let chosen = null;

function rememberChoice(link) {
  const facet = link.closest(".facet");
  const label = (node) => node.firstChild.textContent.trim();
  chosen = facet && { facet: label(facet.querySelector(".facet-title")), option: label(link) };
}

function focusChoice(list) {
  const option = chosen && [...list.querySelectorAll(".facet a")].find((link) =>
    link.firstChild.textContent.trim() === chosen.option &&
    link.closest(".facet").querySelector(".facet-title").firstChild.textContent.trim() === chosen.facet);
  const target = wide.matches && option ? option : list.querySelector(".count");
  if (!target) return;
  if (target.tabIndex < 0) target.setAttribute("tabindex", "-1");
  const fold = target.closest(".facet details");
  if (fold) fold.open = true;
  target.focus({ preventScroll: true });
}

function afterChoice(list) {
  placeDrawer();
  focusChoice(list);
  const count = list.querySelector(".count");
  if (count) document.getElementById("live").textContent = count.textContent.trim();
  if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
}

/* The other language and the other size of type are of the list as it is now, not as the page came. */
function followAddress() {
  document.querySelectorAll(".switches a[hreflang]").forEach((link) => { link.search = window.location.search; });
  document.querySelectorAll(".switches a[rel=nofollow]").forEach((link) => {
    const question = new URLSearchParams(link.search);
    question.set("next", window.location.pathname + window.location.search);
    link.search = question;
  });
}

document.addEventListener("htmx:pushedIntoHistory", followAddress);
document.addEventListener("htmx:beforeRequest", (event) => rememberChoice(event.target));
document.addEventListener("htmx:afterSettle", () => {
  const list = document.getElementById("list");
  if (list) afterChoice(list);
});
/* An answer that is not a list (the server is away, the network is gone): go there the plain way. */
["htmx:responseError", "htmx:sendError"].forEach((name) => {
  document.addEventListener(name, (event) => { if (event.target.href) window.location.assign(event.target.href); });
});

/* The bar of in-page links says where the reader is. */
function markSection(links, entries) {
  const seen = entries.find((entry) => entry.isIntersecting);
  if (!seen) return;
  links.forEach((link) => {
    if (link.hash === "#" + seen.target.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

function followSections() {
  const links = [...document.querySelectorAll(".section-nav a")];
  const observer = new IntersectionObserver((entries) => markSection(links, entries), { rootMargin: "-20% 0px -70% 0px" });
  links.forEach((link) => {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) observer.observe(section);
  });
}

async function copyAddress(button) {
  await navigator.clipboard.writeText(window.location.href);
  document.getElementById("live").textContent = button.textContent = button.dataset.done;
}

function offerSharing(share) {
  share.hidden = false;
  const copy = share.querySelector("[data-copy]");
  if (navigator.clipboard) copy.addEventListener("click", () => copyAddress(copy));
  else copy.hidden = true;
  share.querySelector("[data-print]").addEventListener("click", () => window.print());
}

/* A link of a chain lights the lines that lead to it and from it. */
function lightLines(chain, link) {
  chain.querySelectorAll(".flow-lines g").forEach((line) => {
    const own = link && (line.dataset.giver === link || line.dataset.taker === link);
    line.classList.toggle("is-lit", Boolean(own));
  });
}

function followLinks(chain) {
  ["pointerover", "focusin"].forEach((name) => chain.addEventListener(name, (event) => {
    lightLines(chain, event.target.closest("[data-link]")?.dataset.link);
  }));
  ["pointerleave", "focusout"].forEach((name) => chain.addEventListener(name, () => lightLines(chain, null)));
}

placeDrawer();
wide.addEventListener("change", placeDrawer);
followSections();
document.querySelectorAll(".chain").forEach(followLinks);
document.querySelectorAll(".share").forEach(offerSharing);
