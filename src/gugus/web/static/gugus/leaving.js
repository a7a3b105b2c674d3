// An opened identity leaves the screen: after its time, on leaving the page, and when the browser brings the page back.
const box = document.querySelector("[data-leaving]");

if (box) {
  const next = box.dataset.leaving;
  const end = Date.now() + Number(box.dataset.seconds) * 1000;

  const empty = () => box.replaceChildren();
  const leave = () => {
    empty();
    window.location.replace(next);
  };
  const look = () => {
    if (Date.now() >= end) leave();
  };

  // From now on this entry of the history is the question: reloading and going back ask again, nothing is sent twice.
  window.history.replaceState(null, "", next);
  setTimeout(leave, end - Date.now());
  // A machine that slept does not count its timers.
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.addEventListener("pagehide", empty);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) leave();
  });
}
