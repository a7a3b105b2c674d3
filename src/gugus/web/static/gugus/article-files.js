// Files of articles: dropped onto the form, sent one by one, each with its line as it is read.
// Without this the form sends them all at once and the next page shows the same lines.
const form = document.querySelector("[data-articles]");
const zone = form?.querySelector("[data-drop-zone]");
const input = form?.querySelector("input[type=file]");

function over(event) {
  if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
  event.preventDefault();
  zone.classList.toggle("is-over", event.type !== "drop");
}

function bodyOf(file) {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "publisher"]) body.append(name, form.elements[name].value);
  body.append("documents", file);
  return body;
}

function line(name, text) {
  const item = document.createElement("li");
  item.className = "g-result g-result--bad";
  const strong = document.createElement("strong");
  strong.textContent = name;
  item.append(strong, `: ${text}`);
  return item;
}

async function send(file, list) {
  try {
    const answer = await fetch(form.action || window.location.href, { method: "POST", body: bodyOf(file), headers: { "X-Part": "baris" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const lines = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.append(...lines.body.children);
  } catch {
    list.append(line(file.name, form.dataset.failed));
  }
}

// The list shows what was just read; where it cannot be fetched, the lines above stand as they are.
async function refresh() {
  const list = document.querySelector("[data-article-list]");
  if (!list) return;
  try {
    const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-article-list]");
    if (fresh) list.replaceChildren(...fresh.childNodes);
  } catch { /* the lines above say what was read */ }
}

function spoken(number, count, name) {
  return form.dataset.reading.replace("{number}", number).replace("{count}", count).replace("{name}", name);
}

async function sendAll(files) {
  const place = form.querySelector("[data-sending]");
  const [said, bar, list] = [place.querySelector("[data-line]"), place.querySelector("progress"), place.querySelector("ul")];
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  place.hidden = false;
  list.replaceChildren();
  bar.max = files.length;
  for (const [at, file] of files.entries()) {
    said.textContent = spoken(at + 1, files.length, file.name);
    bar.value = at;
    await send(file, list);
  }
  bar.value = files.length;
  said.textContent = form.dataset.done;
  await refresh();
  input.value = "";
  button.disabled = false;
  place.scrollIntoView({ block: "nearest" });
}

if (form) {
  form.querySelector("[data-drop-hint]").hidden = false;
  for (const name of ["dragenter", "dragover", "drop"]) zone.addEventListener(name, over);
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
  // Several files and no pasted text: one by one. Anything else travels as the form is.
  form.addEventListener("submit", (event) => {
    const files = [...input.files];
    if (files.length < 2 || form.elements.text.value.trim()) return;
    event.preventDefault();
    sendAll(files);
  });
}
