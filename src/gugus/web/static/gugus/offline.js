// Says when the connection goes and when it is back.
const notice = document.querySelector("[data-offline]");

function show(text, back) {
  notice.hidden = false;
  notice.classList.toggle("g-offline--back", back);
  notice.textContent = text;
}

if (notice) {
  window.addEventListener("offline", () => show(notice.dataset.offline, false));
  window.addEventListener("online", () => {
    show(notice.dataset.online, true);
    setTimeout(() => { notice.hidden = navigator.onLine; }, 4000);
  });
  if (!navigator.onLine) show(notice.dataset.offline, false);
}
