// The chat on screen: its heading, its log (one for each chat), and what of it is shown in which state.

import {chatPath, get, now, post} from "./api.js";
import {attempt} from "./attempt.js";
import {$, el, setText, show} from "./dom.js";
import {changed, dropChat, openEntry, putAnswer, putChat, putNote, state} from "./state.js";
import {about, clock, lasts, noticeWords, shortName} from "./words.js";

const JOIN_SECONDS = 30;  // bot/handoff/timing.py
const KINDS = {adult: "adult", staff: "staff", aside: "aside", to_staff: "notice", to_adult: "notice"};
let shown = "";

export function wireChat() {
  $("join").addEventListener("click", join);
  $("put-back").addEventListener("click", putBack);
  $("back").addEventListener("click", () => { close(); $("mine-title").focus(); });
  $("newer").addEventListener("click", () => toEnd(logOf(openEntry())));
  document.addEventListener("visibilitychange", () => { if (state.me) changed(); });
}

export function openChat(ref) {
  state.open = ref;
  changed();
  const entry = openEntry();
  if (!entry.loaded) loadNotes(entry);
  setTimeout(focusWork);
}

export function close() {
  state.open = "";
  changed();
}

// Focus goes where the work goes.
function focusWork() {
  const first = ["join", "message", "wrap-title", "chat-title"].map($).find((node) => node.offsetParent);
  first?.focus();
}

export async function loadNotes(entry) {
  const {chat, notes} = await get(chatPath(entry.chat.ref)).catch(() => ({}));
  if (!chat || !state.chats.has(chat.ref)) return;
  putChat(chat);
  for (const note of notes) {
    if (putNote(chat.ref, note) && entry.loaded && note.side === "adult" && state.open !== chat.ref) entry.unread += 1;
  }
  entry.loaded = true;
}

function join() {
  return attempt(async () => {
    const entry = putAnswer((await post(chatPath(state.open, "join"))).chat);
    await loadNotes(entry);
    setTimeout(focusWork);
  });
}

async function putBack() {
  const ref = state.open;
  await attempt(async () => {
    await post(chatPath(ref, "release"));
    dropChat(ref);
  });
  window.dispatchEvent(new Event("refresh"));
  $("waiting-title").focus();
}

export function showChat() {
  const entry = openEntry();
  show($("chat"), Boolean(entry));
  show($("nothing"), !entry);
  document.body.classList.toggle("in-chat", Boolean(entry));
  for (const log of Array.from($("logs").children)) {
    const known = state.chats.get(log.dataset.ref);
    if (!known) log.remove();
    else show(log, known === entry);
  }
  if (shown && !entry && document.activeElement === document.body) $("mine-title").focus();
  shown = state.open;
  if (entry) showEntry(entry);
}

function showEntry(entry) {
  const {chat} = entry;
  setText($("chat-title"), shortName(chat.ref));
  setText($("chat-said"), about(chat) + (chat.adult_lost ? ". Connection lost: they may come back." : ""));
  show($("reserved"), chat.state === "reserved");
  show($("composer"), chat.state === "live");
  const until = chat.reserved_until || (entry.takenAt || now()) + JOIN_SECONDS;
  if (chat.state === "reserved") setText($("reserved-left"), lasts(until - now()));
  const typing = chat.state === "live" && entry.typingUntil > performance.now();
  setText($("typing"), typing ? "The adult is typing" : "");
  const log = logOf(entry);
  show(log, chat.state !== "reserved");
  fillLog(log, entry);
  if (!document.hidden) entry.unread = 0;
}

// One log a chat, so that going from one to another reads nothing out again.
function logOf(entry) {
  const {ref} = entry.chat;
  const there = Array.from($("logs").children).find((log) => log.dataset.ref === ref);
  if (there) return there;
  const log = el("div", {class: "log", role: "log", "aria-live": "off", "aria-label": shortName(ref), tabindex: "0", "data-ref": ref});
  log.addEventListener("scroll", () => { log.pinned = atEnd(log); if (log.pinned) show($("newer"), false); });
  new ResizeObserver(() => { if (log.pinned) toEnd(log); }).observe(log);
  $("logs").append(log);
  return log;
}

const atEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 40;

function toEnd(log) {
  log.pinned = true;
  log.scrollTop = log.scrollHeight;
  show($("newer"), false);
}

function fillLog(log, entry) {
  const stay = log.pinned === false;
  const have = new Set(Array.from(log.children, (row) => Number(row.dataset.number)));
  const fresh = [...entry.notes.values()].filter((note) => !have.has(note.number) && note.side !== "to_adult");
  for (const note of fresh.sort((one, other) => one.number - other.number)) place(log, note);
  if (!fresh.length) return;
  if (stay) show($("newer"), true);
  else toEnd(log);
  // What was there when the chat was opened is not read out; what comes from now on is.
  if (entry.loaded && log.getAttribute("aria-live") === "off") setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
}

function place(log, note) {
  const row = el("div", {class: "note " + (KINDS[note.side] || "notice"), "data-number": note.number}, ...said(note));
  const after = Array.from(log.children).find((other) => Number(other.dataset.number) > note.number);
  log.insertBefore(row, after || null);
}

function said(note) {
  if (note.side === "to_staff") return [el("p", {class: "text"}, noticeWords(note) + " ", el("span", {class: "at"}, clock(note.at)))];
  const me = note.values?.staff === state.me.id ? " (you)" : "";
  const who = {adult: "Adult", staff: (note.by || "Staff") + me, aside: "Only for staff: " + (note.by || "a colleague") + me}[note.side];
  return [el("p", {class: "who"}, who + " ", el("span", {class: "at"}, clock(note.at))), el("p", {class: "text", dir: "auto"}, note.text)];
}
