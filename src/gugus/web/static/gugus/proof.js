// Does the sum that a form asks for under load (altcha, PBKDF2), while the person writes; holds the
// form back until it is done. Without the browser's cryptography nothing is done here: the server
// lets those in who waited.
const AT_ONCE = Math.min(4, navigator.hardwareConcurrency || 2);
const subtle = window.crypto?.subtle;

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (each) => each.toString(16).padStart(2, "0")).join("");

async function derive(said, counter) {
  const nonce = bytes(said.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  const key = await subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt: bytes(said.salt), iterations: said.cost };
  return hex(await subtle.deriveBits(way, key, said.keyLength * 8));
}

// The counter lies below `most`, so a search from 0 meets it for certain.
async function solve(challenge, report) {
  const said = challenge.parameters;
  for (let start = 0; start < said.data.most; start += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_, step) => start + step);
    const keys = await Promise.all(counters.map((counter) => derive(said, counter)));
    const hit = keys.findIndex((key) => key.startsWith(said.keyPrefix));
    if (hit >= 0) return { counter: counters[hit], derivedKey: keys[hit] };
    report(start / said.data.most);
  }
  return null;
}

function show(place, text, part) {
  const [line, bar] = [place.querySelector("[role=status]"), place.querySelector("progress")];
  if (line.textContent !== text) line.textContent = text;
  line.hidden = false;
  bar.hidden = false;
  bar.value = part;
}

function work(place, form) {
  const challenge = JSON.parse(place.dataset.proof);
  let part = 0;
  let shown = false;
  const report = (done) => {
    part = done;
    if (shown) show(place, place.dataset.working, part);
  };
  const waiting = () => {
    shown = true;
    show(place, place.dataset.working, part);
  };
  const solution = solve(challenge, report).catch(() => null).then((found) => {
    if (found) form.elements.altcha.value = btoa(JSON.stringify({ challenge, solution: found }));
    place.dataset.done = "yes";
    if (shown) show(place, place.dataset.sending, 1);
  });
  return { solution, waiting };
}

async function hold(place, form) {
  const { solution, waiting } = work(place, form);
  form.addEventListener("submit", async (event) => {
    if (place.dataset.done) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting();
    await solution;
    form.requestSubmit(event.submitter?.isConnected ? event.submitter : undefined);
  });
  if ("alone" in place.dataset) {
    waiting();
    form.querySelector("[data-wait]")?.setAttribute("hidden", "");
    await solution;
    form.requestSubmit();
  }
}

// A page that waits by itself, in a browser without cryptography: it sends when the time is over.
function count(place, form) {
  show(place, place.dataset.waiting, 0);
  setTimeout(() => form.requestSubmit(), (Number(place.dataset.alone) + 1) * 1000);
}

for (const place of document.querySelectorAll("[data-proof]")) {
  const form = place.closest("form");
  if (subtle) hold(place, form);
  else if ("alone" in place.dataset) count(place, form);
}
