/* Does the small work by which a form shows that a browser sends it; without it the form is looked at by a person first. */
"use strict";

const asking = document.querySelector("form[data-challenge]");

function prove(form) {
  const worker = new Worker(form.dataset.worker);
  worker.onmessage = ({ data }) => {
    if (data) form.elements.proof.value = btoa(JSON.stringify(data));
    worker.terminate();
    form.dispatchEvent(new Event("proved"));
  };
  worker.postMessage(JSON.parse(form.dataset.challenge));
  return new Promise((resolve) => form.addEventListener("proved", resolve, { once: true }));
}

if (window.Worker && window.crypto && crypto.subtle) {
  const proved = prove(asking);
  let waiting = false;
  asking.addEventListener("submit", (event) => {
    if (asking.elements.proof.value || (event.submitter && event.submitter.name)) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    proved.then(() => asking.submit());
  });
}
