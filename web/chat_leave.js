// Leaving: the button, Shift three times, and what a page shows that comes back from the browser's memory.
import {goAway} from "./chat_api.js";
import {clear} from "./chat_log.js";

const AWAY = "https://www.bbc.co.uk/weather";
const SHIFT = {presses: 3, withinMs: 5000};

export function leave() {
  document.body.hidden = true;
  goAway();
  clear();
  window.location.replace(AWAY);
}

// Counts Shift pressed by itself; any other key, as for a capital letter, starts the count again.
export function watchShift() {
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? presses.concat(event.timeStamp).slice(-SHIFT.presses) : [];
    if (presses.length === SHIFT.presses && event.timeStamp - presses[0] <= SHIFT.withinMs) leave();
  }, true);
}

export function onReturn(event) {
  if (!event.persisted) return;
  document.body.hidden = true;
  window.location.replace("/");
}
