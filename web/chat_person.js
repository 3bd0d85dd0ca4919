// While a person is asked for or in the chat: follows the event stream, finds it again, and tells what it brings.
import * as api from "./chat_api.js";
import * as connection from "./chat_connection.js";
import * as page from "./chat_log.js";
import {WORDS} from "./chat_words.js";

const FIRST_RETRY_MS = 1000, LONGEST_RETRY_MS = 15000;
const TYPING_EVERY_MS = 2000;  // handoff 10: at most every 500 ms; the sign of it lasts 6 s
const TYPING_SHOWN_MS = 6000;
const FOLLOWED = ["queued", "live"];
const BACK = {title: "Back to the guide", payload: '/handoff{"do":"back"}'};

const back = document.getElementById("back");
let state = "bot";
let following = false;
let lastId = "";
let person = "";
let tryNow = () => {};  // ends the wait before the next try
let typedAt = 0, typingTimer = 0;
let hooks = {};  // offer(buttons), ended(words), choose(choice)

export function start(given) {
  hooks = given;
  back.type = "button";
  back.addEventListener("click", () => hooks.choose(BACK));
}

// Takes the state that an answer or the stream names, and follows the stream for as long as there is news in it.
export function become(next) {
  state = next;
  back.hidden = state !== "live";
  if (state !== "live") hideTyping();
  if (FOLLOWED.includes(state) && !following) follow();
}

// What is known of a chat that is over must not be taken for news of the next.
export function forget() {
  become("bot");
  lastId = person = "";
}

export function isLive() {
  return state === "live";
}

export function isThere() {
  return FOLLOWED.includes(state);
}

export function typed() {
  if (state !== "live" || Date.now() - typedAt < TYPING_EVERY_MS) return;
  typedAt = Date.now();
  api.tellTyping();
}

export function sent() {
  typedAt = 0;
}

async function follow() {
  following = true;
  for (let wait = FIRST_RETRY_MS; FOLLOWED.includes(state) && !api.isGone(); wait = Math.min(2 * wait, LONGEST_RETRY_MS)) {
    const code = await api.readStream(lastId, () => { wait = FIRST_RETRY_MS / 2; connection.found("stream"); }, take);
    if (!FOLLOWED.includes(state) || api.isGone()) break;
    if (code === 401) { hooks.ended(WORDS.restarted); break; }
    connection.lost("stream");
    await new Promise((resolve) => { tryNow = resolve; setTimeout(resolve, wait); });
  }
  following = false;
  connection.forget("stream");
  api.closeStream();
}

// After sleep, and when the network comes back, there is no reason to wait any longer.
export function wake() {
  if (document.hidden) return;
  api.dropSilentStream();
  tryNow();
}

function take(kind, data, id) {
  if (id && Number(id) < Number(lastId)) return;  // told before
  if (id) lastId = id;
  if (kind === "message") message(data);
  if (kind === "typing") showTyping();
  if (kind === "state" && data.state === "ended") return over();
  if (kind !== "state") return;
  become(data.state);
  if (!FOLLOWED.includes(state)) api.closeStream();
}

function message(data) {
  const fromPerson = data.from === "person";
  if (fromPerson) person = data.name;
  hideTyping();
  const speaker = fromPerson ? data.name + " from " + data.line : "Guide";
  const said = page.say(fromPerson ? "person" : "guide", speaker, data.text, fromPerson);
  if (!fromPerson) hooks.offer(data.buttons || []);
  page.revealNews(said);
}

function showTyping() {
  clearTimeout(typingTimer);
  page.tell(WORDS.typing(person || "Somebody"), true);
  typingTimer = setTimeout(hideTyping, TYPING_SHOWN_MS);
}

function hideTyping() {
  clearTimeout(typingTimer);
  page.tell("");
}

function over() {
  if (api.isGone()) return;
  hooks.ended(WORDS.over);
}
