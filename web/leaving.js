// Leaving at once: by the control, by Shift three times, from every open tab of the guide, without waiting for anything.
const AWAY = "https://www.bbc.co.uk/weather";
const SHIFT = {presses: 3, withinMs: 5000};

// Reaches the tabs of this browser only, and keeps nothing.
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
let meanwhile = () => {};

// Hides first: what follows may be slow. The page's own place in the history is taken by where it goes.
function go() {
  document.body.hidden = true;
  meanwhile();
  window.location.replace(AWAY);
}

export function leave() {
  go();
  if (tabs) tabs.postMessage("leave");
}

// Counts Shift pressed by itself; any other key, as for a capital letter, starts the count again.
function watchShift() {
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? presses.concat(event.timeStamp).slice(-SHIFT.presses) : [];
    if (presses.length === SHIFT.presses && event.timeStamp - presses[0] <= SHIFT.withinMs) leave();
  }, true);
}

// A page that comes back from the browser's memory is not shown again.
function onReturn(event) {
  if (!event.persisted) return;
  document.body.hidden = true;
  window.location.replace("/");
}

// A link inside the page would put one more step into the history, which "back" finds after leaving.
function withoutSteps(link, go) {
  link.addEventListener("click", (event) => { event.preventDefault(); go(link); });
}

// What is given is done after hiding and before going.
export function watchLeaving(cleanUp = () => {}) {
  meanwhile = cleanUp;
  if (tabs) tabs.onmessage = go;
  watchShift();
  window.addEventListener("pageshow", onReturn);
  document.querySelectorAll(".skip").forEach((link) => withoutSteps(link, () => document.getElementById("chat").focus()));
  document.querySelectorAll("nav a").forEach((link) => withoutSteps(link, () => window.location.replace(link.href)));
}
