// A form is sent once: its buttons rest while it travels, say so, and wake when the page comes back.
const PATIENCE = 4000;

function say(form, text) {
  let line = form.querySelector("[data-busy-line]");
  if (!line) {
    line = document.createElement("p");
    line.className = "g-busy";
    line.dataset.busyLine = "";
    line.setAttribute("role", "status");
    form.append(line);
  }
  line.textContent = text;
  return line;
}

function rest(form, button) {
  form.dataset.sent = "yes";
  const text = button?.dataset.busy;
  // Only after the browser has read the form, or the pressed button's value would be lost.
  setTimeout(() => {
    form.querySelectorAll("button[type=submit], button:not([type])").forEach((one) => { one.disabled = true; });
    if (text) say(form, text);
  }, 0);
  // A file is fetched and the page stays.
  if (button && "download" in button.dataset) setTimeout(() => wake(form), PATIENCE);
  setTimeout(() => {
    if (form.dataset.sent !== "yes" || !text) return;
    const bar = document.createElement("span");
    bar.className = "g-bar";
    say(form, text).append(bar);
  }, PATIENCE);
}

function wake(form) {
  delete form.dataset.sent;
  form.querySelectorAll("button:disabled").forEach((one) => { one.disabled = false; });
  form.querySelector("[data-busy-line]")?.remove();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  else rest(form, event.submitter);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches?.("form")) rest(event.target, event.detail.requestConfig?.triggeringEvent?.submitter);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) wake(form);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(wake);
});
