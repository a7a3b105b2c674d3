// Leaves a page at once: the button, or Esc three times. Without script the button is an ordinary form.
const form = document.querySelector("form[data-exit]");
const presses = [];

function leave() {
  if (form.elements.token) navigator.sendBeacon(form.action, new FormData(form));
  document.title = "…";
  document.body.replaceChildren();
  window.location.replace(new URL(form.action, window.location.href).pathname);
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses.push(event.timeStamp);
    if (presses.length >= 3 && event.timeStamp - presses.at(-3) < 3000) leave();
  });
  // A page kept alive by the browser must not come back with its content.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}
