// The page of an article: keys for the desk, a card with its words in the text and back, on a phone the text folded away.
// Everything here is an addition: links, forms and folds do the same without it.
const WAITING = "[data-draft][data-waits]";
const KEPT = "gugus-tombol";
const wide = window.matchMedia("(min-width: 64rem)");
const side = document.querySelector("[data-text]");
const help = document.querySelector("[data-keys]");

function remembered() {
  try {
    return localStorage.getItem(KEPT) !== "mati";
  } catch {
    return true;
  }
}

let on = remembered();

function fold() {
  if (side) side.open = wide.matches || side.contains(document.querySelector(":target"));
}

// A card inside a folded group is shown with its group.
function reveal(place) {
  for (let each = place?.parentElement?.closest("details"); each; each = each.parentElement?.closest("details")) each.open = true;
}

function go(card) {
  if (!card) return;
  reveal(card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

function arrive() {
  const place = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (!place) return;
  reveal(place);
  if (side && side.contains(place)) side.open = true;
  const card = place.closest("[data-draft]");
  if (card) go(card);
  place.scrollIntoView({ block: card ? "start" : "center" });
}

// The words of the card at hand are outlined in the text, and the text beside it moves to them.
function show(card) {
  document.querySelectorAll(".g-mark.is-now").forEach((each) => each.classList.remove("is-now"));
  const marks = card ? [...document.querySelectorAll(`[data-of~="${card.dataset.draft}"]`)] : [];
  marks.forEach((each) => each.classList.add("is-now"));
  const box = marks[0]?.closest(".g-reading__text");
  if (box && wide.matches) box.scrollTop = marks[0].offsetTop - box.offsetTop - box.clientHeight / 3;
}

// The card at hand, also while its words in the text are looked at.
let last = null;

function atHand() {
  const active = document.activeElement;
  const card = active?.closest("[data-draft]");
  return card ?? (active === document.body || side?.contains(active) ? last : null);
}

function next(step) {
  const cards = [...document.querySelectorAll(WAITING)];
  const at = cards.indexOf(atHand());
  if (at < 0) return cards[step > 0 ? 0 : cards.length - 1];
  return cards[Math.min(Math.max(at + step, 0), cards.length - 1)];
}

function open(card, which) {
  const details = card.querySelector(`[${which}]`);
  if (!details) return;
  details.open = true;
  details.querySelector("input:checked, input:not([type=hidden]):not([type=radio]), textarea, select, button")?.focus();
}

const KEYS = {
  j: () => go(next(1)),
  k: () => go(next(-1)),
  a: (card) => card?.querySelector("[data-accept]")?.click(),
  e: (card) => card && open(card, "data-fix"),
  x: (card) => card && open(card, "data-drop"),
  t: (card) => card?.querySelector("a[href^='#t']")?.click(),
};

function typing(target) {
  return target.matches?.("input:not([type=radio]):not([type=checkbox]):not([type=submit]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const card = document.activeElement?.closest("[data-draft]");
  if (event.key === "Escape" && card) {
    card.querySelectorAll("details[open]").forEach((each) => { each.open = false; });
    card.focus();
    return;
  }
  if (!on || !help || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(atHand());
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("[data-draft]");
  last = card ?? last;
  show(card);
});
window.addEventListener("hashchange", arrive);
wide.addEventListener("change", fold);

function say() {
  const button = help.querySelector("[data-keys-switch]");
  help.classList.toggle("is-off", !on);
  button.textContent = on ? button.dataset.off : button.dataset.on;
}

if (help) {
  help.hidden = false;
  help.querySelector("[data-keys-switch]").addEventListener("click", () => {
    on = !on;
    try {
      localStorage.setItem(KEPT, on ? "hidup" : "mati");
    } catch { /* a browser that keeps nothing forgets it */ }
    say();
  });
  say();
}
fold();
arrive();
