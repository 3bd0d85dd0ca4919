// Tells once that the connection is lost, whoever notices it, and once that it is back.
import * as page from "./chat_log.js";
import {WORDS} from "./chat_words.js";

const causes = new Set();
let note = null;  // while it stands

export function isLost() {
  return note !== null;
}

export function lost(cause) {
  causes.add(cause);
  if (note) return;
  note = page.say("note trouble", "", WORDS.lost);
  page.revealNews(note);
}

export function found(cause) {
  if (forget(cause)) page.say("note", "", WORDS.found);
}

// Says whether it was the last cause.
export function forget(cause) {
  causes.delete(cause);
  if (causes.size || !note) return false;
  note.remove();
  note = null;
  return true;
}

export function watchBrowser() {
  window.addEventListener("offline", () => lost("browser"));
  window.addEventListener("online", () => found("browser"));
}
