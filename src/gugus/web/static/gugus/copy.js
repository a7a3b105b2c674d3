// Buttons that copy and print; they stay hidden where there is no script to do it.

// On an office network without https the modern clipboard is closed; the old way still works.
function copyOldWay(text) {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "g-hidden";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

async function copy(button) {
  const said = button.parentElement.querySelector("[role=status]");
  const text = button.dataset.copy;
  const done = navigator.clipboard
    ? await navigator.clipboard.writeText(text).then(() => true, () => false)
    : copyOldWay(text);
  said.textContent = done ? said.dataset.done : said.dataset.failed;
  setTimeout(() => { said.textContent = ""; }, 6000);
}

function reveal(root) {
  root.querySelectorAll("[data-copy][hidden], [data-print][hidden]").forEach((one) => { one.hidden = false; });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  if ("print" in button.dataset) window.print();
  else copy(button);
});
document.addEventListener("htmx:afterSwap", () => reveal(document));
reveal(document);
