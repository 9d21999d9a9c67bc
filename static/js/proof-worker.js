/* Looks for the number whose hash behind the salt is the challenge; answers null when there is none. */
"use strict";

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ algorithm, challenge, maxNumber, salt, signature }) {
  const encoder = new TextEncoder();
  for (let number = 0; number <= maxNumber; number += 1) {
    const found = hex(await crypto.subtle.digest(algorithm, encoder.encode(salt + number)));
    if (found === challenge) return { algorithm, challenge, number, salt, signature };
  }
  return null;
}

self.onmessage = async ({ data }) => {
  self.postMessage(await solve(data).catch(() => null));
};
