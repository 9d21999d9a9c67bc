/* Warns before a session ends for want of use, and keeps it while somebody types. Without it the server keeps the text. */
"use strict";

const warning = document.getElementById("idle");
const form = warning.querySelector("form");
const warnSeconds = Number(warning.dataset.warning);
const KEEP_SECONDS = 120; // somebody who types tells the server no more often than this
let timer = 0;
let told = Date.now();

function wait(seconds) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(1, seconds - warnSeconds) * 1000);
}

function show(state) {
  warning.dataset.state = state;
  if (!warning.open) warning.showModal();
}

async function answer(options) {
  const response = await fetch(form.action, options);
  return response.ok ? (await response.json()).seconds : 0;
}

/* Another window may have been used meanwhile, so the server is asked before anybody is warned. */
async function look() {
  const left = await answer({ headers: { Accept: "application/json" } }).catch(() => warnSeconds);
  if (left > warnSeconds) return wait(left);
  show(left > 0 ? "soon" : "over");
  if (left > 0) timer = setTimeout(look, left * 1000 + 1000);
}

async function stay() {
  told = Date.now();
  const left = await answer({ method: "POST", body: new FormData(form) }).catch(() => 0);
  if (!left) return show("over");
  if (warning.open) warning.close();
  wait(left);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  stay();
});
document.addEventListener("input", () => {
  if (!warning.open && Date.now() - told > KEEP_SECONDS * 1000) stay();
});
wait(Number(warning.dataset.seconds));
